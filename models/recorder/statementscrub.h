// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Text without what people put into it. Pure functions; the text is hostile. Any thread.

#include <QString>

namespace recorder {

// A statement with each literal as ? and without comments: quoted in every way PostgreSQL knows, numbers, also where the
// text was cut within one. Where a backslash before a quote leaves open what it means, the rest goes.
[[nodiscard]] QString withoutLiterals(const QString &statement);

// A message without anything that could be data: what stands from the first quote or bracket to the last of any kind, words
// with a digit, a dot, a slash, a colon or an @ in them.
[[nodiscard]] QString withoutData(const QString &message);

} // namespace recorder

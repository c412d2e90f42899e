// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace environment {

// The keyring entry of a target's `reader` whose credential names none. Pure.
[[nodiscard]] inline QString readerEntry(const QString &targetId) { return targetId + QStringLiteral("/reader"); }

} // namespace environment

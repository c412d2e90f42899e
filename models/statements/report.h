// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A comparison for programs. The format is described in resources/docs/statements.md and only grows. Pure.

#include "models/statements/comparison.h"

#include <QJsonObject>

namespace statements {

[[nodiscard]] QJsonObject report(const Comparison &comparison, int most);

// "15m", "2h", "90s", "7d"; nothing: it is none.
[[nodiscard]] std::optional<std::chrono::seconds> durationFrom(const QString &text);
// "START[/LENGTH]..START[/LENGTH]", each START an ISO time or how long ago; an hour where no length is given. The first
// is the earlier one, A.
struct Pair {
    Stretch a, b;
};
[[nodiscard]] std::optional<Pair> pairFrom(const QString &text, base::WallTime now);

} // namespace statements

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace environment {

inline constexpr qsizetype kLongestId = 63;

// A name as an id: "Orders DB (Köln)" is "orders-db-koln". Empty when nothing of it can stand in an id. Any thread.
[[nodiscard]] QString idFrom(const QString &name);

} // namespace environment

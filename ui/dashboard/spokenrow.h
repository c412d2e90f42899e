// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A row of a table as a screen reader says it: name, state, then every cell that says something.

#include <QModelIndex>

namespace dashboard {

[[nodiscard]] QString spokenRow(const QModelIndex &first); // its first cell

} // namespace dashboard

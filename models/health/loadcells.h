// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What the process of a session spends, as cells of a table. A figure that is not known is a dash with the reason behind it and
// comes after all others; on a server elsewhere the cells are empty. Pure functions.

#include "models/health/rowsmodel.h"
#include "models/watch/backendload.h"

namespace health {

[[nodiscard]] Cell cpuCell(const watch::BackendLoad &load);
[[nodiscard]] Cell readCell(const watch::BackendLoad &load);
[[nodiscard]] Cell writtenCell(const watch::BackendLoad &load);

// A parallel worker's is its leader's, too, as far as both are known.
void addLoad(watch::BackendLoad &leader, const watch::BackendLoad &worker);

} // namespace health

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Who keeps dead rows from being cleaned up on a PostgreSQL server, and for how long: catalogue row 52. Pure.

#include "models/watch/lane.h"
#include "models/watch/snapshot.h"

namespace watch {

// Rows of horizon.sql. Where sessions of other roles are hidden, the figures say so: one of them may be the worst.
[[nodiscard]] std::vector<HorizonRow> readHorizon(const PGresult *rows, std::vector<Reading> &out);

} // namespace watch

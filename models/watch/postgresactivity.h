// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Sessions of a PostgreSQL server and the figures counted from them: catalogue rows 8 to 16. Pure functions.

#include "models/watch/lane.h"
#include "models/watch/serverrounds.h"

namespace watch {

struct ActivityContext {
    std::vector<int> ownPids;    // this console's sessions: shown, but never the longest query
    std::optional<double> capacity; // connections an ordinary role may open
};

// Rows of activity.sql. Figures that need other roles' details say Permission where those are hidden.
// With a round, the same for each of its databases: the sessions in it and what is counted from them.
[[nodiscard]] std::vector<SessionRow> readActivity(const PGresult *rows, const ActivityContext &context, std::vector<Reading> &out,
                                                   ServerRound *round = nullptr);

} // namespace watch

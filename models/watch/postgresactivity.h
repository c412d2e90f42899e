// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Sessions of a PostgreSQL server and the figures counted from them: catalogue rows 8 to 16. Pure functions.

#include "models/watch/lane.h"
#include "models/watch/serverrounds.h"

#include <map>

namespace watch {

// Since when sessions wait for a lock. Only pg_locks knows it to the millisecond, and reading that is dear when it is
// needed most; so it is what the rounds saw, within one round of the truth. Before the first round nothing was seen: then it
// counts from the beginning of the statement. Engine thread.
class LockWaits {
public:
    void begin(base::TimePoint now); // a round
    [[nodiscard]] double seconds(int pid, std::optional<double> querySeconds); // of a session that waits in this round
    void end(); // whoever was not asked for waits no more

private:
    struct Wait {
        base::TimePoint started{}, since{}, seen{}; // the statement, the wait, the newest round with it
    };
    std::map<int, Wait> m_waits;
    base::TimePoint m_now{}, m_before{};
};

struct ActivityContext {
    std::vector<int> ownPids;    // this console's sessions: shown, but never the longest query
    std::optional<double> capacity; // connections an ordinary role may open
    LockWaits *waits = nullptr;  // null: every wait counts from the beginning of its statement
};

// Rows of activity.sql. Figures that need other roles' details say Permission where those are hidden.
// With a round, the same for each of its databases: the sessions in it and what is counted from them.
[[nodiscard]] std::vector<SessionRow> readActivity(const PGresult *rows, const ActivityContext &context, std::vector<Reading> &out,
                                                   ServerRound *round = nullptr);

} // namespace watch

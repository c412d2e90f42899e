// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// When the lock table of a PostgreSQL server is read, and what was read of each wait until it is read again. Nobody waits:
// never. Else each round, but so seldom that it takes at most a fiftieth of the time: while it is copied no lock is given or
// taken, and on a server in trouble that may last a tenth of a second. Engine thread only.

#include "models/watch/lockswaitedfor.h"

#include <map>

namespace watch {

class LockDetails {
public:
    // A round and its sessions: what is known of a wait that goes on is put into its row. Whether it is time to read.
    [[nodiscard]] bool begin(std::vector<SessionRow> &sessions, base::TimePoint now);
    // Read for the sessions of this round; took: from the question to the answer.
    void read(const std::vector<LockSeen> &locks, std::vector<SessionRow> &sessions, base::TimePoint::duration took);
    void failed(base::TimePoint::duration took); // it was asked and not told: not again for a while, which is a fiftieth of the time, too
    void recall(std::vector<SessionRow> &sessions) const; // the same into other rows of this round

private:
    struct Known {
        QString event;
        std::vector<int> blockedBy;
        base::TimePoint began{}, read{}; // the statement; this
        LockWait wait;
    };
    [[nodiscard]] base::TimePoint beganOf(const SessionRow &session) const;

    std::map<int, Known> m_known; // by pid
    base::TimePoint m_now{}, m_next{};
};

} // namespace watch

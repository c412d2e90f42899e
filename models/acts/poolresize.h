// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Making a pool of PgBouncer larger or smaller, and undoing that: foretold with the line of pgbouncer.ini it comes down to;
// done (the file replaced, RELOAD sent, SHOW DATABASES watched until it shows the size; else the old text is put back and
// loaded again); and what it did to the queue, measured. Engine thread only. The console is asked through a door that others
// use too; the file is read and written in a worker thread.

#include "models/acts/poolini.h"
#include "models/flow/pool.h"
#include "models/postgres/asker.h"

#include <chrono>

namespace acts {

// What is wanted. The bounds come from the rules and from the room on the server behind (health::PoolAdvice).
struct PoolChange {
    QString database; // as clients name it: its pool, of every user alike
    QString config;   // pgbouncer.ini, on this machine; empty: the environment file names none
    int before = 0;   // the size that was shown
    int size = 0;
    int least = 0, most = 0;
};

// What SHOW DATABASES and SHOW POOLS tell of one database.
struct PoolState {
    int size = 0;
    int waiting = 0;           // clients, of all users
    double waitSeconds = 0;    // the longest
    int serversOpen = 0;
};

struct PoolForecast {
    PoolChange change;
    PoolState now;
    PoolLine line;              // its text is not kept
    bool undo = false;          // of the undo instead: change.size is what it returns to
};

struct PoolEffect {
    PoolState before, after;
    QString saved;              // the old text, kept beside the file; empty: of an undo
    std::chrono::milliseconds took{}; // from the new text until the console showed the size
};

struct PoolPlace { // references outlive every flow that has one
    flow::Reactor &reactor;
    flow::BlockingPool &files;
    std::string configInUse;    // as the console names it; empty: it does not
};

// What `change` would do, without doing it. Errors: Invalid (out of bounds, or the file is doubtful, with its line), Absent
// (another size by now), Permission, Io, or the console's.
flow::Task<base::Result<PoolForecast>> forecastResize(PoolPlace place, std::shared_ptr<postgres::Asker> console, PoolChange change, flow::TimePoint due);
// What undoing the last change would do. Error Absent: the file is not as a change from here left it.
flow::Task<base::Result<PoolForecast>> forecastRestore(PoolPlace place, std::shared_ptr<postgres::Asker> console, PoolChange change, flow::TimePoint due);

// Errors: as of the forecast; TimedOut when the size did not show. After any error the file has its old text again, and the
// error says so where it has not.
flow::Task<base::Result<PoolEffect>> resizePool(PoolPlace place, std::shared_ptr<postgres::Asker> console, PoolChange change);
flow::Task<base::Result<PoolEffect>> restorePool(PoolPlace place, std::shared_ptr<postgres::Asker> console, PoolChange change);

} // namespace acts

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// From the rows of waits.sql to what each waiting session waits for, and how those in its way have it. Who is in the way
// says the server alone (pg_blocking_pids); the lock table adds in which mode, and which of the prepared transactions it is.
// Pure functions.

#include "models/watch/snapshot.h"

#include <libpq-fe.h>

namespace watch {

// One lock, held or wanted, on something that somebody waits for; or on a row that a waiter has.
struct LockSeen {
    int pid = 0;               // 0: of a prepared transaction
    bool granted = false;
    QString object;            // the same for the same thing
    QString holder;            // of a prepared transaction: the same for all its locks
    LockWait what;             // without blockers
    LockBlocker prepared;      // of a prepared transaction, when it can be named: transaction is not 0
};

[[nodiscard]] std::vector<LockSeen> locksSeen(const PGresult *rows);

// Says in each row that waits what it waits for; what the lock table does not show of it is cleared. A prepared transaction is
// named only when as many of them hold the lock against it as the server says are in its way; else it stays without a name.
void describeWaits(const std::vector<LockSeen> &locks, std::vector<SessionRow> &sessions);

} // namespace watch

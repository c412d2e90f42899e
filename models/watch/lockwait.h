// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What a session waits for that waits for a lock, and how those in its way have it. Values; any thread.

#include "models/base/untrusted.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace watch {

// One in the way: a session, or a prepared transaction that the lock table names beyond doubt.
struct LockBlocker {
    int pid = 0;                    // of a session, the leader of a parallel group; 0: a prepared transaction
    QString mode;                   // in which it holds what is waited for; empty: it was not seen to
    bool queued = false;            // it does not hold it in that mode but waits for it, further ahead
    std::uint32_t transaction = 0;  // of a prepared one
    base::Untrusted gid, owner, database;
    std::optional<double> seconds;  // since it was prepared
    friend bool operator==(const LockBlocker &, const LockBlocker &) = default;
};

struct LockWait {
    QString type;                   // pg_locks.locktype: relation, transactionid, tuple ...; empty: not read
    QString mode;                   // in which it is wanted: AccessExclusiveLock ...
    // The relation or the row's, quoted as in SQL; of a transaction, that of the row it is waited for; of an object, its catalog.
    base::Untrusted relation;       // empty: it cannot be named from the database of our connection
    base::Untrusted database;       // of what is waited for, when it is not that of our connection
    QString number;                 // oid of the relation or object, id of the transaction; empty: it has none
    QString row;                    // "(page,row)", or the page alone
    QString key;                    // of an advisory lock
    std::vector<LockBlocker> blockers; // those seen in the lock table, who hold it first; of a long queue the first few
    friend bool operator==(const LockWait &, const LockWait &) = default;

    [[nodiscard]] bool known() const { return !type.isEmpty(); }
};

} // namespace watch

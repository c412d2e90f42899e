// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What PostgreSQL's lock manager would do if one session let go: which waiting sessions get their lock, in which order,
// and which go on waiting, for whom. A pure function of the rows of locks.sql. The rules are those of the server's
// ProcLockWakeup (src/backend/storage/lmgr/proc.c) and its conflict table (lock.c): a waiter is let in when its mode
// conflicts neither with what others hold nor with what somebody before it in the queue still wants.

#include <QString>

#include <optional>
#include <vector>

namespace acts {

struct LockRow {
    int pid = 0;     // 0: a prepared transaction
    int group = 0;   // leader of a parallel group; the pid itself without one
    QString object;  // names the locked thing
    QString kind;    // pg_locks.locktype: relation, transactionid, tuple, advisory ...
    QString mode;    // "AccessExclusiveLock"
    bool granted = false;
    std::optional<double> waitsSince; // seconds since 1970; nothing: not told
};

enum class LetGo {
    All,         // the session ends: every lock of it
    Transaction, // its statement is cancelled: all but advisory locks, which may outlive a transaction
    Nothing,     // it is idle: cancelling does nothing
};

struct Release {
    std::vector<int> next;    // get their lock at once, first come first
    std::vector<int> waiting; // waited behind this session, or behind one who did, and go on waiting for others
};

// Two modes exclude each other. Unknown modes exclude everything: better a release too few foretold.
[[nodiscard]] bool conflict(const QString &a, const QString &b);

[[nodiscard]] Release releaseOf(const std::vector<LockRow> &locks, int pid, LetGo letGo);

} // namespace acts

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Who waits for whom, as a forest: each session hangs below the first one that blocks it, and counts as waiting at each
// one that does. Parallel workers fold into their leader; a ring (a deadlock about to be found) is cut at its smallest
// pid, so that nothing vanishes.

#include "models/watch/snapshot.h"

#include <map>

namespace health {

struct SessionEntry {
    watch::SessionRow row;
    int parent = -1;  // pid; -1: top
    int workers = 0;  // parallel workers folded in
    int waiting = 0;  // sessions that wait for it, themselves or behind others; below it stand only those it blocks first
    std::vector<int> blockers; // all of them, in the server's order; each once
    bool prepared = false; // not a session: a prepared transaction that holds locks; row.pid is its number here
    watch::LockBlocker transaction; // that one; its transaction is 0: which one it is is not known
    struct Held {
        QString mode;
        watch::LockWait on; // as somebody waits for it; without blockers
        friend bool operator==(const Held &, const Held &) = default;
    };
    std::vector<Held> holds; // what others wait for, as far as it was read; each once
};

// The number of a prepared transaction among sessions: below -1, and never the same for two that are there at one time.
// 0: it is not known which one it is.
[[nodiscard]] int numberOf(const watch::LockBlocker &prepared);
// Whom a session waits for: as the server says, with each prepared transaction by its number.
[[nodiscard]] std::vector<int> blockersOf(const watch::SessionRow &row);
// What this one holds of that which others wait for, as far as it was read; each once.
[[nodiscard]] std::vector<SessionEntry::Held> heldBy(int blocker, const std::vector<watch::SessionRow> &rows);

// By pid.
std::map<int, SessionEntry> sessionTree(const std::vector<watch::SessionRow> &rows);

} // namespace health

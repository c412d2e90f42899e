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
    bool prepared = false; // not a session: a prepared transaction that holds locks, pid 0
};

// By pid.
std::map<int, SessionEntry> sessionTree(const std::vector<watch::SessionRow> &rows);

} // namespace health

// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/health/sessiontree.h"

#include <set>

namespace health {

namespace {

// From each session its chain of parents; a chain that comes back to where it was is cut at the smallest pid.
void cutRings(std::map<int, SessionEntry> &tree)
{
    std::set<int> safe; // known to end at the top
    for (auto &[pid, entry] : tree) {
        std::vector<int> chain;
        std::set<int> seen;
        int at = pid;
        while (at != -1 && !safe.contains(at) && seen.insert(at).second) {
            chain.push_back(at);
            at = tree.at(at).parent;
        }
        if (at != -1 && !safe.contains(at)) {
            int smallest = at;
            for (int next = tree.at(at).parent; next != at; next = tree.at(next).parent)
                smallest = std::min(smallest, next);
            tree.at(smallest).parent = -1;
        }
        safe.insert(chain.begin(), chain.end());
    }
}

} // namespace

std::map<int, SessionEntry> sessionTree(const std::vector<watch::SessionRow> &rows)
{
    std::map<int, SessionEntry> tree;
    std::map<int, int> leaders; // worker -> leader
    for (const watch::SessionRow &row : rows)
        if (row.leaderPid != 0 && row.leaderPid != row.pid)
            leaders[row.pid] = row.leaderPid;
    for (const watch::SessionRow &row : rows)
        if (!leaders.contains(row.pid))
            tree[row.pid].row = row;
    const auto folded = [&](int pid) {
        const auto leader = leaders.find(pid);
        return leader != leaders.end() && tree.contains(leader->second) ? leader->second : pid;
    };
    for (const watch::SessionRow &row : rows) {
        const int pid = folded(row.pid);
        if (pid != row.pid) {
            SessionEntry &leader = tree[pid];
            ++leader.workers;
            for (int blocker : row.blockedBy)
                leader.row.blockedBy.push_back(blocker);
        } else if (leaders.contains(row.pid)) {
            tree[row.pid].row = row; // its leader is not in the list
        }
    }
    const std::vector<int> pids = [&tree] {
        std::vector<int> all;
        for (const auto &[pid, entry] : tree)
            all.push_back(pid);
        return all;
    }();
    for (int pid : pids) {
        for (int blocker : tree[pid].row.blockedBy) {
            const int by = folded(blocker);
            if (by == pid || (by != 0 && !tree.contains(by)))
                continue;
            if (by == 0)
                tree[0].prepared = true;
            tree[pid].parent = by;
            break;
        }
    }
    cutRings(tree);
    for (auto &[pid, entry] : tree)
        for (int up = entry.parent; up != -1; up = tree.at(up).parent)
            ++tree.at(up).waiting;
    return tree;
}

} // namespace health

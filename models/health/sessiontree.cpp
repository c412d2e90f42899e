// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/health/sessiontree.h"

#include "models/health/loadcells.h"

#include <algorithm>
#include <bit>
#include <set>
#include <unordered_map>
#include <utility>

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

// Sets of sessions as bits: a queue of n has n * n / 2 blockings, and each is passed on here every second.
void countWaiting(std::map<int, SessionEntry> &tree)
{
    std::map<int, std::size_t> places; // of those that take part
    for (const auto &[pid, entry] : tree)
        for (int blocker : entry.blockers)
            if (tree.contains(blocker)) {
                places.try_emplace(pid, places.size());
                places.try_emplace(blocker, places.size());
            }
    const std::size_t words = (places.size() + 63) / 64;
    std::vector<std::vector<quint64>> behind(places.size(), std::vector<quint64>(words));
    for (bool grew = true; grew;) {
        grew = false;
        for (const auto &[pid, place] : places)
            for (int blocker : tree.at(pid).blockers) {
                const auto by = places.find(blocker);
                if (by == places.end())
                    continue;
                std::vector<quint64> &all = behind[by->second];
                const auto add = [&all, &grew](std::size_t word, quint64 bits) {
                    grew = grew || (bits & ~all[word]) != 0;
                    all[word] |= bits;
                };
                add(place / 64, quint64(1) << (place % 64));
                for (std::size_t word = 0; word < words; ++word)
                    add(word, behind[place][word]);
            }
    }
    for (const auto &[pid, place] : places) {
        behind[place][place / 64] &= ~(quint64(1) << (place % 64)); // in a ring it waits for itself
        for (quint64 bits : behind[place])
            tree.at(pid).waiting += std::popcount(bits);
    }
}

void addHeld(std::vector<SessionEntry::Held> &holds, const watch::LockBlocker &blocker, const watch::LockWait &wait)
{
    if (blocker.queued)
        return;
    SessionEntry::Held held{blocker.mode, wait};
    held.on.blockers.clear();
    held.on.mode.clear();
    if (std::ranges::find(holds, held) == holds.end())
        holds.push_back(std::move(held));
}

} // namespace

// The server keeps the numbers of transactions that are there at one time within less than 2^31 - 3 of each other.
int numberOf(const watch::LockBlocker &prepared)
{
    return prepared.transaction == 0 ? 0 : -2 - int(prepared.transaction % 0x7ffffffdU);
}

std::vector<int> blockersOf(const watch::SessionRow &row)
{
    std::vector<int> named;
    for (const watch::LockBlocker &blocker : row.wait.blockers)
        if (blocker.pid == 0)
            named.push_back(numberOf(blocker));
    std::vector<int> all = row.blockedBy;
    auto next = named.begin();
    for (int &pid : all)
        if (pid == 0 && next != named.end())
            pid = *next++;
    return all;
}

std::vector<SessionEntry::Held> heldBy(int blocker, const std::vector<watch::SessionRow> &rows)
{
    std::vector<SessionEntry::Held> holds;
    for (const watch::SessionRow &row : rows)
        for (const watch::LockBlocker &each : row.wait.blockers)
            if ((each.pid != 0 ? each.pid : numberOf(each)) == blocker)
                addHeld(holds, each, row.wait);
    return holds;
}

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
        const std::vector<int> blockers = blockersOf(row);
        if (pid != row.pid) {
            SessionEntry &leader = tree[pid];
            ++leader.workers;
            addLoad(leader.row.load, row.load);
            leader.row.blockedBy.insert(leader.row.blockedBy.end(), blockers.begin(), blockers.end());
            if (!leader.row.wait.known()) // what a worker waits for its leader waits for
                leader.row.wait = row.wait;
        } else {
            if (leaders.contains(row.pid))
                tree[row.pid].row = row; // its leader is not in the list
            tree[row.pid].row.blockedBy = blockers;
        }
    }
    const std::vector<int> pids = [&tree] {
        std::vector<int> all;
        for (const auto &[pid, entry] : tree)
            all.push_back(pid);
        return all;
    }();
    std::unordered_map<int, int> namedBy; // the session that named it last
    for (int pid : pids) {
        SessionEntry &entry = tree[pid];
        namedBy[pid] = pid;
        for (int blocker : entry.row.blockedBy) {
            const int by = folded(blocker);
            const auto [last, first] = namedBy.try_emplace(by, pid);
            if (!first && std::exchange(last->second, pid) == pid)
                continue;
            entry.blockers.push_back(by);
            if (by == 0 || by < -1) {
                tree[by].prepared = true;
                tree[by].row.pid = by;
            }
            if (entry.parent == -1 && tree.contains(by))
                entry.parent = by;
        }
    }
    for (const watch::SessionRow &row : rows)
        for (const watch::LockBlocker &blocker : row.wait.blockers)
            if (const auto its = tree.find(blocker.pid != 0 ? folded(blocker.pid) : numberOf(blocker)); its != tree.end()) {
                addHeld(its->second.holds, blocker, row.wait);
                if (blocker.pid == 0)
                    its->second.transaction = blocker;
            }
    cutRings(tree);
    countWaiting(tree);
    return tree;
}

} // namespace health

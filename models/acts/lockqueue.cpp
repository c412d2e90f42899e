// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/acts/lockqueue.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace acts {

namespace {

// Weakest first; bit n of an entry: conflicts with mode n. The table of the manual's chapter on explicit locking.
struct Mode {
    QLatin1StringView name;
    unsigned conflicts;
};
constexpr std::array<Mode, 8> kModes{{{QLatin1StringView("AccessShareLock"), 0b10000000},
                                      {QLatin1StringView("RowShareLock"), 0b11000000},
                                      {QLatin1StringView("RowExclusiveLock"), 0b11110000},
                                      {QLatin1StringView("ShareUpdateExclusiveLock"), 0b11111000},
                                      {QLatin1StringView("ShareLock"), 0b11101100},
                                      {QLatin1StringView("ShareRowExclusiveLock"), 0b11111100},
                                      {QLatin1StringView("ExclusiveLock"), 0b11111110},
                                      {QLatin1StringView("AccessExclusiveLock"), 0b11111111}}};

int modeIndex(const QString &name)
{
    const auto it = std::find_if(kModes.begin(), kModes.end(), [&name](const Mode &m) { return m.name == name; });
    return it == kModes.end() ? -1 : int(it - kModes.begin());
}

bool lets(const LockRow &lock, LetGo letGo)
{
    return letGo == LetGo::All || (letGo == LetGo::Transaction && lock.kind != QLatin1StringView("advisory"));
}

bool comesFirst(const LockRow &a, const LockRow &b)
{
    return std::pair(a.waitsSince.value_or(0), a.pid) < std::pair(b.waitsSince.value_or(0), b.pid);
}

// One locked thing: who has it and who queues for it.
struct Queue {
    std::vector<LockRow> held, wanted;

    // Groups that keep this waiter waiting: who holds the lock, and who is before it in the queue.
    [[nodiscard]] std::set<int> inTheWay(std::size_t waiter) const
    {
        const LockRow &w = wanted[waiter];
        std::set<int> groups;
        const auto add = [&](const LockRow &other) {
            if (other.group != w.group && conflict(other.mode, w.mode))
                groups.insert(other.group);
        };
        std::for_each(held.begin(), held.end(), add);
        std::for_each(wanted.begin(), wanted.begin() + std::ptrdiff_t(waiter), add);
        return groups;
    }
};
using Queues = std::map<QString, Queue>;

// Who waits for this group, directly or behind somebody who does.
std::set<int> waitingBehind(const Queues &queues, int group)
{
    std::set<int> found, open{group};
    while (!open.empty()) {
        const int blocker = *open.begin();
        open.erase(open.begin());
        for (const auto &[object, queue] : queues)
            for (std::size_t i = 0; i < queue.wanted.size(); ++i)
                if (queue.inTheWay(i).contains(blocker) && queue.wanted[i].group != group && found.insert(queue.wanted[i].pid).second)
                    open.insert(queue.wanted[i].group);
    }
    return found;
}

void removeHeld(Queue &queue, int group, LetGo letGo)
{
    std::erase_if(queue.held, [&](const LockRow &l) { return l.group == group && lets(l, letGo); });
    std::erase_if(queue.wanted, [&](const LockRow &l) { return l.group == group; }); // a cancelled wait is over in any case
}

} // namespace

bool conflict(const QString &a, const QString &b)
{
    const QLatin1StringView predicate("SIReadLock"); // never waited for
    if (a == predicate || b == predicate)
        return false;
    const int first = modeIndex(a), second = modeIndex(b);
    return first < 0 || second < 0 || (kModes[std::size_t(first)].conflicts >> second & 1U) != 0;
}

Release releaseOf(const std::vector<LockRow> &locks, int pid, LetGo letGo)
{
    Release release;
    if (letGo == LetGo::Nothing)
        return release;
    int group = pid;
    Queues queues;
    for (const LockRow &lock : locks) {
        if (lock.pid == pid)
            group = lock.group;
        Queue &queue = queues[lock.object];
        (lock.granted ? queue.held : queue.wanted).push_back(lock);
    }
    for (auto &[object, queue] : queues)
        std::sort(queue.wanted.begin(), queue.wanted.end(), comesFirst);
    std::set<int> behind = waitingBehind(queues, group);
    std::vector<LockRow> let;
    for (auto &[object, queue] : queues) {
        const auto theirs = [group](const LockRow &l) { return l.group == group; };
        if (std::none_of(queue.held.begin(), queue.held.end(), theirs) && std::none_of(queue.wanted.begin(), queue.wanted.end(), theirs))
            continue;
        removeHeld(queue, group, letGo);
        for (std::size_t i = 0; i < queue.wanted.size();) {
            if (!queue.inTheWay(i).empty()) {
                ++i;
                continue;
            }
            let.push_back(queue.wanted[i]);
            queue.held.push_back(queue.wanted[i]);
            queue.wanted.erase(queue.wanted.begin() + std::ptrdiff_t(i));
        }
    }
    std::sort(let.begin(), let.end(), comesFirst);
    for (const LockRow &l : let) {
        release.next.push_back(l.pid);
        behind.erase(l.pid);
    }
    release.waiting.assign(behind.begin(), behind.end());
    return release;
}

} // namespace acts

// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/watch/lockswaitedfor.h"

#include "models/watch/lanefigures.h"

#include <QHash>

#include <algorithm>
#include <array>
#include <bit>
#include <map>
#include <optional>
#include <utility>

using namespace Qt::StringLiterals;

namespace watch {

namespace {

constexpr std::size_t kSessionsTold = 8; // in the way of one; the last of a long queue has hundreds before it

// Weakest first; bit n of an entry: excludes mode n.
struct LockMode {
    QLatin1StringView name;
    unsigned excludes;
};
constexpr std::array<LockMode, 8> kLockModes{{{"AccessShareLock"_L1, 0b10000000},
                                              {"RowShareLock"_L1, 0b11000000},
                                              {"RowExclusiveLock"_L1, 0b11110000},
                                              {"ShareUpdateExclusiveLock"_L1, 0b11111000},
                                              {"ShareLock"_L1, 0b11101100},
                                              {"ShareRowExclusiveLock"_L1, 0b11111100},
                                              {"ExclusiveLock"_L1, 0b11111110},
                                              {"AccessExclusiveLock"_L1, 0b11111111}}};

int strengthOf(const QString &mode)
{
    const auto at = std::ranges::find_if(kLockModes, [&mode](const LockMode &m) { return mode == m.name; });
    return at == kLockModes.end() ? -1 : int(at - kLockModes.begin());
}

QString shownField(const PGresult *rows, int row, const char *column) { return untrusted(rows, row, column).visible(); }

// One number of 64 bits, or two of 32, as the functions take them.
QString advisoryKey(const PGresult *rows, int row)
{
    const auto high = quint32(number(rows, row, "classid").value_or(0)), low = quint32(number(rows, row, "objid").value_or(0));
    if (number(rows, row, "objsubid") == 1)
        return QString::number(qint64(quint64(high) << 32 | low));
    return u"%1, %2"_s.arg(qint32(high)).arg(qint32(low));
}

LockWait whatStands(const PGresult *rows, int row)
{
    LockWait what;
    what.type = shownField(rows, row, "locktype");
    what.mode = shownField(rows, row, "mode");
    what.relation = untrusted(rows, row, "name");
    what.database = untrusted(rows, row, "elsewhere");
    const QString relation = shownField(rows, row, "relation"), page = shownField(rows, row, "page"), tuple = shownField(rows, row, "tuple");
    if (what.relation.raw() == relation) // it is gone, or nobody else sees it yet: that is its number
        what.relation = {};
    for (const char *column : {"transactionid", "virtualxid", "relation"})
        if (what.number.isEmpty())
            what.number = shownField(rows, row, column);
    if (what.type == "advisory"_L1 || what.type == "userlock"_L1)
        what.key = advisoryKey(rows, row);
    else if (what.number.isEmpty())
        what.number = shownField(rows, row, "objid");
    what.row = page.isEmpty() || tuple.isEmpty() ? page : u"(%1,%2)"_s.arg(page, tuple);
    return what;
}

LockBlocker preparedIn(const PGresult *rows, int row)
{
    LockBlocker blocker;
    blocker.transaction = std::uint32_t(number(rows, row, "prepared").value_or(0));
    blocker.gid = untrusted(rows, row, "gid");
    blocker.owner = untrusted(rows, row, "owner");
    blocker.database = untrusted(rows, row, "prepared_in");
    blocker.seconds = number(rows, row, "seconds");
    if (blocker.seconds)
        blocker.seconds = std::max(0.0, *blocker.seconds); // the server's clock may have been set back
    return blocker;
}

// Modes as bits.
struct Has {
    unsigned held = 0, wanted = 0;
    void add(const LockSeen &lock)
    {
        if (const int strength = strengthOf(lock.what.mode); strength >= 0)
            (lock.granted ? held : wanted) |= 1U << strength;
    }
};

struct OnObject {
    QHash<int, Has> sessions; // by the leader of their group
    std::map<QString, std::pair<Has, LockBlocker>> prepared; // by what all locks of one have in common
    std::array<std::optional<std::vector<int>>, kLockModes.size()> holding; // by the mode wanted: who has it against that, sorted

    const std::vector<int> &against(int wanted)
    {
        auto &known = holding[std::size_t(wanted)];
        if (!known) {
            known.emplace();
            for (const auto &[pid, has] : sessions.asKeyValueRange())
                if (has.held & kLockModes[std::size_t(wanted)].excludes)
                    known->push_back(pid);
            std::ranges::sort(*known);
        }
        return *known;
    }
};

// The strongest of them that keeps out who wants that; empty: none does.
QString inTheWay(unsigned modes, int wanted)
{
    const unsigned against = wanted < 0 ? 0 : modes & kLockModes[std::size_t(wanted)].excludes; // it goes both ways
    return against == 0 ? QString() : QString(kLockModes[std::size_t(std::bit_width(against) - 1)].name);
}

// Empty: not as many as the server says, or one that has no name.
std::vector<LockBlocker> preparedAgainst(const OnObject &there, int wanted, std::ptrdiff_t many)
{
    std::vector<LockBlocker> found;
    for (const auto &[holder, one] : there.prepared)
        if (const QString mode = inTheWay(one.first.held, wanted); !mode.isEmpty()) {
            found.push_back(one.second);
            found.back().mode = mode;
        }
    const bool exact = std::ssize(found) == many && std::ranges::all_of(found, [](const LockBlocker &b) { return b.transaction != 0; });
    return exact ? found : std::vector<LockBlocker>();
}

// The last of three thousand has three thousand in its way: each of those costs next to nothing, and none more than is told.
std::vector<LockBlocker> blockersOf(const SessionRow &session, OnObject &there)
{
    const int wanted = strengthOf(session.wait.mode);
    if (wanted < 0)
        return {};
    const std::vector<int> &holders = there.against(wanted);
    const std::size_t most = std::min(kSessionsTold, holders.size());
    std::vector<LockBlocker> holding, queued;
    const auto tell = [wanted](std::vector<LockBlocker> &to, int pid, unsigned modes) {
        if (to.size() == kSessionsTold || std::ranges::find(to, pid, &LockBlocker::pid) != to.end())
            return;
        if (QString mode = inTheWay(modes, wanted); !mode.isEmpty()) {
            to.emplace_back();
            to.back().pid = pid;
            to.back().mode = std::move(mode);
        }
    };
    for (const int pid : session.blockedBy) {
        if (holding.size() == most && queued.size() + most >= kSessionsTold)
            break;
        if (pid == 0)
            continue;
        if (std::ranges::binary_search(holders, pid))
            tell(holding, pid, there.sessions[pid].held);
        else if (queued.size() < kSessionsTold)
            tell(queued, pid, there.sessions.value(pid).wanted);
    }
    queued.resize(std::min(queued.size(), kSessionsTold - holding.size()));
    for (LockBlocker &blocker : queued)
        blocker.queued = true;
    const bool none = there.prepared.empty();
    std::vector<LockBlocker> all = none ? std::vector<LockBlocker>() : preparedAgainst(there, wanted, std::ranges::count(session.blockedBy, 0));
    all.insert(all.end(), holding.begin(), holding.end());
    all.insert(all.end(), queued.begin(), queued.end());
    return all;
}

} // namespace

std::vector<LockSeen> locksSeen(const PGresult *rows)
{
    std::vector<LockSeen> all;
    all.reserve(std::size_t(PQntuples(rows)));
    for (int row = 0; row < PQntuples(rows); ++row) {
        LockSeen lock;
        lock.pid = int(number(rows, row, "pid").value_or(0));
        lock.granted = isTrue(rows, row, "granted");
        lock.object = untrusted(rows, row, "object").raw();
        lock.what = whatStands(rows, row);
        if (lock.pid == 0) {
            lock.holder = untrusted(rows, row, "virtualtransaction").raw();
            lock.prepared = preparedIn(rows, row);
        }
        all.push_back(std::move(lock));
    }
    return all;
}

void describeWaits(const std::vector<LockSeen> &locks, std::vector<SessionRow> &sessions)
{
    QHash<int, int> leaders; // worker -> leader
    for (const SessionRow &s : sessions)
        if (s.leaderPid != 0)
            leaders.insert(s.pid, s.leaderPid);
    QHash<QString, OnObject> objects;
    QHash<int, const LockSeen *> wanted; // by pid
    std::map<int, const LockSeen *> rowsHeld;
    for (const LockSeen &lock : locks) {
        OnObject &there = objects[lock.object];
        if (lock.pid == 0) {
            const auto [at, first] = there.prepared.try_emplace(lock.holder, Has(), lock.prepared);
            at->second.first.add(lock);
            if (!first && at->second.second.transaction != lock.prepared.transaction)
                at->second.second = {}; // two that cannot be told apart
        } else {
            there.sessions[leaders.value(lock.pid, lock.pid)].add(lock);
        }
        if (!lock.granted)
            wanted.insert(lock.pid, &lock);
        else if (lock.what.type == "tuple"_L1)
            if (const auto [at, first] = rowsHeld.try_emplace(lock.pid, &lock); !first && at->second && at->second->object != lock.object)
                at->second = nullptr; // which of them it waits for is not told
    }
    for (SessionRow &s : sessions) {
        s.wait = {};
        const LockSeen *lock = s.blockedBy.empty() ? nullptr : wanted.value(s.pid);
        if (!lock || lock->what.type != s.waitEvent)
            continue; // it waits for something else by now
        s.wait = lock->what;
        const auto row = s.wait.type == "transactionid"_L1 ? rowsHeld.find(s.pid) : rowsHeld.end();
        if (row != rowsHeld.end() && row->second && !row->second->what.relation.isEmpty()) {
            s.wait.relation = row->second->what.relation;
            s.wait.row = row->second->what.row;
        }
        s.wait.blockers = blockersOf(s, objects[lock->object]);
    }
}

} // namespace watch

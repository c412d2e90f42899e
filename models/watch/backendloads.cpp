// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/watch/backendloads.h"

#include "models/watch/lanefigures.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace watch {

using namespace std::chrono_literals;
using Missing = BackendLoad::Missing;
using process::Spent;

namespace {

constexpr double kSameBeginning = 1; // s: the server reads its clock a little after its process began
constexpr int kTimesItsLength = 50;  // between two looks: a fiftieth of the time at most
constexpr auto kLeftAlone = 10s;

double inTenths(double value)
{
    return std::round(value * 10) / 10;
}

BackendLoad loadBetween(const Spent &before, const Spent &now)
{
    BackendLoad load;
    const double passed = std::chrono::duration<double>(now.at - before.at).count();
    if (passed <= 0) {
        load.missing = Missing::SecondLook;
        return load;
    }
    load.cpuPercent = inTenths(std::max(0.0, 100 * (now.cpuSeconds - before.cpuSeconds) / passed));
    if (now.disk == Spent::Disk::Known && before.disk == Spent::Disk::Known) {
        load.missing = Missing::Nothing;
        load.readBytesPerSecond = std::round(std::max(0.0, (now.readBytes - before.readBytes) / passed));
        load.writtenBytesPerSecond = std::round(std::max(0.0, (now.writtenBytes - before.writtenBytes) / passed));
    } else {
        load.missing = now.disk == Spent::Disk::Known ? Missing::SecondLook : now.disk == Spent::Disk::Refused ? Missing::NoRight : Missing::NotCounted;
    }
    return load;
}

} // namespace

BackendsBegan backendsBegan(const PGresult *activity)
{
    BackendsBegan all;
    for (int row = 0; row < PQntuples(activity); ++row)
        if (const auto pid = number(activity, row, "pid"), began = number(activity, row, "began"); pid && began)
            all[int(*pid)] = *began;
    return all;
}

bool isBackend(const Spent &spent, double began)
{
    // the second is a link to the first, by which some packages start it
    return (spent.name == "postgres" || spent.name == "postmaster") && std::abs(spent.startedAt - began) <= kSameBeginning;
}

bool isBackend(const Spent &spent, const BackendAsked &asked)
{
    return asked.proven ? spent.startTicks == *asked.proven : isBackend(spent, asked.began);
}

BackendLook lookAtBackends(const std::vector<BackendAsked> &asked)
{
    BackendLook look;
    const base::TimePoint begin = std::chrono::steady_clock::now();
    for (const BackendAsked &one : asked) {
        auto spent = process::spentBy(one.pid);
        if (spent && !isBackend(*spent, one))
            spent.reset();
        if (!spent && look.all.empty())
            break;
        look.all.push_back({one.pid, one.began, std::move(spent)});
    }
    look.took = std::chrono::steady_clock::now() - begin;
    return look;
}

void BackendLoads::connected(bool bothEndsHere, int ownPid)
{
    m_place = bothEndsHere ? Place::NotKnown : Place::Elsewhere;
    m_ownPid = ownPid;
    m_failed = false;
    m_inVain = 0;
    m_known.clear();
    m_proven.clear();
    m_left.clear();
    m_next = {};
}

BackendAsked BackendLoads::askOf(int pid, double began) const
{
    const auto proven = m_proven.find(pid);
    if (proven == m_proven.end() || proven->second.first != began)
        return {pid, began};
    return {pid, began, proven->second.second};
}

std::vector<BackendAsked> BackendLoads::begin(BackendsBegan began, const std::vector<SessionRow> &sessions, base::TimePoint now)
{
    m_began = std::move(began);
    m_now = now;
    if (m_place != Place::Elsewhere && !m_began.contains(m_ownPid))
        m_place = Place::Elsewhere; // whom we are connected to is not who runs our questions
    if (m_place == Place::Elsewhere || now < m_next)
        return {};
    std::vector<BackendAsked> asked{askOf(m_ownPid, m_began.at(m_ownPid))};
    m_left.clear();
    for (const bool active : {true, false})
        for (const SessionRow &s : sessions) {
            const auto its = m_began.find(s.pid);
            if (its == m_began.end() || s.pid == m_ownPid || (s.state == QLatin1String("active")) != active)
                continue;
            if (std::ssize(asked) < kMost)
                asked.push_back(askOf(s.pid, its->second));
            else
                m_left.insert(s.pid);
        }
    return asked;
}

void BackendLoads::looked(const BackendLook &look)
{
    if (look.all.empty() && m_place == Place::Here && ++m_inVain < kInVain)
        return failed();
    m_failed = false;
    m_inVain = 0;
    m_wasHere = !look.all.empty();
    m_place = m_wasHere ? Place::Here : Place::Elsewhere;
    std::map<int, Known> known;
    for (const BackendLook::Seen &seen : look.all) {
        Known now{seen.began, seen.spent, {}};
        const auto before = m_known.find(seen.pid);
        if (!seen.spent)
            now.load.missing = Missing::NotFound;
        else if (before == m_known.end() || before->second.began != seen.began || !before->second.spent)
            now.load.missing = Missing::SecondLook;
        else
            now.load = loadBetween(*before->second.spent, *seen.spent);
        known[seen.pid] = std::move(now);
        if (seen.spent)
            m_proven[seen.pid] = {seen.began, seen.spent->startTicks};
    }
    m_known = std::move(known);
    std::erase_if(m_proven, [this](const auto &each) { return !m_began.contains(each.first); });
    m_next = m_now + kTimesItsLength * look.took;
}

void BackendLoads::failed()
{
    m_failed = true;
    m_known.clear();
    m_next = m_now + kLeftAlone;
}

BackendLoad BackendLoads::of(int pid) const
{
    BackendLoad load;
    if (m_place == Place::Elsewhere || (m_place == Place::NotKnown && !m_wasHere))
        return load;
    const auto began = m_began.find(pid);
    const auto known = m_known.find(pid);
    if (began == m_began.end())
        load.missing = Missing::Hidden;
    else if (m_failed)
        load.missing = Missing::NoAnswer;
    else if (known != m_known.end() && known->second.began == began->second)
        load = known->second.load;
    else
        load.missing = m_left.contains(pid) ? Missing::TooMany : Missing::SecondLook;
    return load;
}

bool BackendLoads::recall(std::vector<SessionRow> &sessions) const
{
    bool changed = false;
    for (SessionRow &s : sessions) {
        const BackendLoad load = of(s.pid);
        changed = changed || load != s.load;
        s.load = load;
    }
    return changed;
}

} // namespace watch

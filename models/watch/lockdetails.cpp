// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/watch/lockdetails.h"

#include <algorithm>

namespace watch {

using namespace std::chrono_literals;

namespace {

constexpr int kShareOfTime = 50;
constexpr auto kAfterFailure = 11s; // the lane leaves out for ten what failed
constexpr auto kSameStatement = 500ms; // the server's clock and the way there wander

} // namespace

base::TimePoint LockDetails::beganOf(const SessionRow &session) const
{
    return m_now - std::chrono::duration_cast<base::TimePoint::duration>(std::chrono::duration<double>(session.querySeconds.value_or(0)));
}

bool LockDetails::begin(std::vector<SessionRow> &sessions, base::TimePoint now)
{
    m_now = now;
    if (std::ranges::all_of(sessions, [](const SessionRow &s) { return s.blockedBy.empty(); })) {
        m_known.clear();
        return false;
    }
    recall(sessions);
    return now >= m_next;
}

void LockDetails::recall(std::vector<SessionRow> &sessions) const
{
    for (SessionRow &s : sessions) {
        const auto known = s.blockedBy.empty() ? m_known.end() : m_known.find(s.pid);
        if (known == m_known.end() || known->second.event != s.waitEvent || known->second.blockedBy != s.blockedBy
            || std::chrono::abs(known->second.began - beganOf(s)) >= kSameStatement)
            continue;
        s.wait = known->second.wait;
        for (LockBlocker &blocker : s.wait.blockers)
            if (blocker.seconds)
                *blocker.seconds += std::chrono::duration<double>(m_now - known->second.read).count();
    }
}

void LockDetails::read(const std::vector<LockSeen> &locks, std::vector<SessionRow> &sessions, base::TimePoint::duration took)
{
    describeWaits(locks, sessions);
    m_known.clear();
    for (const SessionRow &s : sessions)
        if (s.wait.known())
            m_known[s.pid] = {s.waitEvent, s.blockedBy, beganOf(s), m_now, s.wait};
    m_next = m_now + kShareOfTime * took;
}

void LockDetails::failed(base::TimePoint::duration took)
{
    m_next = m_now + std::max<base::TimePoint::duration>(kAfterFailure, kShareOfTime * took);
}

} // namespace watch

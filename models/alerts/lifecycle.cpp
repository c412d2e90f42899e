// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/alerts/lifecycle.h"

#include "models/alerts/words.h"

#include <algorithm>

namespace alerts {

using What = Transition::What;
using Is = Sighting::Is;

namespace {

constexpr base::TimePoint kNot{};

milliseconds passed(base::TimePoint since, const Instant &instant)
{
    return since == kNot ? milliseconds(0) : std::chrono::duration_cast<milliseconds>(instant.now - since);
}

} // namespace


void Lifecycle::begin(Alert &alert, const Sighting &sighting, const Instant &instant)
{
    m_lastSample = std::min(sighting.at == kNot ? instant.now : sighting.at, instant.now);
    m_badSince = sighting.since == kNot ? m_lastSample : std::min(sighting.since, m_lastSample);
    m_goodSince = m_lowerSince = kNot;
    m_told = false;
    alert.state = State::Pending;
    alert.severity = sighting.severity;
    alert.wasFiring = false;
    alert.firstBad = instant.wall(m_badSince);
    alert.lastSeen = instant.wall(m_lastSample);
    alert.fired = alert.due = alert.resolved = {};
}

void Lifecycle::step(Alert &alert, const Sighting &sighting, const Timing &timing, const Instant &instant, QList<Step> &steps)
{
    switch (sighting.is) {
    case Is::Bad:
        bad(alert, sighting, timing, instant, steps);
        break;
    case Is::Good:
        good(alert, timing, instant, steps);
        break;
    case Is::Silent: {
        const milliseconds limit = std::max(timing.staleAfter, sighting.staleAfter);
        if ((alert.state == State::Pending || alert.state == State::Firing) && passed(m_lastSample, instant) >= limit) {
            alert.wasFiring = alert.state == State::Firing;
            alert.state = State::Unknown;
            steps.append({What::Unknown, say(QT_TRANSLATE_NOOP("alerts", "no sample for %1")).arg(lengthOf(passed(m_lastSample, instant)))});
        }
        break;
    }
    }
    flap(alert, instant, steps);
}

void Lifecycle::bad(Alert &alert, const Sighting &sighting, const Timing &timing, const Instant &instant, QList<Step> &steps)
{
    const base::TimePoint at = sighting.at == kNot ? instant.now : std::min(sighting.at, instant.now);
    if (alert.state == State::Resolved) {
        const milliseconds since = passed(m_resolvedAt, instant);
        const base::WallTime before = alert.firstBad;
        const bool fired = alert.fired != base::WallTime{};
        begin(alert, sighting, instant);
        if (since >= timing.reopen || !fired) { // one that never fired was another
            steps.append({What::Pending, {}});
        } else {
            alert.firstBad = before; // the same one
            fire(alert, What::Reopened, say(QT_TRANSLATE_NOOP("alerts", "bad again %1 after it was over")).arg(lengthOf(since)), instant, steps);
            return;
        }
    } else if (alert.state == State::Unknown) {
        alert.state = alert.wasFiring ? State::Firing : State::Pending;
        steps.append({What::Known, say(QT_TRANSLATE_NOOP("alerts", "its source tells again"))});
    }
    m_goodSince = kNot;
    if (at > m_lastSample || alert.lastSeen == base::WallTime{}) {
        m_lastSample = at;
        alert.lastSeen = std::max(alert.lastSeen, instant.wall(at));
    }
    weigh(alert, sighting, timing, instant, steps);
    if (alert.state == State::Pending && passed(m_badSince, instant) >= timing.forTime)
        fire(alert, What::Fired, timing.forTime.count() > 0 ? say(QT_TRANSLATE_NOOP("alerts", "bad for %1")).arg(lengthOf(timing.forTime)) : QString(), instant, steps);
}

// What gets worse does so at once, what gets better after it has been so for a while.
void Lifecycle::weigh(Alert &alert, const Sighting &sighting, const Timing &timing, const Instant &instant, QList<Step> &steps)
{
    const bool aged = timing.criticalAfter.count() > 0 && passed(m_badSince, instant) >= timing.criticalAfter;
    const base::Severity severity = aged ? base::Severity::Critical : sighting.severity;
    if (severity > alert.severity) {
        alert.severity = severity;
        if (alert.state == State::Firing)
            steps.append({What::Rose, aged ? say(QT_TRANSLATE_NOOP("alerts", "bad for %1")).arg(lengthOf(timing.criticalAfter)) : QString()});
    }
    if (severity >= alert.severity) {
        m_lowerSince = kNot;
        return;
    }
    if (m_lowerSince == kNot)
        m_lowerSince = instant.now;
    if (alert.state == State::Firing && passed(m_lowerSince, instant) < timing.keep)
        return;
    alert.severity = severity;
    m_lowerSince = kNot;
    if (alert.state == State::Firing)
        steps.append({What::Fell, {}});
}

void Lifecycle::fire(Alert &alert, What what, const QString &why, const Instant &instant, QList<Step> &steps)
{
    alert.state = State::Firing;
    alert.wasFiring = true;
    alert.fired = instant.wallNow;
    alert.resolved = {};
    m_changes.push_back(instant.now);
    steps.append({what, why});
}

void Lifecycle::good(Alert &alert, const Timing &timing, const Instant &instant, QList<Step> &steps)
{
    m_lastSample = instant.now;
    if (alert.state == State::Pending || (alert.state == State::Unknown && !alert.wasFiring)) {
        alert.state = State::Resolved;
        alert.resolved = instant.wallNow;
        m_resolvedAt = instant.now;
        steps.append({What::Withdrawn, say(QT_TRANSLATE_NOOP("alerts", "good again before it fired"))});
        return;
    }
    if (alert.state == State::Resolved)
        return;
    if (alert.state == State::Unknown) {
        alert.state = State::Firing;
        steps.append({What::Known, say(QT_TRANSLATE_NOOP("alerts", "its source tells again"))});
    }
    if (m_goodSince == kNot)
        m_goodSince = instant.now;
    if (passed(m_goodSince, instant) < timing.keep)
        return;
    alert.state = State::Resolved;
    alert.resolved = instant.wallNow;
    m_resolvedAt = instant.now;
    m_changes.push_back(instant.now);
    m_told = false;
    steps.append({What::Resolved, timing.keep.count() > 0 ? say(QT_TRANSLATE_NOOP("alerts", "good for %1")).arg(lengthOf(timing.keep)) : QString()});
}

void Lifecycle::end(Alert &alert, const QString &why, const Instant &instant, QList<Step> &steps)
{
    if (alert.state == State::Resolved)
        return;
    const bool fired = alert.state == State::Firing || (alert.state == State::Unknown && alert.wasFiring);
    alert.state = State::Resolved;
    alert.resolved = instant.wallNow;
    m_resolvedAt = instant.now;
    steps.append({fired ? What::Resolved : What::Withdrawn, why});
}

void Lifecycle::due(Alert &alert, const Timing &timing, const Instant &instant, QList<Step> &steps)
{
    // one that is just coming good wakes nobody
    if (alert.state != State::Firing || m_told || m_goodSince != kNot || passed(m_badSince, instant) < timing.persons)
        return;
    const bool first = alert.due == base::WallTime{};
    if (!first && alert.quiet())
        return;
    if (first)
        alert.due = instant.wallNow;
    m_told = !alert.quiet();
    steps.append({What::Due, m_told || !first ? QString() : quietBecause(alert)});
}

void Lifecycle::flap(Alert &alert, const Instant &instant, QList<Step> &steps)
{
    while (!m_changes.empty() && instant.now - m_changes.front() > kCalmWindow)
        m_changes.pop_front();
    if (!alert.flapping) {
        const auto recent = std::ranges::count_if(m_changes, [&](base::TimePoint at) { return instant.now - at <= kFlapWindow; });
        if (recent >= kFlapFrom) {
            alert.flapping = true;
            steps.append({What::FlappingBegan, say(QT_TRANSLATE_NOOP("alerts", "%n changes in 10 minutes"), int(recent))});
        }
    } else if (int(m_changes.size()) <= kCalmUpTo) {
        alert.flapping = false;
        steps.append({What::FlappingEnded, {}});
    }
}

bool Lifecycle::over(const Alert &alert, const Instant &instant) const
{
    if (alert.state != State::Resolved || alert.flapping)
        return false;
    return m_resolvedAt == kNot || instant.now - m_resolvedAt > (alert.fired == base::WallTime{} ? kKeptWithdrawn : kKeptResolved);
}

Lifecycle::Kept Lifecycle::kept(const Instant &instant) const
{
    const auto wall = [&instant](base::TimePoint at) { return at == kNot ? base::WallTime{} : instant.wall(at); };
    Kept kept{wall(m_badSince), wall(m_goodSince), wall(m_lowerSince), wall(m_lastSample), {}, m_told};
    for (const base::TimePoint at : m_changes)
        kept.changes.append(instant.wall(at));
    return kept;
}

void Lifecycle::restore(const Alert &alert, const Kept &kept, const Instant &instant)
{
    const auto steady = [&instant](base::WallTime at) { return at == base::WallTime{} ? kNot : instant.steady(at); };
    m_badSince = steady(kept.badSince);
    m_goodSince = kNot; // what happened while nobody looked is not known
    m_lowerSince = steady(kept.lowerSince);
    m_lastSample = instant.now; // its source gets the usual time to tell again
    m_resolvedAt = alert.state == State::Resolved ? steady(alert.resolved) : kNot;
    m_changes.clear();
    for (const base::WallTime at : kept.changes)
        m_changes.push_back(instant.steady(at));
    m_told = kept.told;
}

} // namespace alerts

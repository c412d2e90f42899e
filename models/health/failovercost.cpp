// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/health/failovercost.h"

#include <algorithm>

namespace health {

namespace {

constexpr double kHushed = 0.5; // seconds without a word while something is owed: counted as cut until more comes

double lengthOf(base::TimePoint::duration d)
{
    return std::chrono::duration<double>(d).count();
}

// When the primary stopped writing: seen at once when its connection broke, else after its last answer.
base::TimePoint deathOf(const CostEvidence &e)
{
    const watch::Status &s = e.primaryStatus;
    const bool broke = s.since > s.lastAnswer && s.since - s.lastAnswer <= e.primaryInterval + std::chrono::milliseconds(250);
    return broke ? s.since : s.lastAnswer;
}

void countLoss(FailoverCost &c, const CostEvidence &e)
{
    const StandbyEvidence &s = e.standby;
    const bool told = s.answers && s.own && s.own->standby && s.own->position;
    const std::optional<double> received = told ? s.own->position : s.row ? s.row->flushed : std::nullopt;
    const watch::LogTrack *track = s.primary && s.primary->track && s.primary->track->newest() ? s.primary->track.get() : nullptr;
    if (!received)
        return;
    const bool watchedThen = track && (!told || c.frozenSeconds || track->positionAt(s.own->at));
    if (!watchedThen) { // the primary is not watched, or only since now: what its sender told the standby
        if (told && s.own->upstreamEnd)
            c.lostBytes = std::max(0.0, *s.own->upstreamEnd - *received);
        if (c.lostBytes == 0.0)
            c.lostSeconds = 0.0;
        else if (c.lostBytes && s.own->rate.value_or(0) > 0)
            c.lostSeconds = *c.lostBytes / *s.own->rate;
        return;
    }
    const watch::LogTrack::Point newest = *track->newest();
    const double rate = track->pace();
    // a stream that flows goes on until the end of the primary; one that is cut loses every second more
    const bool flows = e.state == StandbyState::CaughtUp || e.state == StandbyState::Behind || e.state == StandbyState::Paused
        || (e.state == StandbyState::Unknown && s.row && s.row->movedAt + 2 * e.primaryInterval >= newest.at);
    const bool hushed = told && s.own->silentSeconds.value_or(0) > kHushed && track->positionAt(std::min(s.own->at, newest.at)).value_or(0) > *received;
    base::TimePoint end = told ? std::min(s.own->at, newest.at) : newest.at;
    if (c.frozenSeconds && (told || !flows))
        end = std::max(newest.at, deathOf(e));
    else if (!c.frozenSeconds && (!flows || hushed))
        end = std::max(newest.at, s.now);
    const double position = end <= newest.at ? *track->positionAt(end) : newest.position + rate * lengthOf(end - newest.at);
    c.lostBytes = std::max(0.0, position - *received);
    if (*c.lostBytes <= 0) {
        c.lostSeconds = 0.0;
        return;
    }
    if (const auto passed = track->lastAt(*received))
        c.lostSeconds = std::max(0.0, lengthOf(end - *passed));
    else if (s.row && s.row->flushSeconds)
        c.lostSeconds = s.row->flushSeconds;
    else if (rate > 0)
        c.lostSeconds = *c.lostBytes / rate;
}

void countReplay(FailoverCost &c, const StandbyEvidence &s)
{
    if (!s.own || !s.own->position || !s.own->replayed)
        return;
    c.replayBytes = std::max(0.0, *s.own->position - *s.own->replayed);
    const double busy = std::max(s.own->fastestReplay.value_or(0), s.own->replayRate.value_or(0));
    if (*c.replayBytes <= 0)
        c.replaySeconds = 0.0;
    else if (busy > 0)
        c.replaySeconds = *c.replayBytes / busy;
}

void countSlots(FailoverCost &c, const CostEvidence &e)
{
    if (!e.primarySlots)
        return;
    const auto *own = e.standby.answers ? e.ownSlots : nullptr;
    for (const watch::SlotRow &slot : *e.primarySlots) {
        if (slot.temporary)
            continue;
        const watch::SlotRow *copy = nullptr;
        if (own)
            for (const watch::SlotRow &o : *own)
                if (o.name == slot.name && o.type == slot.type)
                    copy = &o;
        if (slot.type == QLatin1String("logical")) {
            const bool copied = copy && copy->synced.value_or(false) && copy->invalidated.isEmpty();
            if (!own && slot.failover.value_or(false))
                c.unsureSlots.push_back(slot.name);
            else if (!copied)
                c.lostSlots.push_back(slot.name);
            continue;
        }
        const bool itsOwn = (e.standby.own && e.standby.own->slot == slot.name)
            || (e.standby.row && e.standby.row->pid != 0 && e.standby.row->pid == slot.pid);
        if (!itsOwn && !copy && slot.active)
            c.absentSlots.push_back(slot.name);
    }
}

} // namespace

FailoverCost failoverCost(const CostEvidence &e)
{
    FailoverCost c;
    const StandbyEvidence &s = e.standby;
    c.possible = e.state != StandbyState::Diverged && e.state != StandbyState::Missing && (s.row || (s.own && s.own->standby));
    if (!c.possible)
        return c;
    c.synchronous = s.row && (s.row->syncState == QLatin1String("sync") || s.row->syncState == QLatin1String("quorum"));
    if (e.primaryKnown && !s.primaryAnswers)
        c.frozenSeconds = std::max(0.0, lengthOf(s.now - deathOf(e)));
    countLoss(c, e);
    countReplay(c, s);
    countSlots(c, e);
    return c;
}

} // namespace health

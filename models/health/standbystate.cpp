// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/health/standbystate.h"

#include <algorithm>

namespace health {

namespace {

using namespace std::chrono_literals;

constexpr double kIdleSilence = 35;  // a sender with nothing to send speaks every 30 s (half of wal_sender_timeout)
constexpr double kSilence = 3;       // of a sender that has something to send
constexpr double kUnmoved = 10;      // seen from the primary alone, where a slow disk looks the same
constexpr double kSmall = 1024 * 1024; // bytes that are behind for want of a better measure
constexpr double kSameSpeed = 0.05;

double lasting(base::TimePoint::duration d)
{
    return std::chrono::duration<double>(d).count();
}

// The primary's log as remembered, or nothing.
const watch::LogTrack *trackOf(const StandbyEvidence &e)
{
    return e.primary && e.primary->track && e.primary->track->newest() ? e.primary->track.get() : nullptr;
}

// What a standby had at a moment, against what the primary had then: bytes and the age of the standby's.
struct Distance {
    std::optional<double> bytes, seconds;
};

Distance distance(const StandbyEvidence &e, std::optional<double> position, base::TimePoint at)
{
    const watch::LogTrack *track = trackOf(e);
    if (!position)
        return {};
    const base::TimePoint then = track ? std::min(at, track->newest()->at) : at;
    const std::optional<double> there = track ? track->positionAt(then) : std::nullopt;
    if (!there) { // what the sender told it
        if (!e.own || !e.own->upstreamEnd)
            return {};
        const double bytes = std::max(0.0, *e.own->upstreamEnd - *position);
        return {bytes, bytes <= 0 ? std::optional(0.0) : std::nullopt};
    }
    const double bytes = std::max(0.0, *there - *position);
    if (bytes <= 0)
        return {0.0, 0.0};
    const auto passed = track->lastAt(*position);
    return {bytes, passed ? std::optional(std::max(0.0, lasting(then - *passed))) : std::nullopt};
}

void setTrend(StandbyStatus &s, std::optional<double> drained, std::optional<double> written)
{
    if (!drained || !written || !s.behindBytes)
        return;
    const double gain = *drained - *written;
    const double noise = kSameSpeed * std::max(*drained, *written);
    s.trend = gain > noise ? Trend::Shrinking : gain < -noise ? Trend::Growing : Trend::Steady;
    if (s.trend == Trend::Shrinking)
        s.catchUpSeconds = *s.behindBytes / gain;
}

bool isBehind(const StandbyStatus &s, const StandbyEvidence &e)
{
    const double limit = std::max(2.0, 2 * lasting(e.interval));
    if (s.behindSeconds)
        return *s.behindSeconds > limit;
    const double written = e.primary ? e.primary->rate.value_or(0) : 0;
    return s.behindBytes.value_or(0) > std::max(kSmall, limit * written);
}

// The standby itself answers and tells of its receiver.
void judgeOwn(StandbyStatus &s, const StandbyEvidence &e)
{
    const watch::LogState &own = *e.own;
    const Distance replay = distance(e, own.replayed, own.at), received = distance(e, own.position, own.at);
    s.behindBytes = replay.bytes;
    s.behindSeconds = replay.seconds;
    s.missingBytes = received.bytes;
    s.intendedSeconds = own.applyDelaySeconds;
    s.paused = own.paused.value_or(false);
    s.archive = own.archive;
    setTrend(s, own.replayRate, e.primary ? e.primary->rate : std::nullopt);
    const bool streams = own.receiver && (own.receiverStatus == QLatin1String("streaming") || own.receiverHidden);
    const double silent = own.silentSeconds.value_or(0) + std::max(0.0, lasting(e.now - own.at) - 2 * lasting(e.interval));
    const bool owed = received.bytes.value_or(0) > 0 && received.seconds.value_or(kSilence + 1) > std::max(kSilence, 3 * lasting(e.interval));
    if (streams && ((owed && silent > kSilence) || silent > kIdleSilence)) {
        s.state = StandbyState::Silent;
        s.silentSeconds = silent;
    } else if (streams) {
        s.state = s.paused ? StandbyState::Paused : isBehind(s, e) ? StandbyState::Behind : StandbyState::CaughtUp;
    } else if (!own.archive && own.silentSeconds) {
        s.state = StandbyState::Silent;
        s.silentSeconds = silent;
    } else {
        s.state = StandbyState::NotStreaming;
    }
}

// Only the sender at the other end tells.
void judgeRow(StandbyStatus &s, const StandbyEvidence &e)
{
    const watch::ReplicationRow &row = *e.row;
    const base::TimePoint at = e.primary ? e.primary->at : e.now;
    const Distance replay = distance(e, row.replayed, at), received = distance(e, row.flushed, at);
    s.behindBytes = replay.bytes ? replay.bytes : row.replayBytes;
    s.behindSeconds = replay.seconds ? replay.seconds : row.replaySeconds;
    s.missingBytes = received.bytes ? received.bytes : row.flushBytes;
    setTrend(s, row.replayRate, e.primary ? e.primary->rate : std::nullopt);
    const double unmoved = row.movedAt == base::TimePoint{} ? 0 : lasting(at - row.movedAt);
    if (s.missingBytes.value_or(0) > 0 && received.seconds.value_or(0) > kUnmoved && unmoved > kUnmoved) {
        s.state = StandbyState::Silent;
        s.silentSeconds = unmoved;
    } else if (row.state != QLatin1String("streaming")) {
        s.state = StandbyState::Behind;
    } else {
        s.state = isBehind(s, e) ? StandbyState::Behind : StandbyState::CaughtUp;
    }
}

} // namespace

StandbyStatus standbyStatus(const StandbyEvidence &e)
{
    StandbyStatus s;
    const bool told = e.answers && e.own && e.own->at != base::TimePoint{};
    if (e.answers && e.primaryItself)
        s.state = StandbyState::Diverged;
    else if (told && e.own->standby)
        judgeOwn(s, e);
    else if (e.row && e.upstreamAnswers && !e.upstreamHides)
        judgeRow(s, e);
    else if (e.expected && e.upstreamAnswers && !e.upstreamHides && !e.answers)
        s.state = StandbyState::Missing;
    return s;
}

QString standbyStateWord(StandbyState state)
{
    switch (state) {
    case StandbyState::Unknown:
        return QStringLiteral("unknown");
    case StandbyState::CaughtUp:
        return QStringLiteral("caught_up");
    case StandbyState::Behind:
        return QStringLiteral("behind");
    case StandbyState::Paused:
        return QStringLiteral("replay_paused");
    case StandbyState::Silent:
        return QStringLiteral("link_silent");
    case StandbyState::NotStreaming:
        return QStringLiteral("not_streaming");
    case StandbyState::Missing:
        return QStringLiteral("missing");
    case StandbyState::Diverged:
        return QStringLiteral("diverged");
    }
    return {};
}

} // namespace health

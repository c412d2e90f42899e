// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/notify/lane.h"

#include "models/notify/backoff.h"
#include "models/notify/routing.h"
#include "models/notify/words.h"

#include <algorithm>

using namespace std::chrono_literals;

namespace notify {

namespace {

constexpr int kMostRefusals = 2; // of a beginning by one channel: it was told as often as it helps
constexpr auto kStale = 60s; // what a person was not told for so long is left out, where a newer word of the same is there

} // namespace

flow::Task<void> DiskOutbox::tend(Lane *lane)
{
    const base::milliseconds upkeepEvery = lane->sender->upkeepEvery();
    for (;;) {
        const flow::TimePoint now = m_room.reactor.now();
        QByteArray lines;
        std::vector<Delivery> dropped;
        const bool waits = next(*lane, &lines, &dropped) != nullptr;
        if (!lines.isEmpty()) {
            co_await note(std::move(lines), std::move(dropped));
            continue;
        }
        const bool due = upkeepEvery > 0ms && now >= lane->nextUpkeep;
        bool goesOn = true;
        if (now >= lane->notBefore && (waits || due)) {
            if (waits)
                goesOn = co_await sendNext(lane);
            else
                goesOn = co_await keepUp(lane);
            if (!goesOn)
                co_return;
            continue;
        }
        flow::TimePoint until = waits ? lane->notBefore : flow::kNever;
        if (upkeepEvery > 0ms)
            until = std::min(until, std::max(lane->nextUpkeep, lane->notBefore));
        auto wait = lane->woke.next(m_room.reactor, until);
        const auto waited = co_await wait;
        if (!waited && waited.error().code == flow::Errc::Cancelled)
            co_return;
    }
}

Delivery DiskOutbox::deliveryOf(const Waiting &w, const QString &channel) const
{
    Delivery d = unsent(w, channel, m_room.clock.wallNow());
    if (const Kept *kept = m_state.find(w.event))
        d.describe(kept->notice);
    return d;
}

std::optional<Kept> DiskOutbox::keptOf(const QString &event) const
{
    const Kept *kept = m_state.find(event);
    return kept ? std::optional(*kept) : std::nullopt;
}

void DiskOutbox::leaveOut(const Lane &lane, QByteArray *lines, std::vector<Delivery> *dropped)
{
    if (lane.channel.keepsState())
        return;
    const auto &queue = m_state.waitingFor(lane.channel.id);
    std::vector<Waiting> old;
    QSet<QString> newer, settled;
    for (auto w = queue.rbegin(); w != queue.rend(); ++w) {
        const Kept *kept = m_state.find(w->event);
        const QString toThem = w->key + u'\n' + (kept ? kept->notice.persons.join(u'\n') : QString());
        if (w->ready && m_room.reactor.now() - w->queued > kStale && (newer.contains(toThem) || settled.contains(w->key)))
            old.insert(old.begin(), *w);
        newer.insert(toThem);
        if (w->moment == Moment::Acknowledged || w->moment == Moment::Resolved)
            settled.insert(w->key);
    }
    for (const Waiting &w : old) {
        Delivery d = deliveryOf(w, lane.channel.id);
        d.words = Words::tr("A newer word of the same came before it could be told.");
        *lines += m_state.deliver(d);
        dropped->push_back(d);
    }
}

Waiting *DiskOutbox::next(Lane &lane, QByteArray *lines, std::vector<Delivery> *dropped)
{
    leaveOut(lane, lines, dropped);
    auto &queue = m_state.waitingFor(lane.channel.id);
    const Broken *broken = m_state.broken(lane.channel.id);
    while (!queue.empty() && queue.front().ready) {
        const Waiting head = queue.front();
        if (!broken || head.moment == Moment::Test)
            return &queue.front();
        *lines += fallBack(lane.channel.id, head);
        Delivery d = deliveryOf(head, lane.channel.id);
        d.words = broken->words;
        const std::optional<Kept> kept = keptOf(head.event);
        *lines += m_state.deliver(d);
        *lines += giveBack(d, kept);
        dropped->push_back(d);
    }
    return nullptr;
}

QByteArray DiskOutbox::fallBack(const QString &channel, const Waiting &waiting)
{
    const Channel *from = m_channels.find(channel);
    if (!from || from->fallback.isEmpty() || waiting.fellBack || waiting.moment == Moment::Test)
        return {};
    for (Waiting &w : m_state.waitingFor(channel))
        if (w.event == waiting.event)
            w.fellBack = true;
    if (m_state.waits(waiting.event, from->fallback) || m_state.settled(waiting.event, from->fallback))
        return {}; // it hears it anyway
    const Channel *instead = m_channels.find(from->fallback);
    if (const Kept *kept = m_state.find(waiting.event); kept && instead && !takesPractice(*instead, kept->notice))
        return {};
    const QByteArray line = m_state.wait(waiting.event, from->fallback, channel);
    for (Waiting &w : m_state.waitingFor(from->fallback))
        if (w.event == waiting.event)
            w.queued = m_room.reactor.now();
    m_lanes.at(from->fallback)->woke.happened();
    m_changed.happened();
    return line;
}

QByteArray DiskOutbox::tellEnds(const Channel &channel)
{
    const bool once = !channel.keepsState(); // a person is not told twice
    QByteArray lines;
    for (const Kept &end : m_state.untold(channel.id)) {
        if (once && hasFallback(channel, [&](const QString &other) { return m_state.accepted(end.event, other); })) {
            lines += m_state.endElsewhere(end.event, channel.id, m_room.clock.wallNow());
            continue;
        }
        if (once && hasFallback(channel, [&](const QString &other) { return m_state.waits(end.event, other); }))
            continue; // it is about to
        lines += m_state.post(end, {channel.id});
        m_state.waitingFor(channel.id).back().queued = m_room.reactor.now();
    }
    return lines;
}

// What a fallback was to tell instead and did not is told where it was meant to be, if that works again. An end may have been
// this channel's as well as that of those that it stands in for.
QByteArray DiskOutbox::giveBack(const Delivery &d, const std::optional<Kept> &told)
{
    if (d.outcome != Delivery::Outcome::Refused && d.outcome != Delivery::Outcome::NotSent)
        return {};
    QByteArray lines;
    for (const Channel &channel : m_channels.all) {
        if (m_state.broken(channel.id) || !hasFallback(channel, [&d](const QString &other) { return other == d.channel; }))
            continue;
        const QByteArray ends = tellEnds(channel);
        if (!ends.isEmpty())
            m_lanes.at(channel.id)->woke.happened();
        lines += ends;
    }
    return lines + (told ? giveBackBeginning(d, *told) : QByteArray());
}

bool DiskOutbox::hasFallback(const Channel &channel, const std::function<bool(const QString &id)> &is) const
{
    const Channel *other = m_channels.find(channel.fallback);
    for (int depth = 0; other && depth < 16; ++depth, other = m_channels.find(other->fallback))
        if (is(other->id))
            return true;
    return false;
}

QByteArray DiskOutbox::giveBackBeginning(const Delivery &d, const Kept &told)
{
    if (d.moment != Moment::Firing || !m_state.goesOn(d.key))
        return {};
    const auto knows = [&](const QString &id) { return m_state.accepted(d.event, id) || m_state.waits(d.event, id); };
    QString origin = d.fallbackFor;
    for (int depth = 0; depth < 16; ++depth) {
        const Channel *channel = m_channels.find(origin);
        if (!channel || knows(origin) || hasFallback(*channel, knows))
            return {};
        if (!m_state.broken(origin)) {
            const auto refusals = std::ranges::count_if(m_state.log(), [&](const Delivery &other) {
                return other.event == d.event && other.channel == origin && other.outcome == Delivery::Outcome::Refused;
            });
            if (refusals >= kMostRefusals)
                return {};
            const QByteArray lines = m_state.post(told, {origin});
            m_state.waitingFor(origin).back().queued = m_room.reactor.now();
            m_lanes.at(origin)->woke.happened();
            return lines;
        }
        const auto &log = m_state.log();
        const auto last = std::find_if(log.rbegin(), log.rend(), [&](const Delivery &other) { return other.event == d.event && other.channel == origin; });
        origin = last == log.rend() ? QString() : last->fallbackFor;
    }
    return {};
}

QByteArray DiskOutbox::toldInstead(const QString &event, const QString &fallbackFor, const QString &channel, std::vector<Delivery> *dropped)
{
    QByteArray lines;
    QString origin = fallbackFor;
    for (int depth = 0; !origin.isEmpty() && depth < 16; ++depth) {
        const Channel *from = m_channels.find(origin);
        const auto queue = m_state.waitingFor(origin);
        const auto it = std::find_if(queue.begin(), queue.end(), [&event](const Waiting &w) { return w.event == event; });
        const bool waits = from && it != queue.end();
        origin = waits ? it->fallbackFor : QString();
        if (!from || from->keepsState())
            continue; // what it shows would be wrong for ever
        if (waits) {
            Delivery d = deliveryOf(*it, from->id);
            d.words = Words::tr("The channel %1 told it instead.").arg(channel);
            lines += m_state.deliver(d);
            dropped->push_back(d);
        }
        lines += m_state.endElsewhere(event, from->id, m_room.clock.wallNow());
    }
    return lines;
}

void DiskOutbox::delay(Lane &lane, const Attempt &attempt)
{
    const flow::TimePoint now = m_room.reactor.now();
    if (attempt.outcome != Delivery::Outcome::Later) {
        lane.failures = 0;
        lane.asksToWait = false;
        lane.notBefore = now + lane.channel.pace;
        return;
    }
    ++lane.failures;
    lane.asksToWait = attempt.retryAfter.has_value();
    const double chance = double(m_chance() - m_chance.min()) / double(m_chance.max() - m_chance.min());
    lane.notBefore = now + std::max(attempt.retryAfter.value_or(backoff(lane.failures, chance)), lane.channel.pace);
}

flow::Task<bool> DiskOutbox::sendNext(Lane *lane)
{
    const QString channel = lane->channel.id;
    const Waiting head = m_state.waitingFor(channel).front();
    Message message;
    message.notice = m_state.find(head.event)->notice;
    message.event = head.event;
    message.posted = head.posted;
    if (const Standing *standing = m_state.standing(head.key, channel))
        message.earlierReceipt = standing->receipt;
    const flow::TimePoint began = m_room.reactor.now();
    const flow::TimePoint due = began + lane->channel.deadline;
    const Attempt attempt = co_await lane->sender->send(message, due);
    if (attempt.cancelled)
        co_return false;
    delay(*lane, attempt);
    Delivery d = deliveryOf(head, channel);
    d.outcome = attempt.outcome;
    d.attempt = head.attempts + 1;
    d.status = attempt.status;
    d.tookMs = std::chrono::duration<double, std::milli>(m_room.reactor.now() - began).count();
    d.words = attempt.words;
    d.receipt = attempt.receipt.left(255);
    QByteArray lines;
    std::vector<Delivery> told;
    if (attempt.outcome == Delivery::Outcome::Later)
        d.nextTry = d.at + std::chrono::duration_cast<base::WallTime::duration>(lane->notBefore - m_room.reactor.now());
    if (attempt.outcome == Delivery::Outcome::Refused)
        lines += fallBack(channel, head);
    if (attempt.broken)
        lines += m_state.breakChannel(channel, Broken{lane->channel.fingerprint(), attempt.words, d.at});
    else if (attempt.accepted() && m_state.broken(channel))
        lines += tellEnds(lane->channel) + m_state.mend(channel);
    const std::optional<Kept> kept = keptOf(head.event);
    lines += m_state.deliver(d);
    lines += giveBack(d, kept);
    told.push_back(d);
    if (attempt.accepted() && lane->sender->upkeepEvery() > 0ms) // who was just told may answer soon
        lane->nextUpkeep = std::min(lane->nextUpkeep, m_room.reactor.now() + lane->sender->upkeepEvery() / 10);
    if (attempt.accepted())
        lines += toldInstead(head.event, head.fallbackFor, channel, &told);
    co_await note(std::move(lines), std::move(told));
    co_return true;
}

flow::Task<bool> DiskOutbox::keepUp(Lane *lane)
{
    lane->nextUpkeep = m_room.reactor.now() + lane->sender->upkeepEvery();
    if (m_state.broken(lane->channel.id))
        co_return true;
    const auto open = m_state.open(lane->channel.id, m_room.clock.wallNow());
    const flow::TimePoint due = m_room.reactor.now() + lane->channel.deadline;
    const Attempt attempt = co_await lane->sender->upkeep(open, due);
    co_return !attempt.cancelled;
}

flow::Task<void> DiskOutbox::watchFallbacks()
{
    for (;;) {
        const flow::TimePoint now = m_room.reactor.now();
        flow::TimePoint earliest = flow::kNever;
        QByteArray lines;
        for (const Channel &channel : m_channels.all) {
            if (channel.fallback.isEmpty())
                continue;
            const auto queue = m_state.waitingFor(channel.id);
            for (const Waiting &w : queue) {
                if (w.fellBack || !w.ready || w.moment == Moment::Test)
                    continue;
                if (w.queued + channel.fallbackAfter <= now)
                    lines += fallBack(channel.id, w);
                else
                    earliest = std::min(earliest, w.queued + channel.fallbackAfter);
            }
        }
        if (!lines.isEmpty()) {
            co_await note(std::move(lines), std::vector<Delivery>());
            continue;
        }
        auto wait = m_changed.next(m_room.reactor, earliest);
        const auto waited = co_await wait;
        if (!waited && waited.error().code == flow::Errc::Cancelled)
            co_return;
    }
}

} // namespace notify

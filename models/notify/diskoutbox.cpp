// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/notify/diskoutbox.h"

#include "models/base/log.h"
#include "models/notify/lane.h"
#include "models/notify/routing.h"
#include "models/notify/words.h"

#include <algorithm>

using namespace std::chrono_literals;

namespace notify {

DiskOutbox::DiskOutbox(const SenderRoom &room, Channels channels, OutboxOptions options)
    : m_room(room), m_channels(std::move(channels)), m_options(std::move(options)), m_writer(room.reactor)
{
    for (const Channel &channel : m_channels.all) {
        auto lane = std::make_unique<Lane>(channel, m_options.makeSender(channel, room));
        lane->sender->onAnswer([this](const Answered &answer) {
            for (const auto &heard : m_answered)
                heard(answer);
        });
        lane->sender->onRemark([this, id = channel.id](const QString &words) { remark(id, words); });
        m_lanes.emplace(channel.id, std::move(lane));
    }
}

DiskOutbox::~DiskOutbox() = default;

flow::Task<flow::Result<void>> DiskOutbox::open()
{
    struct Opened {
        base::Result<std::shared_ptr<OutboxFile>> file;
        OutboxState state;
    };
    flow::BlockingPool pool(1);
    const QString path = m_options.file;
    const base::WallTime now = m_room.clock.wallNow();
    auto work = flow::offload<std::shared_ptr<Opened>>(m_room.reactor, pool, m_room.reactor.now() + 10s, [path, now] {
        auto out = std::make_shared<Opened>();
        out->file = OutboxFile::open(path, &out->state, now);
        return out;
    });
    const auto done = co_await work;
    if (!done)
        co_return std::unexpected(done.error());
    if (!(*done)->file)
        co_return std::unexpected((*done)->file.error());
    m_state = std::move((*done)->state);
    m_writer.setFile(*(*done)->file);
    QStringList ids;
    for (const Channel &channel : m_channels.all)
        ids << channel.id;
    std::vector<Delivery> dropped;
    QByteArray lines;
    if (m_options.sure)
        lines = m_state.dropChannelsBut(ids, now, Words::tr("The channel is no longer in channels.yaml."), &dropped);
    for (const Channel &channel : m_channels.all)
        lines += leaveOutPractice(channel, now);
    for (const Channel &channel : m_channels.all) {
        const Broken *broken = m_state.broken(channel.id);
        if (const bool changed = broken && broken->fingerprint != channel.fingerprint(); !broken || changed) {
            lines += tellEnds(channel);
            lines += changed ? m_state.mend(channel.id) : QByteArray();
        }
        for (Waiting &w : m_state.waitingFor(channel.id)) // a clock that jumped must not hold a message back
            w.queued = m_room.reactor.now() - std::clamp(std::chrono::duration_cast<base::milliseconds>(now - w.posted), 0ms, base::milliseconds(1h));
    }
    if (!lines.isEmpty())
        (void)(*(*done)->file)->append(lines);
    co_return flow::Result<void>();
}

// When it was posted, its settings named this environment.
QByteArray DiskOutbox::leaveOutPractice(const Channel &channel, base::WallTime now)
{
    QByteArray lines;
    const std::deque<Waiting> queue = m_state.waitingFor(channel.id);
    for (const Waiting &w : queue) {
        const Kept *kept = m_state.find(w.event);
        const bool ends = w.moment == Moment::Resolved || w.moment == Moment::Acknowledged;
        if (!kept || takesPractice(channel, kept->notice) || (ends && m_state.standing(w.key, channel.id)))
            continue;
        Delivery d = deliveryOf(w, channel.id);
        d.at = now;
        d.words = Words::tr("It is practice: only the desktop and channels that name this environment are told.");
        lines += m_state.deliver(d);
    }
    return lines;
}

flow::Task<void> DiskOutbox::run()
{
    flow::TaskScope scope(co_await flow::currentCancel());
    m_running = &scope;
    scope.spawn(m_writer.run(&m_state));
    scope.spawn(watchFallbacks());
    for (const auto &[id, lane] : m_lanes) {
        const std::vector<Notice> open = m_state.open(id, m_room.clock.wallNow());
        lane->sender->begin(open);
        for (const Notice &notice : open)
            if (const Standing *standing = m_state.standing(notice.key, id); standing && !standing->over())
                lane->sender->stands(standing->notice, standing->receipt);
        scope.spawn(tend(lane.get()));
        scope.spawn(lane->sender->run());
    }
    co_await scope.join();
    m_running = nullptr;
}

void DiskOutbox::queued(const QString &event, const QString &channel)
{
    for (Waiting &w : m_state.waitingFor(channel))
        if (w.event == event && !w.ready) {
            w.ready = true;
            w.queued = m_room.reactor.now();
        }
    if (const auto lane = m_lanes.find(channel); lane != m_lanes.end()) {
        // A critical that begins waits for no pause of ours: the channel may be there again.
        const Kept *kept = m_state.find(event);
        if (kept && kept->notice.moment == Moment::Firing && kept->notice.severity == base::Severity::Critical && !lane->second->asksToWait)
            lane->second->notBefore = std::min(lane->second->notBefore, m_room.reactor.now() + lane->second->channel.pace);
        lane->second->woke.happened();
    }
    m_changed.happened();
}

QString DiskOutbox::toldAfterItsEnd(const QString &key, const QString &ended)
{
    for (const Channel &channel : m_channels.all) {
        if (!m_state.settled(ended, channel.id))
            continue;
        for (const Waiting &w : m_state.waitingFor(channel.id))
            if (w.key == key && w.moment == Moment::Firing)
                return w.event;
        if (const Standing *standing = m_state.standing(key, channel.id); standing && !standing->over())
            return standing->event;
    }
    return {};
}

flow::Task<flow::Result<Posted>> DiskOutbox::post(Notice notice)
{
    if (notice.key.isEmpty() || notice.key.size() > 255 || notice.summary.trimmed().isEmpty())
        co_return flow::fail(flow::Errc::Invalid, Words::tr("A notice needs a key of at most 255 characters and a sentence.").toStdString());
    for (const QString &id : std::as_const(notice.channels))
        if (!m_channels.find(id))
            co_return flow::fail(flow::Errc::Invalid, Words::tr("There is no channel '%1'.").arg(id).toStdString());
    const base::WallTime now = m_room.clock.wallNow();
    forget(now);
    Posted posted;
    posted.event = eventOf(notice);
    Notice plain = notice;
    plain.event.clear();
    if (notice.moment == Moment::Firing && posted.event == eventOf(plain))
        if (const QString open = m_state.openEvent(notice); !open.isEmpty())
            posted.event = open;
    // A watcher that is killed before it has kept an end begins the same anew: that needs an end of its own.
    if (notice.moment == Moment::Resolved)
        if (const QString begun = toldAfterItsEnd(notice.key, posted.event); !begun.isEmpty())
            posted.event = eventAfter(posted.event, begun);
    QStringList fresh;
    QByteArray notSent;
    for (const Channel &channel : m_channels.all) {
        if (m_state.waits(posted.event, channel.id) || m_state.settled(posted.event, channel.id)) {
            posted.channels << channel.id;
            continue;
        }
        std::optional<Unheard> why = whyUnheard(channel, notice, m_state.heard(notice.key, channel.id), now);
        if (!why)
            if (const auto cannot = m_lanes.at(channel.id)->sender->cannotTell(notice.moment))
                why = Unheard{*cannot};
        if (!why) {
            posted.channels << channel.id;
            fresh << channel.id;
            continue;
        }
        Delivery d = unsent(Waiting{posted.event, notice.key, notice.moment, {}, now}, channel.id, now);
        d.words = why->words;
        d.describe(notice);
        posted.notSent.push_back(d);
        if (why->logged && !m_state.saidWhyNot(posted.event, channel.id))
            notSent += m_state.deliver(d);
    }
    if (fresh.isEmpty() && notSent.isEmpty())
        co_return posted;
    const QByteArray lines = (fresh.isEmpty() ? QByteArray() : m_state.post(Kept{notice, posted.event, now}, fresh)) + notSent;
    for (const QString &channel : std::as_const(fresh))
        m_state.waitingFor(channel).back().ready = false;
    const auto written = co_await m_writer.write(lines);
    for (const QString &channel : std::as_const(fresh))
        queued(posted.event, channel);
    if (!written) {
        posted.onDisk = false;
        posted.trouble = QString::fromStdString(written.error().text);
    }
    co_return posted;
}

flow::Task<void> DiskOutbox::endBesides(QSet<QString> keys, QString environment)
{
    const std::vector<Notice> open = m_state.openBesides(keys, environment);
    for (Notice notice : open) {
        notice.event.clear();
        notice.moment = Moment::Resolved;
        notice.text.clear(); // what was to do is over
        notice.ended = m_room.clock.wallNow();
        notice.people = true; // whoever heard the beginning
        notice.channels.clear();
        (void)co_await post(notice);
    }
}

std::vector<Delivery> DiskOutbox::deliveries(base::WallTime since) const
{
    std::vector<Delivery> out;
    for (const Delivery &d : m_state.log())
        if (d.at >= since)
            out.push_back(d);
    return out;
}

std::vector<DiskOutbox::ChannelState> DiskOutbox::states() const
{
    std::vector<ChannelState> out;
    for (const Channel &channel : m_channels.all) {
        ChannelState state{channel.id, {}, int(m_state.waiting().value(channel.id).size()), m_lanes.at(channel.id)->failures};
        if (const Broken *broken = m_state.broken(channel.id))
            state.brokenWords = broken->words;
        out.push_back(state);
    }
    return out;
}

void DiskOutbox::remark(const QString &channel, const QString &words)
{
    base::logWarning("notify", Words::tr("%1: %2", "channel, what was noticed").arg(channel, words));
    Delivery d;
    d.event = QStringLiteral("noticed-") + QString::number(m_room.clock.wallNow().time_since_epoch().count(), 16);
    d.key = channel;
    d.channel = channel;
    d.outcome = Delivery::Outcome::Noticed;
    d.at = d.posted = m_room.clock.wallNow();
    d.words = words;
    if (m_running)
        m_running->spawn(note(m_state.deliver(d), {d}));
}

bool DiskOutbox::open(const QString &key) const
{
    return std::any_of(m_channels.all.begin(), m_channels.all.end(), [&](const Channel &channel) { return m_state.heard(key, channel.id); });
}

void DiskOutbox::forget(base::WallTime now)
{
    if (now - m_forgot < 1h && now >= m_forgot)
        return;
    m_forgot = now;
    m_state.forget(now);
}

bool DiskOutbox::idle() const
{
    return m_noting == 0 && std::all_of(m_state.waiting().begin(), m_state.waiting().end(), [](const auto &queue) { return queue.empty(); });
}

flow::Task<void> DiskOutbox::note(QByteArray lines, std::vector<Delivery> deliveries)
{
    ++m_noting;
    forget(m_room.clock.wallNow());
    const auto written = co_await m_writer.write(std::move(lines));
    --m_noting;
    if (!written && written.error().code != flow::Errc::Cancelled && !std::exchange(m_diskRefuses, true))
        base::logWarning("notify", Words::tr("The delivery log cannot be written: %1").arg(QString::fromStdString(written.error().text)));
    if (written)
        m_diskRefuses = false;
    for (const Delivery &d : deliveries)
        for (const auto &told : m_told)
            told(d);
}

} // namespace notify

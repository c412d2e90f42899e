// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/notify/outboxstate.h"

#include "models/base/jsonfields.h"
#include "models/notify/noticejson.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace notify {

namespace {

QByteArray lineOf(const char *step, QJsonObject o)
{
    o.insert(u"step"_s, QString::fromLatin1(step));
    return QJsonDocument(o).toJson(QJsonDocument::Compact) + '\n';
}

bool begins(Moment moment) { return moment == Moment::Firing || moment == Moment::Flapping || moment == Moment::Digest; }

// Of one alert, as bad as before: another one may begin under the key of a group.
bool isSameTelling(const Notice &a, const Notice &b)
{
    const bool said = !a.alert.isEmpty() && !b.alert.isEmpty(); // not by a version before
    return a.severity == b.severity && (said ? a.alert == b.alert : a.rule == b.rule && a.target == b.target);
}

QJsonObject postOf(const Kept &kept, const QStringList &channels)
{
    QJsonObject o{{u"event"_s, kept.event}, {u"posted"_s, base::toMilliseconds(kept.posted)}, {u"notice"_s, toJson(kept.notice)}};
    if (!channels.isEmpty())
        o.insert(u"to"_s, QJsonArray::fromStringList(channels));
    return o;
}

Kept keptOf(const QJsonObject &o) { return {noticeOf(o.value(u"notice"_s).toObject()), o.value(u"event"_s).toString(), base::timeOf(o.value(u"posted"_s))}; }

QJsonObject waitOf(const QString &event, const QString &channel, const Waiting &w)
{
    QJsonObject o{{u"event"_s, event}, {u"channel"_s, channel}};
    if (!w.fallbackFor.isEmpty())
        o.insert(u"for"_s, w.fallbackFor);
    if (w.attempts != 0)
        o.insert(u"attempts"_s, w.attempts);
    if (w.fellBack)
        o.insert(u"fell_back"_s, true);
    return o;
}

QJsonObject standingOf(const QString &channel, const Standing &s)
{
    QJsonObject o{{u"channel"_s, channel}, {u"event"_s, s.event}, {u"notice"_s, toJson(s.notice)}};
    if (!s.receipt.isEmpty())
        o.insert(u"receipt"_s, s.receipt);
    if (s.resolved)
        o.insert(u"resolved"_s, base::toMilliseconds(*s.resolved));
    if (s.untold)
        o.insert(u"untold"_s, postOf(*s.untold, {}));
    return o;
}

QJsonObject brokenOf(const QString &channel, const Broken &b)
{
    return {{u"channel"_s, channel}, {u"mark"_s, b.fingerprint}, {u"words"_s, b.words}, {u"at"_s, base::toMilliseconds(b.at)}};
}

} // namespace

Delivery unsent(const Waiting &w, const QString &channel, base::WallTime at)
{
    Delivery d;
    d.event = w.event;
    d.key = w.key;
    d.channel = channel;
    d.moment = w.moment;
    d.outcome = Delivery::Outcome::NotSent;
    d.at = at;
    d.posted = w.posted;
    d.fallbackFor = w.fallbackFor;
    return d;
}

const Kept *OutboxState::find(const QString &event) const
{
    const auto it = m_kept.constFind(event);
    return it == m_kept.cend() ? nullptr : &*it;
}

bool OutboxState::waits(const QString &event, const QString &channel) const
{
    const auto queue = m_waiting.constFind(channel);
    return queue != m_waiting.cend() && std::any_of(queue->begin(), queue->end(), [&](const Waiting &w) { return w.event == event; });
}

bool OutboxState::settled(const QString &event, const QString &channel) const
{
    const auto it = m_settled.constFind({event, channel});
    return it != m_settled.cend() && (*it == Delivery::Outcome::Accepted || *it == Delivery::Outcome::Refused);
}

bool OutboxState::accepted(const QString &event, const QString &channel) const
{
    const auto it = m_settled.constFind({event, channel});
    return it != m_settled.cend() && *it == Delivery::Outcome::Accepted;
}

bool OutboxState::told(const QString &event, const QString &channel) const
{
    QStringList those{channel};
    for (qsizetype i = 0; i < those.size(); ++i) {
        if (accepted(event, those[i]))
            return true;
        for (const Delivery &d : m_log)
            if (d.event == event && d.fallbackFor == those[i] && !those.contains(d.channel))
                those << d.channel;
    }
    return false;
}

bool OutboxState::saidWhyNot(const QString &event, const QString &channel) const { return m_settled.contains({event, channel}); }

const Standing *OutboxState::standing(const QString &key, const QString &channel) const
{
    const auto there = m_standing.constFind(channel);
    if (there == m_standing.cend())
        return nullptr;
    const auto it = there->constFind(key);
    return it == there->cend() ? nullptr : &*it;
}

bool OutboxState::heard(const QString &key, const QString &channel) const
{
    bool open = false;
    if (const Standing *s = standing(key, channel))
        open = !s->over();
    const auto queue = m_waiting.constFind(channel);
    if (queue != m_waiting.cend())
        for (const Waiting &w : *queue)
            if (w.key == key)
                open = begins(w.moment) || (open && w.moment != Moment::Resolved);
    return open;
}

QString OutboxState::openEvent(const Notice &notice) const
{
    QString waits;
    for (const auto &queue : m_waiting)
        for (const Waiting &w : queue) {
            if (w.key != notice.key)
                continue;
            if (w.moment == Moment::Resolved)
                return {};
            const Kept *kept = find(w.event);
            if (w.moment == Moment::Firing && kept && isSameTelling(kept->notice, notice))
                waits = w.event;
        }
    if (!waits.isEmpty())
        return waits;
    for (auto d = m_log.rbegin(); d != m_log.rend(); ++d) {
        if (d->key != notice.key || d->outcome == Delivery::Outcome::Later)
            continue;
        if (d->moment == Moment::Resolved)
            return {};
        if (d->moment != Moment::Firing || d->outcome != Delivery::Outcome::Accepted)
            continue;
        const Standing *there = standing(d->key, d->channel);
        return there && !there->over() && there->event == d->event && isSameTelling(there->notice, notice) ? d->event : QString();
    }
    return {};
}

std::optional<Notice> OutboxState::openNotice(const QString &key) const
{
    std::optional<Notice> waits;
    for (const auto &queue : m_waiting)
        for (const Waiting &w : queue) {
            if (w.key == key && w.moment == Moment::Resolved)
                return {};
            if (const Kept *kept = w.key == key && begins(w.moment) ? find(w.event) : nullptr; kept && (!waits || waits->severity < kept->notice.severity))
                waits = kept->notice;
        }
    if (waits)
        return waits;
    for (auto d = m_log.rbegin(); d != m_log.rend(); ++d) {
        if (d->key != key || d->outcome == Delivery::Outcome::Later || d->outcome == Delivery::Outcome::Noticed)
            continue;
        if (d->moment == Moment::Resolved)
            return {};
        if (const Standing *there = begins(d->moment) && d->outcome == Delivery::Outcome::Accepted ? standing(key, d->channel) : nullptr)
            return there->over() ? std::nullopt : std::optional(there->notice);
    }
    return {};
}

bool OutboxState::goesOn(const QString &key) const
{
    for (const auto &queue : m_waiting)
        for (const Waiting &w : queue)
            if (w.key == key && w.moment == Moment::Resolved)
                return false;
    for (auto d = m_log.rbegin(); d != m_log.rend(); ++d)
        if (d->key == key && d->outcome != Delivery::Outcome::Noticed)
            return d->moment != Moment::Resolved;
    return true;
}

std::vector<Notice> OutboxState::openBesides(const QSet<QString> &keys, const QString &environment) const
{
    QMap<QString, Notice> out;
    for (auto there = m_standing.cbegin(); there != m_standing.cend(); ++there)
        for (const Standing &s : *there)
            if (s.notice.incident.isEmpty() && s.notice.environment == environment && !keys.contains(s.notice.key) && !m_broken.contains(there.key()) && heard(s.notice.key, there.key()))
                out.insert(s.notice.key, s.notice);
    return {out.cbegin(), out.cend()};
}

std::vector<Notice> OutboxState::open(const QString &channel, base::WallTime now) const
{
    std::vector<Notice> out;
    const auto there = m_standing.constFind(channel);
    if (there != m_standing.cend())
        for (const Standing &s : *there)
            if (!s.over() || (s.resolved && now - *s.resolved < kSaidAgain && now >= *s.resolved))
                out.push_back(s.notice);
    return out;
}

std::vector<Kept> OutboxState::untold(const QString &channel) const
{
    std::vector<Kept> out;
    const auto queue = m_waiting.value(channel);
    const auto standing = m_standing.value(channel);
    for (const Standing &s : standing)
        if (s.untold && std::none_of(queue.begin(), queue.end(), [&s](const Waiting &w) { return w.key == s.notice.key; }))
            out.push_back(*s.untold);
    std::ranges::sort(out, {}, &Kept::posted);
    return out;
}

const Broken *OutboxState::broken(const QString &channel) const
{
    const auto it = m_broken.constFind(channel);
    return it == m_broken.cend() ? nullptr : &*it;
}

QByteArray OutboxState::post(const Kept &kept, const QStringList &channels)
{
    m_kept.insert(kept.event, kept);
    for (const QString &channel : channels)
        m_waiting[channel].push_back({kept.event, kept.notice.key, kept.notice.moment, {}, kept.posted});
    if (channels.isEmpty())
        unlink(kept.event);
    return lineOf("post", postOf(kept, channels));
}

QByteArray OutboxState::wait(const QString &event, const QString &channel, const QString &fallbackFor)
{
    Waiting w{event, {}, Moment::Firing, fallbackFor};
    if (const Kept *kept = find(event)) {
        w.key = kept->notice.key;
        w.moment = kept->notice.moment;
        w.posted = kept->posted;
        if (!waits(event, channel))
            m_waiting[channel].push_back(w);
    }
    if (const auto origins = m_waiting.find(fallbackFor); origins != m_waiting.end())
        for (Waiting &origin : *origins)
            if (origin.event == event)
                origin.fellBack = true;
    return lineOf("wait", waitOf(event, channel, w));
}

void OutboxState::unlink(const QString &event)
{
    for (const auto &queue : std::as_const(m_waiting))
        for (const Waiting &w : queue)
            if (w.event == event)
                return;
    m_kept.remove(event);
}

void OutboxState::settle(const Delivery &d)
{
    if (d.outcome == Delivery::Outcome::Noticed)
        return;
    auto &queue = m_waiting[d.channel];
    const auto it = std::find_if(queue.begin(), queue.end(), [&d](const Waiting &w) { return w.event == d.event; });
    if (d.outcome == Delivery::Outcome::Later) {
        if (it != queue.end())
            it->attempts = d.attempt;
        return;
    }
    const bool again = d.outcome == Delivery::Outcome::NotSent && settled(d.event, d.channel);
    if (!again)
        m_settled.insert({d.event, d.channel}, d.outcome);
    if (d.outcome == Delivery::Outcome::Accepted) {
        auto &there = m_standing[d.channel];
        const Kept *kept = find(d.event);
        if (kept && begins(d.moment))
            there.insert(d.key, Standing{kept->notice, d.event, d.receipt, std::nullopt});
        else if (kept && d.moment == Moment::Resolved && there.contains(d.key))
            there.insert(d.key, Standing{kept->notice, d.event, there.value(d.key).receipt, d.at});
        else if (d.moment == Moment::Acknowledged && there.contains(d.key) && !d.receipt.isEmpty())
            there[d.key].receipt = d.receipt;
    } else if (it != queue.end()) {
        keepUntold(d);
    }
    if (it != queue.end())
        queue.erase(it);
    unlink(d.event);
}

void OutboxState::keepUntold(const Delivery &d)
{
    const auto there = m_standing.find(d.channel);
    const Kept *kept = find(d.event);
    if (there == m_standing.end() || !there->contains(d.key) || !kept)
        return;
    Standing &standing = (*there)[d.key];
    if (begins(d.moment)) {
        standing.untold.reset(); // it fires again, and stands for that
    } else if (d.moment == Moment::Resolved && !standing.resolved) {
        const bool again = standing.untold && standing.untold->event == d.event;
        if (again && d.outcome == Delivery::Outcome::Refused && !m_broken.contains(d.channel))
            standing = Standing{kept->notice, d.event, standing.receipt, d.at}; // told as often as it helps
        else
            standing.untold = *kept;
    }
}

QByteArray OutboxState::deliver(const Delivery &d)
{
    settle(d);
    m_log.push_back(d);
    return lineOf("delivery", toJson(d));
}

QByteArray OutboxState::breakChannel(const QString &channel, const Broken &broken)
{
    m_broken.insert(channel, broken);
    return lineOf("broken", brokenOf(channel, broken));
}

QByteArray OutboxState::mend(const QString &channel)
{
    m_broken.remove(channel);
    return lineOf("mended", {{u"channel"_s, channel}});
}

QByteArray OutboxState::endElsewhere(const QString &event, const QString &channel, base::WallTime now)
{
    const auto there = m_standing.find(channel);
    if (there == m_standing.end())
        return {};
    for (Standing &s : *there)
        if (s.untold && s.untold->event == event) {
            s = Standing{s.untold->notice, event, s.receipt, now};
            return lineOf("standing", standingOf(channel, s));
        }
    return {};
}

void OutboxState::read(const QByteArray &line)
{
    const QJsonObject o = QJsonDocument::fromJson(line).object();
    const QString step = o.value(u"step"_s).toString(), event = o.value(u"event"_s).toString(), channel = o.value(u"channel"_s).toString();
    if (step == "post"_L1 && !event.isEmpty()) {
        QStringList to;
        const QJsonArray list = o.value(u"to"_s).toArray();
        for (const auto &value : list)
            if (!waits(event, value.toString()))
                to << value.toString();
        const Kept kept = keptOf(o);
        const bool alone = to.isEmpty();
        post(kept, to);
        if (alone)
            m_kept.insert(event, kept); // of a dump: its channels follow, each with its attempts
    } else if (step == "wait"_L1) {
        wait(event, channel, o.value(u"for"_s).toString());
        auto &queue = m_waiting[channel];
        if (!queue.empty() && queue.back().event == event) {
            queue.back().attempts = o.value(u"attempts"_s).toInt();
            queue.back().fellBack = o.value(u"fell_back"_s).toBool();
        }
    } else if (step == "delivery"_L1) {
        if (const auto delivery = deliveryOf(o))
            deliver(*delivery);
    } else if (step == "standing"_L1) {
        Standing s{noticeOf(o.value(u"notice"_s).toObject()), event, o.value(u"receipt"_s).toString(), std::nullopt};
        if (o.contains(u"resolved"_s))
            s.resolved = base::timeOf(o.value(u"resolved"_s));
        if (const QJsonObject end = o.value(u"untold"_s).toObject(); !end.isEmpty())
            s.untold = keptOf(end);
        m_standing[channel].insert(s.notice.key, s);
    } else if (step == "broken"_L1) {
        breakChannel(channel, {o.value(u"mark"_s).toString(), o.value(u"words"_s).toString(), base::timeOf(o.value(u"at"_s))});
    } else if (step == "mended"_L1) {
        mend(channel);
    }
}

void OutboxState::forget(base::WallTime now)
{
    while (!m_log.empty() && (m_log.size() > kMostLines || m_log.front().at < now - kKept)) {
        const Delivery &front = m_log.front(); // an attempt that failed says nothing about what became of it
        if (const auto settled = m_settled.constFind({front.event, front.channel}); settled != m_settled.cend() && *settled == front.outcome)
            m_settled.erase(settled);
        m_log.pop_front();
    }
    for (auto &there : m_standing)
        erase_if(there, [now](auto it) { return (it->resolved && now - *it->resolved > kSaidAgain) || (it->untold && now - it->untold->posted > kKept); });
    for (const QString &event : m_kept.keys())
        unlink(event);
}

QByteArray OutboxState::dropChannelsBut(const QStringList &channels, base::WallTime now, const QString &why, std::vector<Delivery> *dropped)
{
    QByteArray lines;
    for (const QString &channel : m_waiting.keys()) {
        if (channels.contains(channel))
            continue;
        const std::deque<Waiting> queue = m_waiting.value(channel);
        for (const Waiting &w : queue) {
            Delivery d = unsent(w, channel, now);
            d.words = why;
            if (const Kept *kept = find(w.event))
                d.describe(kept->notice);
            lines += deliver(d);
            dropped->push_back(d);
        }
        m_waiting.remove(channel);
    }
    for (const QString &channel : m_standing.keys())
        if (!channels.contains(channel))
            m_standing.remove(channel);
    return lines;
}

QByteArray OutboxState::dump() const
{
    QByteArray out;
    for (const Delivery &d : m_log)
        out += lineOf("delivery", toJson(d));
    for (auto there = m_standing.cbegin(); there != m_standing.cend(); ++there) {
        for (const Standing &s : *there) {
            out += lineOf("standing", standingOf(there.key(), s));
        }
    }
    for (const Kept &kept : m_kept)
        out += lineOf("post", postOf(kept, {}));
    for (auto queue = m_waiting.cbegin(); queue != m_waiting.cend(); ++queue)
        for (const Waiting &w : *queue)
            out += lineOf("wait", waitOf(w.event, queue.key(), w));
    for (auto it = m_broken.cbegin(); it != m_broken.cend(); ++it)
        out += lineOf("broken", brokenOf(it.key(), *it));
    return out;
}

} // namespace notify

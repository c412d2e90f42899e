// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/notify/pagerduty.h"

#include "models/base/moment.h"
#include "models/notify/alertmanagerbody.h"
#include "models/notify/answers.h"
#include "models/notify/httpanswer.h"
#include "models/notify/signature.h"
#include "models/notify/wording.h"
#include "models/notify/words.h"

#include <QJsonDocument>
#include <QUrlQuery>

using namespace Qt::StringLiterals;

namespace notify {

namespace {

constexpr qsizetype kLongestSummary = 1024, kLongestKey = 255;
constexpr std::chrono::seconds kListenAgain{30};
constexpr std::chrono::minutes kComplainEvery{10};

QString actionOf(Moment moment)
{
    return moment == Moment::Resolved ? u"resolve"_s : moment == Moment::Acknowledged ? u"acknowledge"_s : u"trigger"_s;
}

QString severityOf(const Notice &n)
{
    return n.moment == Moment::Test ? u"info"_s : n.severity == base::Severity::Critical ? u"critical"_s : u"warning"_s;
}

} // namespace

QJsonObject pagerEvent(const Notice &n, const QString &dedupKey)
{
    QJsonObject event{{u"event_action"_s, actionOf(n.moment)}, {u"dedup_key"_s, dedupKey.left(kLongestKey)}, {u"client"_s, u"Quarterdeck"_s}};
    if (actionOf(n.moment) != "trigger"_L1)
        return event;
    const QString source = n.target.isEmpty() ? n.cluster.isEmpty() ? n.environment.isEmpty() ? u"quarterdeck"_s : n.environment : n.cluster : n.target;
    QJsonObject details = labelsOf(n);
    details.insert(u"text"_s, n.text);
    if (!n.incident.isEmpty())
        details.insert(u"incident"_s, n.incident);
    const QString summary = n.drill ? headline(n) : n.summary;
    QJsonObject payload{{u"summary"_s, summary.left(kLongestSummary)}, {u"source"_s, source}, {u"severity"_s, severityOf(n)}, {u"custom_details"_s, details}};
    for (const auto &[key, value] : {std::pair(u"component"_s, n.cluster), std::pair(u"group"_s, n.service), std::pair(u"class"_s, n.rule)})
        if (!value.isEmpty())
            payload.insert(key, value);
    if (n.began != base::WallTime{})
        payload.insert(u"timestamp"_s, base::isoMoment(n.began));
    event.insert(u"payload"_s, payload);
    if (QJsonDocument(event).toJson(QJsonDocument::Compact).size() > kLongestPagerEvent - 256) { // room for the routing key
        payload.insert(u"custom_details"_s, QJsonObject{{u"left_out"_s, Words::tr("The details are longer than PagerDuty takes.")}});
        event.insert(u"payload"_s, payload);
    }
    return event;
}

PagerDutySender::PagerDutySender(const Channel &channel, const SenderRoom &room)
    : m_channel(channel), m_room(room), m_routingKey(room, channel.credential), m_token(room, channel.reading), m_client(room.reactor), m_reader(room.reactor)
{
    for (const auto &key : channel.hookKeys)
        m_hookKeys.emplace_back(room, key);
}

flow::Task<Attempt> PagerDutySender::enqueue(QJsonObject event, flow::TimePoint due)
{
    const auto fetched = co_await m_routingKey.fetch(due);
    if (!fetched)
        co_return withoutSecret(fetched.error());
    const auto key = m_routingKey.secret().reveal();
    event.insert(u"routing_key"_s, QString::fromUtf8(key.data(), qsizetype(key.size())));
    http::Request request(m_channel.url.toString(QUrl::FullyEncoded).toStdString());
    request.method = "POST";
    request.headers = {{"Content-Type", "application/json"}};
    request.body = QJsonDocument(event).toJson(QJsonDocument::Compact).toStdString();
    const auto response = co_await m_client.get(request, due);
    base::wipe(request.body);
    if (!response)
        co_return judged(response.error());
    Attempt attempt = judged(*response, m_room.clock.wallNow());
    if (attempt.accepted())
        attempt.receipt = QJsonDocument::fromJson(QByteArray::fromStdString(response->body)).object().value(u"dedup_key"_s).toString().left(kLongestKey);
    if (response->status == 400) {
        m_routingKey.forget();
        attempt.words = Words::tr("PagerDuty does not take this event, or does not know the routing key (HTTP 400). It said: %1").arg(said(response->body));
    }
    redact(attempt, m_routingKey.secret());
    co_return attempt;
}

flow::Task<Attempt> PagerDutySender::send(Message message, flow::TimePoint due)
{
    const bool test = message.notice.moment == Moment::Test;
    const QJsonObject event = pagerEvent(message.notice, message.notice.key);
    if (actionOf(message.notice.moment) == "trigger"_L1 && !test) // who has it may say so before we know that it was taken
        m_open.insert(message.notice.key, message.notice);
    Attempt attempt = co_await enqueue(event, due);
    if (attempt.accepted() && message.notice.moment == Moment::Resolved)
        m_open.remove(message.notice.key);
    if (!attempt.accepted() || !test)
        co_return attempt;
    Notice over = message.notice; // a test leaves no incident behind
    over.moment = Moment::Resolved;
    const QJsonObject end = pagerEvent(over, over.key);
    Attempt resolved = co_await enqueue(end, due);
    co_return resolved.accepted() ? attempt : resolved;
}

base::milliseconds PagerDutySender::upkeepEvery() const
{
    return base::milliseconds(m_channel.reading.source == environment::Credential::Source::None && m_channel.hookKeys.isEmpty() ? 0 : 10'000);
}

flow::Task<Attempt> PagerDutySender::upkeep(std::vector<Notice> open, flow::TimePoint due)
{
    Attempt result;
    result.outcome = Delivery::Outcome::Accepted;
    std::erase_if(open, [](const Notice &n) { return n.moment == Moment::Resolved; });
    QSet<QString> keys;
    for (const Notice &n : open)
        keys.insert(n.key);
    m_acknowledged.intersect(keys);
    begin(open);
    if (open.empty() || m_channel.reading.source == environment::Credential::Source::None)
        co_return result;
    const auto fetched = co_await m_token.fetch(due);
    if (!fetched)
        co_return withoutSecret(fetched.error());
    QUrl url = m_channel.readUrl;
    url.setPath(u"/incidents"_s);
    QUrlQuery query; // one page tells of all that are acknowledged
    query.addQueryItem(u"statuses[]"_s, u"acknowledged"_s);
    query.addQueryItem(u"limit"_s, u"100"_s);
    if (open.size() == 1)
        query.addQueryItem(u"incident_key"_s, open.front().key);
    url.setQuery(query);
    http::Request request(url.toString(QUrl::FullyEncoded).toStdString());
    request.headers = {{"Accept", "application/vnd.pagerduty+json;version=2"}};
    m_reader.setAuthorization("Authorization: Token", base::Secret("token=" + std::string(m_token.secret().reveal())));
    const auto response = co_await m_reader.get(request, due);
    if (!response)
        co_return judged(response.error());
    result = judged(*response, m_room.clock.wallNow());
    if (result.accepted())
        read(response->body, open);
    else
        m_token.forget();
    redact(result, m_token.secret());
    result.broken = false; // reading alone is
    co_return result;
}

void PagerDutySender::read(const std::string &body, const std::vector<Notice> &open)
{
    for (const Acknowledged &seen : acknowledgedIn(QByteArray::fromStdString(body))) {
        const auto notice = std::find_if(open.begin(), open.end(), [&seen](const Notice &n) { return n.key == seen.key; });
        if (notice == open.end() || m_acknowledged.contains(seen.key))
            continue;
        m_acknowledged.insert(seen.key);
        Answered answer;
        answer.key = seen.key;
        answer.incident = notice->incident;
        answer.channel = m_channel.id;
        answer.who = seen.who;
        answer.at = m_room.clock.wallNow();
        answered(answer);
    }
}

void PagerDutySender::begin(const std::vector<Notice> &open)
{
    m_open.clear();
    for (const Notice &n : open)
        if (n.moment != Moment::Resolved)
            m_open.insert(n.key, n);
}

flow::Task<void> PagerDutySender::run()
{
    while (!m_hookKeys.empty()) {
        program::HttpListener listener(m_room.reactor);
        if (const auto listens = listener.listen(m_channel.hookPlace.port, m_channel.hookPlace.address)) {
            const program::HttpListener::Handler handler = [this](program::HttpRequest request) { return hear(this, std::move(request)); };
            auto serving = listener.serve(handler);
            co_await std::move(serving);
        } else {
            complain(Words::tr("PagerDuty's webhook cannot be heard at %1: %2").arg(m_channel.hookPlace.text(), QString::fromStdString(listens.error().text)));
        }
        const auto slept = co_await m_room.reactor.sleepFor(kListenAgain);
        if (!slept)
            co_return;
    }
}

void PagerDutySender::complain(const QString &words)
{
    const flow::TimePoint now = m_room.reactor.now();
    if (m_complained != flow::TimePoint{} && now < m_complained + kComplainEvery)
        return;
    m_complained = now;
    remark(words);
}

flow::Task<program::HttpReply> PagerDutySender::hear(PagerDutySender *me, program::HttpRequest request)
{
    const QByteArray plain("text/plain; charset=utf-8");
    if (request.path != "/pagerduty")
        co_return program::HttpReply(404, "the webhook comes in at /pagerduty\n", plain);
    if (request.method != "POST")
        co_return program::HttpReply(405, "POST alone\n", plain);
    bool isTheirs = false;
    const flow::TimePoint due = me->m_room.reactor.now() + me->m_channel.deadline;
    const QByteArray signatures = request.headers.value("x-pagerduty-signature");
    for (HeldSecret &key : me->m_hookKeys) {
        const auto fetched = co_await key.fetch(due);
        if (!fetched) {
            me->complain(Words::tr("The secret of PagerDuty's webhook is missing: %1").arg(QString::fromStdString(fetched.error().text)));
            co_return program::HttpReply(503, "the secret is missing\n", plain);
        }
        isTheirs = isSigned(signatures, key.secret(), request.body) || isTheirs;
    }
    if (!isTheirs) {
        for (HeldSecret &key : me->m_hookKeys)
            key.forget(); // it may have been changed
        me->complain(Words::tr("A webhook came that PagerDuty did not sign with a secret of this channel; it was refused."));
        co_return program::HttpReply(401, "the signature is not of a key of ours\n", plain);
    }
    const auto event = pagerHookEvent(request.body);
    if (!event)
        co_return program::HttpReply(400, "not an event of webhooks v3\n", plain);
    switch (me->m_heard.judge(*event, me->m_room.clock.wallNow(), me->m_open.contains(event->key))) {
    case PagerHookMemory::Verdict::Fresh:
        me->take(*event);
        co_return program::HttpReply(202, "heard\n", plain);
    case PagerHookMemory::Verdict::Again:
        co_return program::HttpReply(202, "heard before\n", plain);
    case PagerHookMemory::Verdict::TooOld:
        break;
    case PagerHookMemory::Verdict::FromTheFuture:
        me->complain(Words::tr("A webhook of PagerDuty is of %1, which is to come: the clock of this machine is behind.").arg(momentText(event->at)));
        break;
    }
    co_return program::HttpReply(400, "not of about now\n", plain);
}

void PagerDutySender::take(const PagerHookEvent &event)
{
    if (event.type == "incident.unacknowledged"_L1)
        m_acknowledged.remove(event.key);
    const auto notice = m_open.constFind(event.key);
    // One of an earlier spell of the same says nothing about this one.
    if (event.type != "incident.acknowledged"_L1 || notice == m_open.cend() || event.at < notice->began - PagerHookMemory::kSkew || m_acknowledged.contains(event.key))
        return;
    m_acknowledged.insert(event.key);
    Answered answer;
    answer.key = event.key;
    answer.incident = notice->incident;
    answer.channel = m_channel.id;
    answer.who = event.who;
    answer.at = m_room.clock.wallNow();
    answered(answer);
}

} // namespace notify

// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/notify/alertmanager.h"

#include "models/notify/httpanswer.h"
#include "models/notify/wording.h"
#include "models/notify/words.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUuid>

using namespace Qt::StringLiterals;

namespace notify {

namespace {

constexpr std::size_t kMostRead = std::size_t(16) << 20; // bytes of its alerts

base::WallTime momentOf(const QJsonValue &value)
{
    const QDateTime at = QDateTime::fromString(value.toString(), Qt::ISODateWithMs);
    return at.isValid() ? base::WallTime(base::milliseconds(at.toMSecsSinceEpoch())) : base::WallTime{};
}

QList<std::pair<base::Untrusted, base::Untrusted>> pairsOf(const QJsonObject &o)
{
    QList<std::pair<base::Untrusted, base::Untrusted>> out;
    for (auto it = o.begin(); it != o.end(); ++it)
        out.append({base::Untrusted(it.key()), base::Untrusted(it.value().toString())});
    return out;
}

QStringList textsOf(const QJsonValue &value)
{
    QStringList out;
    const QJsonArray list = value.toArray();
    for (const auto &text : list)
        out << text.toString();
    return out;
}

ForeignAlert alertOf(const QJsonObject &o)
{
    ForeignAlert a;
    const QJsonObject status = o.value(u"status"_s).toObject();
    const QString state = status.value(u"state"_s).toString();
    a.fingerprint = o.value(u"fingerprint"_s).toString();
    a.state = state == "suppressed"_L1 ? ForeignAlert::State::Suppressed : state == "unprocessed"_L1 ? ForeignAlert::State::Unprocessed : ForeignAlert::State::Active;
    a.labels = pairsOf(o.value(u"labels"_s).toObject());
    a.annotations = pairsOf(o.value(u"annotations"_s).toObject());
    a.silencedBy = textsOf(status.value(u"silencedBy"_s));
    a.inhibitedBy = textsOf(status.value(u"inhibitedBy"_s));
    a.startsAt = momentOf(o.value(u"startsAt"_s));
    a.endsAt = momentOf(o.value(u"endsAt"_s));
    a.updatedAt = momentOf(o.value(u"updatedAt"_s));
    return a;
}

Silence silenceOf(const QJsonObject &o)
{
    Silence s;
    s.id = o.value(u"id"_s).toString();
    const QJsonArray matchers = o.value(u"matchers"_s).toArray();
    for (const auto &value : matchers) {
        const QJsonObject m = value.toObject();
        s.matchers.append({m.value(u"name"_s).toString(), m.value(u"value"_s).toString(), m.value(u"isRegex"_s).toBool(), m.value(u"isEqual"_s).toBool(true)});
    }
    s.startsAt = momentOf(o.value(u"startsAt"_s));
    s.endsAt = momentOf(o.value(u"endsAt"_s));
    s.createdBy = o.value(u"createdBy"_s).toString();
    s.comment = o.value(u"comment"_s).toString();
    const QString state = o.value(u"status"_s).toObject().value(u"state"_s).toString();
    s.state = state == "active"_L1 ? Silence::State::Active : state == "expired"_L1 ? Silence::State::Expired : Silence::State::Pending;
    return s;
}

base::Error refusal(const http::Response &response, const base::Secret &secret)
{
    Attempt a = judged(response, base::Clock::system().wallNow());
    redact(a, secret);
    return {a.status == 401 || a.status == 403 ? base::Errc::Authentication : a.status == 404 ? base::Errc::Absent : base::Errc::Server, a.words.toStdString()};
}

// The list in a good answer, each object made into one.
template <class T>
flow::Result<std::vector<T>> listOf(const flow::Result<http::Response> &response, T (*make)(const QJsonObject &), const base::Secret &secret)
{
    if (!response)
        return std::unexpected(response.error());
    if (response->status != 200)
        return std::unexpected(refusal(*response, secret));
    const QJsonDocument read = QJsonDocument::fromJson(QByteArray::fromStdString(response->body));
    if (!read.isArray())
        return flow::fail(flow::Errc::Protocol, Words::tr("What answers there is no Alertmanager of API v2.").toStdString());
    std::vector<T> out;
    const QJsonArray list = read.array();
    for (const auto &value : list)
        out.push_back(make(value.toObject()));
    return out;
}

} // namespace

base::Untrusted ForeignAlert::label(QStringView name) const
{
    for (const auto &[key, value] : labels)
        if (key.raw() == name)
            return value;
    return {};
}

Alertmanager::Alertmanager(const Channel &channel, const SenderRoom &room)
    : m_channel(channel), m_authorization(room, channel.credential), m_client(room.reactor, tlsOf(channel.tls))
{
}

flow::Task<flow::Result<http::Response>> Alertmanager::ask(std::string method, QString path, QByteArray body, flow::TimePoint due)
{
    const auto fetched = co_await m_authorization.fetch(due);
    if (!fetched)
        co_return std::unexpected(fetched.error());
    if (!m_authorization.secret().empty())
        m_client.setAuthorization(m_channel.authorizationHeader.toStdString(), m_authorization.secret().clone());
    QUrl url = m_channel.url; // may lie under a prefix
    QString root = url.path();
    while (root.endsWith(u'/'))
        root.chop(1);
    url.setPath(root + u"/api/v2/"_s + path);
    http::Request request(url.toString(QUrl::FullyEncoded).toStdString());
    request.method = method;
    request.maxBody = kMostRead;
    request.body = body.toStdString();
    if (!body.isEmpty())
        request.headers = {{"Content-Type", "application/json"}};
    auto response = co_await m_client.get(request, due);
    if (response && (response->status == 401 || response->status == 403))
        m_authorization.forget();
    co_return response;
}

flow::Task<flow::Result<http::Response>> Alertmanager::post(QJsonArray alerts, flow::TimePoint due)
{
    const QByteArray body = QJsonDocument(alerts).toJson(QJsonDocument::Compact);
    auto response = co_await ask("POST", u"alerts"_s, body, due);
    co_return response;
}

flow::Task<flow::Result<std::vector<ForeignAlert>>> Alertmanager::alerts(flow::TimePoint due)
{
    const auto response = co_await ask("GET", u"alerts"_s, QByteArray(), due);
    co_return listOf(response, alertOf, m_authorization.secret());
}

flow::Task<flow::Result<std::vector<Silence>>> Alertmanager::silences(flow::TimePoint due)
{
    const auto response = co_await ask("GET", u"silences"_s, QByteArray(), due);
    co_return listOf(response, silenceOf, m_authorization.secret());
}

flow::Task<flow::Result<QString>> Alertmanager::keepSilence(Silence silence, flow::TimePoint due)
{
    if (silence.matchers.isEmpty() || silence.comment.trimmed().isEmpty() || silence.endsAt <= silence.startsAt)
        co_return flow::fail(flow::Errc::Invalid, Words::tr("A silence needs something that it is for, a reason and an end.").toStdString());
    QJsonArray matchers;
    for (const Silence::Matcher &m : silence.matchers)
        matchers.append(QJsonObject{{u"name"_s, m.name}, {u"value"_s, m.value}, {u"isRegex"_s, m.isRegex}, {u"isEqual"_s, m.isEqual}});
    QJsonObject body{{u"matchers"_s, matchers}, {u"startsAt"_s, rfc3339(silence.startsAt)}, {u"endsAt"_s, rfc3339(silence.endsAt)},
                     {u"createdBy"_s, silence.createdBy}, {u"comment"_s, silence.comment}};
    if (!silence.id.isEmpty())
        body.insert(u"id"_s, silence.id);
    const QByteArray bytes = QJsonDocument(body).toJson(QJsonDocument::Compact);
    const auto response = co_await ask("POST", u"silences"_s, bytes, due);
    if (!response)
        co_return std::unexpected(response.error());
    if (response->status != 200)
        co_return std::unexpected(refusal(*response, m_authorization.secret()));
    co_return QJsonDocument::fromJson(QByteArray::fromStdString(response->body)).object().value(u"silenceID"_s).toString();
}

flow::Task<flow::Result<void>> Alertmanager::expireSilence(QString id, flow::TimePoint due)
{
    if (QUuid::fromString(id).isNull()) // it goes into the path
        co_return flow::fail(flow::Errc::Invalid, Words::tr("That is no id of a silence.").toStdString());
    const QString path = u"silence/"_s + id;
    const auto response = co_await ask("DELETE", path, QByteArray(), due);
    if (!response)
        co_return std::unexpected(response.error());
    if (response->status != 200)
        co_return std::unexpected(refusal(*response, m_authorization.secret()));
    co_return flow::Result<void>();
}

} // namespace notify

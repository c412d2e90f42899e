// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/notify/alertmanager.h"

#include "models/base/moment.h"
#include "models/notify/httpanswer.h"
#include "models/notify/wording.h"
#include "models/notify/words.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QUuid>

using namespace Qt::StringLiterals;

namespace notify {

namespace {

constexpr std::size_t kMostRead = std::size_t(16) << 20; // bytes of its alerts

base::Error refusal(const http::Response &response, const base::Secret &secret)
{
    Attempt a = judged(response, base::Clock::system().wallNow());
    redact(a, secret);
    return {a.status == 401 || a.status == 403 ? base::Errc::Authentication : a.status == 404 ? base::Errc::Absent : base::Errc::Server, a.words.toStdString()};
}

// What a good answer lists.
template <class T>
flow::Result<std::vector<T>> listOf(const flow::Result<http::Response> &response, std::optional<std::vector<T>> (*read)(const QByteArray &), const base::Secret &secret)
{
    if (!response)
        return std::unexpected(response.error());
    if (response->status != 200)
        return std::unexpected(refusal(*response, secret));
    auto list = read(QByteArray::fromStdString(response->body));
    if (!list)
        return flow::fail(flow::Errc::Protocol, Words::tr("What answers there is no Alertmanager of API v2.").toStdString());
    return std::move(*list);
}

} // namespace

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
    co_return listOf(response, foreignAlertsIn, m_authorization.secret());
}

flow::Task<flow::Result<std::vector<Silence>>> Alertmanager::silences(flow::TimePoint due)
{
    const auto response = co_await ask("GET", u"silences"_s, QByteArray(), due);
    co_return listOf(response, silencesIn, m_authorization.secret());
}

flow::Task<flow::Result<QString>> Alertmanager::keepSilence(Silence silence, flow::TimePoint due)
{
    if (silence.matchers.isEmpty() || silence.comment.trimmed().isEmpty() || silence.endsAt <= silence.startsAt)
        co_return flow::fail(flow::Errc::Invalid, Words::tr("A silence needs something that it is for, a reason and an end.").toStdString());
    QJsonArray matchers;
    for (const Silence::Matcher &m : silence.matchers)
        matchers.append(QJsonObject{{u"name"_s, m.name}, {u"value"_s, m.value}, {u"isRegex"_s, m.isRegex}, {u"isEqual"_s, m.isEqual}});
    QJsonObject body{{u"matchers"_s, matchers}, {u"startsAt"_s, base::isoMoment(silence.startsAt)}, {u"endsAt"_s, base::isoMoment(silence.endsAt)},
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

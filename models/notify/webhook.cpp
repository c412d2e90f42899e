// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/notify/webhook.h"

#include "models/notify/alertmanagerbody.h"
#include "models/notify/httpanswer.h"
#include "models/notify/signature.h"

using namespace Qt::StringLiterals;

namespace notify {

WebhookSender::WebhookSender(const Channel &channel, const SenderRoom &room)
    : m_channel(channel), m_room(room), m_authorization(room, channel.credential), m_client(room.reactor, tlsOf(channel.tls))
{
    for (const auto &key : channel.signing)
        m_signing.emplace_back(room, key);
}

flow::Task<Attempt> WebhookSender::send(Message message, flow::TimePoint due)
{
    http::Request request(m_channel.url.toString(QUrl::FullyEncoded).toStdString());
    request.method = "POST";
    const QByteArray body = webhookBody(message.notice, message.event, m_channel.id);
    const QByteArray timestamp = QByteArray::number(qint64(std::chrono::duration_cast<std::chrono::seconds>(m_room.clock.wallNow().time_since_epoch()).count()));
    request.body = body.toStdString();
    request.headers = {{"Content-Type", "application/json"}, {"X-Console-Event-Id", message.event.toStdString()}, {"X-Console-Timestamp", timestamp.toStdString()}};
    std::string signatures;
    for (HeldSecret &key : m_signing) {
        const auto fetched = co_await key.fetch(due);
        if (!fetched)
            co_return withoutSecret(fetched.error());
        signatures += (signatures.empty() ? "" : ",") + signatureOf(key.secret(), timestamp + '.' + body).toStdString();
    }
    if (!signatures.empty())
        request.headers.emplace_back("X-Console-Signature", signatures);
    const auto fetched = co_await m_authorization.fetch(due);
    if (!fetched)
        co_return withoutSecret(fetched.error());
    if (!m_authorization.secret().empty())
        m_client.setAuthorization(m_channel.authorizationHeader.toStdString(), m_authorization.secret().clone());
    const auto response = co_await m_client.get(request, due);
    Attempt attempt = response ? judged(*response, m_room.clock.wallNow()) : judged(response.error());
    redact(attempt, m_authorization.secret());
    if (attempt.broken)
        m_authorization.forget();
    co_return attempt;
}

} // namespace notify

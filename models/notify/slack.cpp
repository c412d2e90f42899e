// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/notify/slack.h"

#include "models/notify/httpanswer.h"
#include "models/notify/wording.h"
#include "models/notify/words.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace notify {

namespace {

constexpr qsizetype kLongestSection = 3000; // characters that Slack takes in one

QString escaped(QString text)
{
    return text.replace(u'&', u"&amp;"_s).replace(u'<', u"&lt;"_s).replace(u'>', u"&gt;"_s);
}

QString colourOf(const Notice &n)
{
    if (n.moment == Moment::Resolved)
        return u"good"_s;
    if (n.moment == Moment::Test || n.moment == Moment::Acknowledged)
        return u"#808080"_s;
    return n.severity == base::Severity::Critical ? u"danger"_s : u"warning"_s;
}

} // namespace

QByteArray slackBody(const Notice &n)
{
    const QString head = escaped(headline(n));
    QString text = escaped(details(n).join(u'\n'));
    if (text.size() > kLongestSection)
        text = text.left(kLongestSection - 1) + QChar(0x2026);
    QJsonObject attachment{{u"color"_s, colourOf(n)}, {u"fallback"_s, head}};
    if (!text.isEmpty())
        attachment.insert(u"text"_s, text);
    const QJsonObject body{{u"text"_s, head.left(kLongestSection)}, {u"attachments"_s, QJsonArray{attachment}}};
    return QJsonDocument(body).toJson(QJsonDocument::Compact);
}

SlackSender::SlackSender(const Channel &channel, const SenderRoom &room) : m_room(room), m_address(room, channel.credential), m_client(room.reactor) {}

flow::Task<Attempt> SlackSender::send(Message message, flow::TimePoint due)
{
    const auto fetched = co_await m_address.fetch(due);
    if (!fetched)
        co_return withoutSecret(fetched.error());
    http::Request request{std::string(m_address.secret().reveal())};
    request.method = "POST";
    request.headers = {{"Content-Type", "application/json; charset=utf-8"}};
    request.body = slackBody(message.notice).toStdString();
    const auto response = co_await m_client.get(request, due);
    base::wipe(request.url);
    if (!response) {
        Attempt attempt = judged(response.error());
        if (attempt.broken)
            attempt.words = Words::tr("Its secret is no web address: store the address of the Slack webhook as it is."); // never what libcurl says of it
        co_return attempt;
    }
    Attempt attempt = judged(*response, m_room.clock.wallNow());
    if (attempt.broken)
        m_address.forget();
    if (response->status == 404 || response->status == 410)
        attempt.words = Words::tr("Slack says that this webhook is gone (HTTP %1, %2): make a new one and store its address.").arg(attempt.status).arg(said(response->body));
    if (response->status == 200 && response->body != "ok") { // a proxy or another site that answers in Slack's place
        attempt.outcome = Delivery::Outcome::Refused;
        attempt.broken = true;
        attempt.words = Words::tr("What answers there is not Slack: correct the stored address of the webhook.");
    }
    redact(attempt, m_address.secret());
    const std::string_view address = m_address.secret().reveal();
    if (const auto path = address.find('/', std::min(address.size(), address.find("://") + 3)); path != std::string_view::npos)
        redact(attempt, base::Secret(std::string(address.substr(path))));
    co_return attempt;
}

} // namespace notify

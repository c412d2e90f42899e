// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Who is told in the benchmark of telling: a local receiver a kind of channel, each with the moment at which it accepted a
// message, and the webhook of the peer.

#include "tests/bench/desktophearing.h"
#include "tests/support/ctlrun.h"
#include "tests/support/scriptedreceiver.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace bench {

// Over HTTP; what a body says is the kind's business.
class HttpHearing final : public Hearing {
public:
    using Reader = std::vector<Said> (*)(const QJsonDocument &body);
    HttpHearing(Reader reader, ScriptedAnswer answer) : m_reader(reader), m_receiver(QList<ScriptedAnswer>{std::move(answer)}) {}
    [[nodiscard]] QByteArray address(const char *path) const { return "http://127.0.0.1:" + QByteArray::number(m_receiver.port()) + path; }

private:
    void listen() override
    {
        const QList<ScriptedReceiver::Request> all = m_receiver.requests();
        for (; m_read < all.size(); ++m_read)
            for (Said said : m_reader(QJsonDocument::fromJson(all[m_read].body))) {
                said.at = all[m_read].at;
                add(said);
            }
    }
    Reader m_reader;
    ScriptedReceiver m_receiver;
    qsizetype m_read = 0;
};

// Over SMTP, accepted with the 250 after the text. The text is base64; its first line is the headline.
class MailHearing final : public Hearing {
public:
    MailHearing() : m_peer([this](auto &c) { converse(c); }) {}
    [[nodiscard]] quint16 port() const { return m_peer.port(); }

private:
    struct Mail {
        WallMoment at;
        QByteArray text;
    };
    void converse(HostilePeer::Connection &c)
    {
        if (!c.write("220 bench\r\n"))
            return;
        for (;;) {
            const QByteArray line = QByteArray::fromStdString(c.readUntil("\r\n"));
            if (line.isEmpty())
                return;
            if (line.startsWith("DATA")) {
                c.write("354 go\r\n");
                const QByteArray text = QByteArray::fromStdString(c.readUntil("\r\n.\r\n"));
                const std::lock_guard lock(m_mutex);
                m_mails.append({std::chrono::system_clock::now(), text});
            }
            if (!c.write(line.startsWith("QUIT") ? "221 bye\r\n" : "250 ok\r\n") || line.startsWith("QUIT"))
                return;
        }
    }
    void listen() override
    {
        const std::lock_guard lock(m_mutex);
        for (; m_read < m_mails.size(); ++m_read) {
            const QByteArray &text = m_mails[m_read].text;
            const qsizetype end = text.indexOf("\r\n\r\n");
            const QString body = QString::fromUtf8(QByteArray::fromBase64(text.mid(end)));
            // "Where: environment / service / cluster / target"
            const QString where = body.section(QStringLiteral("Where: "), 1).section(QLatin1Char('\r'), 0, 0);
            const qsizetype thread = text.indexOf("References: ") + 12;
            add({m_mails[m_read].at, where.section(QStringLiteral(" / "), -1), QString::fromLatin1(text.mid(thread, text.indexOf("\r\n", thread) - thread)), !body.contains(QLatin1String("Ended: "))});
        }
    }
    std::mutex m_mutex;
    QList<Mail> m_mails;
    qsizetype m_read = 0;
    HostilePeer m_peer; // last: it uses the others
};

// The body of Alertmanager's webhook, version 4: ours has the same.
inline std::vector<Said> saidOfWebhook(const QJsonDocument &body)
{
    std::vector<Said> all;
    for (const auto &value : body[u"alerts"].toArray()) {
        const QJsonObject alert = value.toObject(), labels = alert[u"labels"].toObject();
        if (labels[u"alertname"].toString() != QLatin1String("deadman"))
            all.push_back({{}, labels[u"target"].toString(), labels.contains(u"key") ? labels[u"key"].toString() : alert[u"fingerprint"].toString(),
                           alert[u"status"].toString() == QLatin1String("firing")});
    }
    return all;
}

inline std::vector<Said> saidOfSlack(const QJsonDocument &body)
{
    const QJsonObject attachment = body[u"attachments"].toArray().first().toObject();
    const QString where = attachment[u"text"].toString().section(QStringLiteral("Where: "), 1).section(QLatin1Char('\n'), 0, 0);
    return {{{}, where.section(QStringLiteral(" / "), -1), {}, attachment[u"color"].toString() == QLatin1String("danger")}};
}

inline std::vector<Said> saidOfPagerDuty(const QJsonDocument &body)
{
    const bool triggers = body[u"event_action"].toString() == QLatin1String("trigger");
    return {{{}, body[u"payload"][u"source"].toString(), body[u"dedup_key"].toString(), triggers}};
}

inline std::vector<Said> saidOfPostedAlerts(const QJsonDocument &body)
{
    std::vector<Said> all;
    for (const auto &value : body.array()) {
        const QJsonObject alert = value.toObject();
        const QDateTime ends = QDateTime::fromString(alert[u"endsAt"].toString(), Qt::ISODateWithMs);
        all.push_back({{}, alert[u"labels"][u"target"].toString(), alert[u"labels"][u"key"].toString(), ends > QDateTime::currentDateTimeUtc()});
    }
    return all;
}

// One receiver a kind of channel, and the channels.yaml that names them. All are told at once, as machines are.
class Receivers {
public:
    HttpHearing webhook{saidOfWebhook, {}}, slack{saidOfSlack, {ScriptedAnswer::Reply, 200, "ok", {}}}, pagerduty{saidOfPagerDuty, {ScriptedAnswer::Reply, 202, "{}", {}}},
        alertmanager{saidOfPostedAlerts, {}};
    MailHearing mail;
    DesktopHearing desktop;

    struct Named {
        const char *name;
        Hearing *hearing;
    };
    [[nodiscard]] std::vector<Named> all()
    {
        return {{"webhook", &webhook}, {"Slack", &slack}, {"PagerDuty", &pagerduty}, {"Alertmanager", &alertmanager}, {"mail", &mail}, {"desktop", &desktop}};
    }
    [[nodiscard]] QByteArray channels(const CtlRun &home) const
    {
        const auto secret = [&home](const char *name, const QByteArray &value) {
            return "{from: command, command: [/bin/cat, \"" + home.write(QLatin1String(name), value).toUtf8() + "\"]}";
        };
        return "channels:\n- {id: webhook, kind: webhook, url: \"" + webhook.address("/hook") + "\"}\n- {id: slack, kind: slack, reaches: machines, pace: 1ms, credential: "
            + secret("slack", slack.address("/services/T0/B0/x")) + "}\n- {id: pagerduty, kind: pagerduty, reaches: machines, url: \"" + pagerduty.address("/v2/enqueue") + "\", credential: "
            + secret("routing", "0123456789abcdef0123456789abcdef") + "}\n- {id: alertmanager, kind: alertmanager, url: \"" + alertmanager.address("/")
            + "\"}\n- {id: mail, kind: mail, reaches: machines, host: 127.0.0.1, port: " + QByteArray::number(mail.port())
            + ", encryption: none, from: console@bench.example, to: [ops@bench.example]}\n- {id: desktop, kind: desktop, reaches: machines}\n";
    }
};

} // namespace bench

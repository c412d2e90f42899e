// SPDX-License-Identifier: GPL-3.0-or-later
// What is posted is told: each kind of channel against servers that answer, refuse, hang and reset; a mail server with
// STARTTLS; a private session bus; and an outbox whose program is killed again and again.

#include "models/notify/alertmanagerbody.h"
#include "models/notify/webhook.h"
#include "tests/support/scriptedreceiver.h"
#include "tests/support/serverprocess.h"
#include "tests/support/telling.h"
#include "tests/support/testauthority.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusVirtualObject>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>
#include <QTest>

#include <csignal>
#include <cstdio>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace notify;
using Outcome = Delivery::Outcome;

namespace {

constexpr int kLimit = 20000;

Channels channelsOf(const QByteArray &yaml)
{
    const ChannelsRead read = parseChannels("channels:\n" + yaml, u"channels.yaml"_s);
    for (const auto &issue : read.issues)
        qFatal("channels.yaml:%d: %s", issue.at.line, qPrintable(issue.text));
    return read.channels;
}

ScriptedAnswer reply(int status, const QByteArray &body = {}, const QByteArray &headers = {})
{
    ScriptedAnswer a;
    a.status = status;
    a.body = body;
    a.headers = headers;
    return a;
}

ScriptedAnswer doing(ScriptedAnswer::Kind kind)
{
    ScriptedAnswer a;
    a.kind = kind;
    return a;
}

QJsonObject jsonOf(const QByteArray &body) { return QJsonDocument::fromJson(body).object(); }

// A mail server in a few lines: STARTTLS, AUTH PLAIN, one JSON line a mail into its log.
const char *const kMailServer = R"PY(
import json, socket, ssl, sys, threading
port, certificate, key, mode = int(sys.argv[1]), sys.argv[2], sys.argv[3], sys.argv[4]
context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
context.load_cert_chain(certificate, key)
def serve(s):
    f = s.makefile('rwb')
    def say(t):
        f.write(t.encode() + b'\r\n'); f.flush()
    say('220 test')
    secure, frm, to = False, '', []
    while True:
        line = f.readline().decode('latin-1').strip()
        word = line.upper().split(' ')[0]
        if word in ('EHLO', 'HELO'):
            f.write(b'250-test\r\n')
            if not secure and mode != 'plain': f.write(b'250-STARTTLS\r\n')
            say('250 AUTH PLAIN')
        elif word == 'STARTTLS':
            say('220 go'); s = context.wrap_socket(s, server_side=True); f = s.makefile('rwb'); secure = True
        elif word == 'AUTH':
            if len(line.split(' ')) < 3: say('334 '); f.readline()
            say('535 5.7.8 no' if mode == 'refuse' else '235 yes')
        elif word == 'MAIL': frm = line; say('250 ok')
        elif word == 'RCPT': to.append(line); say('550 5.1.1 nobody of that name' if 'nobody' in line else '450 later' if 'later' in line else '250 ok')
        elif word == 'DATA':
            say('354 go'); data = b''
            while not data.endswith(b'\r\n.\r\n'): data += f.readline()
            print(json.dumps({'from': frm, 'to': to, 'secure': secure, 'data': data.decode()}), flush=True)
            say('250 kept as 42')
        elif word == 'QUIT': say('221 bye'); return
        elif not line: return
        else: say('502 what?')
def safely(s):
    try: serve(s)
    except Exception as e: print(json.dumps({'error': str(e)}), flush=True)
l = socket.socket(); l.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1); l.bind(('127.0.0.1', port)); l.listen(16)
while True: threading.Thread(target=safely, args=(l.accept()[0],), daemon=True).start()
)PY";

class MailServer : public ServerProcess {
public:
    MailServer(const TestAuthority::Pair &pair, const QString &mode)
    {
        write(u"server.py"_s, kMailServer);
        for (const auto &[name, from] : {std::pair(u"crt"_s, pair.certificate), std::pair(u"key"_s, pair.key)}) {
            QFile file(from);
            if (!file.open(QIODevice::ReadOnly))
                qFatal("no certificate");
            write(name, file.readAll());
        }
        start([this, mode](quint16 port) {
            return QStringList{u"/usr/bin/python3"_s, path(u"server.py"_s), QString::number(port), path(u"crt"_s), path(u"key"_s), mode};
        });
    }
    QList<QJsonObject> mails() const
    {
        QFile log(path(u"log"_s));
        QList<QJsonObject> out;
        if (log.open(QIODevice::ReadOnly))
            for (const QByteArray &line : log.readAll().split('\n'))
                if (const QJsonObject o = jsonOf(line); o.contains(u"data"_s))
                    out << o;
        return out;
    }
};

// What a desktop's notification daemon does, as told.
class FakeDesktop final : public QDBusVirtualObject {
public:
    explicit FakeDesktop(const QString &address) : m_bus(QDBusConnection::connectToBus(address, u"fake-desktop"_s))
    {
        m_bus.registerVirtualObject(u"/org/freedesktop/Notifications"_s, this);
        if (!m_bus.registerService(u"org.freedesktop.Notifications"_s))
            qFatal("no name");
    }
    ~FakeDesktop() override
    {
        m_bus = QDBusConnection(QString());
        QDBusConnection::disconnectFromBus(u"fake-desktop"_s);
    }
    struct Shown {
        uint id;
        QVariantList arguments;
    };
    QList<Shown> shown;
    QList<uint> closed;
    bool silent = false;

    void press(uint id, const QString &action)
    {
        auto signal = QDBusMessage::createSignal(u"/org/freedesktop/Notifications"_s, u"org.freedesktop.Notifications"_s, u"ActionInvoked"_s);
        signal << id << action;
        m_bus.send(signal);
    }
    [[nodiscard]] QString introspect(const QString &) const override { return {}; }
    bool handleMessage(const QDBusMessage &message, const QDBusConnection &) override
    {
        message.setDelayedReply(true);
        if (silent)
            return true;
        if (message.member() == "GetCapabilities"_L1)
            return m_bus.send(message.createReply(QStringList{u"actions"_s, u"body"_s, u"body-markup"_s}));
        if (message.member() == "Notify"_L1) {
            const uint replaces = message.arguments().at(1).toUInt();
            const uint id = replaces != 0 ? replaces : ++m_last;
            shown.append({id, message.arguments()});
            return m_bus.send(message.createReply(id));
        }
        closed << message.arguments().first().toUInt();
        return m_bus.send(message.createReply());
    }

private:
    QDBusConnection m_bus;
    uint m_last = 6;
};

// The life that is killed: posts numbered notices for ever, and says so once each is on disk.
int tellUntilKilled(const QString &file, const QString &yaml, int from)
{
    flow::Reactor reactor;
    PlainSecrets secrets;
    Telling telling(reactor, secrets, channelsOf(yaml.toUtf8()), file);
    if (!telling.opened)
        return 1;
    for (int i = from; i < from + 400; ++i) {
        const Posted posted = telling.post(noticeOf(u"key-%1"_s.arg(i)));
        std::printf("%d %d\n", i, int(posted.onDisk));
        std::fflush(stdout);
    }
    return QTest::qWaitFor([&] { return telling.outbox.idle(); }, kLimit) ? 0 : 1;
}

} // namespace

class TstDelivery : public QObject {
    Q_OBJECT
    QTemporaryDir m_folder;
    flow::Reactor m_reactor;
    PlainSecrets m_secrets;
    int m_files = 0;

    QString nextFile() { return m_folder.filePath(u"outbox%1.jsonl"_s.arg(++m_files)); }

private slots:
    void initTestCase() { qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere"); }

    // Each kind of HTTP channel meets each answer; all at once, because most of it is waiting.
    void everyAnswerMeansTheSameOnEachChannel()
    {
        struct Row {
            const char *name;
            ScriptedAnswer first;
            std::vector<Outcome> outcomes;
            bool broken, fallsBack;
        };
        const std::vector<Row> rows{
            {"ok", reply(200, "ok"), {Outcome::Accepted}, false, false},
            {"bad", reply(400, "invalid_payload"), {Outcome::Refused}, false, true},
            {"gone", reply(410, "channel_is_archived"), {Outcome::Refused}, true, true},
            {"absent", reply(404, "no_service"), {Outcome::Refused}, true, true},
            {"forbidden", reply(403, "action_prohibited"), {Outcome::Refused}, true, true},
            {"elsewhere", reply(302, {}, "Location: http://example.org/\r\n"), {Outcome::Refused}, true, true},
            {"busy", reply(429, "slow down", "Retry-After: 1\r\n"), {Outcome::Later, Outcome::Accepted}, false, false},
            {"failing", reply(503), {Outcome::Later, Outcome::Accepted}, false, false},
            {"hanging", doing(ScriptedAnswer::Hang), {Outcome::Later, Outcome::Accepted}, false, false},
            {"resetting", doing(ScriptedAnswer::Reset), {Outcome::Later, Outcome::Accepted}, false, false},
            {"closing", doing(ScriptedAnswer::Close), {Outcome::Later, Outcome::Accepted}, false, false},
        };
        std::map<QString, std::unique_ptr<ScriptedReceiver>> receivers;
        ScriptedReceiver rescue({reply(200)});
        QByteArray yaml = "- {id: rescue, kind: webhook, url: \"" + rescue.url() + "\", services: [nobody]}\n";
        for (const Row &row : rows) {
            for (const char *kind : {"webhook", "slack", "pagerduty"}) {
                const QString id = QLatin1String(kind) + u'-' + QLatin1String(row.name);
                auto &receiver = receivers[id] = std::make_unique<ScriptedReceiver>(QList<ScriptedAnswer>{row.first, reply(200, "ok")});
                m_secrets.entries.insert(id, qstrcmp(kind, "slack") == 0 ? receiver->url() : QByteArray("0123456789abcdef0123456789abcdef"));
                yaml += "- {id: " + id.toUtf8() + ", kind: " + kind + ", deadline: 700ms, fallback: rescue" + (qstrcmp(kind, "slack") == 0 ? ", pace: 1ms" : ", url: \"" + receiver->url() + '"')
                    + (qstrcmp(kind, "webhook") == 0 ? "" : ", credential: keyring") + "}\n";
            }
        }
        const QString file = nextFile();
        Telling telling(m_reactor, m_secrets, channelsOf(yaml), file);
        QVERIFY(telling.opened);
        const Posted posted = telling.post(noticeOf(u"k"_s));
        QVERIFY(posted.onDisk);
        QCOMPARE(posted.channels.size(), qsizetype(receivers.size()));
        QTRY_VERIFY_WITH_TIMEOUT(telling.outbox.idle(), kLimit);
        for (const Row &row : rows) {
            for (const char *kind : {"webhook", "slack", "pagerduty"}) {
                const QString id = QLatin1String(kind) + u'-' + QLatin1String(row.name);
                const auto log = telling.of(id);
                std::vector<Outcome> outcomes;
                for (const Delivery &d : log)
                    outcomes.push_back(d.outcome);
                QVERIFY2(outcomes == row.outcomes, qPrintable(id + u": "_s + (log.empty() ? QString() : log.back().words)));
                QCOMPARE(receivers[id]->count(), int(row.outcomes.size()));
                QVERIFY2((log.front().outcome == Outcome::Accepted) == log.front().words.isEmpty(), qPrintable(id));
                const auto states = telling.outbox.states();
                const auto state = std::find_if(states.begin(), states.end(), [&id](const auto &s) { return s.id == id; });
                QVERIFY2(state->brokenWords.isEmpty() != row.broken, qPrintable(id));
                if (log.size() > 1) { // a repeat is the same message under the same name
                    QVERIFY2(receivers[id]->requests()[0].body == receivers[id]->requests()[1].body, qPrintable(id));
                    QVERIFY(receivers[id]->requests()[1].at - receivers[id]->requests()[0].at >= 450ms);
                }
            }
        }
        const auto busy = receivers[u"webhook-busy"_s]->requests();
        QVERIFY(busy[1].at - busy[0].at >= 950ms); // Retry-After
        QCOMPARE(rescue.count(), 1); // once, whoever fell back on it
        // What is broken is not tried again, and says why; the rescue hears of it at once.
        const int before = receivers[u"slack-gone"_s]->count();
        telling.post(noticeOf(u"k2"_s));
        QTRY_VERIFY_WITH_TIMEOUT(telling.outbox.idle(), kLimit);
        QCOMPARE(receivers[u"slack-gone"_s]->count(), before);
        QCOMPARE(telling.of(u"slack-gone"_s).back().outcome, Outcome::NotSent);
        QVERIFY(telling.of(u"slack-gone"_s).back().words.contains(u"webhook is gone"_s));
        QCOMPARE(rescue.count(), 2);
        // A test tries it all the same, and what works is mended.
        Notice test = noticeOf(u"test"_s, Moment::Test);
        test.channels = QStringList{u"slack-gone"_s};
        telling.post(test);
        QTRY_COMPARE_WITH_TIMEOUT(receivers[u"slack-gone"_s]->count(), before + 1, kLimit);
        QTRY_VERIFY_WITH_TIMEOUT(telling.outbox.idle(), kLimit);
        telling.post(noticeOf(u"k3"_s));
        QTRY_COMPARE_WITH_TIMEOUT(receivers[u"slack-gone"_s]->count(), before + 2, kLimit);
        // The file says the same to whoever reads it beside.
        QTRY_VERIFY_WITH_TIMEOUT(telling.outbox.idle(), kLimit);
        OutboxState read;
        QVERIFY(OutboxFile::read(file, &read, base::Clock::system().wallNow()));
        QCOMPARE(read.log().size(), telling.outbox.deliveries({}).size());
        QVERIFY(read.broken(u"webhook-gone"_s) && !read.broken(u"slack-gone"_s));
    }

    void whatAChannelDoesNotTakeInTimeIsToldElsewhere()
    {
        ScriptedReceiver slow({doing(ScriptedAnswer::Hang)}), hook({reply(503)}), rescue({reply(200)});
        m_secrets.entries.insert(u"people"_s, slow.url());
        const auto channels = channelsOf("- {id: people, kind: slack, credential: keyring, fallback: rescue, fallback_after: 1s, deadline: 600ms}\n"
                                         "- {id: machine, kind: webhook, url: \"" + hook.url() + "\", fallback: rescue, fallback_after: 1s}\n"
                                         "- {id: rescue, kind: webhook, url: \"" + rescue.url() + "\", services: [nobody]}\n");
        Telling telling(m_reactor, m_secrets, channels, nextFile());
        const auto began = std::chrono::system_clock::now();
        telling.post(noticeOf(u"k"_s));
        QTRY_COMPARE_WITH_TIMEOUT(rescue.count(), 1, kLimit);
        QVERIFY(rescue.requests()[0].at - began >= 900ms);
        // A person is not told twice; what keeps a state must know of it in the end.
        QTRY_VERIFY_WITH_TIMEOUT(!telling.of(u"people"_s).empty() && telling.of(u"people"_s).back().outcome == Outcome::NotSent, kLimit);
        QVERIFY(telling.of(u"people"_s).back().words.contains(u"rescue"_s));
        hook.setScript({reply(200)});
        QTRY_VERIFY_WITH_TIMEOUT(telling.outbox.idle(), kLimit);
        QCOMPARE(telling.of(u"machine"_s).back().outcome, Outcome::Accepted);
        QVERIFY(!telling.of(u"rescue"_s).back().fallbackFor.isEmpty());
        QCOMPARE(rescue.count(), 1);
    }

    void theBodyIsAlertmanagersAndSigned()
    {
        ScriptedReceiver hook({reply(200)});
        m_secrets.entries.insert(u"hook-1"_s, "first key");
        m_secrets.entries.insert(u"hook-2"_s, "second key");
        Telling telling(m_reactor, m_secrets,
                        channelsOf("- {id: hook, kind: webhook, url: \"" + hook.url() + "\", signing: [{from: keyring, key: hook-1}, {from: keyring, key: hook-2}]}\n"), nextFile());
        const Posted posted = telling.post(noticeOf(u"k"_s));
        telling.post(noticeOf(u"k"_s)); // the same event again
        telling.post(noticeOf(u"k"_s, Moment::Resolved));
        QTRY_COMPARE_WITH_TIMEOUT(hook.count(), 2, kLimit);
        const auto request = hook.requests()[0];
        QCOMPARE(request.headers.value("x-console-event-id"), posted.event.toUtf8());
        const QByteArray stamp = request.headers.value("x-console-timestamp");
        QVERIFY(std::abs(stamp.toLongLong() - QDateTime::currentSecsSinceEpoch()) < 60);
        QCOMPARE(request.headers.value("x-console-signature"),
                 signatureOf(base::Secret(std::string("first key")), stamp, request.body) + ',' + signatureOf(base::Secret(std::string("second key")), stamp, request.body));
        // RFC 4231, test case 2, so that it is HMAC-SHA256 and not something like it
        QCOMPARE(signatureOf(base::Secret(std::string("Jefe")), "what do ya want for nothing?", "").size(), 67);
        const QJsonObject body = jsonOf(request.body);
        QCOMPARE(body.value(u"version"_s).toString(), u"4"_s);
        QCOMPARE(body.value(u"status"_s).toString(), u"firing"_s);
        const QJsonObject alert = body.value(u"alerts"_s).toArray().first().toObject();
        QCOMPARE(alert.value(u"labels"_s).toObject().value(u"alertname"_s).toString(), u"target.down"_s);
        QCOMPARE(alert.value(u"annotations"_s).toObject().value(u"summary"_s).toString(), noticeOf(u"k"_s).summary);
        QCOMPARE(body.value(u"x_console"_s).toObject().value(u"key"_s).toString(), u"k"_s);
        const QJsonObject over = jsonOf(hook.requests()[1].body);
        QCOMPARE(over.value(u"status"_s).toString(), u"resolved"_s);
        QCOMPARE(over.value(u"alerts"_s).toArray().first().toObject().value(u"endsAt"_s).toString(), u"2025-11-26T14:33:25.000Z"_s);
    }

    void pagerDutyHearsOneKeyAndIsAskedWhoHasIt()
    {
        ScriptedReceiver events({reply(202, R"({"status":"success","dedup_key":"k"})")});
        ScriptedReceiver rest({reply(200, R"({"incidents":[{"incident_key":"k","status":"acknowledged","acknowledgements":[{"acknowledger":{"summary":"Ann"}}]}]})")});
        m_secrets.entries.insert(u"pager"_s, "0123456789abcdef0123456789abcdef");
        m_secrets.entries.insert(u"pager-acknowledgements"_s, "resttoken");
        Telling telling(m_reactor, m_secrets,
                        channelsOf("- {id: pager, kind: pagerduty, credential: keyring, url: \"" + events.url() + "\", acknowledgements: keyring, acknowledgements_url: \""
                                   + rest.url() + "\"}\n"), nextFile());
        Notice long1 = noticeOf(u"k"_s);
        long1.text = QString(600'000, u'x');
        telling.post(long1);
        QTRY_COMPARE_WITH_TIMEOUT(events.count(), 1, kLimit);
        const QJsonObject first = jsonOf(events.requests()[0].body);
        QVERIFY(events.requests()[0].body.size() < 512 * 1024);
        QCOMPARE(first.value(u"event_action"_s).toString(), u"trigger"_s);
        QCOMPARE(first.value(u"dedup_key"_s).toString(), u"k"_s);
        QCOMPARE(first.value(u"payload"_s).toObject().value(u"severity"_s).toString(), u"critical"_s);
        QVERIFY(first.value(u"payload"_s).toObject().value(u"custom_details"_s).toObject().contains(u"left_out"_s));
        QTRY_COMPARE_WITH_TIMEOUT(telling.answers.size(), std::size_t(1), kLimit);
        QCOMPARE(telling.answers[0].who, u"Ann"_s);
        QCOMPARE(telling.answers[0].key, u"k"_s);
        QCOMPARE(rest.requests()[0].headers.value("authorization"), "Token token=resttoken");
        Notice acknowledged = noticeOf(u"k"_s, Moment::Acknowledged);
        telling.post(acknowledged);
        telling.post(noticeOf(u"k"_s, Moment::Resolved));
        QTRY_COMPARE_WITH_TIMEOUT(events.count(), 3, kLimit);
        QCOMPARE(jsonOf(events.requests()[1].body).value(u"event_action"_s).toString(), u"acknowledge"_s);
        QCOMPARE(jsonOf(events.requests()[2].body).value(u"event_action"_s).toString(), u"resolve"_s);
    }

    void mailGoesEncryptedAndThreaded()
    {
        TestAuthority authority;
        const auto pair = authority.issue(u"DNS:localhost"_s);
        MailServer good(pair, u"good"_s), refusing(pair, u"refuse"_s), plain(pair, u"plain"_s);
        m_secrets.entries.insert(u"pass"_s, "open sesame");
        const auto channel = [&](const QByteArray &id, quint16 port, const QByteArray &to, const QByteArray &tls, const QByteArray &host = "localhost") {
            return "- {id: " + id + ", kind: mail, host: " + host + ", port: " + QByteArray::number(port) + ", user: u, credential: {from: keyring, key: pass}, from: qd@shop.example, to: ["
                + to + "], tls: {" + tls + "}}\n";
        };
        const QByteArray trusted = "root_certificate: " + authority.certificate().toUtf8();
        Telling telling(m_reactor, m_secrets,
                        channelsOf(channel("mail", good.port(), "ann@shop.example, bob@shop.example", trusted) + channel("nobody", good.port(), "nobody@shop.example", trusted)
                                   + channel("later", good.port(), "later@shop.example", trusted) + channel("refused", refusing.port(), "ann@shop.example", trusted)
                                   + channel("plain", plain.port(), "ann@shop.example", trusted) + channel("distrusted", good.port(), "ann@shop.example", "")
                                   + channel("othername", good.port(), "ann@shop.example", trusted, "127.0.0.1")), nextFile());
        Notice notice = noticeOf(u"k"_s);
        notice.summary = u"Größe von oltp-1 über 90 %: "_s + QString(60, QChar(0x00e4));
        telling.post(notice);
        Notice over = noticeOf(u"k"_s, Moment::Resolved);
        telling.post(over);
        if (!QTest::qWaitFor([&] { return good.mails().size() >= 2; }, kLimit))
            QFAIL(qPrintable(telling.told.empty() ? u"nothing told"_s : telling.told.front().channel + u": "_s + telling.told.front().words));
        QTRY_VERIFY_WITH_TIMEOUT(!telling.of(u"othername"_s).empty() && !telling.of(u"distrusted"_s).empty() && !telling.of(u"plain"_s).empty()
                                     && !telling.of(u"refused"_s).empty() && !telling.of(u"later"_s).empty() && !telling.of(u"nobody"_s).empty(), kLimit);
        const QJsonObject mail = good.mails()[0];
        QVERIFY(mail.value(u"secure"_s).toBool());
        QCOMPARE(mail.value(u"to"_s).toArray().size(), 2);
        const QString data = mail.value(u"data"_s).toString(), second = good.mails()[1].value(u"data"_s).toString();
        for (const QString &line : data.split(u"\r\n"_s))
            QVERIFY(line.size() <= 998);
        QVERIFY(data.contains(u"Auto-Submitted: auto-generated"_s));
        QVERIFY(data.contains(u"In-Reply-To: <k@shop.example>"_s) && second.contains(u"In-Reply-To: <k@shop.example>"_s));
        QVERIFY(data.contains(u"Message-ID: <"_s + eventOf(notice) + u"@shop.example>"_s));
        QString subject = data.section(u"Subject: "_s, 1).section(u"\r\nMessage-ID"_s, 0, 0), decoded;
        for (const QString &part : subject.split(u"\r\n "_s))
            decoded += QString::fromUtf8(QByteArray::fromBase64(part.section(u'?', 3, 3).toLatin1()));
        QCOMPARE(decoded, u"Critical: "_s + notice.summary);
        const QString body = QString::fromUtf8(QByteArray::fromBase64(data.section(u"\r\n\r\n"_s, 1).section(u"\r\n."_s, 0, 0).toLatin1()));
        QVERIFY(body.contains(u"Where: shop / orders / oltp / oltp-1"_s) && body.contains(u"Start it."_s));
        const auto outcome = [&](const QString &id) { return telling.of(id).front(); };
        QCOMPARE(outcome(u"nobody"_s).outcome, Outcome::Refused);
        QCOMPARE(outcome(u"later"_s).outcome, Outcome::Later);
        QCOMPARE(outcome(u"refused"_s).outcome, Outcome::Refused);
        QVERIFY(outcome(u"refused"_s).words.contains(u"user or password"_s));
        QCOMPARE(outcome(u"plain"_s).outcome, Outcome::Refused);
        QVERIFY(outcome(u"plain"_s).words.contains(u"STARTTLS"_s));
        QVERIFY(outcome(u"distrusted"_s).words.contains(u"not trusted"_s));
        QVERIFY(outcome(u"othername"_s).words.contains(u"not trusted"_s));
        QVERIFY(plain.mails().isEmpty() && refusing.mails().isEmpty());
    }

    void theDesktopShowsAndAnswers()
    {
        QProcess daemon;
        daemon.start(u"dbus-daemon"_s, {u"--session"_s, u"--nofork"_s, u"--print-address"_s});
        QVERIFY(daemon.waitForReadyRead(10000));
        const QString address = QString::fromUtf8(daemon.readLine()).trimmed();
        const auto channels = channelsOf("- {id: desk, kind: desktop, deadline: 600ms}\n");
        {
            FakeDesktop desktop(address);
            Telling telling(m_reactor, m_secrets, channels, nextFile(), address);
            Notice notice = noticeOf(u"k"_s);
            notice.incident = u"i-7"_s;
            telling.post(notice);
            QTRY_COMPARE_WITH_TIMEOUT(desktop.shown.size(), 1, kLimit);
            const auto first = desktop.shown[0];
            QCOMPARE(first.arguments.at(3).toString(), u"Critical: "_s + notice.summary);
            QVERIFY(!first.arguments.at(4).toString().contains(u'<'));
            QVERIFY(first.arguments.at(5).toStringList().contains(u"acknowledge"_s));
            QTRY_VERIFY_WITH_TIMEOUT(telling.outbox.idle(), kLimit);
            desktop.press(first.id + 1, u"acknowledge"_s); // somebody else's
            desktop.press(first.id, u"acknowledge"_s);
            QTRY_COMPARE_WITH_TIMEOUT(telling.answers.size(), std::size_t(1), kLimit);
            QVERIFY(telling.answers[0].what == Answered::What::Acknowledge);
            QCOMPARE(telling.answers[0].incident, u"i-7"_s);
            Notice worse = noticeOf(u"k"_s);
            worse.event = u"again"_s;
            telling.post(worse);
            QTRY_COMPARE_WITH_TIMEOUT(desktop.shown.size(), 2, kLimit);
            QCOMPARE(desktop.shown[1].id, first.id); // replaced, not beside it
            desktop.press(first.id, u"default"_s);
            QTRY_COMPARE_WITH_TIMEOUT(telling.answers.size(), std::size_t(2), kLimit);
            QVERIFY(telling.answers[1].what == Answered::What::Open);
            telling.post(noticeOf(u"k"_s, Moment::Resolved));
            QTRY_COMPARE_WITH_TIMEOUT(desktop.closed, QList<uint>{first.id}, kLimit);
            desktop.silent = true;
            telling.post(noticeOf(u"k2"_s));
            QTRY_VERIFY_WITH_TIMEOUT(telling.of(u"desk"_s).back().outcome == Outcome::Later, kLimit);
            desktop.silent = false;
            QTRY_COMPARE_WITH_TIMEOUT(desktop.shown.size(), 3, kLimit);
        }
        {
            Telling alone(m_reactor, m_secrets, channels, nextFile(), address);
            alone.post(noticeOf(u"k"_s));
            QTRY_VERIFY_WITH_TIMEOUT(!alone.told.empty(), kLimit);
            QCOMPARE(alone.told[0].outcome, Outcome::Later);
            QVERIFY2(alone.told[0].words.contains(u"Nobody shows notifications"_s), qPrintable(alone.told[0].words));
        }
        Telling busless(m_reactor, m_secrets, channels, nextFile(), u"unix:path=/nowhere"_s);
        busless.post(noticeOf(u"k"_s));
        QTRY_VERIFY_WITH_TIMEOUT(!busless.told.empty(), kLimit);
        QVERIFY2(busless.told[0].words.contains(u"session bus"_s), qPrintable(busless.told[0].words));
        daemon.kill();
        daemon.waitForFinished(5000);
    }

    void aSecondProgramDoesNotSend()
    {
        const QString file = nextFile();
        Telling first(m_reactor, m_secrets, {}, file);
        QVERIFY(first.opened);
        Telling second(m_reactor, m_secrets, {}, file);
        QVERIFY(!second.opened);
        QCOMPARE(second.refusal.code, base::Errc::Absent);
    }

    void aFullDiskTellsAllTheSame()
    {
        ScriptedReceiver hook({reply(200)});
        const QString file = m_folder.filePath(u"full.jsonl"_s);
        QVERIFY(QFile::link(u"/dev/full"_s, file));
        Telling telling(m_reactor, m_secrets, channelsOf("- {id: hook, kind: webhook, url: \"" + hook.url() + "\"}\n"), file);
        QVERIFY(telling.opened);
        const Posted posted = telling.post(noticeOf(u"k"_s));
        QVERIFY(!posted.onDisk && !posted.trouble.isEmpty());
        QTRY_COMPARE_WITH_TIMEOUT(hook.count(), 1, kLimit);
    }

    void whatIsDamagedIsPassedOver()
    {
        ScriptedReceiver hook({reply(200)});
        const QString path = nextFile();
        const auto channels = channelsOf("- {id: hook, kind: webhook, url: \"" + hook.url() + "\"}\n");
        OutboxState state;
        const QByteArray good = state.post(Kept{noticeOf(u"k"_s), u"e"_s, base::Clock::system().wallNow()}, {u"hook"_s});
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("\0\xff{{{\n[1,2]\n{\"step\":\"later-version\"}\n" + good + good.left(good.size() / 2));
        file.close();
        Telling telling(m_reactor, m_secrets, channels, path);
        QTRY_COMPARE_WITH_TIMEOUT(hook.count(), 1, kLimit);
        QTRY_VERIFY_WITH_TIMEOUT(telling.outbox.idle(), kLimit);
        OutboxState again;
        QVERIFY(OutboxFile::read(path, &again, base::Clock::system().wallNow()));
        QVERIFY(again.accepted(u"e"_s, u"hook"_s));
    }

    // Killed at random points: nothing that was said to be on disk is lost, and each death repeats one message a channel at most.
    void aKilledProgramRepeatsOneMessageAtMost()
    {
        ScriptedReceiver a({reply(200)}), b({reply(200)});
        const QString file = nextFile();
        const QByteArray yaml = "- {id: a, kind: webhook, url: \"" + a.url() + "\"}\n- {id: b, kind: webhook, url: \"" + b.url() + "\"}\n";
        int next = 0;
        QSet<QString> promised;
        const int rounds = qEnvironmentVariableIntValue("QD_KILL_ROUNDS") > 0 ? qEnvironmentVariableIntValue("QD_KILL_ROUNDS") : 12;
        std::vector<int> ends{0};
        const auto repeats = [](const ScriptedReceiver &r) {
            QHash<QByteArray, int> seen;
            for (const auto &request : r.requests())
                ++seen[request.headers.value("x-console-event-id")];
            int count = 0;
            for (const int n : std::as_const(seen))
                count += n - 1;
            return std::pair(count, seen.size());
        };
        for (int round = 0; round < rounds; ++round) {
            QProcess child;
            child.start(QCoreApplication::applicationFilePath(), {u"--tell"_s, file, QString::fromUtf8(yaml), QString::number(next)});
            QVERIFY(child.waitForStarted());
            const int wanted = QRandomGenerator::global()->bounded(0, 25);
            int said = 0;
            const QDeadlineTimer end(10000);
            while (said < wanted && !end.hasExpired() && child.state() == QProcess::Running) {
                child.waitForReadyRead(5);
                while (child.canReadLine()) {
                    const QList<QByteArray> words = child.readLine().trimmed().split(' ');
                    QCOMPARE(words.value(1), "1");
                    promised.insert(u"key-"_s + QString::fromLatin1(words.value(0)));
                    next = words.value(0).toInt() + 1;
                    ++said;
                }
            }
            ::kill(pid_t(child.processId()), SIGKILL);
            child.waitForFinished(5000);
            for (const QByteArray &line : child.readAllStandardOutput().split('\n'))
                if (line.contains(' ')) {
                    promised.insert(u"key-"_s + QString::fromLatin1(line.split(' ').first()));
                    next = line.split(' ').first().toInt() + 1;
                }
            ++next; // the one on its way when it died may be on disk, or not
            for (const ScriptedReceiver *r : {&a, &b})
                QVERIFY2(repeats(*r).first <= round, qPrintable(u"round %1: %2 repeats"_s.arg(round).arg(repeats(*r).first)));
        }
        Telling telling(m_reactor, m_secrets, channelsOf(yaml), file);
        QTRY_VERIFY_WITH_TIMEOUT(telling.outbox.idle(), kLimit);
        for (const ScriptedReceiver *r : {&a, &b}) {
            QSet<QString> told;
            for (const auto &request : r->requests())
                told.insert(jsonOf(request.body).value(u"groupKey"_s).toString());
            QVERIFY(QSet<QString>(promised).subtract(told).isEmpty());
            QVERIFY(repeats(*r).first <= rounds);
            qInfo("%d kills, %lld notices on disk, %lld told, %d told twice", rounds, qlonglong(promised.size()), qlonglong(told.size()), repeats(*r).first);
        }
    }
};

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList args = QCoreApplication::arguments();
    if (args.value(1) == "--tell"_L1)
        return tellUntilKilled(args.value(2), args.value(3), args.value(4).toInt());
    TstDelivery test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_delivery.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
// Persons are told: a mail server with STARTTLS, and a private session bus with a daemon that shows notifications.

#include "tests/support/hostilepeer.h"
#include "tests/support/serverprocess.h"
#include "tests/support/telling.h"
#include "tests/support/testauthority.h"

#include <QDBusConnection>
#include <QDBusError>
#include <QDBusMessage>
#include <QDBusVirtualObject>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace notify;
using Outcome = Delivery::Outcome;

namespace {

constexpr int kLimit = 20000;

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

class SessionBus {
public:
    SessionBus()
    {
        m_daemon.start(u"dbus-daemon"_s, {u"--session"_s, u"--nofork"_s, u"--print-address"_s});
        if (m_daemon.waitForReadyRead(10000))
            address = QString::fromUtf8(m_daemon.readLine()).trimmed();
    }
    ~SessionBus()
    {
        m_daemon.kill();
        m_daemon.waitForFinished(5000);
    }
    QString address;

private:
    QProcess m_daemon;
};

// What a desktop's notification daemon does, as told.
class FakeDesktop final : public QDBusVirtualObject {
public:
    explicit FakeDesktop(const QString &address) : m_bus(QDBusConnection::connectToBus(address, u"fake-desktop"_s))
    {
        m_bus.registerVirtualObject(u"/org/freedesktop/Notifications"_s, this);
        if (!QTest::qWaitFor([this] { return m_bus.registerService(u"org.freedesktop.Notifications"_s); }, kLimit)) // the one before may still have it
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
    bool silent = false, refuses = false;
    QDBusError::ErrorType refusal = QDBusError::LimitsExceeded;

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
        if (refuses)
            return m_bus.send(message.createErrorReply(refusal, u"too many <b>notifications"_s));
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

} // namespace

class TstPersons : public QObject {
    Q_OBJECT
    QTemporaryDir m_folder;
    flow::Reactor m_reactor;
    PlainSecrets m_secrets;
    int m_files = 0;

    QString nextFile() { return m_folder.filePath(u"outbox%1.jsonl"_s.arg(++m_files)); }

private slots:
    void initTestCase() { qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere"); }

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

    // It hangs behind its greeting, is reset in the middle of the mail, and takes it in the end.
    void aMailServerThatHangsOrResetsIsTriedAgain()
    {
        std::atomic<int> visits{0};
        std::mutex guard;
        std::string mail;
        HostilePeer server([&](HostilePeer::Connection &c) {
            const int visit = ++visits;
            c.write("220 here\r\n");
            if (visit == 1)
                return c.waitForTheEnd();
            for (const char *answer : {"250 here\r\n", "250 ok\r\n", "250 ok\r\n", "354 go\r\n"}) { // EHLO, MAIL, RCPT, DATA
                if (c.readUntil("\r\n").empty())
                    return;
                c.write(answer);
            }
            if (visit == 2)
                return c.reset();
            const std::string text = c.readUntil("\r\n.\r\n");
            c.write("250 kept\r\n");
            const std::lock_guard lock(guard);
            mail += text;
        });
        Telling telling(m_reactor, m_secrets,
                        channelsOf("- {id: mail, kind: mail, host: 127.0.0.1, port: " + QByteArray::number(server.port())
                                   + ", encryption: none, from: qd@shop.example, to: ann@shop.example, deadline: 600ms}\n"), nextFile());
        const Notice notice = noticeOf(u"k"_s);
        telling.post(notice);
        QTRY_VERIFY_WITH_TIMEOUT(!telling.of(u"mail"_s).empty() && telling.of(u"mail"_s).back().outcome == Outcome::Accepted, kLimit);
        const auto log = telling.of(u"mail"_s);
        QCOMPARE(log.size(), std::size_t(3));
        QVERIFY2(log[0].outcome == Outcome::Later && log[0].words.contains(u"in time"_s), qPrintable(log[0].words));
        QVERIFY2(log[1].outcome == Outcome::Later && log[1].words.contains(u"cannot be reached"_s), qPrintable(log[1].words));
        const std::lock_guard lock(guard);
        QVERIFY2(mail.find("X-Console-Event-Id: " + eventOf(notice).toStdString()) != std::string::npos && mail.find("Message-ID", mail.find("Message-ID") + 1) == std::string::npos, mail.c_str());
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
            QTRY_VERIFY_WITH_TIMEOUT(telling.outbox.idle(), kLimit);
            desktop.refuses = true; // the daemon answers, with an error
            telling.post(noticeOf(u"k3"_s));
            QTRY_VERIFY_WITH_TIMEOUT(telling.of(u"desk"_s).back().outcome == Outcome::Later, kLimit);
            QVERIFY2(telling.of(u"desk"_s).back().words.contains(u"does not show the notification: too many <b>notifications"_s), qPrintable(telling.of(u"desk"_s).back().words));
            desktop.refuses = false;
            QTRY_COMPARE_WITH_TIMEOUT(desktop.shown.size(), 4, kLimit);
            QTRY_VERIFY_WITH_TIMEOUT(telling.outbox.idle(), kLimit);
            desktop.refuses = true; // closed by hand long ago, says the error: that is all right
            telling.post(noticeOf(u"k2"_s, Moment::Resolved));
            QTRY_VERIFY_WITH_TIMEOUT(telling.of(u"desk"_s).back().moment == Moment::Resolved, kLimit);
            QCOMPARE(telling.of(u"desk"_s).back().outcome, Outcome::Accepted);
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

    // A program that begins anew, or reads other channels, answers for what stands there; in another session that is somebody else's.
    void whatStandsOnTheDesktopIsAnsweredBehindARestart()
    {
        const SessionBus bus, another;
        QVERIFY(!bus.address.isEmpty() && !another.address.isEmpty());
        const auto channels = channelsOf("- {id: desk, kind: desktop}\n");
        const QString file = nextFile();
        uint id = 0;
        {
            FakeDesktop desktop(bus.address);
            {
                Telling first(m_reactor, m_secrets, channels, file, bus.address);
                Notice notice = noticeOf(u"k"_s);
                notice.incident = u"i-7"_s;
                first.post(notice);
                QTRY_COMPARE_WITH_TIMEOUT(desktop.shown.size(), 1, kLimit);
                QTRY_VERIFY_WITH_TIMEOUT(first.outbox.idle(), kLimit);
                id = desktop.shown[0].id;
            }
            const Telling next(m_reactor, m_secrets, channels, file, bus.address);
            QVERIFY(next.opened);
            const auto answers = [&] { // from when on it listens
                desktop.press(id, u"acknowledge"_s);
                return !next.answers.empty();
            };
            QVERIFY(QTest::qWaitFor(answers, kLimit));
            QVERIFY(next.answers[0].what == Answered::What::Acknowledge && next.answers[0].key == u"k" && next.answers[0].incident == u"i-7");
            QCOMPARE(desktop.shown.size(), 1); // and shows nothing for that
        }
        FakeDesktop desktop(another.address);
        Telling later(m_reactor, m_secrets, channels, file, another.address);
        later.post(noticeOf(u"k2"_s));
        QTRY_COMPARE_WITH_TIMEOUT(desktop.shown.size(), 1, kLimit);
        QTRY_VERIFY_WITH_TIMEOUT(later.outbox.idle(), kLimit);
        QCOMPARE(desktop.shown[0].id, id); // each begins to count anew
        desktop.press(id, u"acknowledge"_s);
        QTRY_COMPARE_WITH_TIMEOUT(later.answers.size(), std::size_t(1), kLimit);
        QCOMPARE(later.answers[0].key, u"k2"_s);
        later.post(noticeOf(u"k"_s, Moment::Resolved));
        QTRY_VERIFY_WITH_TIMEOUT(later.of(u"desk"_s).back().moment == Moment::Resolved, kLimit);
        QVERIFY(desktop.closed.isEmpty());
    }

    // It counts anew, so the ids of before are other notifications now.
    void aDesktopThatBeganAnewKeepsWhatItShows()
    {
        const SessionBus bus;
        QVERIFY(!bus.address.isEmpty());
        auto desktop = std::make_unique<FakeDesktop>(bus.address);
        Telling telling(m_reactor, m_secrets, channelsOf("- {id: desk, kind: desktop}\n"), nextFile(), bus.address);
        for (const QString &key : {u"over"_s, u"worse"_s})
            telling.post(noticeOf(key));
        QTRY_VERIFY_WITH_TIMEOUT(desktop->shown.size() == 2 && telling.outbox.idle(), kLimit);
        const uint first = desktop->shown[0].id, second = desktop->shown[1].id;
        desktop.reset();
        desktop = std::make_unique<FakeDesktop>(bus.address);
        telling.post(noticeOf(u"new"_s));
        QTRY_VERIFY_WITH_TIMEOUT(desktop->shown.size() == 1 && telling.outbox.idle(), kLimit);
        QCOMPARE(desktop->shown[0].id, first); // as the one that is over had
        const QString over = telling.post(noticeOf(u"over"_s, Moment::Resolved)).event;
        QTRY_VERIFY_WITH_TIMEOUT(telling.of(u"desk"_s).back().event == over && telling.outbox.idle(), kLimit);
        QCOMPARE(telling.of(u"desk"_s).back().outcome, Outcome::Accepted);
        QVERIFY(desktop->closed.isEmpty());
        Notice worse = noticeOf(u"worse"_s);
        worse.event = u"again"_s;
        telling.post(worse);
        QTRY_VERIFY_WITH_TIMEOUT(desktop->shown.size() == 2 && telling.outbox.idle(), kLimit);
        QCOMPARE(desktop->shown[1].arguments.at(1).toUInt(), 0u); // beside what is there
        QCOMPARE(desktop->shown[1].id, second);
        telling.post(noticeOf(u"worse"_s, Moment::Resolved));
        QTRY_COMPARE_WITH_TIMEOUT(desktop->closed, QList<uint>{second}, kLimit); // this one showed that
    }

    // Whether it stands there nobody knows: its end is told again.
    void anEndThatTheDesktopDidNotAnswerIsNotTold_data()
    {
        QTest::addColumn<QDBusError::ErrorType>("error");
        QTest::newRow("no reply") << QDBusError::NoReply;
        QTest::newRow("timeout") << QDBusError::Timeout;
        QTest::newRow("timed out") << QDBusError::TimedOut;
        QTest::newRow("disconnected") << QDBusError::Disconnected;
    }
    void anEndThatTheDesktopDidNotAnswerIsNotTold()
    {
        QFETCH(QDBusError::ErrorType, error);
        const SessionBus bus;
        FakeDesktop desktop(bus.address);
        Telling telling(m_reactor, m_secrets, channelsOf("- {id: desk, kind: desktop}\n"), nextFile(), bus.address);
        telling.post(noticeOf(u"k"_s));
        QTRY_VERIFY_WITH_TIMEOUT(desktop.shown.size() == 1 && telling.outbox.idle(), kLimit);
        desktop.refuses = true;
        desktop.refusal = error;
        telling.post(noticeOf(u"k"_s, Moment::Resolved));
        QTRY_VERIFY_WITH_TIMEOUT(telling.of(u"desk"_s).back().moment == Moment::Resolved, kLimit);
        QCOMPARE(telling.of(u"desk"_s).front().outcome, Outcome::Accepted);
        QCOMPARE(telling.of(u"desk"_s)[1].outcome, Outcome::Later);
        desktop.refuses = false;
        QTRY_COMPARE_WITH_TIMEOUT(desktop.closed, QList<uint>{desktop.shown[0].id}, kLimit);
        QTRY_COMPARE_WITH_TIMEOUT(telling.of(u"desk"_s).back().outcome, Outcome::Accepted, kLimit);
    }

    void whereNobodyShowsItOpenIsNotOffered()
    {
        const SessionBus bus;
        FakeDesktop desktop(bus.address);
        Telling telling(m_reactor, m_secrets, channelsOf("- {id: desk, kind: desktop}\n"), nextFile(), bus.address, true, base::Clock::system(), false);
        telling.post(noticeOf(u"k"_s));
        QTRY_COMPARE_WITH_TIMEOUT(desktop.shown.size(), 1, kLimit);
        const QStringList actions = desktop.shown[0].arguments.at(5).toStringList();
        QVERIFY(actions.size() == 2 && actions[0] == u"acknowledge");
    }
};

QTEST_GUILESS_MAIN(TstPersons)
#include "tst_persons.moc"

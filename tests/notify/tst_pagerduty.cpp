// SPDX-License-Identifier: GPL-3.0-or-later
// PagerDuty: one key for each thing that fires, and who has it there has it here, asked for or told by its webhook; who sends one
// that is not PagerDuty's is refused, and that is said.

#include "models/notify/pagerdutyhook.h"
#include "models/notify/signature.h"
#include "models/http/client.h"
#include "models/program/httplistener.h"
#include "tests/support/scriptedreceiver.h"
#include "tests/support/telling.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace notify;

namespace {

constexpr int kLimit = 20000;

QJsonObject jsonOf(const QByteArray &body) { return QJsonDocument::fromJson(body).object(); }

quint16 freePort(flow::Reactor &reactor)
{
    program::HttpListener listener(reactor);
    return listener.listen(0) ? listener.port() : 0;
}

QByteArray hookBody(const char *id, const char *type, const QDateTime &at, const char *key = "k")
{
    const QJsonObject data{{u"id"_s, u"PGR0VU2"_s}, {u"type"_s, u"incident"_s}, {u"incident_key"_s, QLatin1StringView(key)}, {u"status"_s, u"acknowledged"_s}};
    const QJsonObject event{{u"id"_s, QLatin1StringView(id)}, {u"event_type"_s, QLatin1StringView(type)}, {u"resource_type"_s, u"incident"_s},
                            {u"occurred_at"_s, at.toUTC().toString(Qt::ISODateWithMs)}, {u"agent"_s, QJsonObject{{u"type"_s, u"user_reference"_s}, {u"summary"_s, u"Ann <b>"_s}}}, {u"data"_s, data}};
    return QJsonDocument(QJsonObject{{u"event"_s, event}}).toJson(QJsonDocument::Compact);
}

QByteArray signedWith(const char *key, const QByteArray &body) { return signatureOf(base::Secret(std::string(key)), body); }

} // namespace

class TstPagerDuty : public QObject {
    Q_OBJECT
    QTemporaryDir m_folder;
    flow::Reactor m_reactor;
    PlainSecrets m_secrets;
    int m_files = 0;

    // As PagerDuty sends it; answers the status.
    int sendHook(quint16 port, const QByteArray &body, const QByteArray &signature, const char *path = "/pagerduty")
    {
        http::Client client(m_reactor);
        http::Request request("http://127.0.0.1:" + std::to_string(port) + path);
        request.method = "POST";
        request.headers = {{"Content-Type", "application/json"}, {"X-PagerDuty-Signature", signature.toStdString()}};
        request.body = body.toStdString();
        const auto response = runTask(client.get(request, m_reactor.now() + 5s));
        return response && *response ? (*response)->status : 0;
    }

    QString nextFile() { return m_folder.filePath(u"outbox%1.jsonl"_s.arg(++m_files)); }

private slots:
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

    void itsWebhookIsHeardAtOnce()
    {
        ScriptedReceiver events({reply(202, R"({"status":"success","dedup_key":"k"})")});
        m_secrets.entries.insert(u"pager"_s, "0123456789abcdef0123456789abcdef");
        m_secrets.entries.insert(u"hook-old"_s, "old secret");
        m_secrets.entries.insert(u"hook-new"_s, "new secret");
        const quint16 port = freePort(m_reactor);
        const QString file = nextFile();
        Telling telling(m_reactor, m_secrets,
                        channelsOf("- {id: pager, kind: pagerduty, credential: keyring, url: \"" + events.url() + "\", webhook_listen: \"127.0.0.1:" + QByteArray::number(port)
                                   + "\", webhook_signing: [{from: keyring, key: hook-old}, {from: keyring, key: hook-new}]}\n"), file);
        Notice notice = noticeOf(u"k"_s);
        notice.began = base::Clock::system().wallNow() - 60s;
        telling.post(notice);
        QTRY_VERIFY_WITH_TIMEOUT(telling.outbox.idle() && events.count() == 1, kLimit);
        const QDateTime now = QDateTime::currentDateTimeUtc();
        const auto noticed = [&] {
            QStringList words;
            for (const Delivery &d : telling.told)
                if (d.outcome == Delivery::Outcome::Noticed)
                    words << d.words;
            return words;
        };

        const QByteArray forged = hookBody("01", "incident.acknowledged", now);
        QCOMPARE(sendHook(port, forged, signedWith("somebody's", forged)), 401);
        QCOMPARE(sendHook(port, forged, {}), 401);
        QCOMPARE(sendHook(port, forged + ' ', signedWith("new secret", forged)), 401); // one byte is other
        QTRY_COMPARE_WITH_TIMEOUT(noticed().size(), 1, kLimit); // said, and not at each
        QVERIFY(noticed().first().contains(u"did not sign"_s));
        QCOMPARE(sendHook(port, forged, signedWith("new secret", forged), "/other"), 404);
        QCOMPARE(sendHook(port, "[]", signedWith("new secret", "[]")), 400);
        const QByteArray old = hookBody("02", "incident.acknowledged", now.addSecs(-7200)), early = hookBody("03", "incident.acknowledged", now.addSecs(3600));
        QCOMPARE(sendHook(port, old, signedWith("new secret", old)), 400);
        QCOMPARE(sendHook(port, early, signedWith("new secret", early)), 400);
        const QByteArray other = hookBody("04", "incident.acknowledged", now, "another"), ping = hookBody("05", "pagey.ping", now), before = hookBody("06", "incident.acknowledged", now.addSecs(-900));
        for (const QByteArray &body : {other, ping, before}) // true, and not about this
            QCOMPARE(sendHook(port, body, signedWith("new secret", body)), 202);
        QVERIFY(telling.answers.empty());

        const QByteArray good = hookBody("07", "incident.acknowledged", now);
        QCOMPARE(sendHook(port, good, "v1=00ff, " + signedWith("old secret", good) + ',' + signedWith("new secret", good)), 202); // while keys are changed
        QTRY_COMPARE_WITH_TIMEOUT(telling.answers.size(), std::size_t(1), kLimit);
        QCOMPARE(telling.answers[0].who, u"Ann <b>"_s);
        QCOMPARE(telling.answers[0].key, u"k"_s);
        QCOMPARE(telling.answers[0].channel, u"pager"_s);
        QCOMPARE(sendHook(port, good, signedWith("old secret", good)), 202); // PagerDuty repeats, and so may others
        const QByteArray undone = hookBody("08", "incident.unacknowledged", now), again = hookBody("09", "incident.acknowledged", now);
        QCOMPARE(sendHook(port, undone, signedWith("old secret", undone)), 202);
        QCOMPARE(sendHook(port, again, signedWith("old secret", again)), 202);
        QTRY_COMPARE_WITH_TIMEOUT(telling.answers.size(), std::size_t(2), kLimit);
        // What was noticed is in the file, and the next life reads past it.
        OutboxState read;
        QVERIFY(OutboxFile::read(file, &read, base::Clock::system().wallNow()));
        QVERIFY(std::any_of(read.log().begin(), read.log().end(), [](const Delivery &d) { return d.outcome == Delivery::Outcome::Noticed; }));
    }

    // Who has it may say so before PagerDuty's answer to the event has come; one that comes even earlier counts when it is repeated.
    void whoHasItAtOnceIsHeard()
    {
        ScriptedReceiver events({doing(ScriptedAnswer::Hang)});
        m_secrets.entries.insert(u"pager"_s, "0123456789abcdef0123456789abcdef");
        m_secrets.entries.insert(u"hook-new"_s, "new secret");
        const quint16 port = freePort(m_reactor);
        Telling telling(m_reactor, m_secrets,
                        channelsOf("- {id: pager, kind: pagerduty, credential: keyring, deadline: 30s, url: \"" + events.url() + "\", webhook_listen: \"127.0.0.1:"
                                   + QByteArray::number(port) + "\", webhook_signing: [{from: keyring, key: hook-new}]}\n"), nextFile());
        const QByteArray body = hookBody("01", "incident.acknowledged", QDateTime::currentDateTimeUtc()), signature = signedWith("new secret", body);
        QTRY_COMPARE_WITH_TIMEOUT(sendHook(port, body, signature), 202, kLimit);
        QVERIFY(telling.answers.empty());
        Notice notice = noticeOf(u"k"_s);
        notice.began = base::Clock::system().wallNow();
        telling.post(notice);
        QTRY_COMPARE_WITH_TIMEOUT(events.count(), 1, kLimit);
        QCOMPARE(sendHook(port, body, signature), 202);
        QTRY_COMPARE_WITH_TIMEOUT(telling.answers.size(), std::size_t(1), kLimit);
        QCOMPARE(telling.answers[0].key, u"k"_s);
        QVERIFY(telling.told.empty()); // its answer is still to come
        QCOMPARE(sendHook(port, body, signature), 202);
        QCOMPARE(telling.answers.size(), std::size_t(1));
    }

    // What was open before this program began, while something else waits and nobody can be asked.
    void whoHasWhatWasOpenBeforeIsHeard()
    {
        ScriptedReceiver events({reply(202, R"({"status":"success","dedup_key":"k"})"), reply(503)});
        m_secrets.entries.insert(u"pager"_s, "0123456789abcdef0123456789abcdef");
        m_secrets.entries.insert(u"hook-new"_s, "new secret");
        const quint16 port = freePort(m_reactor);
        const notify::Channels channels = channelsOf("- {id: pager, kind: pagerduty, credential: keyring, deadline: 30s, url: \"" + events.url() + "\", webhook_listen: \"127.0.0.1:"
                                                     + QByteArray::number(port) + "\", webhook_signing: [{from: keyring, key: hook-new}]}\n");
        const QString file = nextFile();
        {
            Telling before(m_reactor, m_secrets, channels, file);
            Notice notice = noticeOf(u"k"_s);
            notice.began = base::Clock::system().wallNow() - 60s;
            before.post(notice);
            QTRY_VERIFY_WITH_TIMEOUT(before.outbox.idle() && events.count() == 1, kLimit);
            before.post(noticeOf(u"another"_s));
            QTRY_COMPARE_WITH_TIMEOUT(before.of(u"pager"_s).size(), std::size_t(2), kLimit);
        }
        events.setScript({doing(ScriptedAnswer::Hang)});
        Telling telling(m_reactor, m_secrets, channels, file);
        const QByteArray body = hookBody("01", "incident.acknowledged", QDateTime::currentDateTimeUtc());
        QTRY_COMPARE_WITH_TIMEOUT(sendHook(port, body, signedWith("new secret", body)), 202, kLimit);
        QTRY_COMPARE_WITH_TIMEOUT(telling.answers.size(), std::size_t(1), kLimit);
        QCOMPARE(telling.answers[0].key, u"k"_s);
    }

    void aPlaceThatIsTakenIsSaid()
    {
        program::HttpListener taken(m_reactor);
        QVERIFY(taken.listen(0));
        m_secrets.entries.insert(u"hook-new"_s, "new secret");
        Telling telling(m_reactor, m_secrets,
                        channelsOf("- {id: pager, kind: pagerduty, credential: keyring, webhook_listen: \"127.0.0.1:" + QByteArray::number(taken.port())
                                   + "\", webhook_signing: [{from: keyring, key: hook-new}]}\n"), nextFile());
        QTRY_VERIFY_WITH_TIMEOUT(!telling.told.empty(), kLimit);
        QVERIFY(telling.told[0].outcome == Delivery::Outcome::Noticed);
        QVERIFY2(telling.told[0].words.contains(QString::number(taken.port())), qPrintable(telling.told[0].words));
    }

    void whatIsHeardIsOfAboutNow()
    {
        PagerHookMemory memory;
        const base::WallTime now{1'795'000'000s};
        PagerHookEvent event{u"1"_s, u"incident.acknowledged"_s, u"k"_s, {}, now};
        using Verdict = PagerHookMemory::Verdict;
        QVERIFY(memory.judge(event, now) == Verdict::Fresh && memory.judge(event, now + 30min) == Verdict::Again);
        QVERIFY(memory.judge(event, now + 61min) == Verdict::TooOld); // forgotten ones are too old
        event.id = u"2"_s;
        QVERIFY(memory.judge(event, now - 4min) == Verdict::Fresh); // clocks differ
        event.id = u"3"_s;
        QVERIFY(memory.judge(event, now - 6min) == Verdict::FromTheFuture);
        QVERIFY(!pagerHookEvent("{}") && !pagerHookEvent("\xff{"));
    }

    void twoWebhooksNeedTwoPlaces()
    {
        const auto read = parseChannels("channels:\n- {id: a, kind: pagerduty, credential: keyring, webhook_signing: [{from: keyring, key: x}]}\n"
                                        "- {id: b, kind: pagerduty, credential: keyring, webhook_signing: [{from: keyring, key: y}]}\n", u"c.yaml"_s);
        QCOMPARE(read.issues.size(), 1);
        QVERIFY(!read.channels.all[0].hookKeys.isEmpty() && read.channels.all[1].hookKeys.isEmpty());
        QCOMPARE(read.channels.all[0].hookPlace.text(), u"127.0.0.1:9189"_s);
        QVERIFY(!parseChannels("channels:\n- {id: a, kind: pagerduty, credential: keyring, webhook_listen: here}\n", u"c.yaml"_s).issues.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TstPagerDuty)
#include "tst_pagerduty.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
// What is posted is told: each kind of channel against servers that answer, refuse, hang and reset; what falls back; a second
// program, a full disk, a damaged file.

#include "models/notify/signature.h"
#include "tests/support/nginxserver.h"
#include "tests/support/scriptedreceiver.h"
#include "tests/support/telling.h"
#include "tests/support/testauthority.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace notify;
using Outcome = Delivery::Outcome;

namespace {

constexpr int kLimit = 20000;
constexpr const char *kKinds[] = {"webhook", "slack", "pagerduty", "alertmanager"};

bool isOf(const char *kind, const char *one) { return qstrcmp(kind, one) == 0; }

QJsonObject jsonOf(const QByteArray &body) { return QJsonDocument::fromJson(body).object(); }

// What an outbox of before left behind.
bool isWritten(const QString &path, const QByteArray &lines)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(lines) == lines.size() && file.flush();
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
            for (const char *kind : kKinds) {
                const QString id = QLatin1String(kind) + u'-' + QLatin1String(row.name);
                auto &receiver = receivers[id] = std::make_unique<ScriptedReceiver>(QList<ScriptedAnswer>{row.first, reply(200, "ok")});
                m_secrets.entries.insert(id, isOf(kind, "slack") ? receiver->url() : QByteArray("0123456789abcdef0123456789abcdef"));
                yaml += "- {id: " + id.toUtf8() + ", kind: " + kind + ", deadline: 700ms, fallback: rescue" + (isOf(kind, "slack") ? ", pace: 1ms" : ", url: \"" + receiver->url() + '"')
                    + (isOf(kind, "webhook") || isOf(kind, "alertmanager") ? "" : ", credential: keyring") + "}\n";
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
            for (const char *kind : kKinds) {
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
                    if (!isOf(kind, "alertmanager")) // there it also says until when it holds
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

    // What was to be told elsewhere is no reason to call those who have nothing to do with practice.
    void practiceFallsBackOnNobodyElse()
    {
        ScriptedReceiver hook({reply(503)}), rescue({reply(200)});
        Telling telling(m_reactor, m_secrets, channelsOf("- {id: machine, kind: webhook, url: \"" + hook.url() + "\", environments: [shop], fallback: rescue, fallback_after: 1s}\n"
                                                         "- {id: rescue, kind: webhook, url: \"" + rescue.url() + "\", services: [nobody]}\n"), nextFile());
        notify::Notice practice = noticeOf(u"practice"_s), asked = noticeOf(u"asked"_s), real = noticeOf(u"real"_s);
        practice.practice = asked.practice = true;
        asked.channels = QStringList{u"machine"_s}; // and no other
        telling.post(practice);
        telling.post(asked);
        telling.post(real);
        QTRY_COMPARE_WITH_TIMEOUT(telling.of(u"rescue"_s).size(), std::size_t(1), kLimit);
        QCOMPARE(telling.of(u"rescue"_s).front().key, u"real"_s);
        hook.setScript({reply(200)});
        QTRY_VERIFY_WITH_TIMEOUT(telling.outbox.idle(), kLimit);
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
                 signatureOf(base::Secret(std::string("first key")), stamp + '.' + request.body) + ',' + signatureOf(base::Secret(std::string("second key")), stamp + '.' + request.body));
        // RFC 4231, test case 2, so that it is HMAC-SHA256 and not something like it
        QCOMPARE(signatureOf(base::Secret(std::string("Jefe")), "what do ya want for nothing?"), "v1=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
        const QJsonObject body = jsonOf(request.body);
        QCOMPARE(body.value(u"version"_s).toString(), u"4"_s);
        QCOMPARE(body.value(u"status"_s).toString(), u"firing"_s);
        const QJsonObject alert = body.value(u"alerts"_s).toArray().first().toObject();
        QCOMPARE(alert.value(u"labels"_s).toObject().value(u"alertname"_s).toString(), u"target.down"_s);
        QCOMPARE(alert.value(u"annotations"_s).toObject().value(u"summary"_s).toString(), noticeOf(u"k"_s).summary);
        QCOMPARE(body.value(u"x_console"_s).toObject().value(u"key"_s).toString(), u"k"_s);
        const QJsonObject over = jsonOf(hook.requests()[1].body);
        QCOMPARE(over.value(u"status"_s).toString(), u"resolved"_s);
        QCOMPARE(over.value(u"alerts"_s).toArray().first().toObject().value(u"annotations"_s).toObject().value(u"summary"_s).toString().replace(QChar(0x00a0), u' '), u"Ended after 3 min 20 s: "_s + noticeOf(u"k"_s).summary);
        QCOMPARE(over.value(u"alerts"_s).toArray().first().toObject().value(u"endsAt"_s).toString(), u"2025-11-26T14:33:25.000Z"_s);
    }

    void aCertificateThatIsNotTrustedIsSaid()
    {
        TestAuthority authority;
        const auto good = authority.issue(u"DNS:localhost"_s), old = authority.issue(u"DNS:localhost"_s, -2);
        const NginxServer server("location / { return 200; }", good.certificate, good.key), expired("location / { return 200; }", old.certificate, old.key);
        const QByteArray trusted = "tls: {root_certificate: " + authority.certificate().toUtf8() + "}";
        const auto channel = [](const char *id, const char *kind, const char *host, quint16 port, const QByteArray &tls) {
            return QByteArray("- {id: ") + id + ", kind: " + kind + ", url: \"https://" + host + ':' + QByteArray::number(port) + "/\", deadline: 3s, " + tls + "}\n";
        };
        Telling telling(m_reactor, m_secrets,
                        channelsOf(channel("good", "webhook", "localhost", server.port(), trusted) + channel("goodtoo", "alertmanager", "localhost", server.port(), trusted)
                                   + channel("stranger", "webhook", "localhost", server.port(), "tls: {}") + channel("othername", "webhook", "127.0.0.1", server.port(), trusted)
                                   + channel("old", "webhook", "localhost", expired.port(), trusted) + channel("strangertoo", "alertmanager", "localhost", server.port(), "tls: {}")), nextFile());
        telling.post(noticeOf(u"k"_s));
        for (const char *id : {"good", "goodtoo", "stranger", "othername", "old", "strangertoo"})
            QTRY_VERIFY_WITH_TIMEOUT(!telling.of(QLatin1String(id)).empty(), kLimit);
        const auto first = [&](const char *id) { return telling.of(QLatin1String(id)).front(); };
        QVERIFY2(first("good").outcome == Outcome::Accepted, qPrintable(first("good").words));
        QVERIFY2(first("goodtoo").outcome == Outcome::Accepted, qPrintable(first("goodtoo").words));
        for (const char *id : {"stranger", "othername", "old", "strangertoo"}) {
            qInfo("%s: %s", id, qPrintable(first(id).words));
            QVERIFY2(first(id).outcome != Outcome::Accepted && first(id).words.contains(u"certificate"_s), qPrintable(first(id).words));
        }
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

    // A channels.yaml that somebody is just writing forgets nothing.
    void aChannelThatIsMissingByMistakeIsNotForgotten()
    {
        ScriptedReceiver good({reply(200)}), busy({reply(503)});
        const QString file = nextFile();
        const auto all = channelsOf("- {id: good, kind: webhook, url: \"" + good.url() + "\"}\n- {id: busy, kind: webhook, url: \"" + busy.url() + "\"}\n");
        {
            Telling before(m_reactor, m_secrets, all, file);
            before.post(noticeOf(u"k"_s));
            QTRY_VERIFY_WITH_TIMEOUT(good.count() == 1 && !before.of(u"busy"_s).empty() && !before.of(u"good"_s).empty(), kLimit);
        }
        {
            Telling broken(m_reactor, m_secrets, {}, file, {}, false);
            QVERIFY(broken.opened && broken.outbox.open(u"k"_s) == false);
        }
        busy.setScript({reply(200)});
        Telling mended(m_reactor, m_secrets, all, file);
        QTRY_VERIFY_WITH_TIMEOUT(mended.outbox.idle(), kLimit);
        QVERIFY(!mended.of(u"busy"_s).empty() && mended.of(u"busy"_s).back().outcome == Outcome::Accepted);
        QVERIFY(mended.outbox.open(u"k"_s));
        mended.post(noticeOf(u"k"_s, Moment::Resolved));
        QTRY_VERIFY_WITH_TIMEOUT(mended.outbox.idle(), kLimit);
        QVERIFY(good.count() == 2 && !mended.outbox.open(u"k"_s));
    }

    // A channel to a person that was away: of each thing its last word, however often it was tried.
    void whoWasAwayHearsTheLastWordAlone()
    {
        ScriptedReceiver hook({reply(200, "ok")});
        m_secrets.entries.insert(u"people"_s, hook.url());
        const QString path = nextFile();
        const base::WallTime posted = base::Clock::system().wallNow() - 5min;
        OutboxState state;
        QByteArray lines;
        for (int i = 0; i < 100; ++i)
            for (const Moment moment : {Moment::Firing, Moment::Resolved})
                lines += state.post(Kept{noticeOf(u"k"_s, moment), u"e%1%2"_s.arg(i).arg(word(moment)), posted}, {u"people"_s});
        Delivery failed = unsent(state.waitingFor(u"people"_s).front(), u"people"_s, posted);
        failed.outcome = Outcome::Later;
        failed.attempt = 7;
        lines += state.deliver(failed);
        QVERIFY(isWritten(path, lines));
        Telling telling(m_reactor, m_secrets, channelsOf("- {id: people, kind: slack, credential: keyring, pace: 1ms}\n"), path);
        QTRY_VERIFY_WITH_TIMEOUT(telling.outbox.idle(), kLimit);
        QCOMPARE(hook.count(), 1);
        QCOMPARE(telling.of(u"people"_s).size(), std::size_t(200));
        const Delivery last = telling.of(u"people"_s).back();
        QVERIFY(last.moment == Moment::Resolved && last.outcome == Outcome::Accepted);
    }

    // Two who were asked for on one channel: the second does not take the place of the first.
    void whoeverWasAskedForIsTold()
    {
        ScriptedReceiver hook({reply(200, "ok")});
        m_secrets.entries.insert(u"people"_s, hook.url());
        const QString path = nextFile();
        const base::WallTime posted = base::Clock::system().wallNow() - 5min;
        OutboxState state;
        QByteArray lines;
        for (const QString &person : {u"bob"_s, u"dave"_s, u"bob"_s}) {
            Notice call = noticeOf(u"incident"_s);
            call.persons = {person};
            lines += state.post(Kept{call, u"e%1"_s.arg(lines.size()), posted}, {u"people"_s});
        }
        QVERIFY(isWritten(path, lines));
        Telling telling(m_reactor, m_secrets, channelsOf("- {id: people, kind: slack, credential: keyring, pace: 1ms}\n"), path);
        QTRY_VERIFY_WITH_TIMEOUT(telling.outbox.idle(), kLimit);
        QCOMPARE(hook.count(), 2);
    }

    void aCriticalWaitsForNoPauseOfOurs()
    {
        ScriptedReceiver hook({reply(500), reply(500), reply(500), reply(200)});
        Telling telling(m_reactor, m_secrets, channelsOf("- {id: hook, kind: webhook, url: \"" + hook.url() + "\", pace: 1ms}\n"), nextFile());
        Notice warning = noticeOf(u"w"_s);
        warning.severity = base::Severity::Warning;
        telling.post(warning);
        QTRY_COMPARE_WITH_TIMEOUT(telling.of(u"hook"_s).size(), std::size_t(3), kLimit); // the next try is 2 s away or more
        const base::WallTime next = telling.of(u"hook"_s).back().nextTry;
        Notice critical = noticeOf(u"c"_s);
        critical.severity = base::Severity::Critical;
        telling.post(critical);
        QTRY_VERIFY_WITH_TIMEOUT(telling.outbox.idle(), kLimit);
        QVERIFY(telling.of(u"hook"_s).back().at < next);
        QCOMPARE(hook.count(), 5);
    }

    // A watcher that was killed before it had kept the end of an alert tells the beginning anew: it ends anew, too.
    void whatIsToldAfterItsEndEndsOnceMore()
    {
        ScriptedReceiver hook({reply(200)});
        Telling telling(m_reactor, m_secrets, channelsOf("- {id: hook, kind: webhook, url: \"" + hook.url() + "\", pace: 1ms}\n"), nextFile());
        Notice first = noticeOf(u"k"_s), second = first;
        second.began += 500ms; // found anew by the watcher after the first one
        Notice end = second;
        end.moment = Moment::Resolved;
        QStringList said;
        for (const Notice &notice : {first, second, end, second, end, end}) {
            telling.post(notice);
            QTRY_VERIFY_WITH_TIMEOUT(telling.outbox.idle(), kLimit);
        }
        QSet<QByteArray> events;
        for (const auto &request : hook.requests()) {
            said << jsonOf(request.body)[u"x_console"_s][u"moment"_s].toString();
            events << request.headers.value("x-console-event-id");
        }
        QCOMPARE(said, (QStringList{u"firing"_s, u"resolved"_s, u"firing"_s, u"resolved"_s}));
        QCOMPARE(events.size(), 4); // a receiver that knows each event once takes all
    }

    void whatIsOldIsForgottenWithoutAnUpkeep()
    {
        ScriptedReceiver hook({reply(200)});
        base::ManualClock clock;
        Telling telling(m_reactor, m_secrets, channelsOf("- {id: hook, kind: webhook, url: \"" + hook.url() + "\"}\n"), nextFile(), {}, true, clock);
        for (int day = 0; day < 3; ++day) {
            telling.post(noticeOf(u"k%1"_s.arg(day)));
            QTRY_VERIFY_WITH_TIMEOUT(telling.outbox.idle(), kLimit);
            QCOMPARE(telling.outbox.deliveries({}).size(), std::size_t(1));
            clock.set(clock.now() + 31 * 24h);
        }
    }

    // An attempt that failed is forgotten without what became of it.
    void whatIsForgottenIsForgottenInOrder()
    {
        OutboxState state;
        const base::WallTime now = base::Clock::system().wallNow();
        const auto delivery = [now](const QString &event, Outcome outcome) {
            Delivery d = unsent(Waiting{event, u"k"_s, Moment::Firing, {}, now}, u"a"_s, now);
            d.outcome = outcome;
            return d;
        };
        state.post({noticeOf(u"k"_s), u"e"_s, now}, {u"a"_s});
        state.deliver(delivery(u"e"_s, Outcome::Later));
        for (std::size_t i = 1; i < OutboxState::kMostLines + 1; ++i)
            state.deliver(delivery(i == 1 ? u"e"_s : u"e%1"_s.arg(i), Outcome::Accepted));
        state.forget(now);
        QCOMPARE(state.log().size(), OutboxState::kMostLines);
        QVERIFY(state.settled(u"e"_s, u"a"_s));
        state.deliver(delivery(u"last"_s, Outcome::Accepted));
        state.forget(now);
        QVERIFY(!state.settled(u"e"_s, u"a"_s));
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
};

QTEST_GUILESS_MAIN(TstDelivery)
#include "tst_delivery.moc"

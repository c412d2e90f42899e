// SPDX-License-Identifier: GPL-3.0-or-later
// What ends where it cannot be told: on a channel that is broken, or that refuses it. It is over there all the same, and is told once
// the channel works again.

#include "tests/support/scriptedreceiver.h"
#include "tests/support/telling.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace notify;
using Outcome = Delivery::Outcome;

namespace {

constexpr int kLimit = 20000;
constexpr const char *kKinds[] = {"webhook", "slack", "pagerduty", "alertmanager"};
const base::WallTime kNow{1'795'000'000s};

QJsonObject jsonOf(const QByteArray &body) { return QJsonDocument::fromJson(body).object(); }

// What became of an event about k on the channel a.
Delivery broughtTo(const char *event, Moment moment, Outcome outcome)
{
    Delivery d = unsent(Waiting{QLatin1StringView(event), u"k"_s, moment, {}, kNow}, u"a"_s, kNow);
    d.outcome = outcome;
    return d;
}

} // namespace

class TstBrokenChannels : public QObject {
    Q_OBJECT
    QTemporaryDir m_folder;
    flow::Reactor m_reactor;
    PlainSecrets m_secrets;
    int m_files = 0;

    QString nextFile() { return m_folder.filePath(u"outbox%1.jsonl"_s.arg(++m_files)); }

private slots:
    // What is over and could not be told so is not open there, and stays known over a restart, until its end is told.
    void anEndThatWasNotTakenIsKept()
    {
        OutboxState live, read;
        const auto both = [&](const QByteArray &line) { read.read(line); };
        const Notice over = noticeOf(u"k"_s, Moment::Resolved);
        both(live.post({noticeOf(u"k"_s), u"e1"_s, kNow}, {u"a"_s}));
        both(live.deliver(broughtTo("e1", Moment::Firing, Outcome::Accepted)));
        both(live.post({over, u"e2"_s, kNow}, {u"a"_s}));
        both(live.deliver(broughtTo("e2", Moment::Resolved, Outcome::NotSent)));
        OutboxState compact;
        for (const QByteArray &one : live.dump().split('\n'))
            compact.read(one);
        for (OutboxState *s : {&live, &read, &compact}) {
            QVERIFY(!s->heard(u"k"_s, u"a"_s) && s->open(u"a"_s, kNow).empty());
            const auto ends = s->untold(u"a"_s);
            QVERIFY(ends.size() == 1 && ends[0].event == u"e2" && ends[0].notice == over);
            s->post(ends[0], {u"a"_s});
            QVERIFY(s->untold(u"a"_s).empty()); // it waits
            s->deliver(broughtTo("e2", Moment::Resolved, Outcome::Accepted));
            QVERIFY(s->untold(u"a"_s).empty() && s->open(u"a"_s, kNow).front().moment == Moment::Resolved);
        }
        // What fires anew there, told or not, is not over.
        live.post({noticeOf(u"k"_s), u"e3"_s, kNow}, {u"a"_s});
        live.deliver(broughtTo("e3", Moment::Firing, Outcome::Accepted));
        live.post({over, u"e4"_s, kNow}, {u"a"_s});
        live.deliver(broughtTo("e4", Moment::Resolved, Outcome::NotSent));
        live.post({noticeOf(u"k"_s), u"e5"_s, kNow}, {u"a"_s});
        QVERIFY(live.untold(u"a"_s).empty());
        live.deliver(broughtTo("e5", Moment::Firing, Outcome::NotSent));
        QVERIFY(live.untold(u"a"_s).empty() && live.heard(u"k"_s, u"a"_s));
        // What is refused twice is refused for ever.
        for (const int time : {1, 2}) {
            live.post({over, u"e6"_s, kNow}, {u"a"_s});
            live.deliver(broughtTo("e6", Moment::Resolved, Outcome::Refused));
            QCOMPARE(live.untold(u"a"_s).size(), std::size_t(time == 1));
            QVERIFY(!live.heard(u"k"_s, u"a"_s));
        }
    }

    // Mended by a test that it takes, or by other settings with the next life of the program; what ended meanwhile ends there, too, once,
    // and what is said again each minute does not say that it fires.
    void whatEndedWhileAChannelWasBrokenEndsThere_data()
    {
        QTest::addColumn<bool>("slowly"); // with a life in which it is broken still, and one in which its settings are others
        for (const char *kind : kKinds) {
            QTest::newRow(kind) << false;
            QTest::newRow(qPrintable(QLatin1String(kind) + u", restarted"_s)) << true;
        }
    }

    void whatEndedWhileAChannelWasBrokenEndsThere()
    {
        QFETCH(bool, slowly);
        const QByteArray kind = QByteArray(QTest::currentDataTag()).split(',').first();
        ScriptedReceiver hook({reply(200, "ok")});
        for (const QString &settings : {u"old"_s, u"new"_s})
            m_secrets.entries.insert(settings, kind == "slack" ? hook.url() : QByteArray("0123456789abcdef0123456789abcdef"));
        const auto channels = [&](const QByteArray &settings) {
            return channelsOf("- {id: channel, kind: " + kind + ", pace: 1ms" + (kind == "slack" ? "" : ", url: \"" + hook.url() + '/' + settings + '"')
                              + (kind == "slack" || kind == "pagerduty" ? ", credential: {from: keyring, key: " + settings + '}' : "") + "}\n");
        };
        const QString file = nextFile();
        Notice k = noticeOf(u"k"_s), end = noticeOf(u"k"_s, Moment::Resolved);
        k.summary = end.summary = u"the one that ends"_s;
        std::unique_ptr<Telling> telling;
        const auto live = [&](const char *settings) {
            telling.reset(); // one program at a time
            telling = std::make_unique<Telling>(m_reactor, m_secrets, channels(settings), file);
        };
        live("old");
        telling->post(k);
        QTRY_VERIFY_WITH_TIMEOUT(telling->outbox.idle() && hook.count() > 0, kLimit);
        hook.setScript({reply(403)});
        telling->post(noticeOf(u"breaks"_s));
        QTRY_VERIFY_WITH_TIMEOUT(!telling->outbox.states().front().brokenWords.isEmpty() && telling->outbox.idle(), kLimit);
        const QString event = telling->post(end).event;
        QTRY_VERIFY_WITH_TIMEOUT(telling->outbox.idle(), kLimit);
        QVERIFY(telling->of(u"channel"_s).back().outcome == Outcome::NotSent && !telling->outbox.open(u"k"_s));
        hook.setScript({reply(200, "ok")});
        const int before = hook.count();
        if (slowly) {
            live("old");
            QVERIFY(telling->opened && telling->outbox.idle() && !telling->outbox.open(u"k"_s));
            live("new");
        } else {
            Notice test = noticeOf(u"test"_s, Moment::Test);
            test.channels = QStringList{u"channel"_s};
            telling->post(test);
        }
        const auto ends = [&] {
            return std::ranges::count_if(telling->told, [&](const Delivery &d) { return d.event == event && d.outcome == Outcome::Accepted; });
        };
        QTRY_COMPARE_WITH_TIMEOUT(ends(), 1, kLimit);
        QTRY_VERIFY_WITH_TIMEOUT(telling->outbox.idle(), kLimit);
        int said = 0;
        for (const auto &request : hook.requests().mid(before)) {
            const QByteArray &body = request.body;
            if (!body.contains(kind == "pagerduty" ? "\"k\"" : "the one that ends"))
                continue;
            ++said;
            if (kind == "pagerduty")
                QCOMPARE(jsonOf(body).value(u"event_action"_s).toString(), u"resolve"_s);
            if (kind == "alertmanager")
                QCOMPARE(QJsonDocument::fromJson(body)[0][u"endsAt"_s].toString(), u"2025-11-26T14:33:25.000Z"_s);
            if (kind == "webhook")
                QCOMPARE(jsonOf(body).value(u"status"_s).toString(), u"resolved"_s);
        }
        QVERIFY(kind == "alertmanager" ? said >= 1 : said == 1); // that one is told for five minutes
        // Nothing is left to tell: not in the next life.
        live("new");
        telling->post(noticeOf(u"last"_s));
        QTRY_VERIFY_WITH_TIMEOUT(telling->outbox.idle(), kLimit);
        QCOMPARE(ends(), 0);
        OutboxState read;
        QVERIFY(OutboxFile::read(file, &read, base::Clock::system().wallNow()));
        QVERIFY(!read.heard(u"k"_s, u"channel"_s) && read.untold(u"channel"_s).empty());
    }

    // A person is not told twice: not when the fallback is another one weeks later, either.
    void whatTheFallbackEndedIsOver()
    {
        ScriptedReceiver people({reply(200, "ok")}), rescue({reply(200)});
        for (const QString &settings : {u"old"_s, u"new"_s})
            m_secrets.entries.insert(settings, people.url());
        const auto channels = [&](const QByteArray &settings, const QByteArray &fallback) {
            return channelsOf("- {id: people, kind: slack, pace: 1ms, credential: {from: keyring, key: " + settings + '}' + fallback + "}\n- {id: rescue, kind: webhook, url: \"" + rescue.url()
                              + "\", services: [nobody]}\n");
        };
        const QString file = nextFile();
        {
            Telling telling(m_reactor, m_secrets, channels("old", ", fallback: rescue"), file);
            telling.post(noticeOf(u"k"_s));
            QTRY_VERIFY_WITH_TIMEOUT(telling.outbox.idle() && people.count() == 1, kLimit);
            people.setScript({reply(403)});
            telling.post(noticeOf(u"k"_s, Moment::Resolved));
            QTRY_VERIFY_WITH_TIMEOUT(telling.outbox.idle() && rescue.count() == 1, kLimit);
        }
        OutboxState read;
        QVERIFY(OutboxFile::read(file, &read, base::Clock::system().wallNow()));
        QVERIFY(read.untold(u"people"_s).empty() && !read.heard(u"k"_s, u"people"_s));
        people.setScript({reply(200, "ok")});
        const int before = people.count();
        Telling telling(m_reactor, m_secrets, channels("new", ""), file);
        telling.post(noticeOf(u"last"_s));
        QTRY_VERIFY_WITH_TIMEOUT(telling.outbox.idle(), kLimit);
        QCOMPARE(people.count(), before + 1);
    }

    // Mended while its fallback could not tell either: what that one then gives up is told where it was meant to be.
    void whatTheFallbackGivesUpGoesBack_data()
    {
        QTest::addColumn<bool>("over");
        QTest::newRow("a beginning") << false;
        QTest::newRow("a beginning that is over by then") << true;
    }
    void whatTheFallbackGivesUpGoesBack()
    {
        QFETCH(bool, over);
        ScriptedReceiver people({reply(403)}), rescue({reply(503)});
        m_secrets.entries.insert(u"old"_s, people.url());
        Telling telling(m_reactor, m_secrets,
                        channelsOf("- {id: people, kind: slack, pace: 1ms, credential: {from: keyring, key: old}, fallback: rescue}\n- {id: rescue, kind: webhook, url: \"" + rescue.url()
                                   + "\", services: [nobody]}\n"),
                        nextFile());
        Notice k = noticeOf(u"k"_s);
        k.summary = u"the one that goes on"_s;
        telling.post(k);
        QTRY_VERIFY_WITH_TIMEOUT(rescue.count() > 0, kLimit); // people is broken, the fallback tries again later
        if (over)
            telling.post(noticeOf(u"k"_s, Moment::Resolved));
        people.setScript({reply(200, "ok")});
        Notice test = noticeOf(u"test"_s, Moment::Test);
        test.channels = QStringList{u"people"_s};
        telling.post(test);
        QTRY_VERIFY_WITH_TIMEOUT(telling.outbox.states().front().brokenWords.isEmpty(), kLimit);
        const int before = people.count();
        rescue.setScript({reply(404)});
        QTRY_VERIFY_WITH_TIMEOUT(!telling.outbox.states().back().brokenWords.isEmpty() && telling.outbox.idle(), kLimit);
        const auto requests = people.requests().mid(before);
        QCOMPARE(std::ranges::count_if(requests, [](const auto &request) { return request.body.contains("the one that goes on"); }), over ? 0 : 1);
    }

    // A channel that does not take a notice, and a fallback that is broken: neither ever will, so it is not told there for ever.
    void whatNobodyTakesIsNotToldForEver()
    {
        ScriptedReceiver people({reply(400)}), rescue({reply(404)});
        Telling telling(m_reactor, m_secrets,
                        channelsOf("- {id: people, kind: webhook, pace: 1ms, url: \"" + people.url() + "\", fallback: rescue}\n- {id: rescue, kind: webhook, pace: 1ms, url: \"" + rescue.url()
                                   + "\", services: [nobody]}\n"),
                        nextFile());
        telling.post(noticeOf(u"breaks"_s));
        QTRY_VERIFY_WITH_TIMEOUT(!telling.outbox.states().back().brokenWords.isEmpty() && telling.outbox.idle(), kLimit);
        QVERIFY(telling.outbox.states().front().brokenWords.isEmpty());
        const int before = people.count();
        Notice k = noticeOf(u"k"_s);
        k.summary = u"the one that nobody takes"_s;
        const QString event = telling.post(k).event;
        QTRY_VERIFY_WITH_TIMEOUT(telling.outbox.idle(), kLimit);
        QTRY_VERIFY_WITH_TIMEOUT(!telling.of(u"rescue"_s).empty() && telling.of(u"rescue"_s).back().event == event, kLimit);
        QCOMPARE(people.count() - before, 2); // once more when the fallback gave it back
        QCOMPARE(rescue.count(), 1);
        const auto there = telling.of(u"people"_s);
        QCOMPARE(std::ranges::count_if(there, [&](const Delivery &d) { return d.event == event && d.outcome == Outcome::Refused; }), 2);
    }

    // The fallback that gives up has one of its own: a person does not hear the beginning there and where it was meant to be.
    void whatAnotherFallbackTellsDoesNotGoBack_data()
    {
        QTest::addColumn<bool>("told"); // before the first fallback gives up
        QTest::newRow("told") << true;
        QTest::newRow("about to be told") << false;
    }
    void whatAnotherFallbackTellsDoesNotGoBack()
    {
        QFETCH(bool, told);
        ScriptedReceiver people({reply(403)}), rescue({reply(503)}), last({reply(200)});
        m_secrets.entries.insert(u"old"_s, people.url());
        Telling telling(m_reactor, m_secrets,
                        channelsOf("- {id: people, kind: slack, pace: 1ms, credential: {from: keyring, key: old}, fallback: rescue}\n- {id: rescue, kind: webhook, url: \"" + rescue.url()
                                   + "\", services: [nobody], fallback: last, fallback_after: " + (told ? "1s" : "30s") + "}\n- {id: last, kind: webhook, url: \"" + last.url() + "\", services: [nobody]}\n"),
                        nextFile());
        const auto words = [&telling](const QString &id) {
            for (const auto &state : telling.outbox.states())
                if (state.id == id)
                    return state.brokenWords;
            return QString();
        };
        Notice k = noticeOf(u"k"_s);
        k.summary = u"the one that goes on"_s;
        telling.post(k);
        QTRY_VERIFY_WITH_TIMEOUT(rescue.count() > 0 && last.count() == (told ? 1 : 0), kLimit);
        people.setScript({reply(200, "ok")});
        Notice test = noticeOf(u"test"_s, Moment::Test);
        test.channels = QStringList{u"people"_s};
        telling.post(test);
        QTRY_VERIFY_WITH_TIMEOUT(words(u"people"_s).isEmpty(), kLimit);
        const int before = people.count();
        rescue.setScript({reply(404)});
        QTRY_VERIFY_WITH_TIMEOUT(!words(u"rescue"_s).isEmpty() && telling.outbox.idle(), kLimit);
        const auto about = [](const auto &request) { return request.body.contains("the one that goes on"); };
        const auto there = last.requests(), back = people.requests().mid(before);
        QCOMPARE(std::ranges::count_if(there, about), 1);
        QCOMPARE(std::ranges::count_if(back, about), 0);
    }

    // Both heard it begin. Its end waits for the fallback on its own account when the other one is mended, and is refused there.
    void whatTheFallbackWasToHearItselfGoesBackToo()
    {
        ScriptedReceiver people({reply(200, "ok")}), rescue({reply(200)});
        m_secrets.entries.insert(u"old"_s, people.url());
        Telling telling(m_reactor, m_secrets,
                        channelsOf("- {id: people, kind: slack, pace: 1ms, credential: {from: keyring, key: old}, fallback: rescue}\n- {id: rescue, kind: webhook, pace: 1ms, url: \"" + rescue.url() + "\"}\n"), nextFile());
        telling.post(noticeOf(u"k"_s));
        QTRY_VERIFY_WITH_TIMEOUT(telling.outbox.idle() && people.count() == 1 && rescue.count() == 1, kLimit);
        people.setScript({reply(403)});
        rescue.setScript({reply(503)});
        Notice end = noticeOf(u"k"_s, Moment::Resolved);
        end.summary = u"it is over"_s;
        telling.post(end);
        QTRY_VERIFY_WITH_TIMEOUT(!telling.outbox.states().front().brokenWords.isEmpty() && rescue.count() > 1, kLimit);
        people.setScript({reply(200, "ok")});
        Notice test = noticeOf(u"test"_s, Moment::Test);
        test.channels = QStringList{u"people"_s};
        telling.post(test);
        QTRY_VERIFY_WITH_TIMEOUT(telling.outbox.states().front().brokenWords.isEmpty(), kLimit);
        const int before = people.count();
        rescue.setScript({reply(404)});
        QTRY_VERIFY_WITH_TIMEOUT(!telling.outbox.states().back().brokenWords.isEmpty() && telling.outbox.idle(), kLimit);
        const auto requests = people.requests().mid(before);
        QCOMPARE(std::ranges::count_if(requests, [](const auto &request) { return request.body.contains("it is over"); }), 1);
    }

    // What an earlier version left behind: an end that the fallback told, or is about to tell.
    void whatTheFallbackKnowsIsNotToldBehindIt_data()
    {
        QTest::addColumn<bool>("told");
        QTest::newRow("told") << true;
        QTest::newRow("waits") << false;
    }
    void whatTheFallbackKnowsIsNotToldBehindIt()
    {
        QFETCH(bool, told);
        ScriptedReceiver people({reply(200, "ok")}), rescue({reply(200)});
        m_secrets.entries.insert(u"old"_s, people.url());
        const base::WallTime now = base::Clock::system().wallNow();
        OutboxState state;
        const auto brought = [&](const char *event, Moment moment, Outcome outcome, const QString &channel) {
            Delivery d = broughtTo(event, moment, outcome);
            d.channel = channel;
            d.at = d.posted = now;
            return state.deliver(d);
        };
        QByteArray lines = state.post({noticeOf(u"k"_s), u"e1"_s, now}, {u"a"_s});
        lines += brought("e1", Moment::Firing, Outcome::Accepted, u"a"_s);
        lines += state.post({noticeOf(u"k"_s, Moment::Resolved), u"e2"_s, now}, {u"a"_s});
        lines += state.wait(u"e2"_s, u"rescue"_s, u"a"_s);
        lines += brought("e2", Moment::Resolved, Outcome::NotSent, u"a"_s);
        if (told)
            lines += brought("e2", Moment::Resolved, Outcome::Accepted, u"rescue"_s);
        QCOMPARE(state.untold(u"a"_s).size(), std::size_t(1));
        const QString file = nextFile();
        QFile before(file);
        QVERIFY(before.open(QIODevice::WriteOnly) && before.write(lines) == lines.size());
        before.close();
        {
            Telling telling(m_reactor, m_secrets, channelsOf("- {id: a, kind: slack, credential: {from: keyring, key: old}, fallback: rescue}\n- {id: rescue, kind: webhook, url: \"" + rescue.url() + "\"}\n"), file);
            QTRY_VERIFY_WITH_TIMEOUT(telling.outbox.idle() && rescue.count() == (told ? 0 : 1), kLimit);
        }
        QCOMPARE(people.count(), 0);
        OutboxState read;
        QVERIFY(OutboxFile::read(file, &read, now));
        QVERIFY(read.untold(u"a"_s).empty());
    }

    void anEndThatNobodyTakesIsForgottenWithTheLog()
    {
        OutboxState state;
        state.post({noticeOf(u"k"_s), u"e1"_s, kNow}, {u"a"_s});
        state.deliver(broughtTo("e1", Moment::Firing, Outcome::Accepted));
        state.post({noticeOf(u"k"_s, Moment::Resolved), u"e2"_s, kNow}, {u"a"_s});
        state.deliver(broughtTo("e2", Moment::Resolved, Outcome::NotSent));
        state.forget(kNow + OutboxState::kKept);
        QCOMPARE(state.untold(u"a"_s).size(), std::size_t(1));
        state.forget(kNow + OutboxState::kKept + 1s);
        QVERIFY(state.untold(u"a"_s).empty() && state.open(u"a"_s, kNow + OutboxState::kKept).empty());
    }

    // It is over all the same, and is tried once more when the program begins anew.
    void anEndThatIsRefusedIsTriedOnceMore()
    {
        ScriptedReceiver good({reply(200)}), bad({reply(200)});
        const auto channels = channelsOf("- {id: good, kind: alertmanager, url: \"" + good.url() + "\"}\n- {id: bad, kind: alertmanager, url: \"" + bad.url() + "\"}\n");
        const QString file = nextFile();
        QString event;
        const auto live = [&](bool first) { // answers how often each was tried
            good.setScript({reply(200)});
            bad.setScript({reply(first ? 200 : 400)});
            Telling telling(m_reactor, m_secrets, channels, file);
            if (first) {
                telling.post(noticeOf(u"k"_s));
                (void)QTest::qWaitFor([&] { return telling.outbox.idle(); }, kLimit);
                for (ScriptedReceiver *each : {&good, &bad})
                    each->setScript({reply(400)});
                event = telling.post(noticeOf(u"k"_s, Moment::Resolved)).event;
            } else {
                telling.post(noticeOf(u"other"_s)); // behind what was to be told
            }
            (void)QTest::qWaitFor([&] { return telling.outbox.idle(); }, kLimit);
            const auto tried = [&](const QString &id) {
                return std::ranges::count_if(telling.told, [&](const Delivery &d) { return d.event == event && d.channel == id; });
            };
            return std::pair(tried(u"good"_s), tried(u"bad"_s));
        };
        using Pair = std::pair<std::ptrdiff_t, std::ptrdiff_t>;
        QVERIFY(live(true) == Pair(1, 1));
        OutboxState read;
        QVERIFY(OutboxFile::read(file, &read, base::Clock::system().wallNow()));
        for (const QString &id : {u"good"_s, u"bad"_s})
            QVERIFY(read.open(id, base::Clock::system().wallNow()).empty() && read.untold(id).size() == 1);
        QVERIFY(live(false) == Pair(1, 1));
        QVERIFY(live(false) == Pair(0, 0));
    }
};

QTEST_GUILESS_MAIN(TstBrokenChannels)
#include "tst_brokenchannels.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
// From a real server that dies to those who are told: the machine at once, persons when it lasts and level by level until one
// acknowledges, one incident in the journal with its stamps, and the end told to whoever heard the beginning.

#include "models/incidents/enginedesk.h"
#include "models/notify/askedtests.h"
#include "models/notify/outboxstate.h"
#include "models/paging/enginedutydesk.h"
#include "models/paging/incidentlink.h"
#include "models/rota/rotafile.h"
#include "models/rota/rotayaml.h"
#include "tests/support/livewatch.h"
#include "tests/support/scriptedreceiver.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using incidents::Incident;
using incidents::Stamp;

namespace {

constexpr auto kRules = R"(rules:
  - {id: target.down, keep: 500ms, persons: 2s}
)";

constexpr auto kChannels = R"(channels:
- {id: machine, kind: webhook, url: "%1"}
- {id: ann-phone, kind: webhook, url: "%2", reaches: people}
- {id: ben-phone, kind: webhook, url: "%3", reaches: people}
heartbeat: {url: "%4"}
)";

// Takes nothing, ever; beside the others.
constexpr auto kDeadLine = "channels:\n- {id: dead-line, kind: webhook, url: \"http://127.0.0.1:1/dead\"}\n";

constexpr auto kRota = R"(people:
- {id: ann, name: Ann, channels: [ann-phone]}
- {id: ben, name: Ben, channels: [ben-phone]}
escalation:
- id: all
  levels:
  - {contacts: [ann], wait: 2s}
  - {contacts: [ben], wait: 1min}
)";

// As the system's, further on by what a test says.
class LaterClock final : public base::Clock {
public:
    std::chrono::seconds by{0};
    [[nodiscard]] base::TimePoint now() const override { return base::Clock::now() + by; }
};

QStringList momentsOf(const ScriptedReceiver &receiver)
{
    QStringList moments;
    for (const auto &request : receiver.requests())
        moments << QJsonDocument::fromJson(request.body)[u"x_console"][u"moment"].toString();
    return moments;
}

} // namespace

class TstPager : public QObject {
    Q_OBJECT
private slots:
    void aDeadServerIsToldOnceAndByLevel()
    {
        LiveWatch live;
        PostgresServer &server = live.server;
        ScriptedReceiver machine({{}}), ann({{}}), ben({{}}), outside({{}});
        alerts::AlertWatch::Files ruleFiles;
        ruleFiles.rules = live.configure(u"alerts.yaml"_s, kRules);
        paging::Files files;
        files.channels = live.configure(u"channels.yaml"_s, QString::fromUtf8(kChannels).arg(QString::fromUtf8(machine.url()), QString::fromUtf8(ann.url()), QString::fromUtf8(ben.url()),
                                                                                           QString::fromUtf8(outside.url())).toUtf8().replace("channels:\n", kDeadLine));
        files.rota = live.configure(u"rota.yaml"_s, kRota);
        files.outbox = live.ctl.path(u"outbox"_s);
        files.arranged = live.ctl.path(u"arranged"_s);
        files.journal = live.ctl.path(u"journal.db"_s);
        journal::Options options;
        options.file = live.ctl.path(u"journal.db"_s);
        options.writer = u"test"_s;

        const auto &clock = base::Clock::system();
        const auto watched = LiveWatch::makeFeed();
        watch::Feed &feed = *watched;
        const auto books = operate::Bookkeeping::open(feed, options);
        alerts::AlertWatch watcher(feed, ruleFiles, clock);
        alerts::AlertDesk alertDesk(feed, books, alerts::standardWishes());
        incidents::EngineDesk incidentDesk(feed, books, options.file);
        paging::Pager pager(feed, watcher, clock, files, books);
        paging::EngineDutyDesk duty(feed, books, pager, files);
        paging::IncidentLink link(watcher, pager, incidentDesk, alertDesk);
        feed.setEnvironment(live.environment);
        QTRY_VERIFY_WITH_TIMEOUT(watcher.tells() && incidentDesk.ready(), 10000);
        QTRY_COMPARE_WITH_TIMEOUT(LiveWatch::condition(feed), watch::Condition::Up, 20000);
        for (const auto &issue : pager.mistakes())
            qWarning("%s", qPrintable(environment::issueLine(issue)));
        QVERIFY(pager.mistakes().isEmpty());
        QCOMPARE(pager.trouble(), QString());

        // the outside service hears that we live, with the first of the dead-man's alerts
        QTRY_VERIFY_WITH_TIMEOUT(outside.count() >= 1, 10000);
        QVERIFY(outside.requests().first().line.startsWith("GET "));
        QTRY_VERIFY_WITH_TIMEOUT(pager.heartbeat().accepted != base::WallTime{}, 10000);
        QVERIFY(pager.heartbeat().wanted && !pager.heartbeat().fails());

        const auto killed = std::chrono::system_clock::now();
        server.killHard();
        QTRY_COMPARE_WITH_TIMEOUT(machine.count(), 1, 10000);
        qInfo("the machine was told %lld ms after the kill", (long long)std::chrono::duration_cast<std::chrono::milliseconds>(machine.requests().first().at - killed).count());
        QCOMPARE(ann.count() + ben.count(), 0); // persons not yet
        const auto known = [&]() -> const Incident * { return incidentDesk.known().incidents().empty() ? nullptr : &incidentDesk.known().incidents().front(); };
        QTRY_VERIFY_WITH_TIMEOUT(known() && known()->stamp(Stamp::Notified).at, 10000);
        QVERIFY(known()->stamp(Stamp::FirstBadSample).at && known()->stamp(Stamp::Firing).at);
        QCOMPARE(known()->targets, QStringList(u"db"_s));

        QTRY_COMPARE_WITH_TIMEOUT(ann.count(), 1, 10000);
        // Who is asked now, and who next, as any program sees it.
        QTRY_VERIFY_WITH_TIMEOUT(!duty.known().climbs.isEmpty() && duty.known().climbs.first().asked > 0, 10000);
        QCOMPARE(duty.known().climbs.first().policy, u"all"_s);
        QTRY_COMPARE_WITH_TIMEOUT(ben.count(), 1, 10000); // nobody acknowledged
        QCOMPARE(machine.count(), 1);

        incidents::Change acknowledge;
        acknowledge.kind = incidents::Change::Kind::Acknowledge;
        acknowledge.incident = known()->id;
        acknowledge.who = u"ann"_s;
        incidentDesk.make(acknowledge);
        QTRY_COMPARE_WITH_TIMEOUT(known()->state, incidents::State::Acknowledged, 10000);
        const auto downIsAcknowledged = [&] {
            for (const alerts::Alert &alert : watcher.book().alerts())
                if (alert.rule == u"target.down" && alert.acknowledged)
                    return true;
            return false;
        };
        QTRY_VERIFY_WITH_TIMEOUT(downIsAcknowledged(), 10000);

        // What is tried again and again stands in the decisions about an alert once.
        const auto tried = [&] { return std::ranges::count(duty.known().log, u"dead-line"_s, &notify::Delivery::channel); };
        QTRY_VERIFY_WITH_TIMEOUT(tried() >= 3, 20000);
        const alerts::Trail trail = watcher.book().trail(watcher.book().alerts().first().key);
        QCOMPARE(std::ranges::count_if(trail, [](const auto &line) { return line.why.contains(u"dead-line"_s); }), 1);

        server.start();
        QTRY_VERIFY_WITH_TIMEOUT(momentsOf(machine).contains(u"resolved"_s), 30000);
        QTRY_VERIFY_WITH_TIMEOUT(momentsOf(ann).contains(u"resolved"_s) && momentsOf(ben).contains(u"resolved"_s), 10000);
        QTRY_VERIFY_WITH_TIMEOUT(known()->allAlertsClear(), 10000);
        QCOMPARE(incidentDesk.known().incidents().size(), std::size_t(1));
        QCOMPARE(momentsOf(machine).count(u"firing"_s), 1);

        QVERIFY2(known()->title == u"db is down"_s || known()->title.size() < 40, qPrintable(known()->title));

        // What it cost: two persons were paged, it was acknowledged, and nothing was done. Of the channel that is no person's: nothing.
        const auto costs = [&] { return paging::readFatigue(options.file, duty.known().all, {}, clock.wallNow() - 24h, clock.wallNow()); };
        const auto over = [&] {
            auto reader = journal::Reader::open(options.file);
            journal::Query query;
            query.act = u"page.over"_s;
            return reader && !reader->search(query)->isEmpty();
        };
        QTRY_VERIFY_WITH_TIMEOUT(over(), 10000);
        const auto fatigue = costs();
        QVERIFY(fatigue && fatigue->people.size() == 2 && fatigue->rules.size() == 1);
        QCOMPARE(fatigue->rules.first().rule, u"target.down"_s);
        for (const auto &person : fatigue->people)
            QVERIFY(person.load.pages == 1 && person.load.idle == 1 && person.load.cleared == 0);
        QTRY_COMPARE_WITH_TIMEOUT(duty.known().climbs.size(), 0, 10000);
        QTRY_VERIFY_WITH_TIMEOUT(duty.known().log.size() >= 6, 10000);

        // What is remembered of an incident goes with its end.
        QCOMPARE(link.remembered(), 2); // who told, and the acknowledgement
        incidents::Change resolve = acknowledge;
        resolve.kind = incidents::Change::Kind::Resolve;
        resolve.cause = incidents::Cause::Hardware;
        incidentDesk.make(resolve);
        QTRY_COMPARE_WITH_TIMEOUT(link.remembered(), 0, 10000);

        // The delivery log alone is enough: a death before the journal had them loses no page, and another start doubles none.
        journal::Options lost;
        lost.file = live.ctl.path(u"journal2.db"_s);
        lost.writer = u"test"_s;
        paging::Files again = files;
        again.outbox = live.ctl.path(u"outbox2"_s);
        again.journal = lost.file;
        QVERIFY(QFile::copy(files.outbox, again.outbox));
        ruleFiles.kept = false; // beside the one that was chosen to tell
        for (int start = 0; start < 2; ++start) {
            watch::Feed next([](flow::Reactor &) { return std::make_unique<FixedSecrets>(); });
            const auto nextBooks = operate::Bookkeeping::open(next, lost);
            alerts::AlertWatch idle(next, ruleFiles, clock);
            paging::Pager second(next, idle, clock, again, nextBooks);
            next.setEnvironment(live.environment);
            const auto pages = [&] { return paging::readFatigue(lost.file, duty.known().all, {}, clock.wallNow() - 24h, clock.wallNow()); };
            QTRY_VERIFY_WITH_TIMEOUT(pages() && pages()->people.size() == 2, 20000);
            for (const auto &person : pages()->people)
                QCOMPARE(person.load.pages, 1);
        }

        // an outside service that is gone is said
        const QString channels = QString::fromUtf8(kChannels).arg(QString::fromUtf8(machine.url()), QString::fromUtf8(ann.url()), QString::fromUtf8(ben.url()), u"http://127.0.0.1:1/gone"_s);
        live.configure(u"channels.yaml"_s, channels.toUtf8());
        QTRY_VERIFY_WITH_TIMEOUT(pager.heartbeat().fails(), 20000);
    }

    // A watcher was killed right behind telling, and what it told has ended since: its end is told, also when another one told
    // in the second in which that would have been looked at.
    void whatWasLostIsCalledOverWhenItTellsAgain()
    {
        CtlRun folder;
        qputenv("XDG_STATE_HOME", folder.path(u"lost"_s).toUtf8());
        ScriptedReceiver machine({{}});
        paging::Files files;
        files.channels = folder.write(u"lost-channels.yaml"_s, "channels:\n- {id: machine, kind: webhook, url: \"" + machine.url() + "\"}\n");
        files.rota = folder.path(u"lost-rota"_s);
        files.arranged = folder.path(u"lost-arranged"_s);
        files.outbox = folder.path(u"lost-outbox"_s);
        files.journal = folder.path(u"lost-journal.db"_s);
        notify::OutboxState before;
        notify::Notice lost;
        lost.key = u"k"_s;
        lost.summary = u"db is down"_s;
        lost.environment = u"lost"_s;
        lost.began = base::Clock::system().wallNow() - 10min;
        notify::Delivery told;
        told.event = notify::eventOf(lost);
        told.key = lost.key;
        told.channel = u"machine"_s;
        told.at = lost.began;
        const QByteArray lines = before.post({lost, told.event, lost.began}, {told.channel}) + before.deliver(told);
        folder.write(u"lost-outbox"_s, lines);
        LaterClock clock;
        bool tells = true;
        watch::Feed feed([](flow::Reactor &) { return std::make_unique<FixedSecrets>(); });
        alerts::AlertWatch watcher(feed, {}, base::Clock::system());
        int asked = 0;
        paging::Pager pager(feed, watcher, clock, files, {}, [&] {
            ++asked;
            return tells;
        });
        auto empty = std::make_shared<environment::Environment>();
        empty->name = u"lost"_s;
        feed.setEnvironment(empty);
        QTRY_VERIFY_WITH_TIMEOUT(watcher.tells(), 20000);
        tells = false;
        clock.by = 61s;
        asked = 0;
        QTRY_VERIFY_WITH_TIMEOUT(asked >= 6, 20000); // two looks at least
        QCOMPARE(machine.count(), 0);
        tells = true;
        QTRY_COMPARE_WITH_TIMEOUT(momentsOf(machine), QStringList{u"resolved"_s}, 20000);
    }

    // Nobody has the rota in a few days: a warning, once, and its end when somebody has it.
    void aRotaWithAGapIsTold()
    {
        CtlRun folder;
        qputenv("XDG_STATE_HOME", folder.path(u"gap"_s).toUtf8());
        ScriptedReceiver machine({{}}), ann({{}});
        paging::Files files;
        files.channels = folder.write(u"gap-channels.yaml"_s, QString::fromUtf8(kChannels).arg(QString::fromUtf8(machine.url()), QString::fromUtf8(ann.url()), QString::fromUtf8(ann.url()), u"http://127.0.0.1:1/"_s).toUtf8());
        files.rota = folder.write(u"gap-rota.yaml"_s, "people: [{id: ann, name: Ann, channels: [ann-phone]}]\nrotas: [{id: primary, title: Primary}]\n");
        files.arranged = folder.path(u"gap-arranged"_s);
        files.outbox = folder.path(u"gap-outbox"_s);
        files.journal = folder.path(u"gap-journal.db"_s);
        journal::Options options;
        options.file = files.journal;
        options.writer = u"test"_s;
        const auto &clock = base::Clock::system();
        watch::Feed feed([](flow::Reactor &) { return std::make_unique<FixedSecrets>(); });
        const auto books = operate::Bookkeeping::open(feed, options);
        alerts::AlertWatch watcher(feed, {}, clock);
        paging::Pager pager(feed, watcher, clock, files, books);
        auto empty = std::make_shared<environment::Environment>();
        empty->name = u"gap"_s;
        feed.setEnvironment(empty);
        QTRY_COMPARE_WITH_TIMEOUT(machine.count(), 1, 20000);
        QTRY_COMPARE_WITH_TIMEOUT(ann.count(), 2, 20000); // both of the persons' channels
        const QJsonObject alert = QJsonDocument::fromJson(machine.requests().first().body)[u"alerts"][0].toObject();
        QCOMPARE(alert[u"labels"][u"alertname"].toString(), u"rota.gap"_s);
        QCOMPARE(alert[u"labels"][u"severity"].toString(), u"warning"_s);
        QVERIFY(alert[u"annotations"][u"summary"].toString().contains(u"Nobody is on call for Primary"_s));
        // Half way through an edit: whoever was told goes on being told.
        folder.write(u"gap-channels.yaml"_s, "channels:\n- {id: machine, kind: webhook, url: \"http://127.0.0.1\n");
        rota::Override v;
        v.id = u"o-1"_s;
        v.rota = u"primary"_s;
        v.person = u"ann"_s;
        v.from = clock.wallNow() - 1h;
        v.until = clock.wallNow() + 24h * 30;
        v.made = v.from;
        QVERIFY(rota::keepStep(files.arranged, rota::Step::of(v)));
        QTRY_VERIFY_WITH_TIMEOUT(momentsOf(machine).contains(u"resolved"_s) && momentsOf(ann).contains(u"resolved"_s), 30000);
        QCOMPARE(machine.count(), 2);
        QVERIFY(!pager.mistakes().isEmpty());
        // Another program asks for a test of the one that sends.
        QVERIFY(notify::askTest(files.outbox, u"machine"_s));
        QTRY_VERIFY_WITH_TIMEOUT(momentsOf(machine).contains(u"test"_s), 20000);
        // It is nobody's page.
        const auto cost = paging::readFatigue(files.journal, rota::readOnCall(files.rota).all, {v}, clock.wallNow() - 24h, clock.wallNow());
        QVERIFY(cost && cost->rules.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TstPager)
#include "tst_pager.moc"

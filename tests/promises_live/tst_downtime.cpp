// SPDX-License-Identifier: GPL-3.0-or-later
// A real server is killed for some seconds under the eyes of the real engine; the long memory on disk then says how long
// it was down, and quarterdeckctl reads that beside the program that keeps it.

#include "models/promises/desk.h"
#include "tests/support/livewatch.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto kOrders = R"(    metrics:
      - id: business.orders
        title: Orders
        interval: 1s
        sql: select 42
)";

constexpr auto kPromises = R"(objectives:
  - {id: up, target: db, metric: pg.reachable, goal: 99, window: 1h}
  - {id: orders, target: db, metric: business.orders, limit: 41, goal: 99, window: 1h}
promises:
  - {id: sold, statement: Somebody buys, metric: latest(business.orders), comparison: ">=", goal: 42, window: 1h}
  - {id: down, statement: Never down for long, metric: bad_minutes(up), comparison: "<=", goal: 0.001, window: 1h}
  - {id: said, statement: It is said to be documented, comparison: ">=", goal: 1}
)";

constexpr auto kForecasts = R"(name: live
targets:
  - id: db
    kind: postgres
    host: %1
    port: %2
    user: postgres
    tls: {mode: disable}
)";

double seconds(base::TimePoint::duration time) { return std::chrono::duration<double>(time).count(); }

QJsonObject entry(const QJsonObject &report, const char *list, const char *id)
{
    for (const QJsonValue &value : report[QLatin1String(list)].toArray())
        if (value[u"id"_s].toString() == QLatin1String(id))
            return value.toObject();
    return {};
}

} // namespace

class TstDowntime : public QObject {
    Q_OBJECT
private slots:
    void killedForSomeSeconds()
    {
        LiveWatch live(kOrders, kPromises);
        PostgresServer &server = live.server;
        CtlRun &ctl = live.ctl;
        const QString &file = live.file;
        const promises::LedgerPlaces places{live.state + u"/quarterdeck"_s, live.state + u"/quarterdeck/journal.sqlite"_s};
        const auto &clock = base::Clock::system();
        base::TimePoint killed{}, back{};
        {
            history::LongMemory memory(places.state + u"/history"_s, clock, {}, 500ms);
            promises::Desk desk(&memory, places);
            const auto watched = LiveWatch::makeFeed();
            watch::Feed &feed = *watched;
            connect(&feed, &watch::Feed::sampled, this, [&](const watch::Delivery &delivery) {
                memory.append(u"live"_s, delivery);
                desk.take(delivery);
            });
            health::SituationRoom room;
            connect(&feed, &watch::Feed::updated, this, [&] {
                desk.note(room.assess(*feed.environment(), *feed.catalogue(), feed.snapshots(), clock.now(), clock.wallNow()));
            });
            feed.setEnvironment(live.environment);
            desk.setEnvironment(feed.environment(), feed.catalogue());
            const auto condition = [&feed] { return LiveWatch::condition(feed); };
            QTRY_COMPARE_WITH_TIMEOUT(condition(), watch::Condition::Up, 20000);
            const base::TimePoint first = clock.now();
            QTRY_VERIFY_WITH_TIMEOUT(clock.now() - first > 5s, 20000);
            killed = clock.now();
            server.killHard();
            QTRY_VERIFY_WITH_TIMEOUT(clock.now() - killed > 4s, 20000);
            server.start();
            back = clock.now();
            QTRY_COMPARE_WITH_TIMEOUT(condition(), watch::Condition::Up, 30000);
            const base::TimePoint again = clock.now();
            QTRY_VERIFY_WITH_TIMEOUT(clock.now() - again > 3s, 20000);

            QSignalSpy judged(&desk, &promises::Desk::judged);
            desk.judge();
            QTRY_COMPARE_WITH_TIMEOUT(judged.size(), 1, 20000);
            QCOMPARE(desk.ledger()->objectives.size(), 2);
        }
        const CtlRun::Outcome told = ctl.run({u"promises"_s, u"--json"_s, u"--environment"_s, file});
        QVERIFY2(told.code == 1, told.err.constData());
        const QJsonObject report = QJsonDocument::fromJson(told.out).object();
        const double truth = seconds(back - killed);
        const QJsonObject up = entry(report, "objectives", "up");
        const double bad = up[u"bad_seconds"_s].toDouble();
        qInfo("down for %.2f s, measured %.2f s, observed %.1f s", truth, bad, up[u"observed_percent"_s].toDouble() * 36);
        // The probe tries again after five seconds at most.
        QVERIFY2(bad > truth - 1.5 && bad < truth + 6.5, qPrintable(u"%1 of %2"_s.arg(bad).arg(truth)));
        QVERIFY(up[u"observed_percent"_s].toDouble() > 100 * 8.0 / 3600 && up[u"observed_percent"_s].toDouble() < 5);
        QCOMPARE(up[u"verdict"_s].toString(), u"not_enough_observed"_s);
        QVERIFY(!up[u"last_bad"_s].toString().isEmpty());

        // A figure of the business: over its limit whenever it was measured; no answer is no figure.
        const QJsonObject orders = entry(report, "objectives", "orders");
        QVERIFY(orders[u"bad_seconds"_s].toDouble() > 3 && orders[u"good_percent"_s].toDouble() < 0.001);

        QCOMPARE(entry(report, "promises", "sold")[u"standing"_s].toString(), u"kept"_s);
        QCOMPARE(entry(report, "promises", "down")[u"standing"_s].toString(), u"broken"_s);
        QCOMPARE(entry(report, "promises", "said")[u"why_unproven"_s].toString(), u"declared"_s);
        QCOMPARE(report[u"readiness"_s][u"days"_s].toArray().size(), 1);

        const CtlRun::Outcome words = ctl.run({u"promises"_s, u"--environment"_s, file});
        QCOMPARE(words.code, 1);
        QVERIFY(words.out.contains("Promises: 1 kept, 1 broken, 1 unproven."));
        const CtlRun::Outcome status = ctl.run({u"status"_s, u"--json"_s, u"--environment"_s, file});
        // Of the last day some seconds were seen, and of those it was critical while it was down.
        QJsonObject colours;
        for (const QJsonValue &value : QJsonDocument::fromJson(status.out).object()[u"time_in_colour"_s].toArray())
            if (value[u"target"_s] == u"db"_s && value[u"range_seconds"_s] == 86400)
                colours = value.toObject();
        const auto spent = [&colours](const char *colour) { return colours[QLatin1String(colour) + u"_seconds"_s].toDouble(); };
        QVERIFY2(spent("critical") >= 3 && spent("critical") <= bad + 4, qPrintable(u"%1"_s.arg(spent("critical"))));
        QVERIFY(spent("ok") + spent("warning") >= 4);
        QCOMPARE(spent("ok") + spent("warning") + spent("critical") + spent("unknown") + spent("not_observed"), 86400.0);
        const QJsonObject within = QJsonDocument::fromJson(status.out).object()[u"promises"_s].toObject();
        QCOMPARE(entry(within, "promises", "down")[u"standing"_s].toString(), u"broken"_s);
        // The same outage as a burning budget, with windows that a test has time for: a problem for check, by rules that
        // are a file.
        QDir().mkpath(ctl.path(u"rules/promises"_s));
        ctl.write(u"rules/promises/objectives.yaml"_s, "minimum_observed: 50\nminimum_of_burn: 1\nburns:\n  - {long: 5min, short: 2min, rate: 14.4, speed: fast, problem: critical}\n");
        ctl.variables.insert(u"QUARTERDECK_RESOURCES"_s, ctl.path(u"rules"_s));
        const CtlRun::Outcome burns = ctl.run({u"check"_s, u"--environment"_s, file});
        QCOMPARE(burns.code, 2);
        QVERIFY2(burns.out.contains("The error budget \"up\" of db has burnt") && burns.out.contains("too fast for"), burns.out.constData());
        ctl.write(u"rules/promises/objectives.yaml"_s, "minimum_of_burn: 99\nburns:\n  - {long: 5min, short: 2min, rate: 14.4, speed: fast, problem: critical}\n");
        const CtlRun::Outcome unseen = ctl.run({u"check"_s, u"--environment"_s, file}); // too little of it was observed
        QVERIFY2(unseen.code == 0, unseen.out.constData());
        ctl.variables.remove(u"QUARTERDECK_RESOURCES"_s);
        const CtlRun::Outcome nothing = ctl.run({u"promises"_s, u"--environment"_s, ctl.path(u"absent.yaml"_s)});
        QCOMPARE(nothing.code, 3);
    }

    // check and watch read what the desktop keeps: a figure that rose for an hour and is full in another one.
    // One that goes up and down foretells nothing.
    void checkAndWatchSeeWhatIsToCome()
    {
        qputenv("QUARTERDECK_RESOURCES", QD_SOURCE_DIR "/resources");
        PostgresServer server;
        CtlRun ctl;
        const QString file = ctl.write(u"live.yaml"_s, QString::fromUtf8(kForecasts).arg(server.folder()).arg(server.port()).toUtf8());
        ctl.variables.insert(u"XDG_STATE_HOME"_s, ctl.path(u"state"_s));
        const auto &clock = base::Clock::system();
        const auto remember = [&](const QString &folder, auto value) {
            const auto archive = history::Archive::open(folder, {}, clock);
            QVERIFY(archive.has_value());
            const base::WallTime now = clock.wallNow();
            for (int ago = 3600; ago > 0; ago -= 10)
                (*archive)->add({u"live"_s, {u"db"_s, watch::MetricId(u"pg.connections.used"_s), {}}}, now - std::chrono::seconds(ago), value(ago));
            QVERIFY((*archive)->close().has_value());
        };
        const QString history = ctl.path(u"state/quarterdeck/history"_s);
        QDir().mkpath(history);
        remember(history, [](int ago) { return ago / 200 % 2 ? 20.0 : 60.0; });
        const CtlRun::Outcome calm = ctl.run({u"check"_s, u"--environment"_s, file});
        QVERIFY2(calm.code == 0 && !calm.out.contains("goes on like this"), calm.out.constData());
        QVERIFY(QDir(history).removeRecursively() && QDir().mkpath(history));
        remember(history, [](int ago) { return 70.0 - ago / 100.0; }); // full in 50 minutes
        const CtlRun::Outcome soon = ctl.run({u"check"_s, u"--environment"_s, file});
        QVERIFY2(soon.code == 1, soon.out.constData());
        QVERIFY2(soon.out.contains("If it goes on like this, db has no free connection in") && soon.out.contains(", on "), soon.out.constData());
        const CtlRun::Outcome watched = ctl.run({u"watch"_s, u"--json"_s, u"--wait"_s, u"1"_s, u"--environment"_s, file}, 4000);
        QVERIFY2(watched.out.contains("\"event\":\"begins\"") && watched.out.contains("\"finding\":\"forecast/pg.connections.used/\""), watched.out.constData());
    }
};

QTEST_GUILESS_MAIN(TstDowntime)
#include "tst_downtime.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
// What an alert asks for: what fails for its log, what is slow for what stands behind it.
#include "models/health/nextstep.h"
#include "shop.h"

#include <QTest>

using namespace test;

class TestNextStep : public QObject {
    Q_OBJECT
private slots:
    void oneThingAtATime_data()
    {
        using Action = health::Problem::Action;
        QTest::addColumn<QString>("target");
        QTest::addColumn<QString>("metric");
        QTest::addColumn<bool>("errors");
        QTest::addColumn<bool>("logged");
        QTest::addColumn<QString>("where");
        QTest::addColumn<int>("action");
        QTest::addColumn<bool>("log");
        const auto row = [](const char *name, const char *target, const char *metric, bool errors, bool logged, const char *where, Action action, bool log) {
            QTest::newRow(name) << s(target) << s(metric) << errors << logged << s(where) << int(action) << log;
        };
        row("answers that fail, with a log", "shop-api", "http.errors", true, true, "shop-api", Action::ShowTarget, true);
        row("answers that fail, without one", "shop-api", "http.errors", true, false, "shop-pgbouncer", Action::ShowTarget, false);
        row("a budget of good answers burns", "shop-api", "http.ok", true, true, "shop-api", Action::ShowTarget, true);
        row("slow answers", "shop-api", "http.total", false, true, "shop-pgbouncer", Action::ShowTarget, false);
        row("a budget of quick answers burns", "shop-api", "http.total", true, true, "shop-pgbouncer", Action::ShowTarget, false);
        row("a balancer routes before it uses", "shop-edge", "http.total", false, false, "shop-api", Action::ShowTarget, false);
        row("nothing stands behind it", "shop-alone", "http.total", false, false, "shop-alone", Action::ShowTarget, false);
        row("nothing that is watched stands behind it", "shop-lost", "http.errors", true, false, "shop-lost", Action::ShowTarget, false);
        row("sessions that end badly", "shop-primary", "pg.sessions.fatal", true, true, "shop-primary", Action::ShowTarget, true);
        row("the same, and no log", "shop-primary", "pg.sessions.fatal", true, false, "shop-primary", Action::ShowTarget, false);
        row("many requests", "shop-primary", "pg.tps", false, true, "shop-primary", Action::ShowSessions, false);
        row("many through a pool", "shop-pgbouncer", "pgbouncer.queries.rate", false, false, "shop-pgbouncer", Action::ShowPool, false);
        row("a queue before a lock, whoever calls it an error", "shop-primary", "pg.blocked.sessions", true, true, "shop-primary", Action::ShowSessions, false);
        row("memory", "shop-redis", "redis.memory.used", false, true, "shop-redis", Action::ShowTarget, false);
    }

    void oneThingAtATime()
    {
        QFETCH(QString, target);
        QFETCH(QString, metric);
        QFETCH(bool, errors);
        QFETCH(bool, logged);
        QFETCH(QString, where);
        QFETCH(int, action);
        QFETCH(bool, log);
        Shop shop;
        shop.add("shop-edge", TargetKind::Http, environment::HttpSettings{}, {{EdgeKind::Uses, s("shop-redis")}, {EdgeKind::RoutesThrough, s("shop-api")}});
        shop.add("shop-alone", TargetKind::Http, environment::HttpSettings{}, {{EdgeKind::RunsOn, s("shop-host")}});
        shop.add("shop-lost", TargetKind::Http, environment::HttpSettings{}, {{EdgeKind::Uses, s("elsewhere")}});
        const health::Step step = health::nextStep(shop.environment, *shop.environment.find(target), &shop.at(target), {watch::MetricId(metric), {}, errors, logged});
        QCOMPARE(step, (health::Step{where, health::Problem::Action(action), log}));
    }

    // It says in its log why it ended; a full one lives, and what it says there helps nobody.
    void aDeadOneAsksForItsLog()
    {
        Shop shop;
        const Target &target = *shop.environment.find(s("shop-primary"));
        const auto step = [&](bool logged) { return health::nextStep(shop.environment, target, &shop.at("shop-primary"), {{}, {}, false, logged}); };
        shop.fails("shop-primary", Condition::Down, refusedConnection());
        QVERIFY(step(true).log);
        QCOMPARE(step(false), health::Step{s("shop-primary")});
        shop.fails("shop-primary", Condition::NoSlots);
        QCOMPARE(step(true), health::Step{s("shop-primary")});
        QVERIFY(!health::nextStep(shop.environment, target, nullptr, {{}, {}, false, true}).log); // nothing is known of it
    }

    void theWordOfTheButton()
    {
        QCOMPARE(health::stepWord(health::Step{s("a"), health::Problem::Action::ShowTarget, true}, s("Shop API")), s("Log of Shop API"));
        QCOMPARE(health::stepWord(health::Step{s("b")}, s("Pooler")), s("Look at Pooler"));
        QCOMPARE(health::stepWord(health::Step{s("b"), health::Problem::Action::ShowSessions}, s("Primary")), s("Sessions of Primary"));
    }
};

QTEST_GUILESS_MAIN(TestNextStep)
#include "tst_nextstep.moc"

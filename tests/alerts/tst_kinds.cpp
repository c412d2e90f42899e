// SPDX-License-Identifier: GPL-3.0-or-later
// Each kind of rule by its golden table.

#include "models/promises/burning.h"
#include "tests/alerts/bench.h"

#include <QTest>

#include <random>

using namespace alerts;
using base::Severity;
using test::AlertBench;
using test::only;
using test::s;
using watch::Condition;
using namespace std::chrono_literals;
using What = Transition::What;

class TestKinds : public QObject {
    Q_OBJECT

private slots:
    void forecast()
    {
        AlertBench bench("rules:\n  - id: full\n    metric: host.disk.used\n    forecast: {warning: 7d, critical: 24h}\n    keep: 0s\n");
        QVERIFY2(bench.issues.isEmpty(), bench.issues.isEmpty() ? "" : qPrintable(environment::issueLine(bench.issues.first())));
        const std::tuple<double, forecast::Confidence, const char *> table[] = {{8, forecast::Confidence::Good, ""}, {6, forecast::Confidence::Rough, ""},
            {6, forecast::Confidence::Good, "fired"}, {0.9, forecast::Confidence::Fair, "rose"}, {20, forecast::Confidence::Good, "resolved"}};
        for (const auto &[days, confidence, heard] : table) {
            forecast::Forecast one;
            one.target = s("shop-host");
            one.metric = watch::MetricId(s("host.disk.used"));
            one.instance = s("/data");
            one.outlook.refusal = forecast::Refusal::None;
            one.outlook.confidence = confidence;
            one.outlook.seconds = days * 86400;
            bench.book.setForecasts({one});
            QCOMPARE(bench.after(1), *heard ? QStringList{s(heard) + s(" full shop-host//data")} : QStringList{});
        }
    }

    // A disk that is gone fills no more; of one whose host is silent that is not known.
    void aForecastOfWhatHasGoneIsOver()
    {
        for (const bool answers : {true, false}) {
            AlertBench bench("rules:\n  - id: full\n    metric: host.disk.used\n    forecast: {warning: 7d, critical: 24h}\n    keep: 5s\n");
            forecast::Forecast one;
            one.target = s("shop-host");
            one.metric = watch::MetricId(s("host.disk.used"));
            one.instance = s("/data");
            one.outlook.refusal = forecast::Refusal::None;
            one.outlook.confidence = forecast::Confidence::Good;
            one.outlook.seconds = 2 * 86400;
            bench.shop.set("shop-host", "host.disk.used", 90, "/data");
            bench.book.setForecasts({one});
            QCOMPARE(bench.round(), QStringList{s("fired full shop-host//data")});
            bench.book.setForecasts({}); // a round of the forecasts later, while the disk is there
            QCOMPARE(bench.run(20, 1).filter(s("resolved")), QStringList{});
            if (!answers)
                bench.shop.fails("shop-host", Condition::Down);
            std::erase_if(bench.shop.at("shop-host").latest, [](const auto &l) { return !l.reading.instance.isEmpty(); });
            QCOMPARE(bench.run(300, 1).filter(s("resolved")).size(), answers ? 1 : 0);
            QCOMPARE(only(bench).state, answers ? State::Resolved : State::Unknown);
        }
    }

    // The multi-window table of the reference: when a steady share of errors trips which pair.
    void burn_data()
    {
        QTest::addColumn<double>("goal");
        QTest::addColumn<double>("errors");
        QTest::addColumn<double>("minutes"); // until it trips; < 0: never within three days
        QTest::addColumn<int>("severity");
        QTest::newRow("99.9, total") << 99.9 << 1.0 << 1.0 << int(Severity::Critical);
        QTest::newRow("99.9, 10 %") << 99.9 << 0.1 << 9.0 << int(Severity::Critical);
        QTest::newRow("99.5, total") << 99.5 << 1.0 << 5.0 << int(Severity::Critical);
        QTest::newRow("99, 10.1 %") << 99.0 << 0.101 << 214.0 << int(Severity::Warning);
        QTest::newRow("99.9, below the budget") << 99.9 << 0.0005 << -1.0 << 0;
    }
    void burn()
    {
        QFETCH(double, goal);
        QFETCH(double, errors);
        QFETCH(double, minutes);
        QFETCH(int, severity);
        AlertBench bench("rules:\n  - id: burn\n    burn: true\n    keep: 0s\n");
        environment::Objective objective;
        objective.id = s("answers");
        objective.target = s("shop-api");
        objective.metric = s("http.ok");
        objective.goal = goal;
        double tripped = -1;
        for (int minute = 1; minute <= 12 * 60 && tripped < 0; ++minute) {
            // a steady share for so many minutes, good before
            const auto seen = [&](std::chrono::seconds length) {
                const double bad = std::min(double(length.count()), minute * 60.0) * errors;
                return promises::Seen{double(length.count()), double(length.count()), bad, {}, bench.shop.wall, bench.shop.wall, bench.shop.wall};
            };
            const auto budget = promises::burningOf(promises::stateOf(objective, promises::BurnRules::shipped(), seen));
            bench.book.setBurning(budget ? QList{*budget} : QList<health::BurningBudget>{});
            bench.after(60);
            for (const Transition &t : bench.told)
                if (t.what == What::Fired && int(t.alert.severity) == severity)
                    tripped = minute;
        }
        QCOMPARE(tripped, minutes);
        bench.book.setBurning({});
        QCOMPARE(bench.after(1).contains(s("resolved burn shop-api/answers")), minutes > 0);
    }

    void count()
    {
        AlertBench bench("rules:\n  - id: slow\n    metric: http.total\n    count: {window: 5min, past: 1000}\n    enter: {warning: 3, critical: 6}\n    keep: 0s\n");
        QStringList heard;
        for (const double value : {200., 1500., 200., 1500., 200., 1500., 200., 200.}) {
            bench.shop.wait(10);
            bench.shop.set("shop-api", "http.total", value);
            heard += bench.round();
        }
        QCOMPARE(heard, QStringList({s("fired slow shop-api"), s("due slow shop-api")}));
        QCOMPARE(only(bench).reading.value, 3.0);
        QCOMPARE(bench.run(300, 10).filter(s("resolved")).size(), 1);
    }

    void share()
    {
        // 429 as a share of all requests: of figures that count them
        AlertBench bench("rules:\n  - id: refused\n    metric: pg.rollback.ratio\n    share: {of: pg.tps, window: 1min, least: 10}\n    enter: {warning: 5, critical: 20}\n    for: 10s\n    keep: 0s\n");
        const auto set = [&](double refused, double all) {
            bench.shop.set("shop-primary", "pg.rollback.ratio", refused);
            bench.shop.set("shop-primary", "pg.tps", all);
        };
        set(4, 100);
        QCOMPARE(bench.round() + bench.run(120, 10), QStringList{});
        set(30, 100);
        QVERIFY(bench.run(60, 10).filter(s("fired refused")).size() == 1);
        QCOMPARE(only(bench).severity, Severity::Critical);
        set(3, 5); // hardly any requests
        QCOMPARE(bench.run(120, 10).filter(s("resolved")).size(), 1);
    }

    void surge()
    {
        AlertBench bench("rules:\n  - id: surge\n    metric: pg.tps\n    surge: {window: 1min, against: 10min, least: 50}\n    enter: {warning: 3, critical: 10}\n    keep: 0s\n");
        bench.shop.set("shop-primary", "pg.tps", 100);
        QCOMPARE(bench.round() + bench.run(900, 10), QStringList{});
        bench.shop.set("shop-primary", "pg.tps", 500);
        const QStringList heard = bench.run(60, 10);
        QCOMPARE(heard.filter(s("fired surge")).size(), 1);
        QCOMPARE(bench.run(1200, 10).filter(s("resolved")).size(), 1); // what stays is the new usual
        // from nothing to a little is no surge
        bench.shop.set("shop-standby", "pg.tps", 1);
        bench.run(900, 10);
        bench.shop.set("shop-standby", "pg.tps", 40);
        QCOMPARE(bench.run(60, 10), QStringList{});
    }

    void anomaly()
    {
        AlertBench bench("rules:\n  - id: odd\n    metric: http.total\n    anomaly: {deviations: 4, least: 50}\n    for: 1min\n    keep: 1min\n");
        std::mt19937 random(7);
        std::normal_distribution<double> noise(0, 1);
        const auto day = [&](int hours, double factor) {
            QStringList heard;
            for (int minute = 0; minute < hours * 60; ++minute) {
                bench.shop.wait(60);
                const double hour = double((bench.shop.wall.time_since_epoch() / 1min) % 1440) / 60;
                bench.shop.set("shop-api", "http.total", factor * (200 + 150 * std::sin(hour / 24 * 6.2832) + 5 * noise(random)));
                heard += bench.round();
            }
            return heard;
        };
        QCOMPARE(day(2, 3), QStringList{}); // nothing is known of it yet
        QCOMPARE(day(24 * 4, 1), QStringList{});
        const QStringList heard = day(1, 3);
        QVERIFY2(heard.filter(s("fired odd")).size() == 1, qPrintable(heard.join(s("\n"))));
        QCOMPARE(day(2, 1).filter(s("resolved odd")).size(), 1);
    }

    void composite()
    {
        AlertBench bench("rules:\n  - id: down\n    condition: {down: critical}\n    keep: 0s\n"
                         "  - id: lost\n    composite: {rules: [down], members: 2}\n    enter: {critical: 100}\n    keep: 0s\n");
        bench.shop.fails("shop-standby", Condition::Down);
        QCOMPARE(bench.round(), QStringList{s("fired down shop-standby")});
        bench.shop.fails("shop-primary", Condition::Down);
        QCOMPARE(bench.after(1), (QStringList{s("fired down shop-primary"), s("fired lost shop-primary")}));
        bench.shop.up(s("shop-standby"));
        QCOMPARE(bench.after(1), (QStringList{s("resolved down shop-standby"), s("resolved lost shop-primary")}));
    }

    // The table of the reference: when one pair of windows trips at a steady share of errors, to the second. < 0: never.
    void burnsInWindowsOfItsOwn_data()
    {
        QTest::addColumn<double>("goal");
        QTest::addColumn<double>("errors");
        QTest::addColumn<QByteArray>("pair");
        QTest::addColumn<double>("seconds");
        const QByteArray hour = "{long: 1h, short: 5min, rate: 14.4, severity: critical}", six = "{long: 6h, short: 30min, rate: 6}", days = "{long: 3d, short: 6h, rate: 1}";
        const std::tuple<double, double, double, double, double> table[] = {{99.95, 25.92, 259.2, 6480, 12960}, {99.9, 51.84, 518.4, 12960, 25920},
                                                                            {99.5, 259.2, 2592, -1, 129600}, {99, 518.4, -1, -1, -1}};
        for (const auto &[goal, total, tenth, hundredth, slow] : table) {
            const QByteArray name = QByteArray::number(goal);
            QTest::newRow((name + " total, 1 h").constData()) << goal << 1.0 << hour << total;
            QTest::newRow((name + " 10 %, 1 h").constData()) << goal << 0.1 << hour << tenth;
            QTest::newRow((name + " 1 %, 6 h").constData()) << goal << 0.01 << six << hundredth;
            QTest::newRow((name + " 1 %, 3 d").constData()) << goal << (goal == 99 ? 0.0099 : 0.01) << days << slow;
        }
    }
    void burnsInWindowsOfItsOwn()
    {
        QFETCH(double, goal);
        QFETCH(double, errors);
        QFETCH(QByteArray, pair);
        QFETCH(double, seconds);
        const QByteArray rules = "rules:\n  - id: burn\n    keep: 0s\n    burn: {windows: [" + pair + "]}\n";
        const auto firesAfter = [&](double bad) {
            AlertBench bench(rules.constData());
            if (!bench.issues.isEmpty())
                qFatal("%s", qPrintable(environment::issueLine(bench.issues.first())));
            health::BudgetRates budget{s("answers"), s("shop-api"), watch::MetricId(s("http.ok")), {}};
            for (const qint64 window : bench.book.burnWindows())
                budget.windows.insert(window, {std::min(bad, double(window)) / double(window) * errors / (1 - goal / 100), bench.shop.wall});
            bench.book.setBurnRates({budget});
            return !bench.after(1).filter(s("fired burn shop-api/answers")).isEmpty();
        };
        if (seconds < 0) {
            QVERIFY(!firesAfter(3 * 86400));
            return;
        }
        QVERIFY(!firesAfter(seconds - 1));
        QVERIFY(firesAfter(seconds + 1));
    }

    void theWorstPairOfWindowsCounts()
    {
        AlertBench bench("rules:\n  - id: burn\n    burn: {windows: [{long: 6h, short: 30min, rate: 6}, {long: 1h, short: 5min, rate: 14.4, severity: critical}]}\n    keep: 0s\n    on: {items: [answers]}\n");
        QVERIFY2(bench.issues.isEmpty(), bench.issues.isEmpty() ? "" : qPrintable(environment::issueLine(bench.issues.first())));
        QCOMPARE(bench.book.burnWindows(), (QSet<qint64>{300, 3600, 1800, 21600}));
        const auto burns = [&](double quick, double slow, const char *objective) {
            health::BudgetRates budget{s(objective), s("shop-api"), watch::MetricId(s("http.ok")), {}};
            budget.windows = {{300, {quick, bench.shop.wall}}, {3600, {quick, bench.shop.wall}}, {1800, {slow, bench.shop.wall}}, {21600, {slow, bench.shop.wall}}};
            return QList<health::BudgetRates>{budget};
        };
        bench.book.setBurning({});
        bench.book.setBurnRates(burns(20, 7, "other")); // another objective than the rule is about
        QCOMPARE(bench.after(1), QStringList{});
        bench.book.setBurnRates(burns(20, 7, "answers"));
        QCOMPARE(bench.after(1), QStringList{s("fired burn shop-api/answers")});
        QCOMPARE(only(bench).severity, Severity::Critical);
        QCOMPARE(only(bench).limit, std::optional(14.4));
        bench.book.setBurnRates(burns(3, 7, "answers"));
        QVERIFY(bench.run(3, 1).filter(s("fell")).size() == 1);
        bench.book.setBurnRates(burns(3, 3, "answers"));
        QVERIFY(bench.run(3, 1).filter(s("resolved")).size() == 1);
    }

    // The rules that are shipped, by what they are for.
    void aSurgeIsTold_data()
    {
        QTest::addColumn<QByteArray>("rule");
        QTest::addColumn<QByteArray>("target");
        QTest::addColumn<QByteArray>("figure");
        QTest::addColumn<double>("usual");
        QTest::addColumn<double>("much"); // more than usual, no surge
        QTest::addColumn<double>("sudden");
        const auto row = [](const char *rule, const char *target, const char *figure, double usual, double much, double sudden) {
            QTest::newRow(rule) << QByteArray(rule) << QByteArray(target) << QByteArray(figure) << usual << much << sudden;
        };
        row("surge/pg.tps", "shop-primary", "pg.tps", 100, 500, 1500);
        row("surge/pgbouncer.queries", "shop-pgbouncer", "pgbouncer.queries.rate", 200, 1000, 3000);
        row("surge/redis.commands", "shop-redis", "redis.commands.rate", 1000, 5000, 15000);
        row("surge/redis.evicted", "shop-redis", "redis.evicted.rate", 0, 30, 600);
        row("surge/pg.sessions.opened", "shop-primary", "pg.sessions.opened", 60, 400, 3000);
        row("surge/pg.sessions.abandoned", "shop-primary", "pg.sessions.abandoned", 1, 10, 60);
        row("surge/pg.sessions.fatal", "shop-primary", "pg.sessions.fatal", 0, 10, 60);
    }
    void aSurgeIsTold()
    {
        QFETCH(QByteArray, rule);
        QFETCH(QByteArray, target);
        QFETCH(QByteArray, figure);
        QFETCH(double, usual);
        QFETCH(double, much);
        QFETCH(double, sudden);
        AlertBench bench("", true);
        const auto at = [&](double value, double seconds) {
            bench.shop.set(target.constData(), figure.constData(), value);
            return bench.run(seconds, 20).filter(s("fired ") + s(rule.constData()));
        };
        QCOMPARE(at(usual, 2700), QStringList{});
        QCOMPARE(at(much, 300), QStringList{});
        QCOMPARE(at(usual, 2700), QStringList{});
        QCOMPARE(at(sudden, 400).size(), 1);
    }

    void aCacheThatForgetsIsTold()
    {
        AlertBench bench("", true);
        const auto day = [&](double hours, double hit) {
            QStringList heard;
            for (double minute = 0; minute < hours * 60; minute += 1.5) {
                bench.shop.wait(90);
                bench.shop.set("shop-primary", "pg.cache.hit", hit - 4 * (int(minute) % 2));
                bench.shop.set("shop-redis", "redis.hit.ratio", hit - 6 * (int(minute) % 2));
                heard += bench.round();
            }
            return heard;
        };
        QCOMPARE(day(24 * 4, 98), QStringList{});
        QCOMPARE(day(1, 75), QStringList{}); // less, but not so much less
        const QStringList heard = day(0.5, 30);
        QCOMPARE(heard.filter(s("fired anomaly/pg.cache.hit shop-primary")).size(), 1);
        QCOMPARE(heard.filter(s("fired anomaly/redis.hit.ratio shop-redis")).size(), 1);
    }

    void whoIsTurnedAwayIsOneThing()
    {
        AlertBench bench("", true);
        bench.shop.set("shop-api", "http.throttled", 100.0 / 30); // one answer of the last thirty
        bench.shop.set("shop-api", "http.errors", 60);
        bench.shop.set("shop-api", "http.ok", 0);
        bench.round();
        const auto of = [&](const char *rule) {
            for (const Alert &alert : bench.book.alerts())
                if (alert.rule == s(rule))
                    return alert;
            return Alert();
        };
        QCOMPARE(of("metric/http.throttled").state, State::Firing);
        QVERIFY(!of("metric/http.throttled").quiet() && of("metric/http.throttled").sentence.contains(s("429")));
        QVERIFY(of("metric/http.ok").quiet() && of("metric/http.errors").quiet());
    }

    // The third pair of the reference: a ticket, explained by what burns fast on the same target.
    void aSlowBurnIsTold()
    {
        AlertBench bench("", true);
        QCOMPARE(bench.book.burnWindows(), (QSet<qint64>{6 * 3600, 3 * 86400}));
        const auto rates = [&](double days, double hours) {
            health::BudgetRates budget{s("answers"), s("shop-api"), watch::MetricId(s("http.ok")), {}};
            budget.windows = {{3 * 86400, {days, bench.shop.wall}}, {6 * 3600, {hours, bench.shop.wall}}};
            bench.book.setBurnRates({budget});
        };
        rates(1.2, 0.9); // it is over
        QCOMPARE(bench.after(1).filter(s("burn")), QStringList{});
        rates(1.2, 1.1);
        QCOMPARE(bench.after(1).filter(s("burn")), QStringList{s("fired burn.slow shop-api/answers")});
        QCOMPARE(only(bench).severity, Severity::Warning);
        health::BurningBudget fast{s("answers"), s("shop-api"), watch::MetricId(s("http.ok")), Severity::Critical, 20.4, 3600, 734, 2592, 1858, bench.shop.wall};
        bench.book.setBurning({fast});
        const QStringList heard = bench.after(1);
        QVERIFY2(heard.contains(s("fired burn shop-api/answers")) && heard.contains(s("inhibited burn.slow shop-api/answers")), qPrintable(heard.join(s("\n"))));
    }
};

QTEST_GUILESS_MAIN(TestKinds)
#include "tst_kinds.moc"

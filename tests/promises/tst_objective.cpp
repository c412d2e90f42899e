// SPDX-License-Identifier: GPL-3.0-or-later
// Objectives against a written long memory: budgets and burn rates worked out by hand, and time nobody looked.

#include "models/promises/burning.h"
#include "tests/promises/promisefixture.h"

#include <QSignalSpy>
#include <QTest>

using namespace test;
using namespace std::chrono_literals;
using promises::Verdict;

#define NEAR(actual, expected, tolerance) \
    QVERIFY2(std::abs((actual) - (expected)) <= (tolerance), qPrintable(QStringLiteral("%1 is not %2").arg(double(actual), 0, 'f', 6).arg(double(expected))))

namespace {

double rate(const promises::ObjectiveState &o, std::chrono::seconds window)
{
    for (const promises::Burn &burn : o.burns)
        if (burn.window == window)
            return burn.rate.value_or(-1);
    return -2;
}

} // namespace

class TstObjective : public QObject {
    Q_OBJECT
private slots:
    // 99 % of an hour: 36 s may be bad. 12 s were.
    void budget()
    {
        Looks l;
        l.objective("available", "api", "http.ok", 99, 1h);
        l.begin();
        l.up(3000);
        l.down(12);
        l.up(600 - 12);
        const auto o = l.state();
        QCOMPARE(o.verdict, Verdict::Kept);
        NEAR(o.seen.bad, 12, 0.001);
        NEAR(o.seen.observed, 3600, 12); // what is in memory is not written yet
        NEAR(o.budget, 36, 1e-9);
        NEAR(o.left, 24, 0.001);
        NEAR(o.leftShare(), 100 * 24.0 / 36, 0.01);
        NEAR(o.good, 100 * (1 - 12.0 / o.seen.observed), 0.0001);
        QVERIFY(o.seen.observedShare() > 99.6);
    }
    void budgetGone()
    {
        Looks l;
        l.objective("available", "api", "http.ok", 99, 1h);
        l.begin();
        l.up(3000);
        l.down(40);
        l.up(560);
        const auto o = l.state();
        QCOMPARE(o.verdict, Verdict::Broken);
        NEAR(o.left, -4, 0.001);
    }
    // Nobody looked for half an hour: neither up nor down. The same outage, the same budget; the share of what was seen.
    void nobodyLooked()
    {
        Looks l;
        l.objective("available", "api", "http.ok", 99, 1h);
        l.begin();
        l.up(900);
        l.down(12);
        l.up(288);
        l.away(1200);
        l.up(1200);
        const auto o = l.state();
        NEAR(o.seen.bad, 12, 0.001);
        NEAR(o.seen.observed, 2401, 12); // the last look before the gap holds for one interval
        NEAR(o.left, 24, 0.001);
        NEAR(o.seen.observedShare(), 66.7, 0.5);
        NEAR(o.good, 100 * (1 - 12.0 / o.seen.observed), 0.0001);
        QCOMPARE(o.verdict, Verdict::Kept);
    }
    // A gap that begins while it is down is no outage either.
    void nobodyLookedWhileDown()
    {
        Looks l;
        l.objective("available", "api", "http.ok", 90, 1h);
        l.begin();
        l.up(1200);
        l.down(10);
        l.away(1000);
        l.up(1390);
        NEAR(l.state().seen.bad, 10, 0.001);
    }
    // While it is down the probe looks less and less often; between two tries it is down all the same.
    void backOffIsDown()
    {
        Looks l;
        l.objective("available", "api", "http.ok", 90, 1h);
        l.begin();
        l.up(3000);
        l.down(150, 30);
        l.up(450);
        NEAR(l.state().seen.bad, 150, 0.001);
    }
    void tooLittleObserved()
    {
        Looks l;
        l.objective("available", "api", "http.ok", 99, 24h);
        l.begin();
        l.up(3600);
        auto o = l.state();
        QCOMPARE(o.verdict, Verdict::NotEnough);
        NEAR(o.seen.observedShare(), 100.0 / 24, 0.1);
        l.down(880); // more than a hundredth of the day: no matter what happens in the rest
        l.up(20);
        o = l.state();
        QCOMPARE(o.verdict, Verdict::Broken);
    }
    void neverObserved()
    {
        Looks l;
        l.objective("available", "api", "http.ok", 99, 1h);
        l.begin();
        const auto o = l.state();
        QCOMPARE(o.verdict, Verdict::NotEnough);
        QCOMPARE(o.seen.observed, 0.0);
        QVERIFY(!o.burning && std::ranges::none_of(o.burns, [](const promises::Burn &b) { return b.rate.has_value(); }));
        const auto none = promises::stateOf(l.environment->objectives[0], s("shop"), nullptr, promises::BurnRules::shipped(), l.clock.wallNow());
        QCOMPARE(none.verdict, Verdict::NotEnough);
    }
    // 99.9 % in a day. 60 s down in the last five minutes: 0.2 / 0.001 = 200 there, 60/3600 / 0.001 = 16.7 in the hour.
    void burnsFast()
    {
        Looks l;
        l.objective("available", "api", "http.ok", 99.9, 24h);
        l.begin();
        l.up(20 * 3600);
        l.down(60);
        l.up(60);
        const auto o = l.state();
        NEAR(rate(o, 5min), 200, 10);
        NEAR(rate(o, 1h), 16.7, 0.4);
        NEAR(rate(o, 6h), 60.0 / 21600 / 0.001, 0.1);
        QCOMPARE(rate(o, 72h), -2.0); // longer than the window itself
        QVERIFY(o.burning == promises::Speed::Fast);
        QCOMPARE(o.verdict, Verdict::AtRisk);
        const auto burning = promises::burningOf(*l.environment, l.archive.get(), promises::BurnRules::shipped(), l.clock.wallNow());
        QCOMPARE(burning.size(), 1); // a problem of its target, since the outage began
        QCOMPARE(burning[0].target, s("api"));
        QCOMPARE(burning[0].severity, base::Severity::Critical);
        NEAR(burning[0].rate, 16.7, 0.4);
        NEAR(burning[0].badSeconds, 60, 0.001);
        NEAR(double((l.clock.wallNow() - burning[0].since) / 1s), 120, 20);
        l.up(600); // over for ten minutes: the short window is quiet, the long one still high
        const auto later = l.state();
        NEAR(rate(later, 5min), 0, 1e-6);
        QVERIFY(rate(later, 1h) > 14.4 && !later.burning);
        QVERIFY(promises::burningOf(*l.environment, l.archive.get(), promises::BurnRules::shipped(), l.clock.wallNow()).isEmpty());
        QCOMPARE(later.verdict, Verdict::Kept);
    }
    // The console is closed while the budget burns: what nobody observed neither burns on nor is good.
    void burnsUnseen()
    {
        Looks l;
        l.objective("available", "api", "http.ok", 99.9, 24h);
        l.begin();
        const auto burning = [&l] { return promises::burningOf(*l.environment, l.archive.get(), promises::BurnRules::shipped(), l.clock.wallNow()); };
        l.up(3600);
        l.down(120);
        QCOMPARE(burning().size(), 1);
        l.away(400); // of the short window nothing is seen any more
        QVERIFY(burning().isEmpty());
        l.down(240); // still down when somebody looks again; four of its five minutes are seen
        const auto again = burning();
        QCOMPARE(again.size(), 1);
        NEAR(double((l.clock.wallNow() - again[0].since) / 1s), 240, 20); // not since before the gap
        NEAR(again[0].badSeconds, 360, 14); // what is in memory is not written yet
    }
    // The same as the desktop reads it, which never waits: out of the long memory, renewed while time passes.
    void burnsOnTheDesktop()
    {
        Looks l;
        l.objective("available", "api", "http.ok", 99.9, 24h);
        l.begin();
        l.up(3600);
        l.down(60);
        l.end();
        l.archive.reset(); // one program writes
        history::LongMemory memory(l.folder->path() + s("/history"), l.clock);
        promises::BurnWatch watch(&memory, l.clock);
        QSignalSpy changed(&watch, &promises::BurnWatch::changed);
        watch.setEnvironment(l.environment);
        watch.look();
        QTRY_COMPARE(changed.size(), 1);
        QCOMPARE(watch.burning().size(), 1);
        QCOMPARE(watch.burning()[0].target, s("api"));
        NEAR(watch.burning()[0].badSeconds, 60, 3); // the last second is not over
        watch.look(); // not due again
        l.clock.pass(16);
        watch.look(); // due, and the same but for the time
        l.clock.pass(600);
        QTRY_VERIFY((watch.look(), watch.burning().isEmpty()));
        promises::BurnWatch none(nullptr, l.clock);
        none.setEnvironment(l.environment);
        none.look();
        QVERIFY(none.burning().isEmpty());
    }
    // Four days, 30 s down in each hour: 30/3600 = 0.83 % where 0.5 % may be. 1.67 in three days and six hours alike.
    void burnsSlowly()
    {
        Looks l;
        l.objective("available", "api", "http.ok", 99.5, 720h);
        l.begin();
        for (int hour = 0; hour < 4 * 24; ++hour) {
            l.up(1800);
            l.down(30);
            l.up(1770);
        }
        const auto o = l.state();
        NEAR(rate(o, 72h), 1.667, 0.03);
        NEAR(rate(o, 6h), 1.667, 0.05);
        QVERIFY(o.burning == promises::Speed::Slow);
        NEAR(o.seen.bad, 96 * 30.0, 1); // exact although most of it is kept by the minute or ten only
        NEAR(o.budget, 720 * 3600 * 0.005, 1e-6);
        QCOMPARE(o.verdict, Verdict::NotEnough);
    }
    // A share of the observations under the limit; no answer is no observation of it.
    void latency()
    {
        Looks l;
        l.objective("quick", "api", "http.total", 95, 1h, 300);
        l.begin();
        l.slow(3000, 40);
        l.slow(90, 301);
        l.slow(510, 300);
        auto o = l.state("quick");
        NEAR(o.seen.bad, 90, 0.001);
        NEAR(o.left, 90, 0.001);
        for (int i = 0; i < 20; ++i, l.clock.pass(1))
            l.see("api", watch::Reading::missing(watch::MetricId(s("http.total")), watch::NoValue::Unreachable), watch::Condition::Down);
        l.slow(100, 40);
        o = l.state("quick");
        NEAR(o.seen.bad, 90, 0.001);
    }
    // The console was not let in: that says nothing of the server.
    void keptOut()
    {
        Looks l;
        l.objective("up", "db", "pg.reachable", 99, 1h);
        l.begin();
        const watch::MetricId reachable(s("pg.reachable"));
        for (int i = 0; i < 60; ++i, l.clock.pass(1))
            l.see("db", watch::Reading(reachable, 1));
        for (int i = 0; i < 60; ++i, l.clock.pass(1))
            l.see("db", watch::Reading::missing(reachable, watch::NoValue::Unreachable), watch::Condition::Refused);
        for (int i = 0; i < 60; ++i, l.clock.pass(1))
            l.see("db", watch::Reading(reachable, 1));
        const auto o = l.state("up");
        QCOMPARE(o.seen.bad, 0.0);
        NEAR(o.seen.observed, 119, 12);
    }
    // Another limit is another objective: what was seen of the old one does not count for it.
    void changedLimit()
    {
        Looks l;
        l.objective("quick", "api", "http.total", 95, 1h, 300);
        l.begin();
        l.slow(1800, 40);
        l.environment->objectives[0].limit = 20;
        QCOMPARE(l.state("quick").seen.observed, 0.0);
    }
    // The environment file is saved in the middle of an outage: it goes on.
    void savedMeanwhile()
    {
        Looks l;
        l.objective("available", "api", "http.ok", 90, 1h);
        l.begin();
        l.up(600);
        l.down(90, 30);
        auto saved = std::make_shared<environment::Environment>(*l.environment);
        saved->objectives[0].goal = 95; // another goal, the same seconds
        l.environment = saved;
        l.tally.setEnvironment(saved, l.catalogue);
        l.down(60, 30);
        l.up(300);
        const auto o = l.state();
        NEAR(o.seen.bad, 150, 0.001);
        NEAR(o.seen.observed, 1050, 12);
    }
    void rulesOfTheHouse()
    {
        QList<environment::Issue> issues;
        QVERIFY(promises::BurnRules::read("burns:\n  - {long: 1h, short: 2h, rate: 3}\n  - {long: soon, short: 5min, rate: 3}\n", &issues).pairs.empty());
        QCOMPARE(issues.size(), 1);
        QCOMPARE(promises::BurnRules::shipped().pairs.size(), std::size_t(3));
        QVERIFY(!promises::ReadinessRules::shipped().parts.empty());
        (void)promises::ReadinessRules::read("parts:\n  - {id: x, from: hearsay}\n", &issues);
        QCOMPARE(issues.size(), 2);
        (void)promises::ReadinessRules::read("parts: [", &issues);
        QCOMPARE(issues.size(), 3);
    }
};

QTEST_GUILESS_MAIN(TstObjective)
#include "tst_objective.moc"

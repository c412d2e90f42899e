// SPDX-License-Identifier: GPL-3.0-or-later
// What persons say about alerts: it keeps calls away, swallows no resolve, shows beforehand what it hides, warns before
// it ends, and is kept.

#include "models/alerts/wishfile.h"
#include "models/alerts/wishlines.h"
#include "tests/alerts/bench.h"

#include <QTemporaryDir>
#include <QTest>

using namespace alerts;
using base::Severity;
using test::AlertBench;
using test::kDown;
using test::kLag;
using test::only;
using test::s;
using test::wishFor;
using watch::Condition;
using namespace std::chrono_literals;
using What = Transition::What;

class TestWishes : public QObject {
    Q_OBJECT

private slots:
    void flagsNeverSwallowAResolve_data()
    {
        QTest::addColumn<int>("kind");
        QTest::newRow("silence") << int(Wish::Kind::Silence);
        QTest::newRow("maintenance") << int(Wish::Kind::Maintenance);
        QTest::newRow("acknowledgement") << int(Wish::Kind::Acknowledge);
    }
    void flagsNeverSwallowAResolve()
    {
        QFETCH(int, kind);
        AlertBench bench(kDown);
        bench.shop.fails("shop-primary", Condition::Down);
        bench.round();
        Wish wish = wishFor(bench, Wish::Kind(kind), kind == int(Wish::Kind::Acknowledge) ? "" : "target=shop-p*", 30min);
        wish.key = only(bench).key;
        bench.book.setWishes({wish});
        const QString begins = wordOf(std::array{What::Silenced, What::Maintained, What::Acknowledged}[std::size_t(kind)]);
        QCOMPARE(bench.after(1), QStringList{begins + s(" target.down shop-primary")});
        QVERIFY(only(bench).quiet());
        QCOMPARE(bench.run(10, 1), QStringList{s("9 due target.down shop-primary")});
        QVERIFY(!bench.book.trail(only(bench).key).back().quiet.isEmpty()); // why nobody was told
        bench.shop.up(s("shop-primary"));
        const QStringList over = bench.run(8, 1);
        QVERIFY2(over.contains(s("6 resolved target.down shop-primary")), qPrintable(over.join(s("\n"))));
        QVERIFY(!only(bench).acknowledged);
    }

    void aFlagThatEndsMakesItHeard()
    {
        AlertBench bench(kDown);
        bench.shop.fails("shop-primary", Condition::Down);
        bench.round();
        bench.book.setWishes({wishFor(bench, Wish::Kind::Maintenance, "rule=target.*", 5min)}); // ends by itself
        bench.run(20, 1);
        const QStringList heard = bench.run(300, 10);
        QCOMPARE(heard.size(), 2);
        QVERIFY(heard.filter(s("maintenance-ended")).size() == 1 && heard.filter(s("due")).size() == 1);
        QCOMPARE(bench.run(600, 10), QStringList{}); // once
    }

    void whatGetsWorseVoidsAnAcknowledgement()
    {
        AlertBench bench(kLag);
        bench.shop.set("shop-primary", "pg.lag.replay.seconds", 12, "shop-standby");
        bench.round();
        bench.run(12, 1);
        Wish wish = wishFor(bench, Wish::Kind::Acknowledge, "", 30min, Severity::Warning);
        wish.key = only(bench).key;
        bench.book.setWishes({wish});
        bench.after(1);
        QCOMPARE(only(bench).acknowledged->by, s("ann"));
        bench.shop.set("shop-primary", "pg.lag.replay.seconds", 90, "shop-standby");
        const QStringList heard = bench.after(1);
        QVERIFY(heard.contains(s("rose lag shop-primary/shop-standby")) && heard.contains(s("acknowledgement-ended lag shop-primary/shop-standby")));
        QVERIFY(!only(bench).acknowledged);
        // nor does it come back when it is a warning again, or with the next firing
        bench.shop.set("shop-primary", "pg.lag.replay.seconds", 12, "shop-standby");
        QVERIFY(bench.run(15, 1).filter(s("fell")).size() == 1 && !only(bench).acknowledged);
        bench.shop.set("shop-primary", "pg.lag.replay.seconds", 0, "shop-standby");
        bench.run(12, 1);
        bench.shop.set("shop-primary", "pg.lag.replay.seconds", 12, "shop-standby");
        QVERIFY(bench.after(1).contains(s("reopened lag shop-primary/shop-standby")) && !only(bench).acknowledged);
        bench.run(12, 1);
        // an hour back on the calendar moves no state
        bench.shop.wall -= 1h;
        QCOMPARE(bench.run(30, 1), QStringList{});
        QCOMPARE(only(bench).state, State::Firing);
    }

    // The order in which things happened is not the clock's: after it went back an hour an acknowledgement counts at once, one
    // that counted goes on, and one of before is still none of what came after.
    void aClockThatGoesBackTakesNoAcknowledgement()
    {
        AlertBench bench(kLag);
        const auto lags = [&bench](double seconds) { bench.shop.set("shop-primary", "pg.lag.replay.seconds", seconds, "shop-standby"); };
        const auto acknowledge = [&bench](Severity worst) {
            Wish wish = wishFor(bench, Wish::Kind::Acknowledge, "", 30min, worst);
            wish.key = only(bench).key;
            return wish;
        };
        lags(12);
        bench.round();
        bench.run(12, 1);
        QCOMPARE(only(bench).state, State::Firing);
        bench.shop.wall -= 1h;
        const Wish first = acknowledge(Severity::Warning);
        bench.book.setWishes({first});
        QVERIFY(bench.after(1).contains(s("acknowledged lag shop-primary/shop-standby")));
        QCOMPARE(bench.run(30, 1), QStringList{});
        lags(90); // worse: as always
        QVERIFY(bench.after(1).contains(s("acknowledgement-ended lag shop-primary/shop-standby")) && !only(bench).acknowledged);
        const Wish second = acknowledge(Severity::Critical);
        bench.book.setWishes({first, second});
        bench.after(1);
        QVERIFY(only(bench).acknowledged && only(bench).acknowledged->at == second.at);
        bench.shop.wall -= 1h; // before it was given
        QCOMPARE(bench.run(30, 1), QStringList{});
        QVERIFY(only(bench).acknowledged);
        // a start on the same clock keeps it, and what is over and comes again is another one, whatever the clock says
        const std::vector<KeptAlert> kept = bench.book.kept(bench.instant());
        bench.book.restore(kept, {}, bench.instant());
        bench.after(1);
        QVERIFY(only(bench).acknowledged && only(bench).acknowledged->at == second.at);
        lags(0);
        bench.run(25, 1);
        QCOMPARE(only(bench).state, State::Resolved);
        lags(90);
        bench.run(12, 1);
        QVERIFY(only(bench).state == State::Firing && !only(bench).acknowledged);
    }

    // Another console has another clock, and may have found it first; what it said of the firing before is over.
    void anAcknowledgementFromElsewhereMayBeOlder()
    {
        AlertBench bench(kLag);
        bench.shop.set("shop-primary", "pg.lag.replay.seconds", 12, "shop-standby");
        bench.round();
        bench.run(12, 1);
        Wish wish = wishFor(bench, Wish::Kind::Acknowledge, "", 30min, Severity::Warning);
        wish.key = only(bench).key;
        for (const auto &[before, elsewhere, counts] : {std::tuple(20s, true, true), std::tuple(120s, true, false)}) {
            Wish said = wish;
            said.id = newWishId();
            said.at = only(bench).fired - before;
            said.elsewhere = elsewhere;
            bench.book.setWishes({said});
            bench.after(1);
            QCOMPARE(only(bench).acknowledged.has_value(), counts);
            bench.book.setWishes({});
            bench.after(1);
        }
    }

    void theDeadMansRuleSpeaksEachMinute()
    {
        AlertBench bench("", true);
        bench.book.setWishes({wishFor(bench, Wish::Kind::Silence, "rule=*", 60min)});
        int alive = 0;
        for (int i = 0; i < 600; ++i) {
            bench.after(1);
            alive += int(std::ranges::count(bench.told, What::Alive, &Transition::what));
        }
        QCOMPARE(alive, 10);
    }

    void whatPersonsSayIsKept()
    {
        AlertBench bench(kLag);
        QTemporaryDir folder;
        const QString file = folder.filePath(s("wishes.jsonl"));
        const base::WallTime now = bench.shop.wall;
        Wish silence = wishFor(bench, Wish::Kind::Silence, "target!=shop-<b>*", 60min), ack = wishFor(bench, Wish::Kind::Acknowledge, "", 30min);
        ack.key = s("abc");
        QVERIFY(keepWish(file, silence, now) && keepWish(file, ack, now));
        ack.id = newWishId();
        ack.reason = s("still on it");
        QVERIFY(keepWish(file, ack, now)); // of the same alert
        const auto all = readWishes(file, now);
        QVERIFY(all && all->size() == 2);
        QVERIFY(all->at(0) == silence && all->at(1) == ack);
        QCOMPARE(readWishes(file, now + 45min)->size(), 1);
        QVERIFY(!endWish(file, s("shop"), s(""), now) && !endWish(file, s("other"), silence.id, now));
        QVERIFY(endWish(file, s("shop"), silence.id.left(8), now));
        QCOMPARE(readWishes(file, now)->size(), 1);

        // none without words, matchers or an end, and none for too long
        const auto refused = [&](auto change) {
            Wish wish = wishFor(bench, Wish::Kind::Silence, "target=x", 60min);
            change(wish);
            return objectionTo(wish, now).has_value();
        };
        QVERIFY(!refused([](Wish &) {}));
        QVERIFY(refused([](Wish &w) { w.reason = s("  "); }) && refused([](Wish &w) { w.matchers.clear(); }) && refused([](Wish &w) { w.who.clear(); }));
        QVERIFY(refused([](Wish &w) { w.until = w.from; }) && refused([](Wish &w) { w.until = w.from + 5h; }));
        QVERIFY(!refused([](Wish &w) { w.worst = Severity::Warning, w.until = w.from + 72h; }) && refused([](Wish &w) { w.worst = Severity::Warning, w.until = w.from + 8 * 24h; }));
        QVERIFY(refused([](Wish &w) { w.kind = Wish::Kind::Maintenance, w.from += 24h * 100, w.until = w.from + 1h; }));
        QVERIFY(!matcherOf(s("target")) && !matcherOf(s("=x")) && !matcherOf(s("colour=red")) && !matcherOf(s("target=")));
    }

    void aSilenceWarnsBeforeItEnds()
    {
        const QByteArray rules = QByteArray(kDown) + "  - id: silence.ending\n    ending: true\n    keep: 0s\n";
        AlertBench bench(rules.constData());
        QVERIFY2(bench.issues.isEmpty(), bench.issues.isEmpty() ? "" : qPrintable(environment::issueLine(bench.issues.first())));
        bench.shop.fails("shop-primary", Condition::Down);
        bench.round();
        Wish silence = wishFor(bench, Wish::Kind::Silence, "target=shop-*", 30min), nothing = wishFor(bench, Wish::Kind::Silence, "target=other", 30min),
             brief = wishFor(bench, Wish::Kind::Maintenance, "target=shop-*", 10min);
        bench.book.setWishes({silence, nothing, brief});
        QVERIFY(bench.run(19 * 60 + 50, 10).filter(s("silence.ending")).isEmpty());
        const QString place = s(" silence.ending shop-primary/") + silence.id;
        QCOMPARE(bench.run(20, 10), (QStringList{s("10 fired") + place, s("20 due") + place}));
        const auto warning = [&bench, &silence] { return *bench.book.find(keyOf(kEndingRule, s("shop"), s("shop-primary"), base::Untrusted(silence.id))); };
        QCOMPARE(warning().severity, Severity::Warning);
        QVERIFY2(warning().sentence.contains(silence.id.left(8)) && warning().sentence.contains(s("shop-primary")), qPrintable(warning().sentence));
        QVERIFY(!warning().quiet()); // the silence matches it too, and does not cover it
        // prolonged: the warning is over, and comes again later
        silence.until += 30min;
        bench.book.setWishes({silence});
        QCOMPARE(bench.after(10), QStringList{s("resolved") + place});
        QVERIFY(bench.run(29 * 60, 10).filter(s("silence.ending")).isEmpty());
        QCOMPARE(bench.run(60, 10).filter(s("fired") + place).size(), 1);
        // it ends: who was hidden is heard, and the warning is over
        const QStringList end = bench.run(12 * 60, 10);
        QVERIFY2(end.filter(s("resolved") + place).size() == 1, qPrintable(end.join(s("\n"))));
        QVERIFY(end.filter(s("silence-ended target.down shop-primary")).size() == 1 && end.filter(s("due target.down shop-primary")).size() == 1);
    }

    void whatIsHiddenIsKnownBefore()
    {
        AlertBench bench(kDown);
        bench.shop.fails("shop-primary", Condition::Down);
        bench.shop.fails("shop-redis", Condition::Down);
        bench.round();
        const QList<Alert> all = bench.book.alerts();
        Wish wish = wishFor(bench, Wish::Kind::Silence, "target=shop-p*", 1h);
        QCOMPARE(hiddenBy(wish, all).size(), 1);
        Preview preview = previewOf(wish, all, bench.shop.wall);
        QVERIFY2(preview.names.size() == 1 && preview.names.first().contains(s("shop-primary")), qPrintable(preview.head));
        wish.worst = Severity::Warning; // too mild for what is there
        preview = previewOf(wish, all, bench.shop.wall);
        QVERIFY(preview.names.isEmpty() && !preview.beyond.isEmpty());
        wish.worst = Severity::Critical;
        wish.from += 2h;
        wish.until += 2h;
        QVERIFY(previewOf(wish, all, bench.shop.wall).head.startsWith(s("If it began now")));
        QCOMPARE(longestOf(wish), kLongestCritical);
        QCOMPARE(textOf(*matchersIn(s("rule=target.down , target!=shop-*"))), s("rule=target.down, target!=shop-*"));
        QVERIFY(!matchersIn(s("rule=a, colour=red")));
        // an item of a server's own naming: what nobody would see in it stands as a ?, and means it all the same
        Alert odd = all.first();
        odd.item = base::Untrusted(QStringLiteral("a,b\x1b[31m\u202e\U000E0041c"));
        QCOMPARE(patternOf(odd.item), s("a?b?[31m???c"));
        Wish meant = wish;
        meant.matchers = {{s("item"), patternOf(odd.item), true}};
        QVERIFY(matches(meant, odd) && !matches(meant, all.first()));
        // in the list: what runs before what is planned, with what it hides
        Wish planned = wishFor(bench, Wish::Kind::Maintenance, "cluster=shop-primary", 1h);
        planned.from += 5h;
        planned.until += 5h;
        Wish ending = wishFor(bench, Wish::Kind::Silence, "rule=target.down", 5min);
        const QList<WishLine> lines = wishLines({planned, ending}, s("shop"), all, bench.shop.wall);
        QVERIFY(lines.size() == 2 && lines[0].id == ending.id && lines[0].endsSoon && lines[1].planned && !lines[1].endsSoon);
        QVERIFY(wishLines({planned}, s("another"), all, bench.shop.wall).isEmpty());
    }

    void maintenanceIsPlannedAheadAndEndsByItself()
    {
        AlertBench bench(kDown);
        Wish window = wishFor(bench, Wish::Kind::Maintenance, "target=shop-primary", 20min);
        window.from += 10min;
        window.until += 10min;
        bench.book.setWishes({window});
        bench.run(8 * 60, 60);
        bench.shop.fails("shop-primary", Condition::Down);
        QVERIFY(bench.after(10).contains(s("fired target.down shop-primary")) && !only(bench).quiet()); // not yet in it
        QCOMPARE(bench.run(3 * 60, 10).filter(s("maintained")).size(), 1);
        QVERIFY(only(bench).quiet());
        const QStringList heard = bench.run(20 * 60, 10);
        QVERIFY(heard.filter(s("maintenance-ended")).size() == 1 && !only(bench).quiet());
    }
};

QTEST_GUILESS_MAIN(TestWishes)
#include "tst_wishes.moc"

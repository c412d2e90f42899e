// SPDX-License-Identifier: GPL-3.0-or-later
// What the security audit found, as a part of the health score.

#include "models/health/statusreport.h"
#include "tests/health/shop.h"

#include <QJsonDocument>
#include <QTest>

using namespace health;
using base::Severity;
using test::measureAll;
using test::s;
using test::scoreOfTarget;
using test::Shop;

class TestSecurityScore : public QObject {
    Q_OBJECT
private slots:
    void aCriticalFindingOfTheAuditHoldsTheScoreDown()
    {
        Shop shop;
        measureAll(shop);
        const auto total = [&shop] { return shop.assess().score.value; };
        QCOMPARE(total(), 100);
        const SecurityFinding rls{s("rls.off"), s("Row-level security on tables of tenants"), s("public.orders"), Severity::Critical,
                                  s("public.orders has a tenant column and row-level security is off."), s("Write its policies first."), 2, false};
        const SecurityFinding old{s("passwords.md5"), s("Passwords stored as MD5"), s("bob"), Severity::Warning, s("The password of bob is stored as MD5."), {}, 0, false};
        SecurityLooks looks;
        looks.insert(s("shop-primary"), {shop.wall - std::chrono::hours(1), {old}});
        shop.room.setSecurity(looks);
        Situation now = shop.assess();
        const TargetScore open = scoreOfTarget(now, "shop-primary");
        QCOMPARE(open.value, 98); // points of its part, and nothing else
        QCOMPARE(open.severity, Severity::Ok);
        QCOMPARE(open.value, sumOf(open.lines));
        QVERIFY(open.unseen.isEmpty());

        looks[s("shop-primary")].findings.push_back(rls);
        shop.room.setSecurity(looks);
        now = shop.assess();
        const TargetScore red = scoreOfTarget(now, "shop-primary");
        QCOMPARE(red.value, 39);
        QCOMPARE(red.value, sumOf(red.lines));
        QCOMPARE(red.severity, Severity::Critical);
        QCOMPARE(now.score.worst, s("shop-primary"));
        QCOMPARE(now.answered(), Severity::Critical);
        QVERIFY2(now.answer.contains(s("shop-primary")) && !now.answer.contains(s("fine")), qPrintable(now.answer));
        const ScoreLine &line = red.lines.first();
        QVERIFY2(line.sentence.contains(s("public.orders has a tenant column")) && line.sentence.contains(s("2 more")), qPrintable(line.sentence));
        QCOMPARE(line.part, s("security"));
        QCOMPARE(line.next, s("Write its policies first."));
        QCOMPARE(line.age.value_or(0), 3600.0);
        QVERIFY(now.score.explanation.contains(s("public.orders")));

        SituationRoom then(shop.room.memory(), shop.room.bad()); // as it was recorded
        QStringList kept;
        for (const ScoreBook::Kept &each : shop.room.bad())
            kept << each.figure << each.check.instance << each.check.words.sentence;
        QVERIFY2(!kept.join(u' ').contains(s("orders")), "what a server named does not go with it");
        std::swap(shop.room, then);
        QCOMPARE(shop.assess().score.value, 39);
        QVERIFY(scoreOfTarget(shop.assess(), "shop-primary").lines.first().sentence.contains(rls.title));
        std::swap(shop.room, then);
        looks[s("shop-primary")].findings.back().lastKnown = true; // nobody could look again
        shop.room.setSecurity(looks);
        QCOMPARE(total(), 39);
    }

    void theAuditIsBlamedForWhatItFoundAlone()
    {
        Shop shop;
        measureAll(shop);
        for (environment::Target &target : shop.environment.targets)
            if (target.id == s("shop-primary"))
                target.title = s("The shop");
        shop.set("shop-primary", "pg.archive.backlog", 50); // critical, and then nobody can say
        QCOMPARE(shop.assess().score.severity, Severity::Critical);
        for (auto &one : shop.at("shop-primary").latest)
            if (one.reading.metric.name() == s("pg.archive.backlog"))
                one.reading = watch::Reading::missing(one.reading.metric, watch::NoValue::Permission);
        shop.wait(60);
        const Situation unmeasured = shop.assess();
        QCOMPARE(unmeasured.score.severity, Severity::Critical);
        QVERIFY(unmeasured.answered() != Severity::Critical && unmeasured.exposed().isEmpty());
        QVERIFY2(!unmeasured.answer.contains(s("audit")), qPrintable(unmeasured.answer));

        SecurityLooks looks;
        looks.insert(s("shop-primary"), {shop.wall, {{s("hba.trust"), s("Trust"), {}, Severity::Critical, s("anybody"), {}, 0, false}}});
        shop.room.setSecurity(looks);
        shop.fails("shop-redis", test::Condition::Refused);
        shop.wait(30);
        const Situation both = shop.assess();
        QCOMPARE(both.answered(), Severity::Critical);
        QVERIFY2(both.answer.contains(s("critical on The shop.")) && both.answer.size() > 60, qPrintable(both.answer));
    }

    void whatIsMutedDoesNotHideWhatTheAuditFound()
    {
        Shop shop;
        measureAll(shop);
        shop.environment.name = s("shop");
        shop.fails("shop-redis", test::Condition::Down);
        shop.wait(30);
        const Situation down = shop.assess();
        QCOMPARE(down.problems.size(), 1);
        mutes::Mute mute;
        mute.scope = s("shop");
        mute.target = s("shop-redis");
        mute.finding = s("condition");
        mute.worst = Severity::Critical;
        mute.until = shop.wall + std::chrono::hours(1);
        shop.room.setMutes({mute});
        SecurityLooks looks;
        looks.insert(s("shop-primary"), {shop.wall, {{s("hba.trust"), s("Trust"), {}, Severity::Critical, s("anybody"), {}, 0, false}}});
        shop.room.setSecurity(looks);
        const Situation now = shop.assess();
        QVERIFY(now.problems.isEmpty() && now.muted.size() == 1);
        QCOMPARE(now.answered(), Severity::Critical);
        QVERIFY2(now.answer.startsWith(s("The security audit found something critical on shop-primary.")) && now.answer.contains(s("muted")), qPrintable(now.answer));
    }

    void aFindingNobodyCouldSeeForTooLongEnds()
    {
        Shop shop;
        measureAll(shop);
        SecurityFinding finding{s("hba.trust"), s("Trust"), {}, Severity::Critical, s("anybody"), {}, 0, true, shop.wall - std::chrono::days(6)};
        SecurityLooks looks;
        looks.insert(s("shop-primary"), {shop.wall, {finding}});
        shop.room.setSecurity(looks);
        QCOMPARE(scoreOfTarget(shop.assess(), "shop-primary").lines.first().age.value_or(0), 6 * 86400.0);
        looks[s("shop-primary")].findings.front().seen -= std::chrono::days(2);
        shop.room.setSecurity(looks);
        const Situation ended = shop.assess();
        QCOMPARE(ended.score.value, 100);
        QVERIFY2(scoreOfTarget(ended, "shop-primary").unseen.contains(s("Trust: found")), qPrintable(scoreOfTarget(ended, "shop-primary").unseen));
    }

    void whatWasFoundAtAnotherServerDoesNotCount()
    {
        Shop shop;
        measureAll(shop);
        SecurityLooks looks;
        looks.insert(s("shop-primary"), {shop.wall, {{s("hba.trust"), s("Trust"), {}, Severity::Critical, s("anybody"), {}, 0, false}}, {}, s("7001")});
        shop.room.setSecurity(looks);
        shop.at("shop-primary").facts.systemIdentifier = s("7001");
        QCOMPARE(shop.assess().score.value, 39);
        shop.at("shop-primary").facts.systemIdentifier = s("7002");
        const Situation moved = shop.assess();
        QCOMPARE(moved.score.value, 100);
        QVERIFY(scoreOfTarget(moved, "shop-primary").unseen.contains(s("not looked at yet")));
    }

    void withoutALookAtTheSecurityNothingIsTakenAndItIsSaid()
    {
        Shop shop;
        measureAll(shop);
        shop.room.setSecurity({});
        const Situation never = shop.assess();
        QCOMPARE(never.score.value, 100);
        QCOMPARE(never.score.severity, Severity::Ok);
        QVERIFY(scoreOfTarget(never, "shop-primary").unseen.contains(s("not looked at yet")));
        QVERIFY(scoreOfTarget(never, "shop-redis").unseen.isEmpty()); // no PostgreSQL
        SecurityLooks looks;
        looks.insert(s("shop-primary"), {shop.wall - std::chrono::days(8), {{s("hba.trust"), {}, {}, Severity::Critical, s("anybody"), {}, 0, false}}});
        shop.room.setSecurity(looks);
        const Situation old = shop.assess();
        QCOMPARE(old.score.value, 100);
        QVERIFY2(scoreOfTarget(old, "shop-primary").unseen.contains(s("not looked at for")), qPrintable(scoreOfTarget(old, "shop-primary").unseen));
        const QJsonDocument report(statusReport({shop.environment, *shop.catalogue, {}, shop.now, shop.wall}, old));
        QVERIFY(report.toJson().contains("not looked at for"));
    }
};

QTEST_GUILESS_MAIN(TestSecurityScore)
#include "tst_securityscore.moc"

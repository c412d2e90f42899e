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
using test::Shop;

namespace {

const TargetScore &scoreOfTarget(const Situation &situation, const char *target)
{
    for (const TargetScore &one : situation.score.targets)
        if (one.target == s(target))
            return one;
    qFatal("no score of %s", target);
}

} // namespace

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

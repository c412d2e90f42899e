// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/health/score.h"

#include <QTest>

#include <random>

using base::Severity;
using health::Situation;
using health::TargetHealth;

namespace {

void put(Situation &situation, const QString &target, Severity severity, bool answers = true)
{
    TargetHealth health;
    health.severity = severity;
    health.answers = answers;
    situation.targets[target] = health;
}

Situation fine(int targets)
{
    Situation situation;
    for (int i = 0; i < targets; ++i)
        put(situation, QString::number(i), Severity::Ok);
    return situation;
}

int value(const Situation &situation)
{
    return health::scoreOf(situation).value;
}

} // namespace

class TestScore : public QObject {
    Q_OBJECT
private slots:
    void allFineIsAHundred()
    {
        QCOMPARE(value(fine(1)), 100);
        QCOMPARE(value(fine(1000)), 100);
        QCOMPARE(value({}), 0);
    }

    void oneBadOneAmongAThousandIsNeverGreen()
    {
        Situation situation = fine(1000);
        put(situation, QStringLiteral("7"), Severity::Critical);
        QCOMPARE(value(situation), 39);
        put(situation, QStringLiteral("7"), Severity::Warning);
        QCOMPARE(value(situation), 79);
        put(situation, QStringLiteral("7"), Severity::Unknown);
        QCOMPARE(value(situation), 79);
        put(situation, QStringLiteral("7"), Severity::Ok, false);
        QCOMPARE(value(situation), 79);
    }

    void aProblemCountsWhateverItsTargetSays()
    {
        Situation situation = fine(3);
        health::Problem problem;
        problem.severity = Severity::Critical;
        situation.problems = {problem};
        QCOMPARE(value(situation), 39);
    }

    void whatDoesNotAnswerCountsNothing()
    {
        Situation situation;
        put(situation, QStringLiteral("a"), Severity::Warning, false); // refused
        QCOMPARE(value(situation), 0);
        put(situation, QStringLiteral("b"), Severity::Warning);
        QCOMPARE(value(situation), 25);
    }

    void worseNeverRaisesItAndRedNeverPassesItsCap()
    {
        std::mt19937 random{5};
        for (int round = 0; round < 2000; ++round) {
            Situation situation;
            const int targets = 1 + int(random() % 9);
            for (int i = 0; i < targets; ++i)
                put(situation, QString::number(i), Severity(random() % 4), random() % 4 != 0);
            const int before = value(situation);
            bool critical = false;
            for (const TargetHealth &target : std::as_const(situation.targets))
                critical = critical || target.severity == Severity::Critical;
            QVERIFY(before >= 0 && before <= (critical ? 39 : 100));
            TargetHealth &one = situation.targets[QString::number(random() % unsigned(targets))];
            if (random() % 2)
                one.answers = false;
            else if (one.severity < Severity::Critical)
                one.severity = Severity(int(one.severity) + 1);
            QVERIFY(value(situation) <= before);
        }
    }

    void itSaysHowItCameAbout()
    {
        Situation situation = fine(4);
        QCOMPARE(health::scoreOf(situation).explanation.count(QLatin1Char('\n')), 1);
        put(situation, QStringLiteral("0"), Severity::Critical, false);
        put(situation, QStringLiteral("1"), Severity::Warning);
        const QString why = health::scoreOf(situation).explanation;
        QVERIFY(why.startsWith(QStringLiteral("Health 39 of 100.")));
        QVERIFY(why.contains(QStringLiteral("stays at 39 or below")));
    }
};

QTEST_GUILESS_MAIN(TestScore)
#include "tst_score.moc"

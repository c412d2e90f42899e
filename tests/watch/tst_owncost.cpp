// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/watch/owncost.h"

#include <QTest>

using namespace std::chrono_literals;
using watch::OwnCost;

class TstOwnCost : public QObject {
    Q_OBJECT

private slots:
    void steadyRoundsGiveTheirSum()
    {
        OwnCost cost;
        base::TimePoint now{1h};
        QCOMPARE(cost.millisecondsPerSecond(now), 0.0);
        for (int i = 0; i < 60; ++i, now += 1s) {
            cost.add(now, 6ms);
            if (i >= 5) {
                const double told = cost.millisecondsPerSecond(now);
                QVERIFY2(told > 5 && told < 8, qPrintable(QString::number(told)));
            }
        }
        for (int i = 0; i < 30; ++i, now += 1s)
            cost.add(now, 60ms);
        const double dearer = cost.millisecondsPerSecond(now);
        QVERIFY2(dearer > 50 && dearer < 70, qPrintable(QString::number(dearer)));
    }

    void oneSlowRoundFades()
    {
        OwnCost cost;
        base::TimePoint now{1h};
        for (int i = 0; i < 30; ++i, now += 1s)
            cost.add(now, 1ms);
        cost.add(now, 100ms);
        const double peak = cost.millisecondsPerSecond(now);
        QVERIFY2(peak > 9 && peak < 13, qPrintable(QString::number(peak)));
        QVERIFY(cost.millisecondsPerSecond(now + 10s) < peak / 2);
        QVERIFY(cost.millisecondsPerSecond(now + 60s) < 0.1);
    }
};

QTEST_APPLESS_MAIN(TstOwnCost)
#include "tst_owncost.moc"

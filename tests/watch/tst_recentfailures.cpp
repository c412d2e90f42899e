// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/watch/recentfailures.h"

#include <QTest>

using watch::RecentFailures;

namespace {

void add(RecentFailures &f, int times, bool good)
{
    for (int i = 0; i < times; ++i)
        f.add(good);
}

} // namespace

class TstRecentFailures : public QObject {
    Q_OBJECT

private slots:
    void anOutageIsForgottenWithTheFirstGoodAnswer()
    {
        for (const int length : {5, 20, 60}) {
            RecentFailures f;
            add(f, 30, true);
            add(f, length, false);
            QVERIFY(f.percent() > 16);
            f.add(true);
            QCOMPARE(f.percent(), 0.0);
            f.add(false); // and counts anew
            QCOMPARE(f.percent(), 50.0);
        }
    }

    void aFewFailuresAreNoOutage()
    {
        RecentFailures f;
        add(f, 2, false);
        add(f, 3, true);
        QCOMPARE(f.percent(), 40.0);
    }

    void whatFailsAtTimesStaysInSight()
    {
        RecentFailures f;
        for (int i = 0; i < 200; ++i) { // each tenth
            f.add(i % 10 != 9);
            if (i > 30)
                QCOMPARE(f.percent(), 10.0);
        }
    }

    void aBurstOfErrorsIsForgottenSoon()
    {
        RecentFailures f;
        for (int i = 0; i < 60; ++i)
            f.add(i % 2 == 0);
        int good = 0;
        while (f.percent() > 0 && good < 30) {
            f.add(true);
            ++good;
        }
        QVERIFY2(good >= 5 && good <= 9, qPrintable(QString::number(good)));
    }

    void oneFailureAmongManyLeavesWithTheWindowAtTheLatest()
    {
        RecentFailures f;
        add(f, 30, true);
        f.add(false);
        add(f, 15, true);
        QVERIFY(f.percent() > 3);
        add(f, 15, true);
        QCOMPARE(f.percent(), 0.0);
    }
};

QTEST_APPLESS_MAIN(TstRecentFailures)
#include "tst_recentfailures.moc"

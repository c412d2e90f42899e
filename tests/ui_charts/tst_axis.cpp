// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/axis.h"

#include <QTest>

using base::Unit;
using charts::Axis;
using charts::ChartSpec;
using charts::fitAxis;

class TstAxis : public QObject {
    Q_OBJECT
private slots:
    void stepsAreRound_data()
    {
        QTest::addColumn<double>("value");
        QTest::addColumn<int>("unit");
        QTest::addColumn<double>("step");
        QTest::newRow("tens") << 13.0 << int(Unit::Milliseconds) << 20.0;
        QTest::newRow("quarter") << 0.21 << int(Unit::Seconds) << 0.25;
        QTest::newRow("sessions are whole") << 0.4 << int(Unit::Count) << 1.0;
        QTest::newRow("bytes count in 1024") << 3.0e6 << int(Unit::Bytes) << 5.0 * 1024 * 1024;
        QTest::newRow("nothing") << 0.0 << int(Unit::Seconds) << 1.0;
    }
    void stepsAreRound()
    {
        QFETCH(double, value);
        QFETCH(int, unit);
        QFETCH(double, step);
        QCOMPARE(charts::niceStep(value, Unit(unit)), step);
    }

    void thereIsRoomAboveTheLine()
    {
        ChartSpec spec;
        spec.unit = Unit::PerSecond;
        const Axis axis = fitAxis(10, 412, spec, {});
        QCOMPARE(axis.low, 0.0);
        QVERIFY(axis.high >= 412 * 1.05);
        QVERIFY(axis.high <= 412 * 2);
    }

    void aTickOfTheValueDoesNotMoveTheAxis()
    {
        ChartSpec spec;
        spec.unit = Unit::PerSecond;
        Axis axis = fitAxis(0, 412, spec, {});
        const Axis first = axis;
        for (const double top : {405.0, 420.0, 398.0, 433.0}) {
            axis = fitAxis(0, top, spec, axis);
            QCOMPARE(axis.high, first.high);
        }
    }

    void aNearLimitIsTakenIn()
    {
        ChartSpec spec;
        spec.unit = Unit::Seconds;
        spec.threshold.critical = 120;
        QVERIFY(fitAxis(0, 70, spec, {}).high >= 120);
        QVERIFY(fitAxis(0, 2, spec, {}).high < 120);
    }

    void hitRatiosAreReadNearTheTop()
    {
        ChartSpec spec;
        spec.unit = Unit::Percent;
        spec.threshold.warning = 95;
        spec.threshold.below = true;
        const Axis axis = fitAxis(98.9, 99.6, spec, {});
        QCOMPARE(axis.high, 100.0);
        QVERIFY(axis.low > 50 && axis.low <= 95);
    }
};

QTEST_APPLESS_MAIN(TstAxis)
#include "tst_axis.moc"

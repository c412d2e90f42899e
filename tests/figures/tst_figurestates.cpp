// SPDX-License-Identifier: GPL-3.0-or-later
// Each figure of a PostgreSQL server that has limits is driven on a real one from fine over warning to critical and back,
// on the major of the push; tests/majors does the same on all.
#include "tests/support/figurestates.h"

#include <QTest>

class TestFigureStates : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { qputenv("QUARTERDECK_RESOURCES", QD_SOURCE_DIR "/resources"); }
    void everyFigureWithLimitsIsDrivenOrHasAReason()
    {
        const QStringList forgotten = FigureStates::forgotten();
        QVERIFY2(forgotten.isEmpty(), qPrintable(forgotten.join(QLatin1Char(' '))));
    }
    void fineWarningCriticalAndBack()
    {
        FigureStates states(15);
        const QString wrong = states.drive();
        for (const auto &[metric, sentence] : states.sentences().asKeyValueRange())
            qInfo("%s: %s", qPrintable(metric), qPrintable(sentence));
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
    }
};

QTEST_GUILESS_MAIN(TestFigureStates)
#include "tst_figurestates.moc"

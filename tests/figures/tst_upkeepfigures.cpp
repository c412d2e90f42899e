// SPDX-License-Identifier: GPL-3.0-or-later
// Each figure about the upkeep of a PostgreSQL database that has limits, driven on a real one, on the major of the push;
// tests/majors does the same on all.
#include "tests/support/figureupkeep.h"

class TestUpkeepFigures : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { qputenv("QUARTERDECK_RESOURCES", QD_SOURCE_DIR "/resources"); }
    void fineWarningCriticalAndBack()
    {
        UpkeepFigures upkeep(15);
        const QString wrong = upkeep.drive();
        for (const auto &[metric, sentence] : upkeep.sentences().asKeyValueRange())
            qInfo("%s: %s", qPrintable(metric), qPrintable(sentence));
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
    }
};

QTEST_GUILESS_MAIN(TestUpkeepFigures)
#include "tst_upkeepfigures.moc"

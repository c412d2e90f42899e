// SPDX-License-Identifier: GPL-3.0-or-later
// Every figure about the upkeep of a PostgreSQL database with limits, driven on each major from 13 to 18; see tests/figures.
#include "tests/support/figureupkeep.h"
#include "tests/support/majors.h"

class TestUpkeepMajors : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { qputenv("QUARTERDECK_RESOURCES", QD_SOURCE_DIR "/resources"); }
    void fineWarningCriticalAndBack_data() { QVERIFY(addMajors()); }
    void fineWarningCriticalAndBack()
    {
        QFETCH(int, major);
        useLibrariesOf(major);
        UpkeepFigures upkeep(major);
        const QString wrong = upkeep.drive();
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
    }
};

QTEST_GUILESS_MAIN(TestUpkeepMajors)
#include "tst_upkeepmajors.moc"

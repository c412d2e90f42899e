// SPDX-License-Identifier: GPL-3.0-or-later
// Every figure of a PostgreSQL server with limits, driven on each major from 13 to 18; see tests/figures.
#include "tests/support/figurestates.h"
#include "tests/support/majors.h"

#include <QTest>

class TestFigureMajors : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { qputenv("QUARTERDECK_RESOURCES", QD_SOURCE_DIR "/resources"); }
    void fineWarningCriticalAndBack_data() { QVERIFY(addMajors()); }
    void fineWarningCriticalAndBack()
    {
        QFETCH(int, major);
        useLibrariesOf(major);
        FigureStates states(major);
        const QString wrong = states.drive();
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
    }
};

QTEST_GUILESS_MAIN(TestFigureMajors)
#include "tst_figuremajors.moc"

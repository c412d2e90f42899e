// SPDX-License-Identifier: GPL-3.0-or-later
// The index that statements lack, on each major from 13 to 18: named, made and used. See tests/upkeep/tst_missingindex.
#include "tests/support/majors.h"
#include "tests/upkeep/missingindexstage.h"

class TestMissingIndexMajors : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { qputenv("QUARTERDECK_RESOURCES", QD_SOURCE_DIR "/resources"); }
    void isNamedAndUsed_data() { QVERIFY(addMajors()); }
    void isNamedAndUsed()
    {
        QFETCH(int, major);
        useLibrariesOf(major);
        const QString wrong = missingIndexIsNamedAndUsed(major);
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
    }
};

QTEST_GUILESS_MAIN(TestMissingIndexMajors)
#include "tst_missingindexmajors.moc"

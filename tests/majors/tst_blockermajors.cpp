// SPDX-License-Identifier: GPL-3.0-or-later
// Who blocks whom and what is waited for, on each major from 13 to 18; see tests/blockers.
#include "tests/support/lockcases.h"
#include "tests/support/lockwaitcases.h"
#include "tests/support/majors.h"

class TestBlockerMajors : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { qputenv("QUARTERDECK_RESOURCES", QD_SOURCE_DIR "/resources"); }
    void theInnocentAreNeverNamed_data() { QVERIFY(addMajors()); }
    void theInnocentAreNeverNamed()
    {
        QFETCH(int, major);
        useLibrariesOf(major);
        LockStage stage(major);
        QStringList wrong;
        for (const LockCase &c : lockCases())
            if (const QString words = playLockCase(stage, c); !words.isEmpty())
                wrong << QLatin1String(c.name) + QStringLiteral(": ") + words;
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(QLatin1Char('\n'))));
    }
    void whatIsWaitedForIsNamed_data() { QVERIFY(addMajors()); }
    void whatIsWaitedForIsNamed()
    {
        QFETCH(int, major);
        useLibrariesOf(major);
        LockStage stage(major);
        QStringList wrong;
        for (const LockWaitCase &c : lockWaitCases())
            if (const QString words = playLockWait(stage, c); !words.isEmpty())
                wrong << QLatin1String(c.name) + QStringLiteral(": ") + words;
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(QLatin1Char('\n'))));
    }
};

QTEST_GUILESS_MAIN(TestBlockerMajors)
#include "tst_blockermajors.moc"

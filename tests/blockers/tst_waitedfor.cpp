// SPDX-License-Identifier: GPL-3.0-or-later
// What sessions wait for, by name, and how those in their way hold it; prepared transactions by their names. On the major of
// the push; tests/majors does the same on all.
#include "tests/support/lockwaitcases.h"

class TestWaitedFor : public QObject {
    Q_OBJECT
    std::unique_ptr<LockStage> m_stage;

private slots:
    void initTestCase()
    {
        qputenv("QUARTERDECK_RESOURCES", QD_SOURCE_DIR "/resources");
        m_stage = std::make_unique<LockStage>(15);
    }
    void cleanupTestCase() { m_stage.reset(); }
    void whatIsWaitedForIsNamed_data()
    {
        QTest::addColumn<std::size_t>("number");
        const auto cases = lockWaitCases();
        for (std::size_t i = 0; i < cases.size(); ++i)
            QTest::newRow(cases[i].name) << i;
    }
    void whatIsWaitedForIsNamed()
    {
        QFETCH(std::size_t, number);
        const QString wrong = playLockWait(*m_stage, lockWaitCases()[number]);
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
    }
};

QTEST_GUILESS_MAIN(TestWaitedFor)
#include "tst_waitedfor.moc"

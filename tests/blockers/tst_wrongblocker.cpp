// SPDX-License-Identifier: GPL-3.0-or-later
// Who blocks whom, in lock tables of every shape: what this program says is the truth, where the join of pg_locks with
// itself names a session that is innocent, or none. On the major of the push; tests/majors does the same on all.
#include "tests/support/lockcases.h"

class TestWrongBlocker : public QObject {
    Q_OBJECT
    std::unique_ptr<LockStage> m_stage;

private slots:
    void initTestCase()
    {
        qputenv("QUARTERDECK_RESOURCES", QD_SOURCE_DIR "/resources");
        m_stage = std::make_unique<LockStage>(15);
    }
    void cleanupTestCase() { m_stage.reset(); }
    void theInnocentAreNeverNamed_data()
    {
        QTest::addColumn<std::size_t>("number");
        const auto cases = lockCases();
        for (std::size_t i = 0; i < cases.size(); ++i)
            QTest::newRow(cases[i].name) << i;
    }
    void theInnocentAreNeverNamed()
    {
        QFETCH(std::size_t, number);
        const QString wrong = playLockCase(*m_stage, lockCases()[number]);
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
    }
};

QTEST_GUILESS_MAIN(TestWrongBlocker)
#include "tst_wrongblocker.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
// Two faults at once, and chains of one, on the sandbox's real servers: at no moment is a wrong cause named, from the first
// bad sample to the last; it is the right one or unclear. QD_ROW=NAME: this row alone.

#include "tests/causes/causestand.h"

class TstCauses : public QObject {
    Q_OBJECT
    std::unique_ptr<CauseStand> m_stand;
    QList<CauseRow> m_rows;
    int m_right = 0, m_unclear = 0;

    void prepare(const QList<CauseRow> &rows)
    {
        QTest::addColumn<int>("row");
        for (const CauseRow &row : rows) {
            if (const QString only = qEnvironmentVariable("QD_ROW"); only.isEmpty() || only == QLatin1String(row.name))
                QTest::newRow(row.name) << int(m_rows.size());
            m_rows.append(row);
        }
    }
    void judge()
    {
        if (!QTest::currentDataTag())
            return; // the one row that is asked for is one of the others
        QFETCH(int, row);
        const CauseRow &r = m_rows[row];
        m_stand->reset();
        QVERIFY(r.breaks(*m_stand));
        for (const QString &sign : r.seen)
            QVERIFY2(m_stand->until(sign), qPrintable(m_stand->said()));
        const auto settled = [&] { return r.cause.isEmpty() ? !m_stand->cause().clear : r.cause == u"?" || m_stand->cause().key == r.cause; };
        QVERIFY2(QTest::qWaitFor(settled, 15000), qPrintable(m_stand->said()));
        const bool clear = m_stand->cause().clear;
        const base::WallTime then = base::Clock::system().wallNow() + std::chrono::seconds(3); // and so it stays
        QVERIFY2(!QTest::qWaitFor([&] { return !settled() || base::Clock::system().wallNow() > then; }, 10000) || settled(), qPrintable(m_stand->said()));
        for (const QString &named : m_stand->named())
            QVERIFY2(named == r.cause || r.may.contains(named), qPrintable(named + u" was named:\n   "_s + m_stand->said()));
        ++(clear ? m_right : m_unclear);
        qInfo("%s\n   in the end: %s", qPrintable(m_stand->said()), qPrintable(m_stand->cause().sentence));
    }

private slots:
    void initTestCase()
    {
        const auto isAsked = [only = qEnvironmentVariable("QD_ROW")](const CauseRow &row) { return only.isEmpty() || only == QLatin1String(row.name); };
        QVERIFY2(std::ranges::any_of(combinedCauses() + unclearCauses(), isAsked), "QD_ROW names no row");
        m_stand = std::make_unique<CauseStand>();
        m_stand->up();
        QVERIFY2(m_stand->fineForLong(60000), qPrintable(m_stand->problems()));
    }
    void cleanup()
    {
        if (!m_stand || QString::fromLatin1(QTest::currentTestFunction()).endsWith(u"TestCase"_s))
            return;
        for (const CauseRow &row : m_rows)
            if (row.mends && QByteArray(row.name) == QTest::currentDataTag())
                row.mends(*m_stand);
        QVERIFY(m_stand->heal());
        QVERIFY2(m_stand->fineForLong(90000), qPrintable(m_stand->problems()));
    }
    void cleanupTestCase()
    {
        qInfo("%d right, %d unclear, none wrong", m_right, m_unclear);
        m_stand.reset();
    }

    void combined_data() { prepare(combinedCauses()); }
    void combined() { judge(); }
    void unclear_data() { prepare(unclearCauses()); }
    void unclear() { judge(); }
};

QTEST_GUILESS_MAIN(TstCauses)
#include "tst_causes.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/watch/logtrack.h"
#include "models/watch/synchronousstandbys.h"

#include <QTest>

using namespace std::chrono_literals;
using watch::LogTrack;
using watch::SynchronousStandbys;

namespace {

const base::TimePoint kStart = base::TimePoint{} + 100h;

double after(std::optional<base::TimePoint> t)
{
    return t ? std::chrono::duration<double>(*t - kStart).count() : -1;
}

} // namespace

class TestLogTrack : public QObject {
    Q_OBJECT
private slots:
    void fromBytesToTimeAndBack()
    {
        LogTrack track;
        QVERIFY(!track.lastAt(0) && !track.positionAt(kStart) && !track.rate());
        for (int s = 0; s <= 10; ++s)
            track.add(kStart + s * 1s, 1000 + 100.0 * s);
        QCOMPARE(after(track.lastAt(1550)), 5.5);
        QCOMPARE(track.positionAt(kStart + 5500ms), std::optional(1550.0));
        QVERIFY(!track.lastAt(999)); // passed before anybody looked
        QVERIFY(!track.positionAt(kStart - 1s));
        QCOMPARE(track.positionAt(kStart + 1h), std::optional(2000.0));
        QCOMPARE(after(track.lastAt(2050)), 10.5); // it goes on as it did
        QCOMPARE(track.rate(), std::optional(100.0));
    }

    void aPauseCountsToItsEnd()
    {
        LogTrack track;
        track.add(kStart, 1000);
        for (int s = 1; s <= 500; ++s)
            track.add(kStart + s * 1s, 2000);
        QCOMPARE(track.size(), std::size_t(3));
        QCOMPARE(after(track.lastAt(2000)), 500.0); // nothing is missing
        QCOMPARE(track.rate(), std::optional(0.0));
        track.add(kStart + 501s, 3000);
        QCOMPARE(after(track.lastAt(2000)), 500.0);
    }

    void aJumpIsNoPace()
    {
        LogTrack track;
        for (int s = 0; s <= 5; ++s)
            track.add(kStart + s * 1s, 100.0 * s + (s >= 4 ? 16e6 : 0)); // a new file of log
        QCOMPARE(track.pace(), 100.0);
        QVERIFY(*track.rate() > 1e6);
    }

    void anotherServerBeginsAnew()
    {
        LogTrack track;
        track.add(kStart, 5000);
        track.add(kStart + 1s, 100);
        QCOMPARE(track.size(), std::size_t(1));
        QVERIFY(!track.lastAt(50));
    }

    void boundedForever()
    {
        LogTrack track;
        for (int s = 0; s < 100000; ++s)
            track.add(kStart + s * 1s, 10.0 * s);
        QVERIFY(track.size() <= LogTrack::kPoints);
        QVERIFY(std::abs(after(track.lastAt(999000)) - 99900) < 0.01);
        QVERIFY(std::abs(after(track.lastAt(500000)) - 50000) < 0.01); // thinned out, but on the line
    }

    void synchronousNames_data()
    {
        QTest::addColumn<QString>("setting");
        QTest::addColumn<int>("required");
        QTest::addColumn<bool>("any");
        QTest::addColumn<QStringList>("names");
        QTest::newRow("none") << QString() << 0 << false << QStringList();
        QTest::newRow("list") << QStringLiteral("s1, s2") << 1 << false << QStringList{QStringLiteral("s1"), QStringLiteral("s2")};
        QTest::newRow("count") << QStringLiteral("2 (s1,s2,s3)") << 2 << false << QStringList{QStringLiteral("s1"), QStringLiteral("s2"), QStringLiteral("s3")};
        QTest::newRow("first") << QStringLiteral("FIRST 1 (s1)") << 1 << false << QStringList{QStringLiteral("s1")};
        QTest::newRow("any") << QStringLiteral("any 1 (\"S, \"\"2\", b)") << 1 << true << QStringList{QStringLiteral("S, \"2"), QStringLiteral("b")};
        QTest::newRow("star") << QStringLiteral("*") << 1 << false << QStringList();
        QTest::newRow("a standby called first") << QStringLiteral("first, any") << 1 << false << QStringList{QStringLiteral("first"), QStringLiteral("any")};
        QTest::newRow("broken") << QStringLiteral("ANY (") << 0 << false << QStringList();
    }
    void synchronousNames()
    {
        QFETCH(QString, setting);
        QFETCH(int, required);
        QFETCH(bool, any);
        QFETCH(QStringList, names);
        const SynchronousStandbys s = SynchronousStandbys::parse(setting);
        QCOMPARE(s.required, required);
        QCOMPARE(s.any, any);
        QCOMPARE(s.names, names);
    }
};

QTEST_GUILESS_MAIN(TestLogTrack)
#include "tst_logtrack.moc"

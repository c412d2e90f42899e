// SPDX-License-Identifier: GPL-3.0-or-later
// Against last week, and one stretch against another: which time is compared, and what is called a difference.

#include "models/statements/comparison.h"
#include "tests/statements/intervals.h"

#include <QTemporaryDir>
#include <QTest>

using namespace std::chrono_literals;
using base::WallTime;
using statements::Against;
using statements::Change;
using statements::Comparison;
using statements::Line;
using statements::Question;
using statements::Store;
using statements::Trend;

namespace {

const WallTime kNow = WallTime{} + std::chrono::days(20000) + 12h + 40min; // as a manual clock: nothing depends on today
constexpr auto kWeek = 7 * 24h;

class Kept {
public:
    Kept() : m_store(std::move(*Store::openToWrite(m_folder.filePath(QStringLiteral("s.sqlite")), {}))) {}
    // Statement 1 with so many ms a call in each ten minutes from `from` on.
    void usual(WallTime from, std::chrono::minutes length, double mean, double calls = 10)
    {
        for (WallTime at = from; at < from + length; at += 10min)
            if (const auto added = m_store->add(QStringLiteral("e"), QStringLiteral("t"), ran(at + 10min, {{1, calls, calls * mean}, {2, 100, 100}}, 600s)); !added)
                qFatal("%s", added.error().text.c_str());
    }
    [[nodiscard]] Comparison compare(const statements::Stretch &now, std::optional<statements::Stretch> before = {}) const
    {
        return *statements::compare(*m_store, Question{QStringLiteral("e"), QStringLiteral("t"), now, before});
    }

private:
    QTemporaryDir m_folder;
    std::unique_ptr<Store> m_store;
};

const Line *lineOf(const Comparison &c, int query)
{
    for (const Line &l : c.lines)
        if (l.identity.query == query)
            return &l;
    return nullptr;
}

Line line(double calls, double mean, double callsBefore, double meanBefore, double share = 10)
{
    Line l;
    l.now.calls = calls;
    l.now.milliseconds = calls * mean;
    l.before.calls = callsBefore;
    l.before.milliseconds = callsBefore * meanBefore;
    l.share = share;
    return l;
}

} // namespace

class TstComparison : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { qputenv("QUARTERDECK_RESOURCES", QD_SOURCE_DIR "/resources"); }

    void changes_data()
    {
        QTest::addColumn<Line>("given");
        QTest::addColumn<Against>("against");
        QTest::addColumn<Trend>("trend");
        QTest::addColumn<double>("factor");
        const Against week = Against::SameHourLastWeek;
        QTest::newRow("as before") << line(100, 10, 100, 9) << week << Trend::Same << 10.0 / 9;
        QTest::newRow("slower") << line(100, 30, 100, 10) << week << Trend::Slower << 3.0;
        QTest::newRow("faster") << line(100, 2, 100, 10) << week << Trend::Faster << 0.2;
        QTest::newRow("slower, but nobody feels it") << line(100, 0.03, 100, 0.01, 1) << week << Trend::Same << 3.0;
        QTest::newRow("short, but much of all time") << line(1e6, 0.03, 1e6, 0.01, 40) << week << Trend::Slower << 3.0;
        QTest::newRow("too few calls") << line(3, 30, 100, 10) << week << Trend::Unknown << 0.0;
        QTest::newRow("few calls, but asked for") << line(1, 30, 1, 300) << Against::Given << Trend::Faster << 0.1;
        QTest::newRow("new") << line(100, 30, 0, 0) << week << Trend::New << 0.0;
        QTest::newRow("gone") << line(0, 0, 10, 1) << Against::Given << Trend::Gone << 0.0;
        QTest::newRow("nothing to compare with") << line(100, 30, 0, 0) << Against::Nothing << Trend::Unknown << 0.0;
    }
    void changes()
    {
        QFETCH(Line, given);
        QFETCH(Against, against);
        QFETCH(double, factor);
        const Change change = statements::changeOf(given, against);
        QTEST(change.trend, "trend");
        QVERIFY2(std::abs(change.factor - factor) < 1e-9, qPrintable(QString::number(change.factor)));
    }

    void againstTheSameHourLastWeek()
    {
        Kept kept;
        kept.usual(kNow - kWeek - 24h, 240min, 99);              // another time of that day
        kept.usual(kNow - 40min - kWeek, 60min, 10);             // 12:00 to 13:00 last week
        kept.usual(kNow - 10min, 10min, 35);
        const Comparison c = kept.compare({kNow - 10min, kNow});
        QCOMPARE(c.against, Against::SameHourLastWeek);
        QVERIFY(c.before.from >= kNow - 40min - kWeek && c.before.to <= kNow + 20min - kWeek && c.before.seconds == 3600);
        QCOMPARE(lineOf(c, 1)->change.trend, Trend::Slower);
        QCOMPARE(lineOf(c, 1)->change.factor, 3.5);
        QCOMPARE(lineOf(c, 2)->change.trend, Trend::Same);
        QCOMPARE(c.lines.front().identity.query, 1);
    }

    void againstTheMeanWhereTheHourIsMissing()
    {
        Kept kept;
        kept.usual(kNow - 40min - 48h, 120min, 10);
        kept.usual(kNow - 40min, 40min, 5); // this hour is what is asked about, not what is usual
        const Comparison c = kept.compare({kNow - 10min, kNow});
        QCOMPARE(c.against, Against::MeanOfLastWeek);
        QCOMPARE(lineOf(c, 1)->change.trend, Trend::Faster);
        QCOMPARE(lineOf(c, 1)->change.factor, 0.5);
    }

    void againstNothing()
    {
        Kept kept;
        kept.usual(kNow - 10min, 10min, 5);
        const Comparison c = kept.compare({kNow - 10min, kNow});
        QCOMPARE(c.against, Against::Nothing);
        QCOMPARE(lineOf(c, 1)->change.trend, Trend::Unknown);
        QCOMPARE(c.lines.size(), std::size_t(2));
    }

    void oneStretchAgainstAnother()
    {
        Kept kept;
        kept.usual(kNow - 3h, 30min, 200);
        kept.usual(kNow - 1h, 30min, 20);
        const Comparison c = kept.compare({kNow - 1h, kNow - 30min}, statements::Stretch{kNow - 3h, kNow - 150min});
        QCOMPARE(c.against, Against::Given);
        QCOMPARE(lineOf(c, 1)->change.trend, Trend::Faster);
        QCOMPARE(lineOf(c, 1)->change.factor, 0.1);
        QCOMPARE(lineOf(c, 1)->before.calls, 30.0);
        QCOMPARE(kept.compare({kNow - 1h, kNow}, statements::Stretch{kNow - 9h, kNow - 8h}).against, Against::Nothing);
    }
};

QTEST_GUILESS_MAIN(TstComparison)
#include "tst_comparison.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/trace.h"

#include <QTest>

using namespace std::chrono_literals;
using history::Bucket;

namespace {

const base::TimePoint kStart = base::TimePoint{} + 100h;

std::vector<Bucket> buckets(int count, std::chrono::seconds width)
{
    std::vector<Bucket> all;
    for (int i = 0; i < count; ++i)
        all.push_back({kStart + i * width, 1, 3, 2, 2, 4});
    return all;
}

} // namespace

class TstTrace : public QObject {
    Q_OBJECT
private slots:
    void smallestAndLargestSurvive()
    {
        auto all = buckets(10, 1s);
        all[4].maximum = 900;
        const charts::Trace trace = charts::trace(all, kStart + 10s, 1s, 1s);
        QCOMPARE(trace.pieces.size(), 1);
        QCOMPARE(trace.pieces.front().size(), 20);
        QCOMPARE(trace.high, 900.0);
    }

    void aHoleIsAGap()
    {
        auto all = buckets(30, 1s);
        for (int i = 10; i < 18; ++i)
            all[std::size_t(i)].count = 0;
        const charts::Trace trace = charts::trace(all, kStart + 30s, 1s, 1s);
        QCOMPARE(trace.pieces.size(), 2);
        QCOMPARE(trace.pieces[0].back().x(), -20.5);
        QCOMPARE(trace.pieces[1].front().x(), -12.0);
    }

    void aSlowLaneHasNoHolesBetweenItsRounds()
    {
        auto all = buckets(120, 1s);
        for (int i = 0; i < 120; ++i)
            all[std::size_t(i)].count = i % 30 ? 0 : 1;
        QCOMPARE(charts::trace(all, kStart + 120s, 1s, 30s).pieces.size(), 1);
        QCOMPARE(charts::trace(all, kStart + 120s, 1s, 1s).pieces.size(), 4);
    }

    void aLonelyValueIsSeen()
    {
        auto all = buckets(3, 1s);
        all[0].count = all[2].count = 0;
        all[1].minimum = all[1].maximum;
        const charts::Trace trace = charts::trace(all, kStart + 3s, 1s, 1s);
        QCOMPARE(trace.pieces.size(), 1);
        QCOMPARE(trace.pieces.front().size(), 2);
    }

    void aFlappingTargetStaysCheap()
    {
        auto all = buckets(400, 1s);
        for (int i = 0; i < 400; ++i)
            all[std::size_t(i)].count = i % 8 < 4 ? 1 : 0;
        QVERIFY(charts::trace(all, kStart + 400s, 1s, 1s).pieces.size() <= charts::kMostPieces);
    }

    void nothingIsNothing()
    {
        auto all = buckets(5, 1s);
        for (Bucket &bucket : all)
            bucket.count = 0;
        QVERIFY(charts::trace(all, kStart + 5s, 1s, 1s).empty);
        QVERIFY(charts::trace({}, kStart, 1s, 1s).empty);
    }
};

QTEST_APPLESS_MAIN(TstTrace)
#include "tst_trace.moc"

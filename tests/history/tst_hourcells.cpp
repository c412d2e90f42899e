// SPDX-License-Identifier: GPL-3.0-or-later
// The hour that is not over holds every bucket, whatever order they come in, in a fraction of their size.
#include "models/history/archivelevel.h"
#include "models/history/hourcells.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>

using history::HourCells;
using history::Stat;

namespace {

constexpr std::size_t kHour = std::size_t(history::kArchiveLevels[0].buckets);

bool alike(float a, float b) { return std::abs(double(a) - double(b)) <= 2e-5 * std::max(1.0, std::abs(double(b))); }

bool alike(const Stat &a, const Stat &b) { return a.count == b.count && (b.count == 0 || (alike(a.minimum, b.minimum) && alike(a.mean, b.mean) && alike(a.maximum, b.maximum))); }

Stat jumping(std::size_t slot)
{
    const float mean = 100.0F + 90.0F * float(std::sin(double(slot)));
    return {mean - 7, mean + 11, mean, mean, 10};
}

} // namespace

class TestHourCells : public QObject {
    Q_OBJECT
private slots:
    void everyBucketIsThereInAnyOrder_data()
    {
        QTest::addColumn<bool>("shuffled");
        QTest::addColumn<int>("each");
        QTest::newRow("one after the other") << false << 1;
        QTest::newRow("with holes") << false << 7;
        QTest::newRow("whole blocks missing") << false << 90;
        QTest::newRow("in any order") << true << 1;
    }
    void everyBucketIsThereInAnyOrder()
    {
        QFETCH(bool, shuffled);
        QFETCH(int, each);
        std::vector<std::size_t> order(kHour, 0);
        std::iota(order.begin(), order.end(), 0);
        std::mt19937 random(3);
        if (shuffled)
            std::shuffle(order.begin(), order.end(), random);
        HourCells cells;
        std::vector<Stat> expected(kHour), read(kHour);
        for (const std::size_t slot : order) {
            if (slot % std::size_t(each) != 0)
                continue;
            cells.merge(slot, jumping(slot));
            expected[slot] = jumping(slot);
        }
        cells.read(read);
        for (std::size_t slot = 0; slot < kHour; ++slot) {
            QVERIFY2(alike(read[slot], expected[slot]), qPrintable(QString::number(slot)));
            QVERIFY(cells.at(slot) == read[slot]);
        }
        std::vector<Stat> few(40);
        cells.read(few);
        QVERIFY(std::ranges::equal(few, std::span(read).first(few.size())));
    }

    // What another program saw comes when its block is packed.
    void whatComesLateIsMergedIntoItsBucket()
    {
        HourCells cells;
        for (std::size_t slot = 0; slot < kHour; ++slot)
            cells.merge(slot, {4, 6, 5, 5, 1});
        cells.merge(3, {1, 9, 8, 8, 1});
        const Stat merged = cells.at(3);
        QVERIFY(merged.count == 2 && alike(merged.minimum, 1) && alike(merged.maximum, 9) && alike(merged.mean, 6.5F));
        QVERIFY(alike(cells.at(2), Stat{4, 6, 5, 5, 1}) && alike(cells.at(359), Stat{4, 6, 5, 5, 1}));
    }

    void anHourIsAFractionOfItsBuckets()
    {
        HourCells still, moving;
        for (std::size_t slot = 0; slot < kHour; ++slot) {
            still.merge(slot, {5, 5, 5, 5, 10});
            moving.merge(slot, jumping(slot));
        }
        QVERIFY2(still.payload() < 2100, qPrintable(QString::number(still.payload()))); // of 7,200
        QVERIFY2(moving.payload() < 4000, qPrintable(QString::number(moving.payload())));
    }

    void nothingOutsideTheHour()
    {
        HourCells cells;
        cells.merge(100'000, {1, 1, 1, 1, 1});
        QCOMPARE(cells.payload(), std::size_t(0));
        QCOMPARE(cells.at(100'000).count, 0U);
    }
};

QTEST_GUILESS_MAIN(TestHourCells)
#include "tst_hourcells.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/history/series.h"

#include <QTest>

#include <cmath>
#include <ctime>
#include <random>

using namespace std::chrono_literals;
using base::TimePoint;
using history::Bucket;
using history::Layout;
using history::Series;
using history::SeriesKey;
using history::SeriesStore;
using history::Stat;

namespace {

const TimePoint kStart = TimePoint{} + 1000h;

qint64 ms(TimePoint t)
{
    return std::chrono::floor<std::chrono::milliseconds>(t.time_since_epoch()).count();
}

SeriesKey key(const char *target, const char *instance = "")
{
    return {QString::fromLatin1(target), watch::MetricId(QStringLiteral("pg.tps")), QString::fromLatin1(instance)};
}

// What a series should answer, said the simplest way: every value kept, buckets filled by looking at all of them.
class Naive {
public:
    void add(TimePoint at, float value) { m_values.emplace_back(ms(at), value); }

    Stat bucket(qint64 from, qint64 to) const
    {
        Stat s;
        double sum = 0;
        for (const auto &[at, v] : m_values) {
            if (at < from || at >= to)
                continue;
            s.minimum = s.count ? std::min(s.minimum, v) : v;
            s.maximum = s.count ? std::max(s.maximum, v) : v;
            sum += v;
            ++s.count;
        }
        if (s.count)
            s.mean = float(sum / s.count);
        return s;
    }

private:
    std::vector<std::pair<qint64, float>> m_values;
};

// Processor time of one read: what else the machine does must not count.
double secondsToRead(const Series &series, TimePoint from, TimePoint to)
{
    constexpr int kReads = 50;
    const std::clock_t began = std::clock();
    std::size_t sum = 0;
    for (int i = 0; i < kReads; ++i)
        sum += series.read(from, to, 300).size();
    return sum > 0 ? double(std::clock() - began) / CLOCKS_PER_SEC / kReads : 0;
}

} // namespace

class TestSeries : public QObject {
    Q_OBJECT
private slots:
    void answersAsTheNaiveOneDoes_data()
    {
        QTest::addColumn<int>("seed");
        for (int seed = 1; seed <= 40; ++seed)
            QTest::addRow("seed %d", seed) << seed;
    }

    void answersAsTheNaiveOneDoes()
    {
        QFETCH(int, seed);
        std::mt19937 random{std::mt19937::result_type(seed)};
        const auto upTo = [&random](int n) { return int(random() % unsigned(n)); };
        const Layout layout{{{1s, 120}, {10s, 240}, {1min, 200}}};
        Series series(layout);
        Naive naive;
        TimePoint now = kStart + std::chrono::milliseconds(upTo(10000));
        const int kind = upTo(3); // jitter, flat, bursts
        for (int i = 0; i < 1500; ++i) {
            const int step = upTo(100);
            now += step < 2 ? std::chrono::milliseconds(upTo(400000)) // suspended
                : step < 10 ? std::chrono::milliseconds(upTo(30))
                            : std::chrono::milliseconds(900 + upTo(200));
            const TimePoint at = step > 95 ? now - std::chrono::milliseconds(upTo(60000)) : now; // late
            const float value = kind == 1 ? 7.0F : float(upTo(1000)) / 8;
            series.add(at, value);
            naive.add(at, value);
        }
        for (int round = 0; round < 60; ++round) {
            const auto back = std::chrono::milliseconds(1 + upTo(round % 2 ? 110000 : 2000000));
            const TimePoint from = now - back;
            const TimePoint to = from + std::chrono::milliseconds(1 + upTo(int(back.count())));
            const int most = 1 + upTo(200);
            const std::vector<Bucket> answer = series.read(from, to, most);
            QVERIFY(!answer.empty());
            QVERIFY2(int(answer.size()) <= most, qPrintable(QStringLiteral("%1 of %2").arg(answer.size()).arg(most)));
            QVERIFY(answer.front().start <= from);
            const qint64 width = answer.size() > 1 ? ms(answer[1].start) - ms(answer[0].start) : 0;
            for (std::size_t i = 0; i < answer.size(); ++i) {
                if (i > 0)
                    QCOMPARE(ms(answer[i].start) - ms(answer[i - 1].start), width);
                if (width == 0)
                    continue;
                // the last one may end within a bucket of its source
                if (i + 1 == answer.size())
                    continue;
                const qint64 start = ms(answer[i].start);
                if (start < ms(now) - 110000 && width < 20000)
                    continue; // what the finest ring has dropped may be gone
                if (start < ms(now) - 2300000)
                    continue;
                const Stat want = naive.bucket(start, start + width);
                QCOMPARE(answer[i].count, want.count);
                QCOMPARE(answer[i].minimum, want.minimum);
                QCOMPARE(answer[i].maximum, want.maximum);
                QVERIFY(std::abs(answer[i].mean - want.mean) <= 1e-3F * std::max(1.0F, std::abs(want.mean)));
                QVERIFY(want.count == 0 || (answer[i].last >= want.minimum && answer[i].last <= want.maximum));
            }
        }
    }

    void aHoleStaysAHole()
    {
        SeriesStore store;
        for (int i = 0; i < 60; ++i)
            if (i < 20 || i >= 40)
                store.append(key("a"), kStart + i * 1s, i);
        const auto answer = store.read(key("a"), kStart, kStart + 60s, 61);
        QCOMPARE(int(answer.size()), 60);
        for (int i = 0; i < 60; ++i) {
            QCOMPARE(answer[std::size_t(i)].count, i < 20 || i >= 40 ? 1U : 0U);
            if (i < 20)
                QCOMPARE(answer[std::size_t(i)].last, float(i));
        }
        QVERIFY(store.read(key("b"), kStart, kStart + 60s, 60).empty());
        QVERIFY(store.read(key("a"), kStart, kStart, 60).empty());
    }

    void oneSpikeIsSeenAtEveryWidth()
    {
        Series series{Layout{}};
        for (int i = 0; i < 86400; ++i)
            series.add(kStart + i * 1s, i == 80000 ? 1000.0F : 1.0F);
        const TimePoint end = kStart + 86400s;
        for (const auto range : {2h, 6h, 24h})
            for (int buckets : {1, 7, 150, 2000}) {
                float highest = 0;
                for (const Bucket &b : series.read(end - range, end, buckets))
                    highest = std::max(highest, b.maximum);
                QCOMPARE(highest, 1000.0F);
            }
    }

    void aPictureThatMovesOnKeepsItsEdges()
    {
        Series series{Layout{}};
        for (int i = 0; i < 3600; ++i)
            series.add(kStart + i * 1s, float(i % 97));
        const auto now = series.read(kStart + 2000s, kStart + 3000s, 100);
        const auto later = series.read(kStart + 2001s, kStart + 3001s, 100);
        for (const Bucket &a : now)
            for (const Bucket &b : later)
                if (a.start == b.start && a.start < kStart + 2900s)
                    QCOMPARE(a.maximum, b.maximum);
        QCOMPARE((later.front().start - now.front().start) % (now[1].start - now[0].start), TimePoint::duration{});
    }

    void aSlowLaneMakesNoHoles()
    {
        SeriesStore store;
        for (int i = 0; i < 20; ++i) {
            watch::Delivery delivery;
            watch::Delivery::Sampled sampled;
            sampled.target = QStringLiteral("a");
            sampled.sample.sentAt = kStart + i * 30s + std::chrono::milliseconds(i * 137 % 400);
            sampled.sample.readings.emplace_back(watch::MetricId(QStringLiteral("pg.tps")), 5.0);
            sampled.sample.readings.push_back(watch::Reading::missing(watch::MetricId(QStringLiteral("pg.uptime")), watch::NoValue::TimedOut));
            sampled.interval = 30s;
            delivery.samples.push_back(sampled);
            store.append(delivery);
        }
        QCOMPARE(store.count(), std::size_t(1));
        for (const Bucket &b : store.read(key("a"), kStart + 100s, kStart + 400s, 150))
            QVERIFY(b.count > 0);
    }

    void valuesThatAreNoNumbersAreNotKept()
    {
        SeriesStore store;
        store.append(key("a"), kStart, std::nan(""));
        store.append(key("a"), kStart, HUGE_VAL);
        QCOMPARE(store.count(), std::size_t(0));
    }

    void memoryOfOneSeries()
    {
        const auto grown = [](int seconds, bool flat) {
            Series series{Layout{}};
            for (int i = 0; i < seconds; ++i)
                series.add(kStart + i * 1s, flat ? 1.0F : float(i * 7919 % 1000));
            return series.bytes();
        };
        const std::size_t young = grown(10, false), hour = grown(3600, false), day = grown(86400, false);
        const std::size_t flatHour = grown(3600, true), flatDay = grown(86400, true);
        qInfo("bytes of a series: young %zu; changing: hour %zu, day %zu; flat: hour %zu, day %zu", young, hour, day, flatHour, flatDay);
        QVERIFY(young < 2000);
        QVERIFY(hour < 40000);
        QVERIFY(day < 250000);
        QVERIFY(flatHour < 12000);
        QVERIFY(flatDay < 32000);
    }

    void theBoundIsKept()
    {
        constexpr std::size_t kBound = 1 << 20;
        SeriesStore store(kBound);
        for (int second = 0; second < 1500; ++second)
            for (int s = 0; s < 60; ++s) {
                store.append(key("a", QByteArray::number(s).constData()), kStart + second * 1s, second * s % 313);
                if (store.bytes() > kBound)
                    QFAIL("over its bound");
            }
        QCOMPARE(store.count(), std::size_t(60)); // all live: history shortens, nobody is lost
        const auto answer = store.read(key("a", "7"), kStart + 1450s, kStart + 1500s, 60);
        QCOMPARE(std::count_if(answer.begin(), answer.end(), [](const Bucket &b) { return b.count > 0; }), 50);
    }

    void seriesThatFellSilentGoFirst()
    {
        SeriesStore store(100'000);
        for (int i = 0; i < 20; ++i)
            store.append(key("old", QByteArray::number(i).constData()), kStart, 1);
        QCOMPARE(store.keysOf(QStringLiteral("old"), key("old").metric).size(), std::size_t(20));
        for (int i = 0; i < 5000; ++i)
            store.append(key("new"), kStart + 2h + i * 1s, i * 7919 % 1000);
        for (int i = 0; i < 40; ++i)
            store.append(key("new", QByteArray::number(i).constData()), kStart + 4h, 1);
        QVERIFY(store.keysOf(QStringLiteral("old"), key("old").metric).size() < 20);
        QVERIFY(!store.read(key("new"), kStart + 2h, kStart + 4h, 10).empty());
        QVERIFY(store.bytes() <= 100'000);
    }

    void forgettingATargetFreesIt()
    {
        SeriesStore store;
        store.append(key("a", "x"), kStart, 1);
        store.append(key("b", "x"), kStart, 1);
        const std::size_t both = store.bytes();
        store.forget(QStringLiteral("a"));
        QVERIFY(store.bytes() < both);
        QVERIFY(store.keysOf(QStringLiteral("a"), key("a").metric).empty());
        store.forget(QStringLiteral("b"));
        QCOMPARE(store.bytes(), std::size_t(0));
    }

    void anotherIdTakesTheSeriesAlong()
    {
        SeriesStore store;
        for (const char *instance : {"x", "y"})
            store.append(key("a", instance), kStart, 7);
        store.append(key("b", "old"), kStart, 1); // of another one that was called so
        store.append(key("c", "x"), kStart, 3);
        store.rename(QStringLiteral("a"), QStringLiteral("b"));
        QVERIFY(store.keysOf(QStringLiteral("a"), key("a").metric).empty() && !store.knows(key("a", "x")));
        QCOMPARE(store.keysOf(QStringLiteral("b"), key("b").metric).size(), std::size_t(2));
        QCOMPARE(store.read(key("b", "x"), kStart, kStart + 1s, 1)[0].mean, 7.0f);
        store.append(key("b", "x"), kStart + 1s, 9); // and goes on
        QCOMPARE(store.count(), std::size_t(3));
        store.forget(QStringLiteral("b"));
        store.forget(QStringLiteral("c"));
        QCOMPARE(store.bytes(), std::size_t(0));
    }

    void aMillionPointsReadLikeTenThousand()
    {
        const Layout layout{{{1s, 1'000'000}, {10s, 100'000}, {100s, 10'000}, {1000s, 1000}}};
        Series small(layout), large(layout);
        for (int i = 0; i < 1'000'000; ++i)
            large.add(kStart + i * 1s, float(i * 7919LL % 1009));
        for (int i = 0; i < 10'000; ++i)
            small.add(kStart + i * 1s, float(i * 7919 % 1009));
        double few = 1, many = 1, tail = 1;
        for (int round = 0; round < 20; ++round) {
            few = std::min(few, secondsToRead(small, kStart, kStart + 10'000s));
            many = std::min(many, secondsToRead(large, kStart, kStart + 1'000'000s));
            tail = std::min(tail, secondsToRead(large, kStart + 990'000s, kStart + 1'000'000s));
        }
        qInfo("read 300 buckets: of 10,000 points %.1f us; of 1,000,000 %.1f us; the last 10,000 of 1,000,000 %.1f us", few * 1e6,
              many * 1e6, tail * 1e6);
        QVERIFY2(many <= 2 * few, qPrintable(QStringLiteral("%1 times").arg(many / few)));
        QVERIFY2(tail <= 2 * few, qPrintable(QStringLiteral("%1 times").arg(tail / few)));
    }
};

QTEST_GUILESS_MAIN(TestSeries)
#include "tst_series.moc"

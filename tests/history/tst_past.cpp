// SPDX-License-Identifier: GPL-3.0-or-later
// What a chart reads: memory and archive in one answer, across a restart.

#include "models/history/past.h"
#include "tests/history/archivefixture.h"

#include <QSignalSpy>
#include <QTest>

using namespace test;
using namespace std::chrono_literals;
using history::kDay;

namespace {

watch::Delivery oneSample(const base::Clock &clock, double value)
{
    watch::Delivery delivery;
    watch::Sample sample;
    sample.sentAt = clock.now();
    sample.wallAt = clock.wallNow();
    sample.readings.emplace_back(watch::MetricId(QStringLiteral("pg.tps")), value, base::Untrusted(QStringLiteral("0")));
    delivery.samples.push_back({QStringLiteral("db"), sample, 1s});
    return delivery;
}

std::int64_t held(const std::vector<history::Bucket> &buckets)
{
    return std::count_if(buckets.begin(), buckets.end(), [](const auto &b) { return b.count > 0; });
}

} // namespace

class TstPast : public QObject {
    Q_OBJECT
private slots:
    void init()
    {
        folder = temporaryFolder();
        path = folder->filePath(QStringLiteral("history"));
        clock.reset();
        store = std::make_unique<history::SeriesStore>();
    }

    // Yesterday it ran until midnight, was closed for the night, and runs for an hour now.
    void sinceYesterdayAlthoughItWasClosedAtNight()
    {
        {
            auto archive = open(path, clock);
            for (int i = 0; i < 12 * 360; ++i) {
                archive->add(key(0), clock.wallNow(), i == 3000 ? 900 : 100);
                clock.pass(10);
            }
            QVERIFY(archive->flush());
            QVERIFY(archive->close());
        }
        clock.pass(9 * 3600);
        history::LongMemory memory(path, clock, {}, 20ms);
        history::Past past(*store, memory, clock);
        past.setScope(QStringLiteral("shop"));
        for (int i = 0; i < 3600; ++i) {
            store->append(oneSample(clock, 50));
            clock.pass(1);
        }
        QSignalSpy arrived(&past, &history::Past::arrived);
        const base::TimePoint to = clock.now();
        const auto read = [&] { return past.read(key(0).key, to - 24h, to, 288); };
        QVERIFY(held(read()) <= 13); // at once: what is in memory
        QTRY_COMPARE(arrived.size(), 1);
        const auto buckets = read();
        QVERIFY(buckets.size() >= 200 && buckets.size() <= 289);
        const auto width = buckets[1].start - buckets[0].start;
        float most = 0;
        int holes = 0, night = 0;
        for (const auto &b : buckets) {
            most = std::max(most, b.count > 0 ? b.maximum : 0);
            holes += b.count == 0;
            const auto before = to - b.start;
            night += b.count == 0 && before < 10h && before > 1h;
            if (b.count > 0 && before < 1h)
                QCOMPARE(b.mean, 50.0F);
        }
        QCOMPARE(most, 900.0F); // no spike is lost
        QVERIFY(std::abs(night - int(9h / width)) <= 2);
        QVERIFY(holes - night <= int(2h / width) + 2); // before the first sample
        (void)read();
        QCOMPARE(arrived.size(), 1); // it is kept, not asked for again
    }

    // A minute after a restart the five minutes show that minute as finely as ever, and those before it as they are kept.
    void theFirstMinutesAfterARestart()
    {
        {
            auto archive = open(path, clock);
            for (int i = 0; i < 360; ++i) {
                archive->add(key(0), clock.wallNow(), 100);
                clock.pass(10);
            }
            QVERIFY(archive->flush());
            QVERIFY(archive->close());
        }
        history::LongMemory memory(path, clock, {}, 20ms);
        history::Past past(*store, memory, clock);
        past.setScope(QStringLiteral("shop"));
        for (int i = 0; i < 60; ++i) {
            store->append(oneSample(clock, i));
            clock.pass(1);
        }
        QSignalSpy arrived(&past, &history::Past::arrived);
        const auto read = [&] { return past.read(key(0).key, clock.now() - 5min, clock.now(), 300); };
        (void)read();
        QTRY_COMPARE(arrived.size(), 1);
        const auto buckets = read();
        QVERIFY(buckets[1].start - buckets[0].start <= base::TimePoint::duration(2s));
        QCOMPARE(held(buckets), std::int64_t(buckets.size()));
        for (const auto &b : buckets) {
            const auto before = clock.now() - b.start;
            if (before > 62s)
                QCOMPARE(b.mean, 100.0F);
            else if (before < 58s)
                QVERIFY(std::abs(double(b.mean) - double((60s - before) / 1s)) <= 1.5);
        }
    }

    void nothingIsCountedTwiceWhereTheyMeet()
    {
        history::LongMemory memory(path, clock, {}, 20ms);
        history::Past past(*store, memory, clock);
        past.setScope(QStringLiteral("shop"));
        for (int i = 0; i < 600; ++i) {
            const watch::Delivery delivery = oneSample(clock, 5);
            store->append(delivery);
            memory.append(QStringLiteral("shop"), delivery);
            clock.pass(1);
        }
        QSignalSpy arrived(&past, &history::Past::arrived);
        const auto read = [&] { return past.read(key(0).key, clock.now() - 24h, clock.now(), 24 * 60); };
        (void)read();
        QTRY_COMPARE(arrived.size(), 1);
        std::uint32_t count = 0;
        for (const auto &b : read())
            count += b.count;
        QCOMPARE(count, 600U);
    }

    void longRangesFromWhatIsFedLive()
    {
        history::LongMemory memory(path, clock, {}, 5ms);
        history::Past past(*store, memory, clock);
        past.setScope(QStringLiteral("shop"));
        for (int hour = 0; hour < 14 * 24; ++hour) {
            const watch::Delivery delivery = oneSample(clock, hour);
            store->append(delivery);
            memory.append(QStringLiteral("shop"), delivery);
            clock.pass(3600);
        }
        const auto read = [&](std::chrono::hours range) { return past.read(key(0).key, clock.now() - range, clock.now(), 100); };
        // in the archive once it was flushed: asked anew until then, as a person does who opens the window again
        const auto all = [&](std::chrono::hours range, std::int64_t least) {
            past.setScope(QString());
            past.setScope(QStringLiteral("shop"));
            QSignalSpy arrived(&past, &history::Past::arrived);
            (void)read(range);
            return arrived.wait(2000) && held(read(range)) >= least;
        };
        QTRY_VERIFY(all(48h, 46));
        QTRY_VERIFY(all(14 * 24h, 99));
        QTRY_VERIFY(all(90 * 24h, 15));
        const auto fortnight = read(14 * 24h);
        QVERIFY(fortnight.size() <= 102);
    }

    void aZoomIntoTheFarPastIsAsWideAsWhatIsKept()
    {
        history::LongMemory memory(path, clock);
        history::Past past(*store, memory, clock);
        const auto minutes = past.read(key(0).key, clock.now() - 10 * 24h, clock.now() - 10 * 24h + 10min, 300);
        QVERIFY(minutes.size() <= 11);
        QCOMPARE(minutes[1].start - minutes[0].start, base::TimePoint::duration(60s));
    }

    void refusedIsSaidOnceAndCostsNothingElse()
    {
        QFile file(folder->filePath(QStringLiteral("file")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        history::LongMemory memory(file.fileName() + QStringLiteral("/history"), clock, {}, 5ms);
        QSignalSpy refused(&memory, &history::LongMemory::refused);
        QSignalSpy troubled(&memory, &history::LongMemory::troubled);
        history::Past past(*store, memory, clock);
        QTRY_COMPARE(refused.size(), 1);
        for (int i = 0; i < 100; ++i) {
            const watch::Delivery delivery = oneSample(clock, 1);
            store->append(delivery);
            memory.append(QStringLiteral("shop"), delivery);
            clock.pass(1);
        }
        QVERIFY(held(past.read(key(0).key, clock.now() - 24h, clock.now(), 1440)) >= 1);
        QCOMPARE(refused.size() + troubled.size(), 1);
    }

    // Nothing will ever be read, so nothing that was asked is kept: not before it is known, and not afterwards.
    void whatIsAskedOfARefusedMemoryIsNotKept()
    {
        QFile file(folder->filePath(QStringLiteral("file")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        history::LongMemory memory(file.fileName() + QStringLiteral("/history"), clock, {}, 5ms);
        QSignalSpy refused(&memory, &history::LongMemory::refused);
        bool answered = false;
        const auto ask = [&] {
            const auto asked = std::make_shared<int>(0);
            memory.read({key(0), clock.wallNow() - 20s, clock.wallNow(), 1}, &memory, [asked, &answered](const std::vector<history::PastBucket> &) { answered = true; });
            return std::weak_ptr<int>(asked);
        };
        const std::weak_ptr<int> before = ask();
        QTRY_COMPARE(refused.size(), 1);
        QVERIFY(before.expired());
        QVERIFY(ask().expired());
        QVERIFY(!answered);
    }

    // The desktop beside `watch`: no error, and what one writes the other reads; when it ends, the other one writes.
    void twoProgramsShareOneMemory()
    {
        auto first = std::make_unique<history::LongMemory>(path, clock, history::Archive::Limits(), 5ms);
        QSignalSpy opened(first.get(), &history::LongMemory::opened);
        QTRY_COMPARE(opened.size(), 1);
        history::LongMemory second(path, clock, {}, 5ms);
        QSignalSpy refused(&second, &history::LongMemory::refused), troubled(&second, &history::LongMemory::troubled), openedToo(&second, &history::LongMemory::opened);
        QTRY_COMPARE(openedToo.size(), 1);
        const auto feed = [this](history::LongMemory &memory, double value) {
            for (int i = 0; i < 20; ++i) {
                memory.append(QStringLiteral("shop"), oneSample(clock, value));
                clock.pass(1);
            }
        };
        const auto newest = [&] { // as the second one reads it: asked anew until it was flushed
            const auto mean = std::make_shared<std::optional<float>>();
            const base::WallTime now = clock.wallNow();
            second.read({key(0), now - 20s, now - 10s, 1}, &second, [mean](const std::vector<history::PastBucket> &buckets) { *mean = buckets.empty() ? 0 : buckets[0].stat.mean; });
            return QTest::qWaitFor([mean] { return mean->has_value(); }, 2000) ? **mean : -1.0F;
        };
        const auto reads = [&newest](float value) { return QTest::qWaitFor([&] { return newest() == value; }, 10000); };
        feed(*first, 5);
        QVERIFY(reads(5));
        first.reset();
        feed(second, 7);
        QVERIFY(reads(7));
        QCOMPARE(refused.size() + troubled.size(), 0);
        QVERIFY(!history::Archive::open(path, {}, clock).has_value()); // it is the one that keeps it
    }

    void whatWasFedIsThereAtTheNextStart()
    {
        {
            history::LongMemory memory(path, clock, {}, 10min); // no flush but the last one
            QSignalSpy opened(&memory, &history::LongMemory::opened);
            QTRY_COMPARE(opened.size(), 1);
            memory.append(QStringLiteral("shop"), oneSample(clock, 42));
        }
        auto archive = open(path, clock);
        QVERIFY(archive);
        QCOMPARE(archive->read(key(0), at(kStart), at(kStart + 10), 1).at(0).stat.mean, 42.0F);
    }

private:
    std::unique_ptr<QTemporaryDir> folder;
    QString path;
    TwoHandedClock clock;
    std::unique_ptr<history::SeriesStore> store;
};

QTEST_GUILESS_MAIN(TstPast)
#include "tst_past.moc"

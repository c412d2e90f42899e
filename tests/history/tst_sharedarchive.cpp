// SPDX-License-Identifier: GPL-3.0-or-later
// Two programs and one long memory: one keeps it, the other stands by, takes over without a hole and without counting twice,
// and hands over what the keeper does not see.

#include "models/history/sharedarchive.h"
#include "tests/history/archivefixture.h"

#include <QTest>

#include <algorithm>
#include <fcntl.h>

using namespace test;
using namespace std::chrono_literals;
using history::SharedArchive;

namespace {

constexpr std::int64_t kBucket = 10;

enum Program { First, Second };

// Of a second, as a program measures it: each second and each program has another one.
double valueAt(std::int64_t second, Program program)
{
    const std::int64_t since = second - kStart;
    return double(since / kBucket) + double(since * 7 % kBucket) + 0.25 * int(program);
}

watch::Delivery::Sampled sampled(std::int64_t second, Program program, int series = 0)
{
    watch::Delivery::Sampled one;
    one.target = key(series).key.target;
    one.sample.wallAt = at(second);
    one.sample.readings.push_back(watch::Reading(key(series).key.metric, valueAt(second, program), base::Untrusted(key(series).key.instance)));
    return one;
}

history::ArchiveKey keyIn(const QString &scope) { return {scope, key(0).key}; }

std::vector<history::PastBucket> bucketsOf(const history::Archive &archive, const history::ArchiveKey &of, std::int64_t buckets)
{
    std::vector<history::PastBucket> read = archive.read(of, at(kStart), at(kStart + buckets * kBucket), int(buckets) + 1);
    read.resize(std::min(read.size(), std::size_t(buckets)));
    return read;
}

// How many values each bucket of ten seconds has.
QList<int> countsOf(const history::Archive &archive, const history::ArchiveKey &of, std::int64_t buckets)
{
    QList<int> counts;
    for (const auto &bucket : bucketsOf(archive, of, buckets))
        counts << int(bucket.stat.count);
    return counts;
}

// Whether this bucket is what one program measured, every value of it once.
bool isWhatWasMeasured(const history::PastBucket &bucket, Program by)
{
    history::Stat want;
    const std::int64_t start = std::chrono::floor<std::chrono::seconds>(bucket.start.time_since_epoch()).count();
    for (std::int64_t second = start; second < start + kBucket; ++second)
        want.add(float(valueAt(second, by)));
    const history::Stat &got = bucket.stat;
    return got.count == want.count && test::close(got.mean, want.mean) && test::close(got.minimum, want.minimum) && test::close(got.maximum, want.maximum);
}

// The buckets from first on, before end, that are not what this program measured.
QList<int> wrongBuckets(const history::Archive &archive, const history::ArchiveKey &of, int first, int end, Program by)
{
    const auto read = bucketsOf(archive, of, end);
    QList<int> wrong;
    for (int i = first; i < end; ++i)
        if (std::size_t(i) >= read.size() || !isWhatWasMeasured(read[std::size_t(i)], by))
            wrong << i;
    return wrong;
}

} // namespace

class TstSharedArchive : public QObject {
    Q_OBJECT
private slots:
    void init()
    {
        folder = temporaryFolder();
        QVERIFY(folder->isValid());
        path = folder->filePath(QStringLiteral("history"));
        clock.reset();
        handed.clear();
        first = std::make_unique<SharedArchive>(path, history::Archive::Limits(), clock);
        second = std::make_unique<SharedArchive>(path, history::Archive::Limits(), clock);
        QVERIFY(first->open() && second->open());
        QVERIFY(first->keeps() && !second->keeps());
    }
    void cleanup()
    {
        first.reset();
        second.reset();
    }

    void whoStandsByTakesOverWithoutAHole_data()
    {
        QTest::addColumn<bool>("killed");
        QTest::newRow("it ended") << false;
        QTest::newRow("it was killed") << true;
    }
    void whoStandsByTakesOverWithoutAHole()
    {
        QFETCH(bool, killed);
        both(305);
        if (!killed)
            QVERIFY(first->close());
        first.reset(); // in the middle of a bucket, five seconds after a flush
        both(55);
        QVERIFY(second->keeps());
        QVERIFY(second->close());
        const auto archive = open(path, clock);
        QVERIFY(archive);
        QCOMPARE(countsOf(*archive, key(0), 36), QList<int>(36, 10));
        QCOMPARE(wrongBuckets(*archive, key(0), 0, 30, First), QList<int>());
        QCOMPARE(wrongBuckets(*archive, key(0), 31, 36, Second), QList<int>());
        if (killed) {
            QCOMPARE(wrongBuckets(*archive, key(0), 30, 31, Second), QList<int>());
            return;
        }
        history::Stat half; // five values of the first one, completed from ten of the second one
        for (std::int64_t then = kStart + 300; then < kStart + 310; ++then)
            half.add(float(valueAt(then, Second)));
        const history::Stat completed = bucketsOf(*archive, key(0), 36)[30].stat;
        QVERIFY(test::close(completed.mean, half.mean));
        QVERIFY(test::close(completed.minimum, valueAt(kStart + 300, First)));
        QVERIFY(test::close(completed.maximum, half.maximum));
    }

    void whoClosesRightAfterTheKeeperWasKilledSavesWhatBothSaw()
    {
        both(305);
        first.reset();
        both(3);
        QVERIFY(!second->keeps()); // it has not looked since
        QVERIFY(second->close());
        second.reset();
        const auto archive = open(path, clock);
        QVERIFY(archive);
        QCOMPARE(countsOf(*archive, key(0), 31), QList<int>(30, 10) << 8);
    }

    void whoStandsByReadsWhatTheOtherWrites()
    {
        both(60);
        const auto seen = second->toRead();
        QVERIFY(seen);
        const QList<int> counts = countsOf(*seen, key(0), 5);
        QCOMPARE(counts, QList<int>(5, 10));
        both(60); // and what comes later
        QCOMPARE(countsOf(*second->toRead(), key(0), 11), QList<int>(11, 10));
        QCOMPARE(wrongBuckets(*second->toRead(), key(0), 0, 11, First), QList<int>());
        QCOMPARE(second->toRead().get(), seen.get()); // read on, not anew
    }

    // Its journal becomes a segment meanwhile, another journal begins.
    void whoStandsByReadsOnWhenAnHourIsOver()
    {
        clock.pass(3500);
        for (int i = 0; i < 3; ++i) {
            both(100);
            QVERIFY(second->toRead());
        }
        QCOMPARE(QDir(path).entryList({QStringLiteral("*.segment")}, QDir::Files).size(), 1);
        QCOMPARE(wrongBuckets(*second->toRead(), key(0), 350, 379, First), QList<int>());
        both(100);
        QCOMPARE(wrongBuckets(*second->toRead(), key(0), 350, 389, First), QList<int>());
    }

    void whatTheKeeperDoesNotSeeIsHandedOver()
    {
        for (int i = 0; i < 100; ++i) {
            add(First, QStringLiteral("shop"));
            add(Second, QStringLiteral("lab"));
            add(Second, QStringLiteral("shop")); // it sees that one, too
            tick();
        }
        QVERIFY(second->close()); // with the last seconds
        second.reset();
        noteHanded();
        QVERIFY(handed.contains(keyIn(QStringLiteral("lab"))));
        QVERIFY(!handed.contains(keyIn(QStringLiteral("shop"))));
        QVERIFY(first->flush()); // takes them
        QVERIFY(first->flush()); // writes them
        QCOMPARE(waiting(), 0);
        QVERIFY(first->close());
        first.reset();
        const auto archive = open(path, clock);
        QVERIFY(archive);
        QCOMPARE(wrongBuckets(*archive, keyIn(QStringLiteral("lab")), 0, 10, Second), QList<int>());
        QCOMPARE(wrongBuckets(*archive, keyIn(QStringLiteral("shop")), 0, 10, First), QList<int>());
    }

    // A figure, a limit or an objective that only the other one knows, of a target that both see.
    void aSeriesThatTheKeeperDoesNotKnowIsHandedOver()
    {
        for (int i = 0; i < 100; ++i) {
            add(First, QStringLiteral("shop"));
            add(Second, QStringLiteral("shop"));
            add(Second, QStringLiteral("shop"), 1);
            tick();
        }
        both(30);
        QVERIFY(handed.contains(key(1)));
        QVERIFY(!handed.contains(key(0)));
        QCOMPARE(wrongBuckets(*first->toRead(), key(1), 0, 10, Second), QList<int>());
        QCOMPARE(wrongBuckets(*first->toRead(), key(0), 0, 12, First), QList<int>());
    }

    void aFigureThatTheKeeperCannotAskForIsHandedOver()
    {
        for (int i = 0; i < 130; ++i) {
            watch::Delivery::Sampled refused = sampled(clock.wall(), First);
            refused.sample.readings = {watch::Reading::missing(key(0).key.metric, watch::NoValue::Error, {}, base::Untrusted(key(0).key.instance))};
            first->add(QStringLiteral("shop"), refused);
            add(First, QStringLiteral("shop"), 1); // what it counts of the target without asking it
            add(Second, QStringLiteral("shop"));
            add(Second, QStringLiteral("shop"), 1);
            tick();
        }
        QVERIFY(!handed.contains(key(1)));
        QCOMPARE(wrongBuckets(*first->toRead(), key(0), 0, 10, Second), QList<int>());
    }

    void aRareFigureThatTheKeeperSeesIsNotHandedOver()
    {
        constexpr int kRare = 300;
        for (int i = 0; i < 4 * kRare; ++i) {
            for (const Program program : {First, Second}) {
                if (i % kRare != (program == First ? 0 : kRare / 2))
                    continue;
                watch::Delivery::Sampled rare = sampled(clock.wall(), program);
                rare.interval = std::chrono::seconds(kRare);
                (program == First ? first : second)->add(QStringLiteral("shop"), rare);
            }
            tick();
        }
        QVERIFY(handed.isEmpty());
        QCOMPARE(countsOf(*first->toRead(), key(0), 119).count(1), 4);
    }

    // It watches another environment now, or cannot reach that target any more; it is taken for one that sees it until that is overdue.
    void aRareFigureThatTheKeeperSeesNoMoreIsHandedOver()
    {
        constexpr int kRare = 300;
        for (int i = 0; i < 2 * kRare; ++i) {
            for (const Program program : {First, Second}) {
                if (program == First ? i != 0 : i % kRare != kRare / 2)
                    continue;
                watch::Delivery::Sampled rare = sampled(clock.wall(), program);
                rare.interval = std::chrono::seconds(kRare);
                (program == First ? first : second)->add(QStringLiteral("shop"), rare);
            }
            tick();
        }
        QVERIFY(handed.contains(key(0)));
        QCOMPARE(countsOf(*first->toRead(), key(0), 46).count(1), 3); // of one program, then both of the other one
    }

    void whatIsNotHandedOverIsRememberedLonger()
    {
        history::Standby standby;
        standby.add(key(0), at(kStart), 1, 180s);
        standby.add(key(1), at(kStart), 1, 180s);
        standby.add(key(2), at(kStart), 1);
        const history::SeenBuckets all = standby.due(at(kStart + kBucket), {});
        QCOMPARE(all.size(), std::size_t(1));
        standby.handed({{all.begin()->first, {{key(1), all.begin()->second.value(key(1))}}}});
        standby.forget(at(kStart + 170));
        const history::SeenBuckets left = standby.due(at(kStart + 170), {});
        QVERIFY(left.size() == 1 && left.begin()->second.keys() == QList<history::ArchiveKey>{key(0)});
        standby.forget(at(kStart + 190));
        QVERIFY(standby.takeAll().empty());
    }

    void aFullKeeperSaysSoAndGoesOn()
    {
        cleanup();
        first = std::make_unique<SharedArchive>(path, history::Archive::Limits{.series = 1}, clock);
        second = std::make_unique<SharedArchive>(path, history::Archive::Limits{.series = 1}, clock);
        QVERIFY(first->open() && second->open());
        int said = 0;
        for (int i = 0; i < 200; ++i) {
            add(First, QStringLiteral("shop"));
            add(Second, QStringLiteral("lab"));
            clock.pass(1);
            if (clock.wall() % kBucket != 0)
                continue;
            const auto written = first->flush();
            said += !written && QString::fromStdString(written.error().text).contains(QStringLiteral("more than 1 series"));
            QVERIFY(second->flush());
        }
        QVERIFY(said > 10);
        QVERIFY(waiting() <= 2); // the newest: one that is taken, one that is not
        QCOMPARE(wrongBuckets(*first->toRead(), key(0), 0, 20, First), QList<int>());
    }

    void whatCannotBeLockedIsAnError()
    {
        const QString file = path + QStringLiteral("/lock");
        const auto kept = history::openFile(file, O_RDWR);
        QVERIFY(kept.has_value());
        const auto locked = history::tryToLock(*kept, file);
        QVERIFY(locked.has_value() && !*locked); // another one keeps it
        const auto none = history::tryToLock(history::FileHandle(), file);
        QVERIFY(!none.has_value());
        QVERIFY(QString::fromStdString(none.error().text).contains(file));
    }

    void whatIsHandedOverIsSplitAndBounded()
    {
        const QString other = folder->filePath(QStringLiteral("other"));
        history::Handover much;
        for (int series = 0; series < 100; ++series)
            for (int bucket = 0; bucket < 3; ++bucket)
                much.buckets[bucket].insert(key(series), history::Stat{1, 3, 2, 3, 10});
        much.renames.append({1, QStringLiteral("shop"), QStringLiteral("db"), QStringLiteral("orders")});
        history::HandoverFolder handovers(other, {.file = 4000, .all = 100'000, .files = 400});
        QVERIFY(handovers.put(much, clock.wallNow()));
        history::Handover back;
        const QStringList files = handovers.waiting();
        QVERIFY(files.size() > 3);
        for (const QString &file : files) {
            QVERIFY(QFileInfo(file).size() <= 4000 + 8);
            const auto part = history::HandoverFolder::read(file);
            QVERIFY(part.has_value());
            back.renames += part->renames;
            for (const auto &[bucket, series] : part->buckets)
                back.buckets[bucket].insert(series);
        }
        QCOMPARE(back.renames, much.renames);
        QVERIFY(back.buckets == much.buckets);
        QVERIFY(handovers.put(much, clock.wallNow()));
        const qsizetype before = handovers.waiting().size();
        history::HandoverFolder full(other, {.file = 4000, .all = qint64(bytesIn(other + QStringLiteral("/handed"))) + 8000, .files = 400});
        QVERIFY(!full.put(much, clock.wallNow()));
        QCOMPARE(handovers.waiting().size(), before); // all of it or nothing
    }

    // What was handed to a keeper that was killed before it wrote it.
    void whatWasHandedOverSurvivesTheKeeper()
    {
        for (int i = 0; i < 40; ++i) {
            add(First, QStringLiteral("shop"));
            add(Second, QStringLiteral("lab"));
            tick();
        }
        QVERIFY(second->close());
        first.reset();
        second = std::make_unique<SharedArchive>(path, history::Archive::Limits(), clock);
        QVERIFY(second->open() && second->keeps());
        QVERIFY(second->flush());
        QCOMPARE(wrongBuckets(*second->toRead(), keyIn(QStringLiteral("lab")), 0, 4, Second), QList<int>());
    }

    // While a target is down its seconds come late, half a minute at once.
    void whatComesLateIsHandedOverToo()
    {
        for (int i = 0; i < 60; ++i) {
            add(First, QStringLiteral("shop"));
            if (i < 15)
                add(Second, QStringLiteral("lab"));
            tick();
        }
        for (int then = 15; then < 60; ++then)
            second->add(QStringLiteral("lab"), sampled(kStart + then, Second));
        both(40);
        QCOMPARE(wrongBuckets(*first->toRead(), keyIn(QStringLiteral("lab")), 0, 6, Second), QList<int>());
    }

    void aRenameByWhoStandsByHolds()
    {
        both(60);
        const history::ArchiveKey renamed{QStringLiteral("shop"), {QStringLiteral("orders"), key(0).key.metric, key(0).key.instance}};
        QVERIFY(second->toRead());
        second->rename(QStringLiteral("shop"), QStringLiteral("db"), QStringLiteral("orders"));
        QCOMPARE(countsOf(*second->toRead(), renamed, 5), QList<int>(5, 10)); // at once
        for (int i = 0; i < 3; ++i) {
            clock.pass(10);
            QVERIFY(first->flush() && second->flush());
        }
        QCOMPARE(countsOf(*first->toRead(), renamed, 5), QList<int>(5, 10));
        QVERIFY(first->close() && second->close());
        cleanup();
        const auto archive = open(path, clock);
        QVERIFY(archive);
        QCOMPARE(countsOf(*archive, renamed, 5), QList<int>(5, 10));
    }

    void whatIsDamagedIsLeftOut()
    {
        both(30);
        QVERIFY(QDir().mkpath(path + QStringLiteral("/handed")));
        QFile file(path + QStringLiteral("/handed/000000000000001-1-0.handed"));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("nothing of the kind") > 0);
        file.close();
        both(30);
        QVERIFY(!file.exists());
        QCOMPARE(countsOf(*first->toRead(), key(0), 5), QList<int>(5, 10));
    }

private:
    // A second passes; each ten both do their work.
    void tick()
    {
        clock.pass(1);
        if (clock.wall() % kBucket != 0)
            return;
        for (const auto *one : {&first, &second})
            if (*one && !(*one)->flush())
                QFAIL("it cannot be written");
        noteHanded();
    }
    void add(Program program, const QString &scope, int series = 0) { (program == First ? first : second)->add(scope, sampled(clock.wall(), program, series)); }
    // Of which series files wait now.
    void noteHanded()
    {
        for (const QString &file : history::HandoverFolder(path).waiting())
            if (const auto handover = history::HandoverFolder::read(file))
                for (const auto &[bucket, series] : handover->buckets)
                    for (auto one = series.keyBegin(); one != series.keyEnd(); ++one)
                        handed.insert(*one);
    }
    [[nodiscard]] qsizetype waiting() const { return history::HandoverFolder(path).waiting().size(); }
    // Both see the same, each second.
    void both(int seconds)
    {
        for (int i = 0; i < seconds; ++i) {
            for (const Program program : {First, Second})
                if (program == First ? first : second)
                    add(program, QStringLiteral("shop"));
            tick();
        }
    }

    std::unique_ptr<QTemporaryDir> folder;
    QString path;
    TwoHandedClock clock;
    std::unique_ptr<SharedArchive> first, second;
    QSet<history::ArchiveKey> handed;
};

QTEST_GUILESS_MAIN(TstSharedArchive)
#include "tst_sharedarchive.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
// The archive against a naive memory of everything, and against clocks, names, bounds and damage.

#include "tests/history/archivefixture.h"

#include <QTest>

using namespace test;
using history::Archive;
using history::kArchiveLevels;
using history::kDay;

namespace {

constexpr int kSeries = 3;
constexpr std::int64_t kEach = 5; // s between two samples
constexpr std::int64_t kFlush = 180;

// Every value that was ever given, by time.
struct Naive {
    std::vector<std::vector<float>> values{kSeries}; // one each kEach seconds from kStart on; NaN: none

    [[nodiscard]] history::Stat over(int series, std::int64_t from, std::int64_t to) const
    {
        history::Stat stat;
        double sum = 0;
        const auto &all = values[std::size_t(series)];
        const std::int64_t first = std::max<std::int64_t>(0, (from - kStart + kEach - 1) / kEach);
        for (std::int64_t i = first; i < std::int64_t(all.size()) && kStart + i * kEach < to; ++i)
            if (const float v = all[std::size_t(i)]; !std::isnan(v)) {
                stat.merge({v, v, v, v, 1});
                sum += double(v);
            }
        if (stat.count > 0)
            stat.mean = float(sum / stat.count);
        return stat;
    }
};

// Empty: as it should be.
QString difference(const Archive &archive, const Naive &naive, int series, std::int64_t from, std::int64_t to, int buckets)
{
    const auto answer = archive.read(key(series), at(from), at(to), buckets);
    const bool any = naive.over(series, from, to).count > 0;
    if (answer.empty())
        return any ? QStringLiteral("nothing came") : QString();
    if (int(answer.size()) > buckets)
        return QStringLiteral("too many buckets");
    const std::int64_t width = answer.size() > 1 ? (answer[1].start - answer[0].start) / std::chrono::seconds(1) : to - from;
    for (const history::PastBucket &bucket : answer) {
        const std::int64_t start = std::chrono::floor<std::chrono::seconds>(bucket.start.time_since_epoch()).count();
        const history::Stat want = naive.over(series, start, std::min(start + width, to));
        const history::Stat &got = bucket.stat;
        if (got.count != want.count && buckets > 1 && start + width <= to)
            return QStringLiteral("%1 + %2: %3 values, not %4").arg(start).arg(width).arg(got.count).arg(want.count);
        if (start + width <= to && buckets > 1 && want.count > 0
            && !(test::close(got.minimum, double(want.minimum)) && test::close(got.maximum, double(want.maximum))
                 && std::abs(double(got.mean) - double(want.mean)) <= std::abs(double(want.mean)) / 8192))
            return QStringLiteral("%1 + %2: %3 %4 %5, not %6 %7 %8").arg(start).arg(width).arg(double(got.minimum)).arg(double(got.mean))
                .arg(double(got.maximum)).arg(double(want.minimum)).arg(double(want.mean)).arg(double(want.maximum));
    }
    return {};
}

} // namespace

class TstArchive : public QObject {
    Q_OBJECT
private slots:
    void init()
    {
        folder = temporaryFolder();
        QVERIFY(folder->isValid());
        path = folder->filePath(QStringLiteral("history"));
        clock.reset();
    }

    void aRenamedTargetKeepsItsPast()
    {
        const auto of = [](const char *target) {
            return history::ArchiveKey{QStringLiteral("shop"), {QString::fromLatin1(target), watch::MetricId(QStringLiteral("pg.tps")), {}}};
        };
        auto archive = open(path, clock);
        const auto hour = [&](std::initializer_list<std::pair<const char *, double>> figures) {
            for (int i = 0; i < 360; ++i, clock.pass(10))
                for (const auto &[target, value] : figures)
                    archive->add(of(target), clock.wallNow(), value);
            QVERIFY(archive->flush());
        };
        const auto seen = [&](const char *target) { // the average of each of the three hours, 0: nothing
            QList<double> hours;
            for (int h = 0; h < 3; ++h) {
                const auto buckets = archive->read(of(target), at(kStart + h * 3600 + 60), at(kStart + (h + 1) * 3600 - 60), 1);
                hours << (buckets.empty() || buckets[0].stat.count == 0 ? 0 : double(buckets[0].stat.mean));
            }
            return hours;
        };
        hour({{"db", 1}, {"orders", 9}}); // another one was called so once
        archive->rename(QStringLiteral("shop"), QStringLiteral("db"), QStringLiteral("orders"));
        archive->rename(QStringLiteral("elsewhere"), QStringLiteral("orders"), QStringLiteral("db"));
        hour({{"orders", 2}, {"db", 7}}); // and a new one got the old id
        archive->rename(QStringLiteral("shop"), QStringLiteral("orders"), QStringLiteral("sales"));
        hour({{"sales", 3}});
        for (int opened = 0; opened < 2; ++opened) {
            QCOMPARE(seen("sales"), (QList<double>{1, 2, 3}));
            QCOMPARE(seen("db"), (QList<double>{0, 7, 0}));
            QCOMPARE(seen("orders"), (QList<double>{0, 0, 0}));
            QVERIFY(archive->close());
            archive.reset();
            archive = open(path, clock);
        }
        clock.pass(history::kDay * 2); // from segments of minutes, too
        for (int i = 0; i < 20; ++i, clock.pass(60))
            QVERIFY(archive->flush());
        QCOMPARE(seen("sales"), (QList<double>{1, 2, 3}));
    }

    // 91 days of three series with holes, opened anew now and then, each level against the naive memory.
    void ninetyOneDays()
    {
        std::mt19937 random(20261126);
        std::uniform_real_distribution<double> share(0, 1);
        Naive naive;
        auto archive = open(path, clock);
        QVERIFY(archive);
        std::array<double, kSeries> level{100, 5000, 0.2};
        std::array<std::int64_t, kSeries> silentUntil{};
        const std::int64_t end = kStart + 91 * kDay;
        int reopened = 0;
        while (clock.wall() < end) {
            for (std::int64_t t = clock.wall(); t < clock.wall() + kFlush; t += kEach)
                for (int s = 0; s < kSeries; ++s) {
                    double &v = level[std::size_t(s)];
                    v *= 1 + 0.02 * (share(random) - 0.5) + (100 - v) * (s == 0 ? 1e-5 : 0);
                    if (share(random) < 2e-5)
                        silentUntil[std::size_t(s)] = t + std::int64_t(share(random) * 30 * 3600);
                    const bool silent = t < silentUntil[std::size_t(s)];
                    naive.values[std::size_t(s)].push_back(silent ? NAN : float(v));
                    if (!silent)
                        archive->add(key(s), at(t), v);
                }
            clock.pass(kFlush);
            QVERIFY(archive->flush());
            if (share(random) < 3e-3) {
                QVERIFY(archive->close());
                archive.reset();
                archive = open(path, clock);
                QVERIFY(archive);
                ++reopened;
            }
        }
        clock.pass(10);
        QVERIFY(archive->flush());
        QVERIFY(reopened > 50);
        QVERIFY(archive->takeDamaged().isEmpty());

        const std::int64_t now = clock.wall();
        const auto check = [&](const char *what, std::int64_t oldest, std::int64_t shortest, std::int64_t longest, int rounds) {
            for (int i = 0; i < rounds; ++i) {
                const std::int64_t length = shortest + std::int64_t(share(random) * double(longest - shortest));
                const std::int64_t from = now - oldest + std::int64_t(share(random) * double(oldest - length));
                const int buckets = 2 + int(share(random) * 600);
                const QString wrong = difference(*archive, naive, i % kSeries, from, std::min(from + length, now), buckets);
                QVERIFY2(wrong.isEmpty(), qPrintable(QLatin1String(what) + QStringLiteral(": ") + wrong));
            }
        };
        check("10 s", 2 * kDay - 3600, 300, 2 * kDay - 7200, 200);
        check("1 min", 14 * kDay - kDay / 2, 1800, 13 * kDay, 200);
        check("10 min", 90 * kDay - kDay, 6 * 3600, 88 * kDay, 200);

        // finest where it is kept: five minutes of two days ago in buckets of ten seconds
        int finest = 0;
        for (int s = 0; s < kSeries; ++s)
            if (const auto fine = archive->read(key(s), at(now - 2 * kDay + 600), at(now - 2 * kDay + 900), 31); fine.size() > 1)
                finest += fine[1].start - fine[0].start == std::chrono::seconds(10);
        QVERIFY(finest > 0);
        // nothing older than the plan, and little more than it on disk
        int oldest = 0;
        for (const QString &file : QDir(path).entryList({QStringLiteral("*.segment")})) {
            const auto name = history::SegmentName::parse(file, history::kSegmentEnding);
            QVERIFY(name);
            QVERIFY2(name->end() + name->of().keep >= now - 3600, qPrintable(file));
            oldest += name->level == 2;
        }
        QVERIFY(oldest >= 22 && oldest <= 24);
        QCOMPARE(archive->bytes(), bytesIn(path));
    }

    void aHoleStaysAHole()
    {
        auto archive = open(path, clock);
        for (int i = 0; i < 360; ++i) {
            if (i < 100 || i >= 200)
                archive->add(key(0), clock.wallNow(), 7);
            clock.pass(10);
            QVERIFY(archive->flush());
        }
        const auto answer = archive->read(key(0), at(kStart), at(kStart + 3600), 361);
        QCOMPARE(int(answer.size()), 360);
        for (int i = 0; i < 360; ++i)
            QCOMPARE(answer[std::size_t(i)].stat.count, i < 100 || i >= 200 ? 1U : 0U);
    }

    void ofTwoEnvironmentsWithTheSameNames()
    {
        auto archive = open(path, clock);
        history::ArchiveKey other = key(0);
        other.scope = QStringLiteral("other");
        archive->add(key(0), clock.wallNow(), 1);
        archive->add(other, clock.wallNow(), 2);
        clock.pass(10);
        QVERIFY(archive->flush());
        QCOMPARE(archive->read(key(0), at(kStart), at(kStart + 10), 1).at(0).stat.mean, 1.0F);
        QCOMPARE(archive->read(other, at(kStart), at(kStart + 10), 1).at(0).stat.mean, 2.0F);
    }

    void hostileNamesComeBack()
    {
        QList<history::ArchiveKey> keys;
        for (const QString &name : {QString(), QString(QChar(0)), QStringLiteral("../../etc/passwd"), QStringLiteral("a\nb\x1b[31m"),
                                    QString(QChar(0xd800)), QString(70'000, u'x'), QStringLiteral("\u202e\U0001F600"), QStringLiteral("a"),
                                    QStringLiteral("a").append(QChar(0))})
            keys.append({QStringLiteral("shop"), {name, watch::MetricId(QStringLiteral("m")), name}});
        auto archive = open(path, clock);
        for (int i = 0; i < keys.size(); ++i)
            archive->add(keys[i], clock.wallNow(), i + 1);
        clock.pass(10);
        QVERIFY(archive->flush());
        QVERIFY(archive->close());
        archive.reset();
        archive = open(path, clock);
        QVERIFY(archive->takeDamaged().isEmpty());
        QCOMPARE(archive->known().size(), keys.size());
        for (int i = 0; i < keys.size(); ++i) {
            QVERIFY(archive->known().contains(keys[i]));
            QCOMPARE(archive->read(keys[i], at(kStart), at(kStart + 10), 1).at(0).stat.mean, float(i + 1));
        }
        for (const QString &file : QDir(path).entryList(QDir::Files))
            QVERIFY2(!file.contains(u"passwd"), qPrintable(file));
    }

    void aSeriesThatFellSilentIsForgottenAfterNinetyDays()
    {
        auto archive = open(path, clock);
        archive->add(key(0), clock.wallNow(), 1);
        for (int day = 0; day < 92; ++day) {
            archive->add(key(1), clock.wallNow(), 1);
            clock.pass(kDay);
            QVERIFY(archive->flush());
            QCOMPARE(archive->known().contains(key(0)), day < 90);
        }
        QVERIFY(archive->known().contains(key(1)));
    }

    void tooManySeriesAreSaidAndCostNothingElse()
    {
        auto archive = open(path, clock, {.bytes = 1'000'000, .series = 5});
        for (int i = 0; i < 8; ++i)
            archive->add(key(i), clock.wallNow(), 1);
        clock.pass(10);
        const auto said = archive->flush();
        QVERIFY(!said);
        QVERIFY(QString::fromStdString(said.error().text).contains(u"more than 5"));
        QCOMPARE(archive->known().size(), 5);
        QVERIFY(!archive->read(key(4), at(kStart), at(kStart + 10), 1).empty());
        QVERIFY(archive->flush());
    }

    void neverMoreThanTheBound()
    {
        constexpr std::uint64_t kBound = 400'000;
        std::mt19937 random(3);
        std::uniform_real_distribution<double> share(0, 1);
        auto archive = open(path, clock, {.bytes = kBound, .series = 100});
        for (int i = 0; i < 6 * 24 * 60; ++i) {
            for (int s = 0; s < 20; ++s)
                for (int k = 0; k < 6; ++k)
                    archive->add(key(s), clock.wallNow() + std::chrono::seconds(10 * k), share(random));
            clock.pass(60);
            QVERIFY(archive->flush());
            if (i % 10 == 0) {
                QCOMPARE(archive->bytes(), bytesIn(path));
                QVERIFY2(archive->bytes() <= kBound, qPrintable(QString::number(archive->bytes())));
            }
        }
        QVERIFY(archive->bytes() > kBound / 2);
        const std::int64_t now = clock.wall();
        const auto newest = archive->read(key(7), at(now - 1800), at(now), 181);
        QVERIFY(std::count_if(newest.begin(), newest.end(), [](const auto &b) { return b.stat.count > 0; }) >= 178);
    }

    void aClockThatJumps()
    {
        auto archive = open(path, clock);
        const auto run = [&](int minutes, double value) {
            for (int i = 0; i < minutes * 6; ++i) {
                archive->add(key(0), clock.wallNow(), value);
                clock.pass(10);
                QVERIFY(archive->flush());
            }
        };
        run(300, 1);
        clock.setWall(clock.wall() - 2 * 3600); // set back: the same hours come again
        run(240, 3);
        const auto twice = archive->read(key(0), at(kStart + 4 * 3600), at(kStart + 4 * 3600 + 600), 2);
        QCOMPARE(twice[0].stat.count, 120U);
        QCOMPARE(twice[0].stat.minimum, 1.0F);
        QCOMPARE(twice[0].stat.maximum, 3.0F);
        const std::int64_t then = clock.wall();
        clock.setWall(then + 3 * kDay); // forward: a hole
        run(30, 5);
        const auto hole = archive->read(key(0), at(then), at(then + 3 * kDay + 1800), 74);
        QVERIFY(std::count_if(hole.begin(), hole.end(), [](const auto &b) { return b.stat.count > 0; }) <= 3);
        // a day later all of it is there at coarser levels, and each value once
        clock.pass(6 * kDay);
        QVERIFY(archive->flush());
        const auto sum = archive->read(key(0), at(kStart - kDay), at(clock.wall()), 1);
        QCOMPARE(sum.at(0).stat.count, 6U * (300 + 240 + 30));
    }

    void aWrongClockForAShortTimeCostsNothing()
    {
        auto archive = open(path, clock);
        for (int i = 0; i < 5; ++i) {
            archive->add(key(0), clock.wallNow(), 1);
            clock.pass(3600);
            QVERIFY(archive->flush());
        }
        const std::int64_t right = clock.wall();
        archive.reset();
        clock.setWall(right + 3 * 365 * kDay);
        archive = open(path, clock);
        for (int i = 0; i < 50; ++i) { // eight minutes
            clock.pass(10);
            QVERIFY(archive->flush());
        }
        clock.setWall(right + 600);
        for (int i = 0; i < 200; ++i) {
            clock.pass(10);
            QVERIFY(archive->flush());
        }
        QCOMPARE(archive->read(key(0), at(kStart - 60), at(right), 1).at(0).stat.count, 5U);
    }

    void onlyOneProgramWritesIt()
    {
        auto archive = open(path, clock);
        const auto second = Archive::open(path, {}, clock);
        QVERIFY(!second);
        QVERIFY(QString::fromStdString(second.error().text).contains(path));
    }

    void whereNothingCanBeWritten()
    {
        QFile file(folder->filePath(QStringLiteral("file")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        const auto refused = Archive::open(file.fileName() + QStringLiteral("/history"), {}, clock);
        QVERIFY(!refused);
        QVERIFY(!refused.error().text.empty());
    }

private:
    std::unique_ptr<QTemporaryDir> folder;
    QString path;
    TwoHandedClock clock;
};

QTEST_GUILESS_MAIN(TstArchive)
#include "tst_archive.moc"

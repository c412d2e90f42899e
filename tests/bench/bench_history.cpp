// SPDX-License-Identifier: GPL-3.0-or-later
// The long memory at its full size: 5,000 restless series for 90 days. Size on disk, time from a cold cache until any range
// stands on charts, and of the read alone, cost of a sample written. The past is made segment by segment, the last half day goes the way the desktop goes.

#include "models/history/archive.h"
#include "tests/bench/benchtable.h"
#include "tests/bench/cputime.h"
#include "tests/bench/median.h"
#include "tests/bench/ownfolders.h"
#include "tests/bench/rangescreen.h"

#include <QApplication>
#include <QDir>
#include <QTemporaryDir>

#include <cmath>
#include <fcntl.h>
#include <random>
#include <unistd.h>

using history::kArchiveLevels;
using history::kDay;
using history::SegmentName;

namespace {

constexpr int kSeries = 5000;
constexpr int kCharts = 12;
constexpr int kBuckets = 400; // of a wide chart
constexpr int kReads = 50;
constexpr double kShortest = 300, kLongest = 90.0 * kDay;
constexpr std::int64_t kTurn = 5000 * 4 * kDay; // where the made past ends: every level has a whole segment there
constexpr std::int64_t kLived = 13 * 3600;

history::ArchiveKey key(int n)
{
    return {QStringLiteral("bench"),
            {QStringLiteral("target-%1").arg(n / 40), watch::MetricId(QStringLiteral("pg.metric.%1").arg(n % 40)), {}}};
}

// Half their size up and down at each step: what packs worst among figures that are not noise alone.
class Restless {
public:
    double share()
    {
        m_state ^= m_state << 13;
        m_state ^= m_state >> 7;
        m_state ^= m_state << 17;
        return double(m_state >> 11) / 9007199254740992.0;
    }
    history::Stat stat(double size, std::uint32_t count)
    {
        const double mean = size * (0.75 + 0.5 * share());
        const double spread = size * 0.25;
        return {float(mean - spread * share()), float(mean + spread * share()), float(mean), float(mean), count};
    }

private:
    std::uint64_t m_state = 0x9E3779B97F4A7C15ULL;
};

double sizeOf(int series) { return std::pow(10.0, series % 7 - 1) * (1 + series % 13); }

bool makeSegment(const QString &folder, const SegmentName &name, const std::vector<std::pair<history::SeriesId, int>> &series, Restless &noise)
{
    std::vector<SegmentName> sources;
    if (name.level > 0) {
        const std::int64_t finer = kArchiveLevels[name.level - 1].span();
        for (std::int64_t at = name.start(); at < name.end(); at += finer)
            sources.push_back({name.level - 1, at / finer, 0});
    }
    history::SegmentBuilder builder(name, std::move(sources));
    std::vector<history::Stat> stats(std::size_t(name.of().buckets));
    for (const auto &[id, n] : series) {
        for (history::Stat &stat : stats)
            stat = noise.stat(sizeOf(n), std::uint32_t(name.of().width));
        builder.add(id, stats);
    }
    const std::vector<std::byte> bytes = builder.finish();
    QFile file(folder + u'/' + name.file(history::kSegmentEnding));
    return file.open(QIODevice::WriteOnly) && file.write(reinterpret_cast<const char *>(bytes.data()), qint64(bytes.size())) == qint64(bytes.size());
}

bool makePast(const QString &folder, Restless &noise)
{
    std::vector<std::pair<history::SeriesId, int>> series;
    for (int n = 0; n < kSeries; ++n)
        series.emplace_back(history::idOf(key(n)), n);
    std::sort(series.begin(), series.end());
    for (std::uint32_t level = 0; level < kArchiveLevels.size(); ++level) {
        const history::ArchiveLevel &l = kArchiveLevels[level];
        for (std::int64_t at = kTurn - (l.keep + l.span() - 1) / l.span() * l.span(); at < kTurn; at += l.span())
            if (!makeSegment(folder, {level, at / l.span(), 0}, series, noise))
                return false;
    }
    return true;
}

std::uint64_t bytesIn(const QString &folder)
{
    std::uint64_t sum = 0;
    for (const QFileInfo &info : QDir(folder).entryInfoList(QDir::Files))
        sum += std::uint64_t(info.size());
    return sum;
}

void forgetCache(const QString &folder)
{
    for (const QFileInfo &info : QDir(folder).entryInfoList(QDir::Files)) {
        const int fd = ::open(QFile::encodeName(info.filePath()).constData(), O_RDONLY | O_CLOEXEC);
        if (fd < 0)
            continue;
        ::fdatasync(fd);
        ::posix_fadvise(fd, 0, 0, POSIX_FADV_DONTNEED);
        ::close(fd);
    }
}

std::unique_ptr<history::Archive> open(const QString &folder, const base::Clock &clock)
{
    auto archive = history::Archive::open(folder, {}, clock);
    if (!archive)
        qFatal("%s", archive.error().text.c_str());
    return std::move(*archive);
}

struct Wish {
    std::chrono::seconds length{}, back{};
    int first = 0; // of the series
};

Wish wish(int i, int charts, std::mt19937 &random)
{
    std::uniform_real_distribution<double> share(0, 1);
    const double range = i == 0 ? kLongest : kShortest * std::pow(kLongest / kShortest, share(random));
    Wish w;
    w.length = std::chrono::seconds(std::int64_t(range));
    w.back = std::chrono::seconds(i % 2 ? std::int64_t(share(random) * (kLongest - range)) : 0); // half of them end now
    w.first = int(share(random) * (kSeries - charts));
    return w;
}

// Milliseconds of each of kReads reads of `charts` series over one range.
std::vector<double> reads(const QString &folder, const base::Clock &clock, int charts, std::mt19937 &random)
{
    std::vector<double> times;
    const auto archive = open(folder, clock);
    for (int i = 0; i < kReads; ++i) {
        const Wish w = wish(i, charts, random);
        forgetCache(folder);
        const double begun = bench::wall();
        for (int c = 0; c < charts; ++c)
            if (archive->read(key(w.first + c), clock.wallNow() - w.back - w.length, clock.wallNow() - w.back, kBuckets).empty())
                qFatal("nothing in %lld s", (long long)w.length.count());
        times.push_back((bench::wall() - begun) * 1000);
    }
    return times;
}

// Milliseconds of each until so many charts have been painted with it.
std::vector<double> paintings(const QString &folder, const base::Clock &clock, int charts, std::mt19937 &random)
{
    std::vector<double> times;
    bench::RangeScreen screen(folder, clock, charts);
    for (int i = 0; i < kReads; ++i) {
        const Wish w = wish(i, charts, random);
        screen.aim(key(0).scope, w.length, w.back);
        QList<history::SeriesKey> keys;
        for (int c = 0; c < charts; ++c)
            keys.append(key(w.first + c).key);
        forgetCache(folder);
        times.push_back(screen.show(keys));
        if (times.back() < 0)
            qFatal("nothing painted of %lld s", (long long)w.length.count());
    }
    return times;
}

} // namespace

int main(int argc, char **argv)
{
    const bench::OwnFolders folders;
    QApplication application(argc, argv);
    BenchTable table;
    const QTemporaryDir temporary;
    const QString folder = temporary.filePath(QStringLiteral("history"));
    QDir().mkpath(folder);
    Restless noise;
    const double begun = bench::wall();
    if (!makePast(folder, noise))
        qFatal("cannot write %s", qPrintable(folder));
    std::printf("past made in %.0f s, %.2f GB\n", bench::wall() - begun, double(bytesIn(folder)) / 1e9);

    base::ManualClock clock;
    const auto wallStart = clock.wallNow().time_since_epoch() - clock.now().time_since_epoch();
    clock.set(base::TimePoint(std::chrono::seconds(kTurn) - wallStart));
    std::vector<history::ArchiveKey> keys;
    for (int n = 0; n < kSeries; ++n)
        keys.push_back(key(n));
    auto archive = open(folder, clock);
    std::vector<double> flushes;
    std::uint64_t most = 0, samples = 0;
    const double cpu = bench::ownCpu();
    for (std::int64_t second = 0; second < kLived; second += 10) {
        for (int n = 0; n < kSeries; ++n)
            archive->add(keys[std::size_t(n)], clock.wallNow(), sizeOf(n) * (0.75 + 0.5 * noise.share()));
        samples += kSeries;
        clock.set(clock.now() + std::chrono::seconds(10));
        const double flushed = bench::wall();
        if (const auto written = archive->flush(); !written)
            qFatal("%s", written.error().text.c_str());
        flushes.push_back((bench::wall() - flushed) * 1000);
        most = std::max(most, archive->bytes());
    }
    const double perSample = (bench::ownCpu() - cpu) / double(samples) * 1e6;
    if (!archive->close())
        qFatal("not closed");
    most = std::max(most, bytesIn(folder));
    archive.reset();

    std::mt19937 random(5);
    const std::vector<double> one = reads(folder, clock, 1, random);
    const std::vector<double> dashboard = reads(folder, clock, kCharts, random);
    bench::printAll("one series, ms", one);
    bench::printAll("twelve series, ms", dashboard);
    const double made = bench::wall() - begun;
    const std::vector<double> chart = paintings(folder, clock, 1, random);
    const std::vector<double> screen = paintings(folder, clock, kCharts, random);
    bench::printAll("one chart, ms", chart);
    bench::printAll("twelve charts, ms", screen);
    table.atMost("5,000 restless series for 90 days on disk, at most", double(most) / 1e9, 2.0, "GB");
    table.atMost("any range on screen, one chart, 5 min to 90 d, cold: median", bench::median(chart), 200, "ms");
    table.atMost("any range on screen, one chart: worst of 50", bench::share(chart, 1), 200, "ms");
    table.atMost("any range on screen, twelve charts, 5 min to 90 d, cold: median", bench::median(screen), 200, "ms");
    table.atMost("any range on screen, twelve charts: worst of 50", bench::share(screen, 1), 200, "ms");
    table.atMost("one series read, 5 min to 90 d, cold: median", bench::median(one), 200, "ms");
    table.atMost("one series read, 5 min to 90 d, cold: worst of 50", bench::share(one, 1), 200, "ms");
    table.atMost("twelve series read, 5 min to 90 d, cold: median", bench::median(dashboard), 200, "ms");
    table.atMost("twelve series read, 5 min to 90 d, cold: worst of 50", bench::share(dashboard, 1), 200, "ms");
    table.atMost("processor time for a sample written, upkeep and all", perSample, 3, "us");
    table.note("a flush of 5,000 buckets: median", bench::median(flushes), "ms");
    table.note("the longest flush (half a day summed up)", bench::share(flushes, 1), "ms");
    table.atMost("all of it made in", made, 180, "s");
    return table.exitCode();
}

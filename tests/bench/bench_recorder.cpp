// SPDX-License-Identifier: GPL-3.0-or-later
// The flight recorder at its full size: a day of seconds of a server with 500 busy sessions on a made clock. Size on
// disk, time until any second stands on the screens, and on the tape alone, cost of a second, time until the last start's
// second is there.

#include "models/recorder/recording.h"
#include "tests/bench/benchtable.h"
#include "tests/bench/cputime.h"
#include "tests/bench/median.h"
#include "tests/bench/ownfolders.h"
#include "tests/bench/scrubbedscreen.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QTemporaryDir>

#include <random>

using namespace recorder;
using namespace Qt::StringLiterals;

namespace {

constexpr int kSessions = 500, kDay = 86'400, kMetrics = 120, kSeeks = 200;

// Statements of an application: the same 300, half of them with literals of their own each time. In one second `share`
// of the sessions begins another one; the ages of all grow.
class BusyServer {
public:
    explicit BusyServer(double share) : m_share(share), m_rows(kSessions)
    {
        for (int i = 0; i < kSessions; ++i) {
            m_rows[std::size_t(i)].pid = 4000 + i * 3;
            begin(m_rows[std::size_t(i)]);
        }
        frame.scope = u"bench"_s;
        frame.moment.now = base::TimePoint(std::chrono::hours(7));
        frame.moment.wallNow = base::WallTime(std::chrono::seconds(1'790'000'000));
    }

    const Frame &second()
    {
        frame.moment.now += std::chrono::microseconds(1'000'000 + pick(400) - 200);
        frame.moment.wallNow += std::chrono::seconds(1);
        const std::int64_t passed = 1'000'000 + pick(4000) - 2000;
        for (watch::SessionRow &row : m_rows) {
            if (pick(1'000'000) < m_share * 1'000'000)
                begin(row);
            else
                for (std::optional<double> *age : {&row.stateSeconds, &row.transactionSeconds, &row.querySeconds})
                    if (*age)
                        *age = fromMillionths(*millionths(**age) + passed);
        }
        auto snapshot = std::make_shared<watch::TargetSnapshot>();
        snapshot->target = u"primary"_s;
        snapshot->status.condition = watch::Condition::Up;
        snapshot->status.lastAnswer = frame.moment.now - std::chrono::microseconds(pick(200'000));
        snapshot->cost = {2, pick(10'000) / 1000.0};
        for (int i = 0; i < kMetrics; ++i) {
            watch::TargetSnapshot::Latest latest;
            latest.reading = watch::Reading(m_metrics[std::size_t(i)], i % 2 ? pick(500) : pick(1 << 30) / 977.0);
            latest.sentAt = snapshot->status.lastAnswer;
            latest.wallAt = frame.moment.wallNow;
            latest.interval = std::chrono::seconds(1);
            snapshot->latest.push_back(latest);
        }
        snapshot->sessions = std::make_shared<const std::vector<watch::SessionRow>>(m_rows);
        frame.moment.snapshots.insert(snapshot->target, snapshot);
        return frame;
    }

    Frame frame;

private:
    int pick(int below) { return int(m_random() % unsigned(below)); }

    void begin(watch::SessionRow &row)
    {
        const int which = pick(300);
        row.user = base::Untrusted(u"app_%1"_s.arg(row.pid % 4));
        row.database = base::Untrusted(u"shop"_s);
        row.application = base::Untrusted(u"api-%1"_s.arg(row.pid % 12));
        row.client = base::Untrusted(u"10.1.2.%1"_s.arg(row.pid % 200));
        row.backendType = u"client backend"_s;
        row.state = pick(3) ? u"active"_s : u"idle in transaction"_s;
        row.waitType = pick(4) ? QString() : u"Lock"_s;
        row.waitEvent = row.waitType.isEmpty() ? QString() : u"transactionid"_s;
        row.blockedBy = row.waitType.isEmpty() ? std::vector<int>{} : std::vector<int>{4000 + pick(500) * 3};
        const int began = pick(1'000'000);
        row.querySeconds = fromMillionths(began);
        row.stateSeconds = fromMillionths(began - pick(20));
        row.transactionSeconds = fromMillionths(began + (pick(2) ? 0 : pick(5'000'000)));
        row.statement = base::Untrusted(which % 2
            ? u"UPDATE orders_%1 SET state = 'paid', note = 'customer %2 at %3' WHERE id = %4 AND state = 'open' RETURNING id, total, placed_at"_s
                  .arg(which).arg(pick(1'000'000)).arg(pick(1'000'000)).arg(pick(100'000'000))
            : u"SELECT o.id, o.total, o.placed_at, c.name FROM orders_%1 AS o JOIN customers AS c ON c.id = o.customer_id WHERE o.state = $1 ORDER BY 3 DESC LIMIT 50"_s
                  .arg(which));
    }

    static std::vector<watch::MetricId> metrics()
    {
        std::vector<watch::MetricId> made;
        for (int i = 0; i < kMetrics; ++i)
            made.emplace_back(u"bench.metric.%1"_s.arg(i));
        return made;
    }

    double m_share;
    std::mt19937 m_random{42};
    std::vector<watch::SessionRow> m_rows;
    std::vector<watch::MetricId> m_metrics = metrics();
};

std::uint64_t bytesOf(double share, int seconds)
{
    const QTemporaryDir dir;
    auto recording = Recording::open(dir.path(), {8'000'000'000, std::chrono::seconds(60), std::chrono::minutes(30)});
    BusyServer server(share);
    for (int s = 0; s < seconds; ++s)
        if (!(*recording)->append(server.second()))
            return 0;
    return (*recording)->tape().bytes();
}

} // namespace

int main(int argc, char **argv)
{
    const bench::OwnFolders folders;
    QApplication application(argc, argv);
    BenchTable table;
    const QTemporaryDir dir;
    double cpu = 0;
    base::WallTime first{}, last{};
    Frame newest;
    {
        auto recording = Recording::open(dir.path(), {8'000'000'000, std::chrono::seconds(60), std::chrono::minutes(30)});
        if (!recording)
            return 2;
        BusyServer server(0.2);
        for (int s = 0; s < kDay; ++s) {
            const Frame &frame = server.second();
            const double before = bench::ownCpu();
            if (!(*recording)->append(frame))
                return 2;
            cpu += bench::ownCpu() - before;
            first = s == 0 ? frame.moment.wallNow : first;
            last = frame.moment.wallNow;
        }
        newest = server.frame;
        table.atMost("24 h of 500 sessions, a fifth begins another statement each second", double((*recording)->tape().bytes()) / 1e6, 500, "MB");
    }
    const double worst = double(bytesOf(1, 600)) * 6 / 1e6; // an hour
    if (worst <= 0)
        return 2;
    table.note("24 h where each of them does, from 10 min", worst * 24, "MB");
    table.note("hours of that in 500 MB", 500 / worst, "h");
    table.atMost("9 h of that, in what is held when the oldest segment has just gone", worst * 9, 500 * 15 / 16., "MB");
    table.note("the same where one in fifty does, from 10 min", double(bytesOf(0.02, 600)) * 144 / 1e6, "MB");
    table.note("CPU to record a second", cpu / kDay * 1e3, "ms");

    QElapsedTimer timer;
    timer.start();
    Tape tape = Tape::ofFolder(dir.path());
    table.note("look through the whole tape at start", double(timer.nsecsElapsed()) / 1e6, "ms");
    timer.start();
    if (!tape.newest(u"bench"_s, last + std::chrono::seconds(10)))
        return 2;
    table.note("last second before this start", double(timer.nsecsElapsed()) / 1e6, "ms");
    std::mt19937 random(7);
    std::vector<double> seeks;
    for (int i = 0; i < kSeeks; ++i) {
        const base::WallTime at = first + std::chrono::seconds(random() % kDay);
        timer.start();
        const FramePtr frame = tape.at(u"bench"_s, at);
        seeks.push_back(double(timer.nsecsElapsed()) / 1e6);
        if (!frame || frame->moment.wallNow != at)
            return 2;
    }
    bench::ScrubbedScreen screen(dir.path(), newest);
    std::vector<double> shown;
    for (int i = 0; i < kSeeks; ++i) {
        shown.push_back(screen.seek(first + std::chrono::seconds(random() % kDay)));
        if (shown.back() < 0)
            qFatal("a second did not come to the screen");
    }
    table.note("seek to any second, until the screens have shown it: median", bench::median(shown), "ms");
    table.atMost("seek to any second, until the screens have shown it: worst", bench::share(shown, 1), 100, "ms");
    table.note("to any second on the tape alone, median", bench::median(seeks), "ms");
    table.atMost("to any second on the tape alone, worst of 200", bench::share(seeks, 1), 100, "ms");
    return table.exitCode();
}

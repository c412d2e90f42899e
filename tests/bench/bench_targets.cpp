// SPDX-License-Identifier: GPL-3.0-or-later
// A thousand targets at 1 Hz: 20 real clusters of 50 databases, each with a client that is busy, watched through two
// connections a cluster, and through those and one more a database. What the engine costs, what is felt at the screen of
// the window with all of them in it, and whether each target is sampled each second.

#include "models/events/eventbook.h"
#include "models/history/longmemory.h"
#include "models/history/past.h"
#include "models/recorder/flightrecorder.h"
#include "tests/bench/benchtable.h"
#include "tests/bench/consolescreen.h"
#include "tests/bench/guiframes.h"
#include "tests/bench/smallclusters.h"
#include "ui/dashboard/dashboardpane.h"

#include <QTemporaryDir>

#include <pthread.h>

using namespace std::chrono_literals;

namespace {

constexpr int kClusters = 20, kDatabases = 50;
constexpr double kSettled = 40, kMeasured = 30; // seconds

// The window with all that the desktop program joins to it.
class WholeConsole {
public:
    explicit WholeConsole(environment::EnvironmentPtr environment) : screen(environment)
    {
        screen.feed().engine().post([](flow::Reactor &, flow::TaskScope &) { pthread_setname_np(pthread_self(), "engine"); });
        QObject::connect(&screen.feed(), &watch::Feed::sampled, &m_second, [this, name = environment->name](const watch::Delivery &delivery) {
            memory.append(name, delivery);
            for (const watch::Delivery::Sampled &s : delivery.samples)
                if (s.interval == 1000ms)
                    sampled(s);
        });
        QObject::connect(&m_second, &QTimer::timeout, &m_second, [this] { recorder.record(screen.window().dashboard().moment().frame()); });
        m_second.start(1s);
        screen.window().dashboard().setEvents(&events);
    }

    void beginMeasuring()
    {
        m_seen.clear();
        gaps.clear();
    }

    const QTemporaryDir folder;
    bench::ConsoleScreen screen;
    history::LongMemory memory{folder.filePath(QStringLiteral("history"))};
    recorder::FlightRecorder recorder{folder.filePath(QStringLiteral("recorder"))};
    events::EventBook events{screen.feed(), events::EventBook::Files{folder.filePath(QStringLiteral("events.db")), {}}, base::Clock::system()};
    std::vector<double> gaps; // between two samples of one target, seconds

private:
    void sampled(const watch::Delivery::Sampled &s)
    {
        base::TimePoint &last = m_seen[s.target];
        if (last != base::TimePoint{} && s.sample.sentAt != last)
            gaps.push_back(std::chrono::duration<double>(s.sample.sentAt - last).count());
        last = s.sample.sentAt;
    }
    QHash<QString, base::TimePoint> m_seen;
    QTimer m_second;
};

void measure(BenchTable &table, bench::TimedApplication &application, bench::SmallClusters &clusters, const char *how, bool own, int most)
{
    const environment::EnvironmentPtr environment = clusters.environment(true, own);
    WholeConsole console(environment);
    bench::ConsoleScreen &screen = console.screen;
    const auto up = [&] {
        int count = 0;
        for (const watch::SnapshotPtr &snapshot : screen.feed().snapshots())
            count += snapshot && snapshot->status.condition == watch::Condition::Up;
        return count;
    };
    if (!screen.until(180, [&] { return up() == environment->targets.size() && (!own || clusters.watching() >= most); }))
        qFatal("%d of %d targets answer", up(), int(environment->targets.size()));
    screen.until(kSettled, [] { return false; });

    console.beginMeasuring();
    const auto before = bench::cpuByThread();
    const double began = bench::wall();
    application.begin();
    screen.until(kMeasured, [] { return false; });
    application.end();
    const double took = bench::wall() - began;
    auto share = bench::cpuByThread();
    for (auto &[name, seconds] : share) {
        seconds = 100 * (seconds - (before.contains(name) ? before.at(name) : 0)) / took;
        if (seconds > 0.5)
            std::printf("%s: thread %s %.1f %% of a core\n", how, name.c_str(), seconds);
    }
    bench::printAll("the longest events (ms)", {bench::share(application.events(), 0.5), bench::share(application.events(), 0.9), bench::share(application.events(), 0.99), bench::share(application.events(), 1)});
    application.printLongest(8);
    if (up() != environment->targets.size())
        table.missing("all targets", "not all of them answer at the end");

    const std::string with = std::string(", ") + how;
    table.atMost("engine" + with, share["engine"], 25, "% of a core");
    table.atMost("frames: p99" + with, bench::share(application.frames(), 0.99), 16, "ms");
    table.note("frames: p99 of the processor's time" + with, bench::share(application.frameCpu(), 0.99), "ms");
    table.atMost("GUI thread late: p99" + with, bench::share(application.late(), 0.99), 16, "ms");
    table.note("GUI thread late: longest" + with, bench::share(application.late(), 1), "ms");
    table.note("frames" + with, double(application.frames().size()) / took, "a second");
    table.atMost("between two samples of a target: p99" + with, console.gaps.empty() ? 1e9 : bench::share(console.gaps, 0.99), 1.25, "s");
    table.note("samples" + with, double(console.gaps.size()) / took, "a second");
    table.atMost("connections held" + with, clusters.watching(), most, "");
    if (const QString file = qEnvironmentVariable("QD_BENCH_PICTURE"); !file.isEmpty())
        screen.window().grab().save(file);
}

} // namespace

int main(int argc, char **argv)
{
    const bench::OwnFolders folders;
    bench::TimedApplication application(argc, argv);
    const double began = bench::wall();
    bench::SmallClusters clusters(kClusters, kDatabases, 2 * kDatabases + 15);
    std::printf("clusters made in %.0f s\n", bench::wall() - began);
    clusters.makeBusy();
    std::printf("and busy after %.0f s\n", bench::wall() - began);
    std::fflush(stdout);
    BenchTable table;
    if (!application.arguments().contains(QStringLiteral("own")))
        measure(table, application, clusters, "two connections a cluster", false, 2 * kClusters);
    if (!application.arguments().contains(QStringLiteral("shared")))
        measure(table, application, clusters, "and one a database", true, (2 + kDatabases) * kClusters);
    return table.exitCode();
}

// SPDX-License-Identifier: GPL-3.0-or-later
// The memory of the shipped program with 50 targets, each with its two connections to a real server, and twelve charts
// of the selected one: two minutes after its start, offscreen.

#include "tests/bench/benchtable.h"
#include "tests/bench/ownfolders.h"
#include "tests/bench/smallclusters.h"
#include "tests/bench/startedconsole.h"

#include <QCoreApplication>

int main(int argc, char **argv)
{
    const bench::OwnFolders folders;
    QCoreApplication application(argc, argv);
    constexpr int kClusters = 5, kDatabases = 9, kCharts = 12, kSeconds = 120;
    bench::SmallClusters clusters(kClusters, kDatabases, 60);
    clusters.makeBusy();
    const QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("environment.yaml"));
    environment::Environment watched = *clusters.environment(false, false);
    auto &selected = std::get<environment::PostgresSettings>(watched.targets.front().settings);
    for (int i = 1; i <= 6; ++i) { // figures of the user's own have charts of their own
        environment::SqlMetric own;
        own.id = QStringLiteral("own.figure%1").arg(i);
        own.sql = QStringLiteral("select extract(second from now()) * %1").arg(i);
        own.interval = std::chrono::seconds(1);
        selected.metrics.append(own);
    }
    bench::SmallClusters::write(watched, file);

    bench::StartedConsole console(QD_BUILD_DIR "/quarterdeck", QD_BENCH_PLUGINS, file.toStdString());
    console.until("never", kSeconds);
    const double resident = console.residentMiB();
    const int connections = clusters.watching();
    BenchTable table;
    table.atMost("resident memory, 50 targets, 12 charts, after 2 min", resident > 0 ? resident : 1e9, 100, "MiB");
    table.note("charts of the selected target", console.charts(), "");
    table.note("connections held", connections, "");
    if (console.charts() < kCharts)
        table.missing("twelve charts", "only " + std::to_string(console.charts()) + " were shown");
    if (connections < 2 * kClusters * (kDatabases + 1))
        table.missing("fifty targets", "only " + std::to_string(connections) + " connections were made");
    return table.exitCode();
}

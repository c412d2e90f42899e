// SPDX-License-Identifier: GPL-3.0-or-later
// The desktop program from exec to its first paint and to the first figure of a running sandbox, and its memory after a
// minute of live charts. Offscreen, the shipped program, each time a new process.

#include "tests/bench/benchtable.h"
#include "tests/bench/median.h"
#include "tests/bench/ownfolders.h"
#include "tests/bench/startedconsole.h"
#include "tests/support/sandboxfixture.h"

#include <QCoreApplication>

int main(int argc, char **argv)
{
    const bench::OwnFolders folders;
    QCoreApplication application(argc, argv);
    SandboxFixture sandbox;
    sandbox.up();
    const std::string program = QD_BUILD_DIR "/quarterdeck", file = sandbox.environmentFile().toStdString();

    constexpr int kStarts = 15, kLiveSeconds = 60, kCharts = 6;
    std::vector<double> paints, figures, paintCpu, figureCpu;
    for (int i = 0; i < kStarts; ++i) {
        bench::StartedConsole console(program, QD_BENCH_PLUGINS, file);
        const double figure = console.until("figure", 20), paint = console.until("paint", 1);
        if (paint < 0 || figure < 0)
            qFatal("the console did not come to its first %s within 20 s", paint < 0 ? "paint" : "figure");
        paints.push_back(paint);
        figures.push_back(figure);
        paintCpu.push_back(console.cpuUntil("paint"));
        figureCpu.push_back(console.cpuUntil("figure"));
    }
    bench::StartedConsole console(program, QD_BENCH_PLUGINS, file);
    console.until("never", kLiveSeconds);
    const double resident = console.residentMiB();

    bench::printAll("exec to first paint (ms)", paints);
    bench::printAll("exec to first live figure (ms)", figures);
    BenchTable table;
    table.atMost("exec to first paint, offscreen, median of 15", bench::median(paints), 60, "ms");
    table.atMost("exec to the first live figure of a running sandbox", bench::median(figures), 500, "ms");
    table.atMost("resident memory after 60 s of live charts", resident > 0 ? resident : 1e9, 70, "MiB");
    table.note("CPU until the first paint, median", bench::median(paintCpu), "ms");
    table.note("CPU until the first live figure, median", bench::median(figureCpu), "ms");
    table.note("charts on the screen then", console.charts(), "");
    if (console.charts() < kCharts)
        table.missing("six charts", "only " + std::to_string(console.charts()) + " were shown");
    return table.exitCode();
}

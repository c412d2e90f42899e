// SPDX-License-Identifier: GPL-3.0-or-later
// What a tick of the dashboard costs in instructions: ours, naive Qt Charts, a widget drawn by hand; and a frame over a
// million stored points against one over ten thousand. Each is this program again under callgrind, with N and with 2N
// ticks: the difference holds nothing of the start. `bench_charts MODE TICKS [FILE]` runs one by itself.

#include "tests/bench/benchtable.h"
#include "tests/bench/chartpeers.h"
#include "tests/bench/ownfolders.h"

#include <QApplication>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>

#include <map>

using namespace Qt::StringLiterals;

// The function callgrind counts; a plain name, so that it can be given on a command line.
extern "C" [[gnu::noinline]] void benchmarkedTick(bench::Dashboard *dashboard)
{
    dashboard->paints.reset();
    dashboard->tick();
    for (int i = 0; i < 1000 && !dashboard->paints.complete(); ++i)
        QCoreApplication::processEvents(QEventLoop::AllEvents);
}

namespace {

history::Layout longLayout()
{
    history::Layout layout;
    layout.rings[0].capacity = 1'001'000;
    layout.rings[1].capacity = 101'000;
    layout.rings[2].capacity = 17'000;
    layout.rings[3].capacity = 3'400;
    return layout;
}

std::unique_ptr<bench::Dashboard> make(const QString &mode)
{
    if (mode == "ours"_L1)
        return std::make_unique<bench::OurDashboard>(bench::kCharts, bench::kLines, bench::kPoints);
    if (mode == "naive"_L1)
        return std::make_unique<bench::NaiveDashboard>();
    if (mode == "painter"_L1)
        return std::make_unique<bench::PaintedDashboard>();
    if (mode == "stored10k"_L1)
        return std::make_unique<bench::OurDashboard>(1, 1, 10'000, longLayout());
    if (mode == "stored1m"_L1)
        return std::make_unique<bench::OurDashboard>(1, 1, 1'000'000, longLayout());
    qFatal("no such mode");
}

int runOne(const QStringList &arguments)
{
    const auto dashboard = make(arguments.at(1));
    if (arguments.at(1).startsWith("stored"_L1))
        dashboard->window.resize(800, 400);
    dashboard->window.show();
    for (int i = 0; i < 20; ++i)
        QCoreApplication::processEvents();
    const int ticks = arguments.at(2).toInt();
    for (int i = 0; i < ticks; ++i)
        benchmarkedTick(dashboard.get());
    if (!dashboard->paints.complete())
        qFatal("a tick was not painted");
    if (const auto *ours = dynamic_cast<bench::OurDashboard *>(dashboard.get()); ours && ours->pointsHandedOver() < 50)
        qFatal("there is nothing in the charts");
    if (arguments.size() > 3)
        dashboard->window.grab().save(arguments.at(3));
    return 0;
}

class Count {
public:
    Count(const QString &mode, int ticks)
    {
        m_process.setProcessChannelMode(QProcess::MergedChannels);
        m_process.start(u"valgrind"_s, {u"--tool=callgrind"_s, u"--callgrind-out-file=/dev/null"_s, u"--toggle-collect=benchmarkedTick"_s,
                                        QCoreApplication::applicationFilePath(), mode, QString::number(ticks)});
    }
    // Millions of instructions; 0 when it could not be counted.
    double wait()
    {
        if (!m_process.waitForFinished(600000) || m_process.exitCode() != 0) {
            std::printf("%s\n", m_process.readAll().constData());
            return 0;
        }
        static const QRegularExpression collected(u"Collected : (\\d+)"_s);
        return collected.match(QString::fromUtf8(m_process.readAll())).captured(1).toDouble() / 1e6;
    }

private:
    QProcess m_process;
};

double perTick(const QString &mode, int ticks)
{
    Count once(mode, ticks), twice(mode, 2 * ticks);
    const double less = once.wait(), more = twice.wait();
    std::printf("%-10s %8.2f MIr a tick (%d ticks %.1f, %d ticks %.1f)\n", qPrintable(mode), (more - less) / ticks, ticks, less, 2 * ticks, more);
    std::fflush(stdout);
    return less > 0 && more > less ? (more - less) / ticks : 0;
}

} // namespace

int main(int argc, char **argv)
{
    const bench::OwnFolders folders;
    QApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() >= 3)
        return runOne(arguments);

    BenchTable table;
    if (QStandardPaths::findExecutable(u"valgrind"_s).isEmpty()) {
        table.missing("valgrind", "apt-get install valgrind");
        return table.exitCode();
    }
    std::map<QString, double> cost;
    for (const auto &[mode, ticks] : {std::pair(u"ours"_s, 10), {u"naive"_s, 5}, {u"painter"_s, 10}, {u"stored10k"_s, 20}, {u"stored1m"_s, 20}}) {
        cost[mode] = perTick(mode, ticks);
        if (cost[mode] == 0)
            table.missing(mode.toStdString(), "could not be counted");
    }
    const double ours = cost[u"ours"_s], painter = cost[u"painter"_s];
    const double stored = cost[u"stored10k"_s] > 0 ? cost[u"stored1m"_s] / cost[u"stored10k"_s] : 99;
    table.timesBetter("12 charts x 3 lines x 600 points, a tick", ours, cost[u"naive"_s], "naive Qt Charts", 8, "MIr");
    table.timesBetter("the same", ours, painter, "QPainter by hand", 1 / 1.25, "MIr");
    table.atMost("frame over 1,000,000 stored points, times one over 10,000", stored, 2, "");
    table.note("frame over 10,000 stored points, one line", cost[u"stored10k"_s], "MIr");
    return table.exitCode();
}

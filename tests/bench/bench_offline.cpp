// SPDX-License-Identifier: GPL-3.0-or-later
// Every network gone: the shipped program is started with what an earlier run left in the store, while half of the
// addresses refuse and half of them swallow what is sent. From exec on, until the last figures stand there with their
// age, the charts draw their past and every tab has been opened.

#include "tests/bench/benchtable.h"
#include "tests/bench/median.h"
#include "tests/bench/ownfolders.h"
#include "tests/bench/smallclusters.h"
#include "tests/bench/startedconsole.h"

#include <QCoreApplication>

namespace {

// A listening socket whose queue is full: the kernel drops whoever knocks, as a network that is gone does.
class BlackHole {
public:
    BlackHole()
    {
        m_listening = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        sockaddr_in a{};
        a.sin_family = AF_INET;
        a.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof a;
        if (bind(m_listening, reinterpret_cast<const sockaddr *>(&a), size) != 0 || listen(m_listening, 0) != 0
            || getsockname(m_listening, reinterpret_cast<sockaddr *>(&a), &size) != 0)
            qFatal("no black hole");
        m_port = ntohs(a.sin_port);
        for (int &waiting : m_waiting) {
            waiting = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
            (void)connect(waiting, reinterpret_cast<const sockaddr *>(&a), size);
        }
    }
    ~BlackHole()
    {
        for (const int waiting : m_waiting)
            close(waiting);
        close(m_listening);
    }
    BlackHole(const BlackHole &) = delete;
    BlackHole &operator=(const BlackHole &) = delete;
    [[nodiscard]] quint16 port() const { return m_port; }

private:
    int m_listening = -1;
    quint16 m_port = 0;
    int m_waiting[4] = {-1, -1, -1, -1};
};

} // namespace

int main(int argc, char **argv)
{
    const bench::OwnFolders folders;
    QCoreApplication application(argc, argv);
    constexpr int kClusters = 4, kDatabases = 5, kCharts = 6, kStarts = 5, kLived = 45;
    const QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("environment.yaml"));
    const std::string program = QD_BUILD_DIR "/quarterdeck";
    environment::Environment watched;
    {
        bench::SmallClusters clusters(kClusters, kDatabases, 40);
        clusters.makeBusy();
        watched = *clusters.environment(true, false);
        bench::SmallClusters::write(watched, file);
        bench::StartedConsole before(program, QD_BENCH_PLUGINS, file.toStdString());
        before.until("never", kLived);
    }
    const BlackHole hole;
    for (environment::Target &target : watched.targets) {
        auto &settings = std::get<environment::PostgresSettings>(target.settings);
        const bool dropped = target.tier.endsWith(QLatin1Char('1')) || target.tier.endsWith(QLatin1Char('2'));
        settings.host = QStringLiteral("127.0.0.1");
        settings.port = dropped ? hole.port() : freePort();
    }
    bench::SmallClusters::write(watched, file);
    QThread::sleep(12); // until what was seen last is old

    BenchTable table;
    qputenv("QD_BENCH_TABS", "1");
    std::vector<double> old, history, tabs;
    int charts = 1000;
    for (int i = 0; i < kStarts; ++i) {
        bench::StartedConsole console(program, QD_BENCH_PLUGINS, file.toStdString());
        old.push_back(console.until("old", 20));
        history.push_back(console.until("history", 20));
        tabs.push_back(console.until("tabs", 20));
        if (old.back() < 0 || history.back() < 0 || tabs.back() < 0) {
            table.missing("a screen from the store", "figures " + std::to_string(old.back()) + ", charts " + std::to_string(history.back()) + ", tabs " + std::to_string(tabs.back()));
            break;
        }
        charts = std::min(charts, console.charts());
    }
    bench::printAll("exec to the last figures with their age (ms)", old);
    bench::printAll("exec to the past in a chart (ms)", history);
    bench::printAll("exec to the last of all tabs opened (ms)", tabs);
    table.atMost("no network: exec to the last figures with their age, longest of 5", bench::share(old, 1), 2000, "ms");
    table.atMost("no network: exec to the past in the charts, longest of 5", bench::share(history, 1), 2000, "ms");
    table.atMost("no network: exec to the last of all tabs opened, longest of 5", bench::share(tabs, 1), 2000, "ms");
    table.note("charts on the screen", charts, "");
    if (charts < kCharts)
        table.missing("six charts", "only " + std::to_string(charts) + " were shown");
    return table.exitCode();
}

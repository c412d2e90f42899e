// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The peers of the sampling benchmark, started here, on the same server: one prometheus-postgres-exporter scrape and
// one pg_activity refresh, each as client CPU and server CPU in seconds.

#include "tests/bench/cputime.h"
#include "tests/bench/loopback.h"
#include "tests/support/postgresserver.h"

#include <algorithm>
#include <cstring>
#include <functional>
#include <optional>
#include <poll.h>
#include <pty.h>
#include <sys/ioctl.h>
#include <sys/wait.h>

namespace bench {

struct PeerCost {
    double client = 0, server = 0; // seconds a sample
};

inline std::size_t scrape(quint16 port)
{
    return get(port, "/metrics").size();
}

inline std::optional<PeerCost> exporterScrape(const PostgresServer &server, int rounds)
{
    const quint16 port = freePort();
    QProcess exporter;
    QProcessEnvironment environment;
    environment.insert(QStringLiteral("DATA_SOURCE_NAME"),
                       QStringLiteral("host=127.0.0.1 port=%1 user=postgres dbname=postgres sslmode=disable").arg(server.port()));
    exporter.setProcessEnvironment(environment);
    exporter.start(QStringLiteral("/usr/bin/prometheus-postgres-exporter"), {QStringLiteral("--web.listen-address=127.0.0.1:%1").arg(port)});
    if (!exporter.waitForStarted(5000))
        return std::nullopt;
    const double end = wall() + 10;
    while (scrape(port) < 10000 && wall() < end)
        QThread::msleep(50);
    if (scrape(port) < 10000)
        return std::nullopt;
    const double c0 = cpuOf(pid_t(exporter.processId())), s0 = cpuOfTree(server.postmaster());
    for (int i = 0; i < rounds; ++i)
        scrape(port);
    const PeerCost cost{(cpuOf(pid_t(exporter.processId())) - c0) / rounds, (cpuOfTree(server.postmaster()) - s0) / rounds};
    exporter.kill();
    exporter.waitForFinished(5000);
    return cost;
}

inline std::optional<PeerCost> activityRefresh(const PostgresServer &server, int seconds)
{
    if (access("/usr/bin/pg_activity", X_OK) != 0)
        return std::nullopt;
    const std::string port = std::to_string(server.port());
    winsize size{45, 160, 0, 0};
    int terminal = -1;
    const pid_t pid = forkpty(&terminal, nullptr, nullptr, &size);
    if (pid == 0) {
        setenv("TERM", "xterm-256color", 1);
        execl("/usr/bin/pg_activity", "pg_activity", "-h", "127.0.0.1", "-p", port.c_str(), "-U", "postgres", "-d", "postgres",
              "--refresh", "1", nullptr);
        _exit(127);
    }
    const auto drain = [terminal](double until) {
        char buffer[65536];
        std::size_t got = 0;
        while (wall() < until) {
            pollfd p{terminal, POLLIN, 0};
            if (poll(&p, 1, 100) > 0) {
                const ssize_t n = read(terminal, buffer, sizeof buffer);
                if (n <= 0)
                    break;
                got += std::size_t(n);
            }
        }
        return got;
    };
    drain(wall() + 5);
    const double c0 = cpuOf(pid), s0 = cpuOfTree(server.postmaster()), t0 = wall();
    const std::size_t drawn = drain(wall() + seconds);
    const double refreshes = wall() - t0;
    const PeerCost cost{(cpuOf(pid) - c0) / refreshes, (cpuOfTree(server.postmaster()) - s0) / refreshes};
    kill(pid, SIGKILL);
    waitpid(pid, nullptr, 0);
    close(terminal);
    return drawn > 500 ? std::optional(cost) : std::nullopt;
}

} // namespace bench

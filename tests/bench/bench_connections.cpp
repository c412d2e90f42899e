// SPDX-License-Identifier: GPL-3.0-or-later
// 200 connections polled at 1 Hz from one thread: what the loop costs, and how late an answer is seen.

#include "tests/bench/benchtable.h"
#include "tests/bench/cputime.h"
#include "tests/support/postgresserver.h"
#include "tests/support/runtask.h"

#include "models/postgres/session.h"

#include <algorithm>

using namespace flow;
using namespace std::chrono_literals;

namespace {

constexpr int kConnections = 200;
constexpr auto kMeasured = 10s;

struct Shared {
    int ready = 0;
    bool measuring = false;
    std::vector<double> latency; // ms
};

Task<void> poller(Reactor &reactor, BlockingPool &pool, std::string port, int index, Shared *shared)
{
    postgres::ConnectionSettings settings("127.0.0.1", std::move(port), "postgres", "postgres");
    settings.tls = postgres::TlsMode::Disable;
    const postgres::Engine engine(reactor, pool);
    auto session = co_await postgres::Session::open(engine, settings, reactor.now() + 30s);
    if (!session)
        qFatal("%s", session.error().text.c_str());
    std::vector<postgres::Prepared> one;
    one.emplace_back("one", postgres::Sql("select 1"));
    auto prepared = co_await (*session)->prepare(std::move(one), reactor.now() + 10s);
    if (!prepared)
        qFatal("%s", prepared.error().text.c_str());
    ++shared->ready;
    const std::vector<std::string> names(1, "one");
    auto due = reactor.now() + 1s * index / kConnections;
    for (;;) {
        auto idle = co_await (*session)->idle(due);
        if (!idle)
            co_return;
        const auto sent = reactor.now();
        auto rows = co_await (*session)->batch(names, reactor.now() + 3s);
        if (!rows)
            co_return;
        if (shared->measuring)
            shared->latency.push_back(std::chrono::duration<double, std::milli>(reactor.now() - sent).count());
        due += 1s;
        while (due < reactor.now())
            due += 1s;
    }
}

Task<double> measure(Reactor &reactor, Shared *shared)
{
    while (shared->ready < kConnections)
        (void)co_await reactor.sleepFor(100ms);
    (void)co_await reactor.sleepFor(2s);
    shared->measuring = true;
    const double c0 = bench::ownCpu(), t0 = bench::wall();
    (void)co_await reactor.sleepFor(kMeasured);
    co_return (bench::ownCpu() - c0) / (bench::wall() - t0) * 100;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    PostgresServer::Options options;
    options.settings << QStringLiteral("max_connections = 260") << QStringLiteral("log_connections = off");
    PostgresServer server(options);
    server.setHba({QStringLiteral("host all all 127.0.0.1/32 trust")});

    std::vector<double> cpu, p99;
    for (int round = 0; round < 3; ++round) {
        Reactor reactor;
        BlockingPool pool(2);
        Shared shared;
        TaskScope scope;
        for (int i = 0; i < kConnections; ++i)
            scope.spawn(poller(reactor, pool, std::to_string(server.port()), i, &shared));
        const auto share = runTask(measure(reactor, &shared), 60s);
        if (!share)
            qFatal("the connections were not ready in time");
        std::sort(shared.latency.begin(), shared.latency.end());
        cpu.push_back(*share);
        p99.push_back(shared.latency.at(shared.latency.size() * 99 / 100));
        scope.cancel();
        ReadyQueue::here().pump();
    }
    std::sort(cpu.begin(), cpu.end());
    std::sort(p99.begin(), p99.end());
    BenchTable table;
    table.atMost("200 connections at 1 Hz, one thread: client CPU", cpu[1], 1, "% of a core");
    table.atMost("the same: p99 latency of select 1", p99[1], 10, "ms");
    return table.exitCode();
}

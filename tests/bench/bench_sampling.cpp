// SPDX-License-Identifier: GPL-3.0-or-later
// What one look at a PostgreSQL costs: our client, the server, round trips and bytes, beside a postgres_exporter scrape
// and a pg_activity refresh on the same server in the same run.

#include "tests/bench/benchtable.h"
#include "tests/bench/samplepeers.h"
#include "tests/bench/samplequeries.h"
#include "tests/support/runtask.h"
#include "models/watch/lanefigures.h"
#include "models/watch/postgresactivity.h"
#include "models/watch/postgresreplication.h"
#include "models/watch/postgresstorage.h"

#include <linux/tcp.h>
#include <netinet/in.h>

using namespace flow;
using namespace std::chrono_literals;

namespace {

void seed(PostgresServer &server)
{
    server.sql(QStringLiteral("create extension if not exists pg_stat_statements"));
    server.sql(QStringLiteral("do $$ begin for i in 1..100 loop execute format('create table t%s(id int primary key, a int, b text)',i);"
                              " execute format('insert into t%s select g,g%%100,md5(g::text) from generate_series(1,500) g',i); end loop; end $$"));
    server.sql(QStringLiteral("do $$ begin for i in 1..500 loop execute format('select %s as c%s from t%s where a=%s',i,i,1+i%100,i); end loop; end $$"));
    server.sql(QStringLiteral("analyze"));
}

// Reads every cell, as the product does before it makes readings of them.
double decode(const std::vector<Result<postgres::Rows>> &results)
{
    double sum = 0;
    for (const auto &r : results) {
        if (!r)
            qFatal("%s", r.error().text.c_str());
        for (int i = 0; i < PQntuples(r->get()); ++i)
            for (int j = 0; j < PQnfields(r->get()); ++j)
                sum += strtod(PQgetvalue(r->get(), i, j), nullptr);
    }
    return sum;
}

struct Cost {
    double client = 0, server = 0, bytesSent = 0, bytesReceived = 0, segmentsOut = 0, readings = 0;
};

Task<Result<Cost>> measure(Reactor &reactor, BlockingPool &pool, quint16 port, std::vector<std::string> names, int rounds)
{
    postgres::ConnectionSettings settings("127.0.0.1", std::to_string(port), "postgres", "postgres");
    settings.tls = postgres::TlsMode::Disable;
    const postgres::Engine engine(reactor, pool);
    auto session = co_await orFail(postgres::Session::open(engine, settings, reactor.now() + 5s));
    auto statements = bench::sampleStatements();
    auto prepared = co_await orFail(session->prepare(std::move(statements), reactor.now() + 5s));
    double sink = 0;
    Cost cost;
    tcp_info before{}, after{};
    socklen_t size = sizeof before;
    double c0 = 0, s0 = 0;
    for (int i = -20; i < rounds; ++i) {
        if (i == 0) {
            getsockopt(PQsocket(session->raw()), IPPROTO_TCP, TCP_INFO, &before, &size);
            c0 = bench::ownCpu();
            s0 = bench::cpuOf(session->backendPid());
        }
        auto results = co_await orFail(session->batch(names, reactor.now() + 5s));
        sink += decode(results);
    }
    cost.client = (bench::ownCpu() - c0) / rounds;
    cost.server = (bench::cpuOf(session->backendPid()) - s0) / rounds;
    getsockopt(PQsocket(session->raw()), IPPROTO_TCP, TCP_INFO, &after, &size);
    cost.bytesSent = double(after.tcpi_bytes_acked - before.tcpi_bytes_acked) / rounds;
    cost.bytesReceived = double(after.tcpi_bytes_received - before.tcpi_bytes_received) / rounds;
    cost.segmentsOut = double(after.tcpi_data_segs_out - before.tcpi_data_segs_out) / rounds;
    if (sink == 12345)
        std::printf(" ");
    co_return cost;
}

// One lane of the product, asked and read as its probe does.
Task<Result<Cost>> measureLane(Reactor &reactor, BlockingPool &pool, quint16 port, bool cold, int rounds)
{
    postgres::ConnectionSettings settings("127.0.0.1", std::to_string(port), "postgres", "postgres");
    settings.tls = postgres::TlsMode::Disable;
    settings.guard(cold ? 30000 : 1500, 200);
    settings.parameters.emplace_back("search_path", "pg_catalog");
    const postgres::Engine engine(reactor, pool);
    auto session = co_await orFail(postgres::Session::open(engine, settings, reactor.now() + 5s));
    watch::Lane lane(watch::LaneQueries::postgres().of(cold, session->serverVersion()));
    co_await orFail(lane.prepare(*session, reactor.now() + 5s));
    watch::LaneFigures figures;
    watch::PostgresReplication replication({});
    Cost cost;
    double c0 = 0, s0 = 0;
    std::size_t readings = 0;
    for (int i = -20; i < rounds; ++i) {
        if (i == 0) {
            c0 = bench::ownCpu();
            s0 = bench::cpuOf(session->backendPid());
        }
        const TimePoint sent = reactor.now();
        auto answers = co_await orFail(lane.round(*session, sent, sent + 5s));
        watch::Sample sample{sent, std::chrono::system_clock::now(), {}};
        for (const watch::Lane::Answer &a : answers) {
            if (!a.rows)
                qFatal("%s: %s", qPrintable(a.query->name), a.rows.error().text.c_str());
            figures.read(a, sent, sample.readings);
            const PGresult *rows = a.rows->get();
            if (a.query->name == QLatin1String("activity"))
                (void)watch::readActivity(rows, watch::ActivityContext{{session->backendPid()}, 30, nullptr}, sample.readings);
            else if (a.query->name == QLatin1String("replication"))
                (void)replication.readStandbys(rows, false, {}, sent, sample.readings);
            else if (a.query->name == QLatin1String("slots"))
                (void)replication.readSlots(rows, sent, sample.readings);
        }
        if (cold)
            (void)watch::readStorage(answers);
        readings = sample.readings.size();
    }
    cost.client = (bench::ownCpu() - c0) / rounds;
    cost.server = (bench::cpuOf(session->backendPid()) - s0) / rounds;
    cost.readings = double(readings);
    co_return cost;
}

template <class Measure>
Cost median(Measure measure)
{
    std::vector<Cost> costs;
    for (int i = 0; i < 5; ++i) {
        auto r = runTask(measure(), 60s);
        if (!r || !*r)
            qFatal("%s", r ? (*r).error().text.c_str() : "no end");
        costs.push_back(**r);
    }
    std::sort(costs.begin(), costs.end(), [](const Cost &a, const Cost &b) { return a.client < b.client; });
    return costs[costs.size() / 2];
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    PostgresServer::Options options;
    options.settings << QStringLiteral("shared_preload_libraries = 'pg_stat_statements'") << QStringLiteral("track_io_timing = on")
                     << QStringLiteral("autovacuum = off");
    PostgresServer server(options);
    server.setHba({QStringLiteral("host all all 127.0.0.1/32 trust")});
    seed(server);

    Reactor reactor;
    BlockingPool pool(2);
    const quint16 port = server.port();
    const Cost whole = median([&] { return measure(reactor, pool, port, bench::wholeSample(), 200); });
    const Cost hot = median([&] { return measure(reactor, pool, port, bench::hotPart(), 200); });
    const Cost hotLane = median([&] { return measureLane(reactor, pool, port, false, 200); });
    const Cost coldLane = median([&] { return measureLane(reactor, pool, port, true, 100); });
    const auto exporter = bench::exporterScrape(server, 60);
    const auto activity = bench::activityRefresh(server, 20);

    BenchTable table;
    const double us = 1e6;
    if (exporter) {
        table.timesBetter("client CPU, the sample", whole.client * us, exporter->client * us, "exporter scrape", 25, "us", 40);
        table.timesBetter("client CPU, its hot part", hot.client * us, exporter->client * us, "exporter scrape", 60, "us");
        table.timesBetter("server CPU a second at 1 Hz", (hot.server + (whole.server - hot.server) / 30) * us, exporter->server * us, "exporter", 8, "us");
    } else {
        table.missing("postgres_exporter", "apt-get install prometheus-postgres-exporter");
    }
    if (activity) {
        table.timesBetter("client CPU, the sample", whole.client * us, activity->client * us, "pg_activity refresh", 50, "us", 100);
        table.timesBetter("client CPU, its hot part", hot.client * us, activity->client * us, "pg_activity refresh", 120, "us");
        table.timesBetter("server CPU a second at 1 Hz", (hot.server + (whole.server - hot.server) / 30) * us, activity->server * us, "pg_activity", 10, "us");
    } else {
        table.missing("pg_activity", "apt-get install pg-activity");
    }
    table.atMost("round trips of the sample (segments with data sent)", whole.segmentsOut, 1, "");
    table.atMost("bytes sent for the sample", whole.bytesSent, 450, "B");
    table.note("bytes received for the sample", whole.bytesReceived, "B");
    table.note("server CPU of the sample", whole.server * us, "us");
    table.note("server CPU of its hot part", hot.server * us, "us");
    table.note("our hot lane, a round: client CPU with reading every figure", hotLane.client * us, "us");
    table.note("our hot lane, a round: server CPU", hotLane.server * us, "us");
    table.note("our hot lane, a round: figures", hotLane.readings, "");
    table.note("our cold lane, a round: client CPU with reading every figure", coldLane.client * us, "us");
    table.note("our cold lane, a round: server CPU", coldLane.server * us, "us");
    table.note("our cold lane, a round: figures", coldLane.readings, "");
    table.note("both lanes as the product asks them, a second: client CPU", (hotLane.client + coldLane.client / 30) * us, "us");
    table.note("both lanes as the product asks them, a second: server CPU", (hotLane.server + coldLane.server / 30) * us, "us");
    return table.exitCode();
}

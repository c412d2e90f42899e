// SPDX-License-Identifier: GPL-3.0-or-later
// The hot lane on a server in trouble: 500 sessions that hold 50,000 locks, one table held ACCESS EXCLUSIVE with a queue
// before it, and every connection slot taken. What a round costs the server by its own statistics, whether one of our
// sessions ever waits for a lock, and whether a round comes each second.

#include "models/watch/feed.h"
#include "tests/bench/benchtable.h"
#include "tests/bench/cputime.h"
#include "tests/bench/median.h"
#include "tests/support/postgresserver.h"
#include "tests/support/proberun.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QTimer>

#include <algorithm>

namespace {

using Connection = std::unique_ptr<PGconn, decltype(&PQfinish)>;

constexpr int kSessions = 500, kLocksEach = 100, kQueue = 60, kMeasured = 30;

Connection connectAs(const PostgresServer &server, const char *role)
{
    const QByteArray port = QByteArray::number(server.port()), folder = server.folder().toUtf8();
    const char *keys[] = {"host", "port", "dbname", "user", nullptr};
    const char *values[] = {folder.constData(), port.constData(), "postgres", role, nullptr};
    return {PQconnectdbParams(keys, values, 0), &PQfinish};
}

void run(PGconn *c, const QByteArray &sql)
{
    PGresult *r = PQexec(c, sql.constData());
    if (PQresultStatus(r) != PGRES_COMMAND_OK && PQresultStatus(r) != PGRES_TUPLES_OK)
        qFatal("%s: %s", sql.constData(), PQerrorMessage(c));
    PQclear(r);
}

void spin(int ms)
{
    QEventLoop loop;
    QTimer::singleShot(ms, Qt::PreciseTimer, &loop, &QEventLoop::quit);
    loop.exec();
}

environment::EnvironmentPtr environmentOf(const PostgresServer &server, const QString &user)
{
    environment::PostgresSettings settings;
    settings.host = server.folder();
    settings.port = server.port();
    settings.user = user;
    settings.tls.mode = environment::Tls::Mode::Disable;
    environment::Target target;
    target.id = target.title = QStringLiteral("full");
    target.settings = settings;
    auto all = std::make_shared<environment::Environment>();
    all->name = QStringLiteral("bench");
    all->targets.append(target);
    return all;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    PostgresServer::Options options;
    options.settings << QStringLiteral("max_connections = %1").arg(kSessions + 10) << QStringLiteral("superuser_reserved_connections = 3")
                     << QStringLiteral("max_locks_per_transaction = 128") << QStringLiteral("log_connections = off")
                     << QStringLiteral("shared_preload_libraries = 'pg_stat_statements'") << QStringLiteral("autovacuum = off");
    PostgresServer server(options);
    for (const char *sql : {"create extension pg_stat_statements", "create role watcher login", "grant pg_monitor to watcher", "create role app login",
                            "create table held(id int)", "alter table held owner to app"})
        server.sql(QString::fromLatin1(sql));
    server.sql(QStringLiteral("do $$ begin for i in 1..%1 loop execute format('create table t%s(id int)', i); execute format('grant select on t%s to app', i); end loop; end $$").arg(kLocksEach));

    watch::Feed feed([](flow::Reactor &) { return std::make_unique<FixedSecrets>(); });
    base::TimePoint last{};
    std::vector<double> gaps;
    bool measuring = false;
    int activity = 0;
    QObject::connect(&feed, &watch::Feed::sampled, &feed, [&](const watch::Delivery &delivery) {
        static const watch::MetricId kReachable(QStringLiteral("pg.reachable")), kBlocked(QStringLiteral("pg.blocked.sessions"));
        for (const watch::Delivery::Sampled &s : delivery.samples)
            for (const watch::Reading &r : s.sample.readings) {
                activity += measuring && r.metric == kBlocked && r.hasValue() && r.value >= kQueue;
                if (r.metric != kReachable || !r.hasValue())
                    continue;
                if (measuring && last != base::TimePoint{})
                    gaps.push_back(std::chrono::duration<double>(s.sample.sentAt - last).count());
                last = s.sample.sentAt;
            }
    });
    feed.setEnvironment(environmentOf(server, QStringLiteral("watcher")));
    const auto held = [&] { return server.sql(QStringLiteral("select count(*) from pg_stat_activity where usename = 'watcher'")).toInt(); };
    for (const double end = bench::wall() + 20; held() < 2 && bench::wall() < end;)
        spin(100);
    spin(3000); // its first rounds, the long ones among them, are behind it

    // 500 sessions with 100 locks each, of which a few queue up before the one table; then whatever slots are left.
    std::vector<Connection> taken;
    QByteArray locks = "begin; lock table t1";
    for (int i = 2; i <= kLocksEach; ++i)
        locks += ", t" + QByteArray::number(i);
    locks += " in access share mode";
    for (int i = 0; i < kSessions; ++i) {
        taken.push_back(connectAs(server, "app"));
        if (PQstatus(taken.back().get()) != CONNECTION_OK)
            qFatal("session %d: %s", i, PQerrorMessage(taken.back().get()));
        run(taken.back().get(), locks);
    }
    run(taken.front().get(), "lock table held in access exclusive mode");
    for (int i = 1; i <= kQueue; ++i)
        PQsendQuery(taken[std::size_t(i)].get(), "select * from held");
    for (;;) {
        Connection c = connectAs(server, "app");
        if (PQstatus(c.get()) != CONNECTION_OK)
            break;
        taken.push_back(std::move(c));
    }
    const int total = server.sql(QStringLiteral("select count(*) from pg_locks")).toInt();
    const int waiting = server.sql(QStringLiteral("select count(*) from pg_stat_activity where wait_event_type = 'Lock'")).toInt();

    // A second console that may log in as a superuser finds the server full and takes none of the slots that are kept.
    watch::Feed late([](flow::Reactor &) { return std::make_unique<FixedSecrets>(); });
    late.setEnvironment(environmentOf(server, QStringLiteral("postgres")));

    server.sql(QStringLiteral("select pg_stat_statements_reset()"));
    const int pid = server.sql(QStringLiteral("select pid from pg_stat_activity where usename = 'watcher' order by backend_start limit 1")).toInt();
    spin(1500); // what was told while this thread was busy
    measuring = true;
    last = {};
    int looks = 0, locked = 0, most = 0;
    const double cpuBefore = bench::cpuOf(pid), began = bench::wall();
    for (const double end = bench::wall() + kMeasured; bench::wall() < end; ++looks) {
        spin(50);
        locked += server.sql(QStringLiteral("select count(*) from pg_stat_activity where usename = 'watcher' and wait_event_type = 'Lock'")).toInt();
        most = std::max(most, server.sql(QStringLiteral("select count(*) from pg_stat_activity where usename = 'postgres' and application_name = 'quarterdeck' and backend_start < now() - interval '1 s'")).toInt());
    }
    measuring = false;
    const double cpu = bench::cpuOf(pid) - cpuBefore, took = bench::wall() - began;
    const double rounds = double(std::max<std::size_t>(1, gaps.size() + 1));
    const auto statistics = [&](const QString &what) {
        return server.sql(QStringLiteral("select coalesce(%1, 0) from pg_stat_statements as s join pg_roles as r on r.oid = s.userid where r.rolname = 'watcher' and s.calls >= %2").arg(what).arg(int(rounds) - 3)).toDouble();
    };
    const QStringList each = server.sql(QStringLiteral("select string_agg(format('%s %s ms x %s', left(replace(query, chr(10), ' '), 60), round(mean_exec_time::numeric, 2), calls), chr(10) order by total_exec_time desc)"
                                                       " from pg_stat_statements as s join pg_roles as r on r.oid = s.userid where r.rolname = 'watcher'")).split(QLatin1Char('\n'));
    for (const QString &line : each.mid(0, 12))
        std::printf("%s\n", qPrintable(line));

    BenchTable table;
    table.note("locks held or waited for", total, "");
    table.note("sessions that wait", waiting, "");
    table.note("rounds", rounds, "");
    table.atMost("hot lane: server time of a round, mean", statistics(QStringLiteral("sum(total_exec_time)")) / rounds, 50, "ms");
    table.atMost("hot lane: server time of a round, the longest of each question", statistics(QStringLiteral("sum(max_exec_time)")), 50, "ms");
    table.note("hot lane: CPU of its backend a round", cpu / took * 1000, "ms");
    table.atMost("hot lane: longest time between two rounds", gaps.empty() ? 1e9 : *std::max_element(gaps.begin(), gaps.end()), 1.5, "s");
    table.atMost("rounds missing", kMeasured - rounds, 1, "");
    table.atMost("looks at which one of our sessions waited for a lock", locked, 0, "of " + std::to_string(looks));
    table.atMost("slots kept for superusers that a second console held", most, 0, "");
    if (total < kSessions * kLocksEach || waiting < kQueue)
        table.missing("50,000 locks and a queue", "there are " + std::to_string(total) + " and " + std::to_string(waiting));
    if (activity < kMeasured - 3)
        table.missing("sessions in each round", "who waits was told in " + std::to_string(activity) + " rounds only");
    if (held() < 2)
        table.missing("our two connections", "one of them is gone");
    return table.exitCode();
}

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The servers of the benchmark of telling (a primary with a standby, PgBouncer, Redis, nginx) and what is done to them. Each
// fault is one step, so that the moment before it is the moment of its injection.

#include "tests/support/ctlrun.h"
#include "tests/support/nginxserver.h"
#include "tests/support/pgbouncerserver.h"
#include "tests/support/redisserver.h"

namespace bench {

class TellingServers {
public:
    TellingServers()
    {
        PostgresServer::Options o;
        o.settings << QStringLiteral("wal_receiver_status_interval = 1") << QStringLiteral("wal_sender_timeout = 3s");
        primary = std::make_unique<PostgresServer>(o);
        primary->sql(QStringLiteral("create table stock(n int)"));
        primary->sql(QStringLiteral("create role app login"));
        o.standbyOf = primary.get();
        o.name = QStringLiteral("standby");
        o.settings << QStringLiteral("wal_retrieve_retry_interval = 200ms");
        standby = std::make_unique<PostgresServer>(o);
        pool = std::make_unique<PgBouncerServer>(*primary);
        m_console = pool->console("postgres", "pg");
    }

    std::unique_ptr<PostgresServer> primary, standby;
    std::unique_ptr<PgBouncerServer> pool;
    RedisServer cache;
    NginxServer web{kGood};

    // environment.yaml of a watcher that looks each `interval`.
    [[nodiscard]] QByteArray environment(const char *interval, const CtlRun &home) const
    {
        const auto port = [](quint16 p) { return QByteArray::number(p); };
        const QString passwords = home.write(QStringLiteral("pgpass"), "*:*:*:stats:seen\n");
        return QByteArray("name: bench\ntiers:\n- {id: orders}\n- {id: edge}\ndefaults: {hot_interval: ") + interval + ", deadline: 1s}\ntargets:\n"
            + "- {id: orders-db, kind: postgres, tier: orders, host: 127.0.0.1, port: " + port(primary->port()) + ", user: postgres, tls: {mode: disable}}\n"
            + "- {id: orders-standby, kind: postgres, tier: orders, host: 127.0.0.1, port: " + port(standby->port()) + ", user: postgres, tls: {mode: disable}, replicates_from: orders-db}\n"
            + "- {id: orders-pool, kind: pgbouncer, tier: orders, host: 127.0.0.1, port: " + port(pool->port()) + ", user: stats, tls: {mode: disable}, credential: {from: pass_file, file: \""
            + passwords.toUtf8() + "\"}, routes_through: orders-db}\n"
            + "- {id: cache, kind: redis, tier: orders, host: 127.0.0.1, port: " + port(cache.port()) + "}\n"
            + "- {id: web, kind: http, tier: edge, url: \"http://127.0.0.1:" + port(web.port()) + "/\"}\n";
    }
    // What the rules of the benchmark change of the shipped ones: the same limits as the peer's, no `for`, soon over. The share of the
    // last thirty requests and the missing standby would be open for long after a fault was healed.
    static QByteArray rules()
    {
        const auto rule = [](const char *id, const char *enter) { return QByteArray("- {id: ") + id + ", enter: {critical: " + enter + "}, for: 0s, keep: 500ms}\n"; };
        return "rules:\n- {id: target.down, keep: 500ms}\n" + rule("metric/pg.blocked.sessions", "1") + rule("metric/pgbouncer.waiting", "1") + rule("metric/pg.replay.paused", "1")
            + rule("metric/pg.receiver.streaming", "1") + rule("metric/pg.connections.used", "90") + rule("metric/http.ok", "1")
            + "- {id: metric/http.errors, off: true}\n- {id: metric/pgbouncer.maxwait, off: true}\n- {id: metric/pgbouncer.pool.used, off: true}\n";
    }

    void mendPrimary()
    {
        primary->killHard(); // waits for what is dying
        primary->start();
    }
    void holdLock()
    {
        m_held.push_back(one("begin; lock table stock"));
        m_held.push_back(session(*primary));
        PQsendQuery(m_held.back().get(), "select * from stock");
    }
    void fillPool()
    {
        for (int i = 0; i < 3; ++i)
            m_held.push_back(pool->client("postgres"));
        for (std::size_t i = 0; i < 2; ++i)
            PQclear(PQexec(m_held[i].get(), "select 1"));
        PQsendQuery(m_held.back().get(), "select 1");
    }
    void pausePool()
    {
        m_held.push_back(pool->client("postgres"));
        ask("PAUSE shop");
        PQsendQuery(m_held.back().get(), "select 1");
    }
    void resumePool()
    {
        ask("RESUME shop");
        letGo();
    }
    void useUpConnections() // those of ordinary users: max_connections is 30, three are reserved
    {
        for (int i = 0; i < 25; ++i) {
            PgConnection c(connectAs("app"), &PQfinish);
            if (PQstatus(c.get()) != CONNECTION_OK)
                break;
            m_held.push_back(std::move(c));
        }
    }
    void letGo()
    {
        while (!m_held.empty())
            m_held.erase(m_held.begin()); // who holds, before who waits
    }
    void cutReplication() { conninfo(QStringLiteral("alter system set primary_conninfo = ''")); }
    void mendReplication() { conninfo(QStringLiteral("alter system reset primary_conninfo")); }
    void failRequests() { web.replace("location / { return 503; }"); }
    void answerRequests() { web.replace(kGood); }

private:
    static constexpr const char *kGood = "location / { return 200 ok; }";

    void conninfo(const QString &statement)
    {
        standby->sql(statement);
        standby->sql(QStringLiteral("select pg_reload_conf()"));
    }
    static PgConnection session(const PostgresServer &server) { return {server.connect(QStringLiteral("postgres")), &PQfinish}; }
    PgConnection one(const char *statement)
    {
        PgConnection c = session(*primary);
        PQclear(PQexec(c.get(), statement));
        return c;
    }
    [[nodiscard]] PGconn *connectAs(const char *user) const
    {
        const QByteArray folder = primary->folder().toUtf8(), port = QByteArray::number(primary->port());
        const char *keys[] = {"host", "port", "dbname", "user", nullptr};
        const char *values[] = {folder.constData(), port.constData(), "postgres", user, nullptr};
        return PQconnectdbParams(keys, values, 0);
    }
    void ask(const char *command)
    {
        std::unique_ptr<PGresult, decltype(&PQclear)> r(PQexec(m_console.get(), command), &PQclear);
        if (PQresultStatus(r.get()) != PGRES_COMMAND_OK)
            qFatal("%s: %s", command, PQerrorMessage(m_console.get()));
    }
    PgConnection m_console{nullptr, &PQfinish};
    std::vector<PgConnection> m_held;
};

} // namespace bench

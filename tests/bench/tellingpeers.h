// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The peer of the benchmark of telling: Prometheus (scrape and evaluation each second, no `for`), the exporters of Debian
// for PostgreSQL, Redis and HTTP, and Alertmanager without group_wait, with a webhook that notes when it is told. Debian's exporter
// for PgBouncer (1.7) ends at the answers of Debian's PgBouncer; in its place stands one of our own that asks SHOW POOLS when it is
// scraped and does nothing else.

#include "tests/bench/loopback.h"
#include "tests/bench/tellingreceivers.h"
#include "tests/support/postgresserver.h"

namespace bench {

struct Watched {
    quint16 primary, standby, pool, cache, web; // ports
};

class PoolExporter {
public:
    explicit PoolExporter(quint16 pgbouncer) : m_console(connection(pgbouncer), &PQfinish), m_peer([this](auto &c) { answer(c); }) {}
    [[nodiscard]] quint16 port() const { return m_peer.port(); }

private:
    static PGconn *connection(quint16 port)
    {
        const QByteArray number = QByteArray::number(port);
        const char *keys[] = {"host", "port", "dbname", "user", "password", "sslmode", nullptr};
        const char *values[] = {"127.0.0.1", number.constData(), "pgbouncer", "stats", "seen", "disable", nullptr};
        return PQconnectdbParams(keys, values, 0);
    }
    void answer(HostilePeer::Connection &c)
    {
        while (!c.readUntil("\r\n\r\n").empty()) {
            QByteArray page;
            {
                const std::lock_guard lock(m_mutex);
                std::unique_ptr<PGresult, decltype(&PQclear)> r(PQexec(m_console.get(), "SHOW POOLS"), &PQclear);
                const int waiting = PQfnumber(r.get(), "cl_waiting");
                for (int row = 0; row < PQntuples(r.get()); ++row)
                    page += "pgbouncer_pools_client_waiting_connections{database=\"" + QByteArray(PQgetvalue(r.get(), row, 0)) + "\",user=\"" + PQgetvalue(r.get(), row, 1) + "\"} "
                        + PQgetvalue(r.get(), row, waiting) + '\n';
            }
            const QByteArray reply = (page.isEmpty() ? "HTTP/1.1 500 gone" : "HTTP/1.1 200 OK") + QByteArray("\r\nContent-Type: text/plain; version=0.0.4\r\nContent-Length: ") + QByteArray::number(page.size())
                + "\r\n\r\n" + page;
            if (!c.write(std::string_view(reply.constData(), std::size_t(reply.size()))))
                return;
        }
    }
    std::mutex m_mutex;
    std::unique_ptr<PGconn, decltype(&PQfinish)> m_console;
    HostilePeer m_peer; // last: it uses the others
};

class TellingPeers {
public:
    static QStringList programs()
    {
        const QString names = QStringLiteral("prometheus prometheus-alertmanager prometheus-postgres-exporter prometheus-redis-exporter prometheus-blackbox-exporter");
        return names.split(QLatin1Char(' '));
    }
    static QStringList missing()
    {
        QStringList all;
        for (const QString &name : programs())
            if (!QFile::exists(QStringLiteral("/usr/bin/") + name))
                all << name;
        return all;
    }

    explicit TellingPeers(const Watched &watched) : m_pool(watched.pool)
    {
        write("primary.yaml", "bench_locks:\n  query: \"select count(*)::float8 as waiting from pg_stat_activity where wait_event_type = 'Lock' and now() - query_start >= '1 s'\"\n"
                              "  metrics:\n  - waiting: {usage: GAUGE, description: sessions that wait for a lock}\n");
        write("standby.yaml", "bench_standby:\n  query: \"select pg_is_wal_replay_paused()::int::float8 as paused, (select count(*) from pg_stat_wal_receiver where status = 'streaming')::float8 as receiving\"\n"
                              "  metrics:\n  - paused: {usage: GAUGE, description: replay is paused}\n  - receiving: {usage: GAUGE, description: it streams}\n");
        write("blackbox.yml", "modules:\n  http_2xx: {prober: http, timeout: 900ms}\n");
        postgres("primary.yaml", watched.primary);
        postgres("standby.yaml", watched.standby);
        const quint16 cache = freePort(), web = freePort(), alertmanager = freePort();
        begin("prometheus-redis-exporter", {QStringLiteral("-web.listen-address=127.0.0.1:%1").arg(cache), QStringLiteral("-redis.addr=redis://127.0.0.1:%1").arg(watched.cache),
              QStringLiteral("-connection-timeout=900ms")});
        begin("prometheus-blackbox-exporter", {QStringLiteral("--web.listen-address=127.0.0.1:%1").arg(web), QStringLiteral("--config.file=blackbox.yml"), QStringLiteral("--timeout-offset=0.05")});
        write("rules.yml", rules());
        write("prometheus.yml", "global: {scrape_interval: 1s, scrape_timeout: 1s, evaluation_interval: 1s}\nrule_files: [rules.yml]\nscrape_configs:\n"
              + job("primary", "orders-db", m_ports[0]) + job("standby", "orders-standby", m_ports[1]) + job("pool", "orders-pool", m_pool.port()) + job("cache", "cache", cache)
              + "- job_name: web\n  metrics_path: /probe\n  params: {module: [http_2xx], target: ['http://127.0.0.1:" + QByteArray::number(watched.web) + "/']}\n"
                "  static_configs: [{targets: ['127.0.0.1:" + QByteArray::number(web) + "'], labels: {target: web}}]\n"
                "alerting: {alertmanagers: [{static_configs: [{targets: ['127.0.0.1:" + QByteArray::number(alertmanager) + "']}]}]}\n");
        write("alertmanager.yml", "route: {receiver: w, group_wait: 0s, group_interval: 1s, repeat_interval: 4h, group_by: [alertname, target]}\n"
              "receivers: [{name: w, webhook_configs: [{url: '" + webhook.address("/") + "', send_resolved: true}]}]\n");
        begin("prometheus-alertmanager", {QStringLiteral("--config.file=alertmanager.yml"), QStringLiteral("--storage.path=am"), QStringLiteral("--cluster.listen-address="),
              QStringLiteral("--web.listen-address=127.0.0.1:%1").arg(alertmanager)});
        m_prometheus = freePort();
        begin("prometheus", {QStringLiteral("--config.file=prometheus.yml"), QStringLiteral("--storage.tsdb.path=data"), QStringLiteral("--web.listen-address=127.0.0.1:%1").arg(m_prometheus)});
    }
    ~TellingPeers()
    {
        for (const auto &p : m_processes) {
            p->kill();
            p->waitForFinished(5000);
        }
    }
    // Prometheus has the newest figures of all, and no rule of it fires.
    [[nodiscard]] bool seesAllWell() const
    {
        return count("count(up==1)") == 5 && count("count(pg_up==1)") == 2 && count("count(redis_up==1)") == 1 && count("count(probe_success==1)") == 1 && count("count(ALERTS)") == 0
            && count("count(bench_standby_receiving==1)") == 1 && count("count(pgbouncer_pools_client_waiting_connections==0)") >= 1;
    }
    [[nodiscard]] QByteArray log() const
    {
        QFile f(m_folder.filePath(QStringLiteral("log")));
        return f.open(QIODevice::ReadOnly) ? f.readAll().right(4000) : QByteArray();
    }
    HttpHearing webhook{saidOfWebhook, {}};

private:
    // The same limits as the rules of ours, without `for`. (A wait for a lock counts from its first second on, here and there.)
    static QByteArray rules()
    {
        const auto rule = [](const char *name, const char *expression) { return QByteArray("  - {alert: ") + name + ", expr: '" + expression + "', for: 0s}\n"; };
        return "groups:\n- name: bench\n  rules:\n" + rule("Gone", "up == 0") + rule("PostgresDown", "pg_up == 0") + rule("RedisDown", "redis_up == 0") + rule("HttpFails", "probe_success == 0")
            + rule("LockWait", "bench_locks_waiting >= 1") + rule("ClientsWait", "sum by (target) (pgbouncer_pools_client_waiting_connections) >= 1")
            + rule("ReplayPaused", "bench_standby_paused >= 1") + rule("NotReceiving", "bench_standby_receiving < 1")
            + rule("ConnectionsUsed", "100 * sum by (target) (pg_stat_activity_count) / sum by (target) (pg_settings_max_connections - pg_settings_superuser_reserved_connections) >= 90");
    }
    static QByteArray job(const char *name, const char *target, quint16 port)
    {
        return QByteArray("- job_name: ") + name + "\n  static_configs: [{targets: ['127.0.0.1:" + QByteArray::number(port) + "'], labels: {target: " + target + "}}]\n";
    }
    void postgres(const char *queries, quint16 port)
    {
        m_ports << freePort();
        begin("prometheus-postgres-exporter", {QStringLiteral("--web.listen-address=127.0.0.1:%1").arg(m_ports.last()), QStringLiteral("--extend.query-path=") + QLatin1String(queries)},
              {{"DATA_SOURCE_NAME", "host=127.0.0.1 port=" + QByteArray::number(port) + " user=postgres dbname=postgres sslmode=disable"}});
    }
    [[nodiscard]] int count(const char *query) const
    {
        const std::string path = std::string("/api/v1/query?query=") + QUrl::toPercentEncoding(QString::fromLatin1(query)).constData();
        const std::string answer = get(m_prometheus, path.c_str());
        const auto end = answer.find("\r\n\r\n");
        const QJsonDocument body = QJsonDocument::fromJson(QByteArray::fromStdString(end == std::string::npos ? std::string() : answer.substr(end + 4)));
        return body[u"data"][u"result"][0][u"value"][1].toString().toInt();
    }
    void write(const char *name, const QByteArray &text)
    {
        QFile f(m_folder.filePath(QLatin1String(name)));
        if (!f.open(QIODevice::WriteOnly) || f.write(text) != text.size())
            qFatal("cannot write %s", name);
    }
    void begin(const char *program, const QStringList &args, const std::vector<std::pair<const char *, QByteArray>> &variables = {})
    {
        auto p = std::make_unique<QProcess>();
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        for (const auto &[name, value] : variables)
            environment.insert(QLatin1String(name), QString::fromUtf8(value));
        p->setProcessEnvironment(environment);
        p->setWorkingDirectory(m_folder.path());
        p->setStandardOutputFile(QProcess::nullDevice());
        p->setStandardErrorFile(m_folder.filePath(QStringLiteral("log")), QIODevice::Append);
        p->start(QStringLiteral("setpriv"), QStringList{QStringLiteral("--pdeathsig=KILL"), QStringLiteral("--"), QStringLiteral("/usr/bin/") + QLatin1String(program)} + args);
        if (!p->waitForStarted(5000))
            qFatal("%s does not start", program);
        m_processes.push_back(std::move(p));
    }
    PoolExporter m_pool;
    QTemporaryDir m_folder;
    std::vector<std::unique_ptr<QProcess>> m_processes;
    QList<quint16> m_ports; // of the exporters for PostgreSQL
    quint16 m_prometheus = 0;
};

} // namespace bench

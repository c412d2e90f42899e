// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Many small real PostgreSQL clusters with many databases each, all copies of one, and what is busy in them: one client
// in each database that runs a statement each second. The watching role is "watcher" with pg_monitor. The bench's own
// threads.

#include "models/environment/writer.h"
#include "tests/support/postgresserver.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <thread>

namespace bench {

class SmallClusters {
public:
    SmallClusters(int clusters, int databases, int connections)
    {
        PostgresServer::Options options;
        options.settings << QStringLiteral("max_connections = %1").arg(connections) << QStringLiteral("autovacuum = off")
                         << QStringLiteral("log_connections = off") << QStringLiteral("shared_buffers = 8MB")
                         << QStringLiteral("full_page_writes = off") << QStringLiteral("max_wal_size = 64MB") << QStringLiteral("min_wal_size = 32MB");
        PostgresServer first(options);
        first.sql(QStringLiteral("create role watcher login"));
        first.sql(QStringLiteral("grant pg_monitor to watcher"));
        for (int d = 0; d < databases; ++d) {
            m_databases << QStringLiteral("db%1").arg(d + 1, 2, 10, QLatin1Char('0'));
            first.sql(QStringLiteral("create database %1 template template0").arg(m_databases.back()));
        }
        first.stop();
        options.copyOf = &first;
        for (int c = 0; c < clusters; ++c)
            m_servers.push_back(std::make_unique<PostgresServer>(options));
    }
    ~SmallClusters()
    {
        m_over = true;
        if (m_thread.joinable())
            m_thread.join();
        for (PGconn *c : m_clients)
            PQfinish(c);
    }

    [[nodiscard]] std::vector<std::unique_ptr<PostgresServer>> &servers() { return m_servers; }
    [[nodiscard]] const QStringList &databases() const { return m_databases; }

    // From now on each database has its client.
    void makeBusy()
    {
        for (const auto &server : m_servers)
            for (const QString &database : m_databases) {
                m_clients.push_back(server->connect(database));
                if (PQstatus(m_clients.back()) != CONNECTION_OK)
                    qFatal("a client of %s: %s", qPrintable(database), PQerrorMessage(m_clients.back()));
            }
        m_thread = std::thread([this] {
            pthread_setname_np(pthread_self(), "clients");
            auto due = std::chrono::steady_clock::now();
            const auto apart = std::chrono::nanoseconds(std::chrono::seconds(1)) / std::int64_t(m_clients.size());
            for (std::size_t i = 0; !m_over; ++i) {
                PQclear(PQexec(m_clients[i % m_clients.size()], "select count(*) from pg_class where oid < 2000"));
                due += apart;
                std::this_thread::sleep_until(due);
            }
        });
    }

    // One tier a cluster: the server, then its databases.
    [[nodiscard]] environment::EnvironmentPtr environment(bool through, bool ownConnection) const
    {
        auto all = std::make_shared<environment::Environment>();
        all->name = QStringLiteral("fleet");
        all->kind = environment::Kind::Production;
        for (std::size_t c = 0; c < m_servers.size(); ++c) {
            const QString cluster = QStringLiteral("c%1").arg(c + 1, 2, 10, QLatin1Char('0'));
            environment::Target server;
            server.id = server.title = server.tier = cluster;
            environment::PostgresSettings settings;
            settings.host = m_servers[c]->folder();
            settings.port = m_servers[c]->port();
            settings.user = QStringLiteral("watcher");
            settings.tls.mode = environment::Tls::Mode::Disable;
            server.settings = settings;
            all->targets.append(server);
            for (const QString &database : m_databases) {
                environment::Target target = server;
                target.id = target.title = cluster + QLatin1Char('-') + database;
                settings.database = database;
                settings.via = through ? cluster : QString();
                settings.ownConnection = through && ownConnection;
                target.settings = settings;
                all->targets.append(target);
            }
        }
        return all;
    }

    // The same as a file.
    static void write(const environment::Environment &environment, const QString &file)
    {
        QByteArray targets;
        QStringList tiers;
        for (const environment::Target &target : environment.targets) {
            targets += environment::targetLines(target);
            if (!tiers.contains(target.tier))
                tiers << target.tier;
        }
        QFile out(file);
        if (!out.open(QIODevice::WriteOnly | QIODevice::Truncate))
            qFatal("cannot write %s", qPrintable(file));
        out.write("name: " + environment.name.toUtf8() + "\nkind: production\ntiers:\n");
        for (const QString &tier : tiers)
            out.write("  - id: " + tier.toUtf8() + "\n");
        out.write("targets:\n" + targets);
    }

    // Connections of the console, on all servers.
    [[nodiscard]] int watching()
    {
        int sum = 0;
        for (const auto &server : m_servers)
            sum += server->sql(QStringLiteral("select count(*) from pg_stat_activity where usename = 'watcher'")).toInt();
        return sum;
    }

private:
    QStringList m_databases;
    std::vector<std::unique_ptr<PostgresServer>> m_servers;
    std::vector<PGconn *> m_clients;
    std::thread m_thread;
    std::atomic<bool> m_over = false;
};

} // namespace bench

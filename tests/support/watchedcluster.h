// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A real primary and its standbys under the eyes of the real engine: what the console would show of them. The stream
// of a standby can be led through a fault proxy. Blocking; the test's own thread only.

#include "models/health/replicationwords.h"
#include "models/health/situation.h"
#include "models/watch/feed.h"
#include "tests/support/faultproxy.h"
#include "tests/support/postgresserver.h"
#include "tests/support/proberun.h"

#include <QTest>

class WatchedCluster {
public:
    explicit WatchedCluster(std::chrono::milliseconds interval = std::chrono::milliseconds(500), const QStringList &settings = {}, int major = 15)
        : m_interval(interval), m_major(major), m_feed([](flow::Reactor &) { return std::make_unique<FixedSecrets>(); })
    {
        qputenv("QUARTERDECK_RESOURCES", QD_SOURCE_DIR "/resources");
        PostgresServer::Options o;
        o.major = major;
        o.settings << QStringLiteral("wal_receiver_status_interval = 1") << settings;
        primary = std::make_unique<PostgresServer>(o);
    }

    // A standby of the primary; its stream goes through `proxy` when there is one.
    std::unique_ptr<PostgresServer> clone(const QString &name, bool proxied = false, const QStringList &settings = {},
                                          const PostgresServer *upstream = nullptr)
    {
        PostgresServer::Options o;
        o.major = m_major;
        o.standbyOf = upstream ? upstream : primary.get();
        o.name = name;
        o.settings << QStringLiteral("wal_receiver_status_interval = 1") << QStringLiteral("wal_retrieve_retry_interval = 200ms") << settings;
        if (proxied) {
            if (!proxy) {
                proxyPort = freePort();
                proxy = std::make_unique<FaultProxy>(proxyPort, primary->port());
            }
            o.settings << QStringLiteral("primary_conninfo = 'host=127.0.0.1 port=%1 user=postgres application_name=%2'").arg(proxyPort).arg(name);
        }
        return std::make_unique<PostgresServer>(o);
    }

    static environment::Target target(const QString &id, const PostgresServer &server, std::chrono::milliseconds interval,
                                      const QString &upstream = {})
    {
        environment::PostgresSettings s;
        s.host = server.folder();
        s.port = server.port();
        s.user = QStringLiteral("postgres");
        s.tls.mode = environment::Tls::Mode::Disable;
        environment::Target t;
        t.id = id;
        t.title = id;
        t.tier = QStringLiteral("db");
        t.hotInterval = interval;
        t.settings = s;
        if (!upstream.isEmpty())
            t.edges.append({environment::EdgeKind::ReplicatesFrom, upstream});
        return t;
    }

    struct Watched {
        QString id;
        const PostgresServer *server;
        QString upstream;
    };
    void watch(const QList<Watched> &all, const QStringList &expected = {})
    {
        auto e = std::make_shared<environment::Environment>();
        e->name = QStringLiteral("test");
        e->tiers.append({QStringLiteral("db"), QStringLiteral("Database"), {}});
        for (const Watched &w : all) {
            environment::Target t = target(w.id, *w.server, m_interval, w.upstream);
            if (w.server == primary.get())
                std::get<environment::PostgresSettings>(t.settings).expectedStandbys = expected;
            e->targets.append(t);
        }
        m_environment = e;
        m_feed.setEnvironment(e);
    }

    [[nodiscard]] std::vector<health::ClusterView> clusters() const
    {
        return health::replicationOf(*m_environment, m_feed.snapshots(), base::Clock::system().now());
    }
    // Of the only cluster; nothing: not seen.
    [[nodiscard]] std::optional<health::StandbyView> standby(const QString &name) const
    {
        for (const health::ClusterView &c : clusters())
            for (const health::StandbyView &v : c.standbys)
                if (v.target == name || v.name.raw() == name)
                    return v;
        return {};
    }
    [[nodiscard]] health::StandbyState state(const QString &name) const
    {
        const auto v = standby(name);
        return v ? v->status.state : health::StandbyState::Unknown;
    }
    [[nodiscard]] watch::SnapshotPtr snapshot(const QString &id) const { return m_feed.snapshot(id); }
    [[nodiscard]] health::Situation assess()
    {
        const auto &clock = base::Clock::system();
        return m_room.assess(*m_environment, *m_feed.catalogue(), m_feed.snapshots(), clock.now(), clock.wallNow());
    }
    [[nodiscard]] QStringList sentences()
    {
        QStringList all;
        const health::Situation situation = assess();
        for (const health::Problem &p : situation.problems)
            all << QString(p.sentence).replace(QChar(0xa0), QLatin1Char(' '));
        return all;
    }
    [[nodiscard]] const environment::Environment &environment() const { return *m_environment; }
    [[nodiscard]] watch::Feed &feed() { return m_feed; }

    std::unique_ptr<FaultProxy> proxy;
    quint16 proxyPort = 0;
    std::unique_ptr<PostgresServer> primary;

private:
    std::chrono::milliseconds m_interval;
    int m_major;
    environment::EnvironmentPtr m_environment;
    watch::Feed m_feed;
    health::SituationRoom m_room;
};

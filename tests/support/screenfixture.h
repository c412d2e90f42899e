// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Screens without servers: a platform whose figures are set by hand, its history, and a clock that stands still
// until it is moved. What it says goes the way of real samples: through the feed into models and views.

#include "models/history/seriesstore.h"
#include "models/watch/feed.h"

#include <QTemporaryDir>

#include <cmath>

namespace test {

class ScreenFixture {
public:
    ScreenFixture()
    {
        qputenv("QUARTERDECK_RESOURCES", QD_SOURCE_DIR "/resources");
        qputenv("XDG_CONFIG_HOME", m_home.filePath(QStringLiteral("config")).toUtf8());
        qputenv("XDG_STATE_HOME", m_home.filePath(QStringLiteral("state")).toUtf8());
        clock.set(base::TimePoint{} + std::chrono::hours(48));
        QObject::connect(&feed, &watch::Feed::sampled, &feed, [this](const watch::Delivery &d) { store.append(d); });
    }

    // The platform of the sandbox, every target fine, with a quarter of an hour behind it.
    void shop()
    {
        using namespace environment;
        m_next.name = QStringLiteral("shop");
        m_next.title = QStringLiteral("Shop");
        m_next.kind = Kind::Sandbox;
        m_next.tiers = {{QStringLiteral("orders"), QStringLiteral("Orders"), {}}, {QStringLiteral("front"), QStringLiteral("Front"), {}},
                        {QStringLiteral("hosts"), QStringLiteral("Hosts"), {}}};
        PostgresSettings primary;
        primary.expectedStandbys = {QStringLiteral("shop-standby")};
        add("shop-primary", "orders", TargetKind::Postgres, primary, {{EdgeKind::RunsOn, QStringLiteral("shop-host")}});
        add("shop-standby", "orders", TargetKind::Postgres, PostgresSettings{},
            {{EdgeKind::ReplicatesFrom, QStringLiteral("shop-primary")}, {EdgeKind::RunsOn, QStringLiteral("shop-host")}});
        add("shop-pgbouncer", "orders", TargetKind::PgBouncer, PgBouncerSettings{}, {{EdgeKind::RoutesThrough, QStringLiteral("shop-primary")}});
        add("shop-redis", "front", TargetKind::Redis, RedisSettings{}, {});
        add("shop-api", "front", TargetKind::Http, HttpSettings{},
            {{EdgeKind::Uses, QStringLiteral("shop-pgbouncer")}, {EdgeKind::Uses, QStringLiteral("shop-redis")}});
        add("shop-host", "hosts", TargetKind::Host, HostSettings{}, {});
        open();
        for (const Target &target : m_next.targets)
            fine(target.id);
        rows();
        past(std::chrono::minutes(15));
        deliver();
    }

    // Where the logs stand: a standby that is `lost` bytes short of its primary, which writes 400 KB a second.
    void replicates(double lost)
    {
        watch::TargetSnapshot &primary = now[QStringLiteral("shop-primary")], &standby = now[QStringLiteral("shop-standby")];
        watch::LogTrack track;
        for (int s = 30; s >= 0; --s)
            track.add(clock.now() - std::chrono::seconds(s), 9e9 - s * 4e5);
        primary.log.at = standby.log.at = clock.now();
        primary.log.position = 9e9;
        primary.log.rate = 4e5;
        primary.log.track = std::make_shared<const watch::LogTrack>(track);
        standby.facts.startedAt = clock.wallNow() - std::chrono::hours(24 * 40);
        primary.load = {412, 9100, 40, 97};
        primary.facts.systemIdentifier = standby.facts.systemIdentifier = QStringLiteral("7123456789012345678");
        primary.facts.timeline = standby.facts.timeline = 1;
        standby.log.standby = standby.log.receiver = true;
        standby.log.receiverStatus = QStringLiteral("streaming");
        standby.log.silentSeconds = 0.2;
        standby.log.position = 9e9 - lost;
        standby.log.replayed = 9e9 - lost - 7e6;
        standby.log.replayRate = 9e5;
        standby.log.fastestReplay = 9e5;
        standby.log.slot = base::Untrusted(QStringLiteral("shop_standby"));
        standby.load = {38, 900, 4, 97};
        std::vector<watch::SlotRow> slotRows(3);
        const char *names[] = {"shop_standby", "app_cdc", "old_reader"};
        for (int i = 0; i < 3; ++i) {
            slotRows[std::size_t(i)].name = base::Untrusted(QString::fromLatin1(names[i]));
            slotRows[std::size_t(i)].type = i == 0 ? QStringLiteral("physical") : QStringLiteral("logical");
            slotRows[std::size_t(i)].active = i < 2;
            slotRows[std::size_t(i)].walStatus = i < 2 ? QStringLiteral("reserved") : QStringLiteral("extended");
            slotRows[std::size_t(i)].retainedBytes = i < 2 ? 2.4e6 : 4.1e9;
        }
        slotRows[2].xminAge = 81200;
        primary.replicationSlots = std::make_shared<const std::vector<watch::SlotRow>>(slotRows);
        standby.replicationSlots = std::make_shared<const std::vector<watch::SlotRow>>();
    }

    // As many PostgreSQL servers in tiers of 25, without history.
    void many(int count)
    {
        m_next.kind = environment::Kind::Production;
        m_next.title = QStringLiteral("Fleet");
        for (int i = 0; i < count; ++i)
            add(qPrintable(QStringLiteral("db-%1").arg(i, 4, 10, QLatin1Char('0'))), qPrintable(QStringLiteral("tier %1").arg(i / 25)),
                environment::TargetKind::Postgres, environment::PostgresSettings{}, {});
        open();
        for (const environment::Target &target : m_next.targets)
            fine(target.id);
        deliver();
    }

    void set(const QString &target, const char *metric, double value, const char *instance = "")
    {
        put(target, watch::Reading(watch::MetricId(QString::fromUtf8(metric)), value, base::Untrusted(QString::fromUtf8(instance))));
    }

    void lacks(const QString &target, const char *metric, watch::NoValue reason)
    {
        put(target, watch::Reading::missing(watch::MetricId(QString::fromUtf8(metric)), reason));
    }

    void fails(const QString &target, watch::Condition condition, const char *words, base::Errc code = base::Errc::Closed)
    {
        watch::Status &status = now[target].status;
        status.condition = condition;
        status.since = clock.now();
        status.wallSince = clock.wallNow();
        status.error = base::Error{code, words, {}, {}, {}};
    }

    // Time passes: who is up keeps answering, who is not grows old.
    void wait(double seconds)
    {
        clock.set(clock.now() + std::chrono::milliseconds(qint64(seconds * 1000)));
        for (watch::TargetSnapshot &snapshot : now) {
            if (snapshot.status.condition != watch::Condition::Up)
                continue;
            snapshot.status.lastAnswer = clock.now();
            for (auto &latest : snapshot.latest)
                latest.sentAt = clock.now();
        }
    }

    void deliver()
    {
        watch::Delivery delivery;
        for (auto it = now.cbegin(); it != now.cend(); ++it)
            delivery.snapshots.insert(it.key(), std::make_shared<watch::TargetSnapshot>(*it));
        feed.accept(delivery);
    }

    // Time passes with figures: those who are up go on as they are, one of them rises to its present value.
    void pass(std::chrono::seconds span, const QString &rising = {}, const char *metric = "")
    {
        const QString risingMetric = QString::fromUtf8(metric);
        for (int s = 1; s <= int(span.count()); ++s) {
            wait(1);
            for (const watch::TargetSnapshot &snapshot : std::as_const(now))
                for (const auto &latest : snapshot.latest) {
                    if (!latest.reading.hasValue() || snapshot.status.condition != watch::Condition::Up)
                        continue;
                    const bool rises = snapshot.target == rising && latest.reading.metric.name() == risingMetric;
                    const double share = rises ? double(s) / double(span.count()) : 0.9 + 0.05 * std::sin(s / 9.0);
                    store.append({snapshot.target, latest.reading.metric, latest.reading.instance.raw()}, clock.now(),
                                 latest.reading.value * share);
                }
        }
    }

    base::ManualClock clock;
    watch::Feed feed{watch::Feed::WithoutEngine{}};
    history::SeriesStore store;
    QHash<QString, watch::TargetSnapshot> now;

private:
    void add(const char *id, const char *tier, environment::TargetKind kind, environment::TargetSettings settings,
             QList<environment::Edge> edges)
    {
        environment::Target target;
        target.id = QString::fromUtf8(id);
        target.title = target.id;
        target.tier = QString::fromUtf8(tier);
        target.kind = kind;
        target.settings = std::move(settings);
        target.edges = std::move(edges);
        m_next.targets.append(target);
    }

    void open() { feed.setEnvironment(std::make_shared<environment::Environment>(m_next)); }

    void put(const QString &target, watch::Reading reading)
    {
        auto &latest = now[target].latest;
        std::erase_if(latest, [&](const auto &l) { return l.reading.metric == reading.metric && l.reading.instance == reading.instance; });
        latest.push_back({std::move(reading), clock.now() - std::chrono::milliseconds(400), clock.wallNow(), std::chrono::seconds(1)});
    }

    void fine(const QString &id)
    {
        using environment::TargetKind;
        watch::TargetSnapshot &snapshot = now[id];
        snapshot.target = id;
        snapshot.status.condition = watch::Condition::Up;
        snapshot.status.since = clock.now() - std::chrono::hours(30);
        snapshot.status.lastAnswer = clock.now();
        snapshot.facts.connections = 1;
        snapshot.cost = {1, 0.6};
        snapshot.facts.consoleRole = QStringLiteral("observer");
        switch (feed.environment()->find(id)->kind) {
        case TargetKind::Postgres:
            postgres(id, snapshot);
            break;
        case TargetKind::PgBouncer:
            for (const auto &[metric, value] : {std::pair{"pgbouncer.maxwait", 0.0}, {"pgbouncer.clients.used", 12.0}, {"pgbouncer.wait.average", 0.4},
                                                {"pgbouncer.queries.rate", 1873.0}})
                set(id, metric, value);
            set(id, "pgbouncer.waiting", 0, "shop/app");
            set(id, "pgbouncer.pool.used", 31, "shop/app");
            break;
        case TargetKind::Redis:
            for (const auto &[metric, value] : {std::pair{"redis.memory.used", 41.0}, {"redis.memory.bytes", 44040192.0}, {"redis.commands.rate", 5210.0},
                                                {"redis.hit.ratio", 97.3}, {"redis.clients.used", 2.0}, {"redis.evicted.rate", 0.0}, {"redis.blocked", 1.0}})
                set(id, metric, value);
            break;
        case TargetKind::Http:
            snapshot.facts.tls = QStringLiteral("TLSv1.3");
            for (const auto &[metric, value] : {std::pair{"http.ok", 1.0}, {"http.total", 14.2}, {"http.errors", 0.0}, {"http.firstbyte", 11.0}, {"http.connect", 0.2},
                                                {"http.tls", 1.9}, {"http.dns", 0.1}, {"http.certificate.days", 63.0}})
                set(id, metric, value);
            break;
        default:
            for (const auto &[metric, value] : {std::pair{"host.cpu", 23.0}, {"host.load", 0.4}, {"host.memory.available", 61.0}, {"host.iowait", 0.7},
                                                {"host.swap.used", 0.0}})
                set(id, metric, value);
            set(id, "host.disk.used", 58, "/");
            set(id, "host.disk.used", 71, "/srv/postgresql");
        }
    }

    void postgres(const QString &id, watch::TargetSnapshot &snapshot)
    {
        const bool standby = id.endsWith(QLatin1String("standby"));
        snapshot.facts.version = base::Untrusted(QStringLiteral("15.20"));
        snapshot.facts.versionNumber = 150020;
        snapshot.facts.role = standby ? QStringLiteral("standby") : QStringLiteral("primary");
        snapshot.facts.tls = QStringLiteral("TLSv1.3");
        snapshot.facts.startedAt = clock.wallNow() - std::chrono::hours(24 * 41);
        set(id, "pg.connections.used", standby ? 8 : 34);
        set(id, "pg.tps", standby ? 38 : 412);
        set(id, "pg.wal.rate", standby ? 0 : 3.4e6);
        set(id, "pg.cache.hit", 99.4);
        set(id, "pg.transaction.longest", 0.8);
        set(id, "pg.blocked.sessions", 0);
        if (standby) {
            set(id, "pg.replay.age", 0.02);
            set(id, "pg.receiver.streaming", 1);
            lacks(id, "pg.wal.rate", watch::NoValue::NotApplicable);
        } else {
            lacks(id, "pg.replay.age", watch::NoValue::NotApplicable);
            set(id, "pg.xid.age", 3.1);
            set(id, "pg.standbys.missing", 0);
            lacks(id, "pg.archiver.failing", watch::NoValue::NotApplicable);
        }
    }

    void rows()
    {
        const auto u = [](const char *text) { return base::Untrusted(QString::fromUtf8(text)); };
        std::vector<watch::SessionRow> sessions;
        for (int i = 0; i < 12; ++i) {
            watch::SessionRow row;
            row.pid = 5100 + i * 7;
            row.user = u("app");
            row.application = u(i % 3 ? "api" : "worker");
            row.state = i % 4 ? QStringLiteral("idle") : QStringLiteral("active");
            row.stateSeconds = 0.3 * i;
            row.querySeconds = 0.02 * i;
            row.statement = u(i % 2 ? "UPDATE orders SET state = 'paid', paid_at = now() WHERE id = $1 AND state = 'open'"
                                    : "SELECT id, total, placed_at FROM orders WHERE customer_id = $1 ORDER BY placed_at DESC LIMIT 20");
            sessions.push_back(row);
        }
        watch::SessionRow own;
        own.pid = 25080;
        own.user = u("observer");
        own.application = u("quarterdeck");
        own.state = QStringLiteral("active");
        own.statement = u("/* Every session: what it does, since when. */\nselect pid, state\nfrom pg_stat_activity");
        own.own = true;
        sessions.push_back(own);
        watch::SessionRow background;
        background.pid = 4990;
        background.backendType = QStringLiteral("logical replication launcher");
        sessions.push_back(background);
        watch::TargetSnapshot &primary = now[QStringLiteral("shop-primary")];
        primary.sessions = std::make_shared<const std::vector<watch::SessionRow>>(sessions);
        watch::ReplicationRow link;
        link.name = u("shop-standby");
        link.client = u("127.0.0.1");
        link.state = QStringLiteral("streaming");
        link.syncState = QStringLiteral("async");
        link.sentBytes = 0;
        link.writeBytes = 0;
        link.flushBytes = 8192;
        link.replayBytes = 16384;
        link.replaySeconds = 0.02;
        primary.replication = std::make_shared<const std::vector<watch::ReplicationRow>>(1, link);
        std::vector<watch::StorageRow> storage(2);
        storage[0].name = u("shop");
        storage[0].bytes = 812.0 * 1024 * 1024;
        storage[1].name = u("postgres");
        storage[1].bytes = 7.4 * 1024 * 1024;
        primary.storage = std::make_shared<const std::vector<watch::StorageRow>>(storage);
        watch::PoolRow pool;
        pool.database = u("shop");
        pool.user = u("app");
        pool.mode = QStringLiteral("transaction");
        pool.clientsActive = 24;
        pool.serversActive = 6;
        pool.serversIdle = 4;
        pool.size = 20;
        now[QStringLiteral("shop-pgbouncer")].pools = std::make_shared<const std::vector<watch::PoolRow>>(1, pool);
    }

    void past(std::chrono::seconds span)
    {
        for (const watch::TargetSnapshot &snapshot : std::as_const(now))
            for (const auto &latest : snapshot.latest) {
                if (!latest.reading.hasValue())
                    continue;
                const history::SeriesKey key{snapshot.target, latest.reading.metric, latest.reading.instance.raw()};
                const double phase = double(qHash(key.metric.name()) % 628) / 100;
                for (int s = int(span.count()); s >= 0; --s) {
                    const double wave = 0.82 + 0.1 * std::sin(s / 60.0 + phase) + 0.05 * std::sin(s / 7.0 + phase) + 0.03 * std::sin(s * 1.7);
                    store.append(key, clock.now() - std::chrono::seconds(s), latest.reading.value * (key.metric.name() == QLatin1String("pg.cache.hit") ? 0.99 + wave / 100 : wave));
                }
            }
    }

    QTemporaryDir m_home;
    environment::Environment m_next;
};

} // namespace test

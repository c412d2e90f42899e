// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A small platform in memory, as the sandbox has it, whose figures a test sets one by one.

#include "models/health/situation.h"

namespace test {

using environment::EdgeKind;
using environment::Target;
using environment::TargetKind;
using watch::Condition;

inline QString s(const char *text)
{
    return QString::fromUtf8(text);
}

class Shop {
public:
    Shop()
    {
        qputenv("QUARTERDECK_RESOURCES", QD_SOURCE_DIR "/resources");
        add("shop-host", TargetKind::Host, environment::HostSettings{}, {});
        environment::PostgresSettings primary;
        primary.user = s("console");
        primary.expectedStandbys = {s("shop-standby")};
        add("shop-primary", TargetKind::Postgres, primary, {{EdgeKind::RunsOn, s("shop-host")}});
        environment::PostgresSettings standby;
        standby.user = s("console");
        add("shop-standby", TargetKind::Postgres, standby, {{EdgeKind::ReplicatesFrom, s("shop-primary")}, {EdgeKind::RunsOn, s("shop-host")}});
        add("shop-pgbouncer", TargetKind::PgBouncer, environment::PgBouncerSettings{}, {{EdgeKind::RoutesThrough, s("shop-primary")}});
        add("shop-redis", TargetKind::Redis, environment::RedisSettings{}, {});
        add("shop-api", TargetKind::Http, environment::HttpSettings{}, {{EdgeKind::Uses, s("shop-pgbouncer")}, {EdgeKind::Uses, s("shop-redis")}});
        catalogue = watch::Catalogue::load(environment);
        for (const Target &t : environment.targets)
            up(t.id);
    }

    void add(const char *id, TargetKind kind, environment::TargetSettings settings, QList<environment::Edge> edges)
    {
        Target t;
        t.id = s(id);
        t.tier = s("orders");
        t.kind = kind;
        t.settings = std::move(settings);
        t.edges = std::move(edges);
        environment.targets.push_back(t);
    }

    watch::TargetSnapshot &at(const QString &id) { return m_now[id]; }
    watch::TargetSnapshot &at(const char *id) { return m_now[s(id)]; }

    void up(const QString &id)
    {
        auto &snapshot = at(id);
        snapshot.target = id;
        snapshot.status = {};
        snapshot.status.condition = Condition::Up;
        const Target *t = environment.find(id);
        const QHash<TargetKind, const char *> sign = {{TargetKind::Postgres, "pg.tps"}, {TargetKind::PgBouncer, "pgbouncer.waiting"},
            {TargetKind::Redis, "redis.memory.bytes"}, {TargetKind::Http, "http.total"}, {TargetKind::Host, "host.cpu"},
            {TargetKind::Heartbeat, "heartbeat.age"}};
        set(qPrintable(id), sign.value(t->kind), 0);
    }

    void set(const char *target, const char *metric, double value, const char *instance = "")
    {
        auto &latest = at(target).latest;
        const watch::MetricId id(s(metric));
        std::erase_if(latest, [&](const auto &l) { return l.reading.metric == id && l.reading.instance.raw() == s(instance); });
        latest.push_back({watch::Reading(id, value, base::Untrusted(s(instance))), now, wall, std::chrono::seconds(1)});
    }

    void fails(const char *target, Condition condition, base::Error error = {base::Errc::Closed, "", {}, {}, {}})
    {
        auto &status = at(target).status;
        if (status.condition == condition)
            return;
        status.condition = condition;
        status.since = now;
        status.wallSince = wall;
        status.error = std::move(error);
    }

    void wait(double seconds)
    {
        now += std::chrono::milliseconds(qint64(seconds * 1000));
        wall += std::chrono::milliseconds(qint64(seconds * 1000));
        for (auto &snapshot : m_now)
            if (snapshot.status.condition == Condition::Up)
                for (auto &l : snapshot.latest)
                    l.sentAt = now;
    }

    health::Situation assess()
    {
        QHash<QString, watch::SnapshotPtr> all;
        for (auto at = m_now.cbegin(); at != m_now.cend(); ++at)
            all.insert(at.key(), std::make_shared<watch::TargetSnapshot>(*at));
        return room.assess(environment, *catalogue, all, now, wall);
    }

    // The sentences, worst first, with plain spaces.
    QStringList sentences()
    {
        QStringList all;
        for (const health::Problem &p : assess().problems)
            all << QString(p.sentence).replace(QChar(0xa0), QLatin1Char(' '));
        return all;
    }

    environment::Environment environment;
    watch::CataloguePtr catalogue;
    health::SituationRoom room;
    base::TimePoint now = base::TimePoint{} + std::chrono::hours(100);
    base::WallTime wall = base::WallTime{} + std::chrono::hours(100000);

private:
    QHash<QString, watch::TargetSnapshot> m_now;
};

// Everything the rules want to see, in good order.
inline void measureAll(Shop &shop)
{
    shop.at("shop-primary").facts.role = s("primary");
    shop.at("shop-standby").facts.role = s("standby");
    for (const environment::Target &target : std::as_const(shop.environment.targets))
        for (const watch::MetricId metric : health::ScoreRules::shipped().mandatory(health::scoreRole(target.kind, shop.at(target.id).facts.role))) {
            const environment::Threshold limits = shop.catalogue->threshold(target, metric);
            shop.set(qPrintable(target.id), qPrintable(metric.name()), limits.below ? 100 : 0);
        }
}

inline const health::TargetScore &scoreOfTarget(const health::Situation &situation, const char *target)
{
    for (const health::TargetScore &one : situation.score.targets)
        if (one.target == s(target))
            return one;
    qFatal("no score of %s", target);
}

inline base::Error refusedConnection()
{
    return {base::Errc::Closed, "connection to server at \"127.0.0.1\", port 5432 failed: Connection refused\n\tIs the server running?", {}, {}, {}};
}

} // namespace test

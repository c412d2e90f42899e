// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/health/pooladvice.h"

#include <algorithm>
#include <cmath>

namespace health {

using environment::EdgeKind;
using environment::Target;
using environment::TargetKind;
using PoolKind = PoolAdvice::Kind;
using Snapshots = QHash<QString, watch::SnapshotPtr>;

namespace {

QList<const Target *> routedTo(const environment::Environment &environment, const Target &pooler)
{
    QList<const Target *> out;
    for (const environment::Edge &edge : pooler.edges)
        if (const Target *to = environment.find(edge.to); to && edge.kind == EdgeKind::RoutesThrough && to->kind == TargetKind::Postgres)
            out << to;
    return out;
}

// The one server it leads to; of several that with the address the console tells. Null: it cannot be told.
const Target *serverBehind(const environment::Environment &environment, const Target &pooler, const watch::PoolRow &row)
{
    const QList<const Target *> all = routedTo(environment, pooler);
    if (all.size() <= 1)
        return all.value(0);
    const Target *found = nullptr;
    for (const Target *t : all) {
        const auto &s = std::get<environment::PostgresSettings>(t->settings);
        if (s.host != row.host.raw() || s.port != row.port)
            continue;
        if (found)
            return nullptr;
        found = t;
    }
    return found;
}

bool answersNow(const watch::SnapshotPtr &snapshot) { return snapshot && snapshot->status.condition == watch::Condition::Up; }

// What the pools in front of this server may still open, all of them together.
int promisedOn(const environment::Environment &environment, const Target &server, const Snapshots &snapshots)
{
    int promised = 0;
    for (const Target &pooler : environment.targets) {
        const watch::SnapshotPtr snapshot = snapshots.value(pooler.id);
        if (pooler.kind != TargetKind::PgBouncer || !snapshot || !snapshot->pools)
            continue;
        for (const watch::PoolRow &row : *snapshot->pools)
            if (serverBehind(environment, pooler, row) == &server)
                promised += std::max(0, row.size + row.reserve - row.serversOpen);
    }
    return promised;
}

std::optional<int> roomOn(const environment::Environment &environment, const Target &server, const Snapshots &snapshots, const watch::PoolRule &rule)
{
    static const watch::MetricId open(QStringLiteral("pg.connections.count"));
    const watch::SnapshotPtr snapshot = snapshots.value(server.id);
    if (!answersNow(snapshot) || !snapshot->load.capacity)
        return std::nullopt;
    const auto *count = snapshot->find(open);
    if (!count || !count->reading.hasValue())
        return std::nullopt;
    const int all = *snapshot->load.capacity;
    const int kept = int(std::ceil(all * rule.keepFree / 100));
    return std::max(0, all - int(count->reading.value) - kept - promisedOn(environment, server, snapshots));
}

int lockedOn(const watch::SnapshotPtr &server)
{
    if (!answersNow(server) || !server->sessions)
        return 0;
    return int(std::ranges::count_if(*server->sessions, [](const watch::SessionRow &s) { return s.waitType == QLatin1String("Lock"); }));
}

// The pools of one database, taken together.
struct PoolsOfOne {
    const watch::PoolRow *first = nullptr;
    int users = 0, waiting = 0, active = 0;
    watch::PoolUse use;

    void add(const watch::PoolRow &row)
    {
        first = first ? first : &row;
        use.seconds = users == 0 ? row.use.seconds : std::max(use.seconds, row.use.seconds);
        use.peakActive = std::max(use.peakActive, row.use.peakActive);
        use.highActive = std::max(use.highActive, row.use.highActive);
        use.peakWaiting = std::max(use.peakWaiting, row.use.peakWaiting);
        use.peakWaitSeconds = std::max(use.peakWaitSeconds, row.use.peakWaitSeconds);
        use.fullSeconds = std::max(use.fullSeconds, row.use.fullSeconds);
        ++users;
        waiting += row.clientsWaiting;
        active += row.serversActive;
    }
};

void judgePool(PoolAdvice &a, const watch::PoolRule &rule, int active)
{
    const int byRule = std::max(a.size, int(rule.most));
    if (a.use.seconds < rule.watchedLarger) {
        a.kind = PoolKind::TooShort;
        a.needed = rule.watchedLarger;
    } else if (a.use.fullSeconds >= rule.fullSeconds && a.use.peakWaiting > 0) {
        const int wanted = std::min(int(std::floor(a.size * rule.growth)), a.size + a.use.peakWaiting);
        a.advised = std::min(std::max(a.size + 1, wanted), a.most);
        if (a.waiting > 0 && a.locked > 0 && 2 * a.locked >= active)
            a.kind = PoolKind::Locked;
        else if (!a.room)
            a.kind = PoolKind::Blind;
        else if (a.advised > a.size)
            a.kind = PoolKind::Larger;
        else
            a.kind = *a.room < a.users && byRule > a.size ? PoolKind::NoRoom : PoolKind::AtLimit;
    } else {
        a.kind = PoolKind::Fits;
        const int needs = std::max(a.least, int(std::ceil(a.use.peakActive * (1 + rule.spare / 100))));
        if (a.use.seconds >= rule.watchedSmaller && a.use.fullSeconds == 0 && needs <= a.size * rule.shrink / 100) {
            a.kind = PoolKind::Smaller;
            a.advised = needs;
        }
    }
    if (!a.changes())
        a.advised = 0;
}

} // namespace

base::Severity PoolAdvice::severity() const
{
    const bool tooSmall = kind == PoolKind::Larger || kind == PoolKind::NoRoom || kind == PoolKind::AtLimit || kind == PoolKind::Locked || kind == PoolKind::Blind;
    return tooSmall ? base::Severity::Warning : kind == PoolKind::TooShort ? base::Severity::Unknown : base::Severity::Ok;
}

std::vector<PoolAdvice> poolAdvice(const environment::Environment &environment, const Target &pooler, const Snapshots &snapshots, const watch::PoolRules &rules)
{
    const watch::SnapshotPtr own = snapshots.value(pooler.id);
    if (!own || !own->pools)
        return {};
    QStringList order;
    QHash<QString, PoolsOfOne> pools;
    for (const watch::PoolRow &row : *own->pools) {
        if (row.size <= 0)
            continue; // it has none, or the console does not tell
        if (!pools.contains(row.database.raw()))
            order << row.database.raw();
        pools[row.database.raw()].add(row);
    }
    std::vector<PoolAdvice> out;
    for (const QString &database : std::as_const(order)) {
        const PoolsOfOne &p = pools[database];
        const Target *server = serverBehind(environment, pooler, *p.first);
        PoolAdvice a;
        a.pooler = pooler.id;
        a.tier = server && !server->tier.isEmpty() ? server->tier : pooler.tier;
        a.database = p.first->database;
        a.users = p.users;
        a.size = p.first->size;
        a.use = p.use;
        a.waiting = p.waiting;
        const watch::PoolRule &rule = rules.of(a.tier);
        if (server) {
            a.server = server->id;
            a.room = roomOn(environment, *server, snapshots, rule);
            a.locked = lockedOn(snapshots.value(server->id));
        }
        a.least = std::min(a.size, int(rule.least));
        a.most = std::max(a.size, std::min(int(rule.most), a.size + a.room.value_or(0) / a.users));
        if (p.first->most > 0) // beyond it a size says nothing
            a.most = std::max(a.size, std::min(a.most, p.first->most / a.users));
        judgePool(a, rule, p.active);
        out.push_back(std::move(a));
    }
    return out;
}

acts::PoolChange changeOf(const PoolAdvice &a, const Target &pooler, int size)
{
    acts::PoolChange change;
    change.database = a.database.raw();
    if (const auto *settings = std::get_if<environment::PgBouncerSettings>(&pooler.settings))
        change.config = settings->config;
    change.before = a.size;
    change.size = size > 0 ? size : a.advised;
    change.least = a.least;
    change.most = a.most;
    return change;
}

} // namespace health

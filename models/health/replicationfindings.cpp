// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/health/replicationfindings.h"

#include "models/health/replicationwords.h"

#include <algorithm>

namespace health {

namespace {

constexpr double kLate = 10; // seconds a standby may be later than it is meant to be

bool isIntended(const StandbyView &v)
{
    const StandbyStatus &s = v.status;
    return s.intendedSeconds > 0 && s.state != StandbyState::Silent && s.state != StandbyState::NotStreaming
        && s.behindSeconds.value_or(0) <= s.intendedSeconds + kLate;
}

// Figures of time and bytes that only say that the standby does what it is told.
bool isOnPurpose(const Finding &f, const std::vector<ClusterView> &clusters)
{
    const ClusterView *cluster = clusterOf(clusters, f.target->id);
    if (!cluster || f.isCondition())
        return false;
    return std::ranges::any_of(cluster->standbys, [&](const StandbyView &v) {
        if (!isIntended(v))
            return false;
        if (v.target == f.target->id && f.family == QLatin1String("link"))
            return std::ranges::all_of(f.excesses, [](const Excess &e) { return e.metric->id.name() == QLatin1String("pg.replay.age"); });
        return v.upstream == f.target->id && f.family == QLatin1String("lag/") + v.application.raw()
            && std::ranges::all_of(f.excesses, [](const Excess &e) { return e.metric->id.name().startsWith(QLatin1String("pg.lag.replay.")); });
    });
}

bool tellsOfLink(const std::vector<Finding> &findings, const QString &target)
{
    return std::ranges::any_of(findings, [&](const Finding &f) {
        return f.target->id == target && (f.isCondition() || f.family == QLatin1String("link"));
    });
}

bool isAboutFailover(const Finding &f, const ClusterView &cluster)
{
    if (f.isCondition())
        return f.target->id == cluster.primary && isDead(f.condition);
    return f.family == QLatin1String("link") || f.family.startsWith(QLatin1String("lag/")) || f.family == QLatin1String("pg.standbys.missing")
        || (f.family == QLatin1String("cluster.primaries") && f.excesses.front().value < 1);
}

} // namespace

void addReplicationFindings(std::vector<Finding> &findings, const environment::Environment &environment, const watch::Catalogue &catalogue,
                            const Snapshots &snapshots, const std::vector<ClusterView> &clusters, Memory &memory,
                            base::TimePoint now, base::WallTime wallNow)
{
    static const watch::MetricId kSilent(QStringLiteral("pg.receiver.silent"));
    std::erase_if(findings, [&](const Finding &f) { return isOnPurpose(f, clusters); });
    const watch::Metric *metric = catalogue.find(kSilent);
    if (!metric)
        return;
    for (const ClusterView &cluster : clusters)
        for (const StandbyView &v : cluster.standbys) {
            const Target *target = environment.find(v.target);
            if (!target || v.status.state != StandbyState::Silent || !cluster.primaryAnswers || tellsOfLink(findings, v.target))
                continue;
            Finding f;
            f.target = target;
            f.snapshot = snapshots.value(v.target).get();
            f.family = QStringLiteral("link");
            f.key = v.target + QStringLiteral("/link");
            const Memory::Seen &seen = memory.see(v.target + QLatin1Char('/') + kSilent.name() + QLatin1Char('/'), now, wallNow);
            f.since = seen.since;
            f.wallSince = seen.wallSince;
            f.excesses.push_back({metric, {}, v.status.silentSeconds.value_or(0), 0, false, Severity::Warning, f.since, f.wallSince});
            findings.push_back(std::move(f));
        }
}

QString replicationClause(const Finding &f, const std::vector<ClusterView> &clusters)
{
    const ClusterView *cluster = clusterOf(clusters, f.target->id);
    if (!cluster)
        return {};
    if (f.family == QLatin1String("cluster.primaries") && f.excesses.front().value >= 2)
        return ReplicationWords::oldPrimaryClause(*cluster);
    if (!isAboutFailover(f, *cluster))
        return {};
    QString clause = cluster->commitsHang ? ReplicationWords::hangingClause(*cluster) : QString();
    const auto own = std::ranges::find(cluster->standbys, f.target->id, &StandbyView::target);
    return clause + (own != cluster->standbys.end() ? ReplicationWords::promotionClause(*own) : ReplicationWords::promotionClause(*cluster));
}

} // namespace health

// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/health/cluster.h"

#include <algorithm>
#include <map>

namespace health {

namespace {

struct ClusterMember {
    const Target *target;
    const watch::TargetSnapshot *snapshot;
};

// One server watched under two names is not two primaries.
bool sameServer(const ClusterMember &a, const ClusterMember &b)
{
    const auto &left = a.snapshot->facts.startedAt;
    const auto &right = b.snapshot->facts.startedAt;
    return left && right && *left == *right;
}

bool isPrimary(const ClusterMember &m)
{
    return m.snapshot->facts.role == QLatin1String("primary");
}

// The declared head of the cluster: others replicate from it, it from nobody.
bool isHead(const environment::Environment &environment, const Target &target)
{
    using environment::EdgeKind;
    const auto replicates = [](const environment::Edge &e) { return e.kind == EdgeKind::ReplicatesFrom; };
    return std::none_of(target.edges.begin(), target.edges.end(), replicates)
        && std::any_of(environment.targets.begin(), environment.targets.end(), [&](const Target &other) {
               return std::any_of(other.edges.begin(), other.edges.end(),
                                  [&](const environment::Edge &e) { return replicates(e) && e.to == target.id; });
           });
}

Finding findingAt(const ClusterMember &member, const QString &identifier, const watch::Metric &metric, double primaries, Memory &memory,
                  base::TimePoint now, base::WallTime wallNow)
{
    Finding finding;
    finding.target = member.target;
    finding.snapshot = member.snapshot;
    finding.family = metric.id.name();
    finding.key = finding.target->id + QLatin1Char('/') + finding.family + QLatin1Char('/') + identifier;
    finding.severity = Severity::Critical;
    const Memory::Seen &seen = memory.see(finding.key, now, wallNow);
    finding.since = seen.since;
    finding.wallSince = seen.wallSince;
    finding.excesses.push_back({&metric, {}, primaries, metric.threshold.critical.value_or(2), primaries < 1, Severity::Critical});
    return finding;
}

} // namespace

std::vector<Finding> clusterFindings(const environment::Environment &environment, const watch::Catalogue &catalogue,
                                     const QHash<QString, watch::SnapshotPtr> &snapshots, Memory &memory,
                                     base::TimePoint now, base::WallTime wallNow)
{
    static const watch::MetricId kPrimaries(QStringLiteral("cluster.primaries"));
    const watch::Metric *metric = catalogue.find(kPrimaries);
    std::vector<Finding> found;
    if (!metric)
        return found;
    std::map<QString, std::vector<ClusterMember>> clusters; // by system identifier
    for (const Target &target : environment.targets) {
        const watch::SnapshotPtr snapshot = snapshots.value(target.id); // the caller's snapshots outlive the findings
        if (target.kind != environment::TargetKind::Postgres || !environment::watchedThrough(target).isEmpty() || !snapshot || snapshot->status.condition != watch::Condition::Up
            || snapshot->facts.systemIdentifier.isEmpty() || snapshot->facts.role.isEmpty())
            continue;
        auto &members = clusters[snapshot->facts.systemIdentifier];
        const ClusterMember member{&target, snapshot.get()};
        if (std::none_of(members.begin(), members.end(), [&member](const ClusterMember &m) { return sameServer(m, member); }))
            members.push_back(member);
    }
    for (const auto &[identifier, members] : clusters) {
        std::vector<ClusterMember> primaries;
        std::copy_if(members.begin(), members.end(), std::back_inserter(primaries), isPrimary);
        if (primaries.size() >= 2) {
            Finding finding = findingAt(primaries.front(), identifier, *metric, double(primaries.size()), memory, now, wallNow);
            for (std::size_t i = 1; i < primaries.size(); ++i)
                finding.others.push_back(primaries[i].target);
            found.push_back(std::move(finding));
        } else if (primaries.empty()) {
            const auto head = std::find_if(members.begin(), members.end(),
                                           [&environment](const ClusterMember &m) { return isHead(environment, *m.target); });
            if (head != members.end())
                found.push_back(findingAt(*head, identifier, *metric, 0, memory, now, wallNow));
        }
    }
    return found;
}

} // namespace health

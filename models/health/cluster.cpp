// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/health/cluster.h"

#include <algorithm>
#include <map>

namespace health {

namespace {

struct Member {
    const Target *target;
    const watch::TargetSnapshot *snapshot;
};

// One server watched under two names is not two primaries.
bool sameServer(const Member &a, const Member &b)
{
    const auto &left = a.snapshot->facts.startedAt;
    const auto &right = b.snapshot->facts.startedAt;
    return left && right && *left == *right;
}

} // namespace

std::vector<Finding> clusterFindings(const environment::Environment &environment, const watch::Catalogue &catalogue,
                                     const QHash<QString, watch::SnapshotPtr> &snapshots, Memory &memory,
                                     base::TimePoint now, base::WallTime wallNow)
{
    static const watch::MetricId kPrimaries(QStringLiteral("cluster.primaries"));
    const watch::Metric *metric = catalogue.find(kPrimaries);
    std::map<QString, std::vector<Member>> primaries;
    for (const Target &target : environment.targets) {
        if (target.kind != environment::TargetKind::Postgres)
            continue;
        const watch::SnapshotPtr snapshot = snapshots.value(target.id);
        if (!snapshot || snapshot->status.condition != watch::Condition::Up || snapshot->facts.systemIdentifier.isEmpty()
            || snapshot->facts.role != QLatin1String("primary"))
            continue;
        auto &members = primaries[snapshot->facts.systemIdentifier];
        const Member member{&target, snapshot.get()}; // the caller's snapshots outlive the findings
        if (std::none_of(members.begin(), members.end(), [&member](const Member &m) { return sameServer(m, member); }))
            members.push_back(member);
    }
    std::vector<Finding> found;
    for (const auto &[identifier, members] : primaries) {
        if (!metric || members.size() < 2)
            continue;
        Finding finding;
        finding.target = members.front().target;
        finding.snapshot = members.front().snapshot;
        finding.family = kPrimaries.name();
        finding.key = finding.target->id + QLatin1Char('/') + finding.family + QLatin1Char('/') + identifier;
        finding.severity = Severity::Critical;
        const Memory::Seen &seen = memory.see(finding.key, now, wallNow);
        finding.since = seen.since;
        finding.wallSince = seen.wallSince;
        finding.excesses.push_back({metric, {}, double(members.size()), metric->threshold.critical.value_or(2), false, Severity::Critical});
        for (std::size_t i = 1; i < members.size(); ++i)
            finding.others.push_back(members[i].target);
        found.push_back(std::move(finding));
    }
    return found;
}

} // namespace health

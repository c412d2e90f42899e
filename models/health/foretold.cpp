// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/health/foretold.h"

#include <algorithm>

namespace health {

namespace {

constexpr double kDaySeconds = 86400;
constexpr double kGive = 1.1; // a date must move away by a tenth before it is no problem any more

std::optional<Severity> severityOf(const watch::ForecastRule &rule, const forecast::Outlook &outlook, bool listed)
{
    if (!outlook.predictable() || outlook.confidence == forecast::Confidence::Rough)
        return {};
    const double days = outlook.seconds / kDaySeconds / (listed ? kGive : 1);
    if (rule.criticalDays && days <= *rule.criticalDays && outlook.confidence == forecast::Confidence::Good)
        return Severity::Critical;
    if ((rule.warningDays && days <= *rule.warningDays) || (rule.criticalDays && days <= *rule.criticalDays))
        return Severity::Warning;
    return {};
}

} // namespace

std::vector<Finding> foretoldFindings(const environment::Environment &environment, const watch::Catalogue &catalogue,
                                      const QHash<QString, watch::SnapshotPtr> &snapshots,
                                      const QList<forecast::Forecast> &forecasts, const std::vector<Finding> &present,
                                      Memory &memory, base::TimePoint now, base::WallTime wallNow)
{
    std::vector<Finding> found;
    for (const forecast::Forecast &one : forecasts) {
        const watch::Metric *metric = catalogue.find(one.metric);
        const Target *target = environment.find(one.target);
        const watch::SnapshotPtr snapshot = snapshots.value(one.target);
        if (!metric || !metric->forecast || !target || !snapshot || snapshot->status.condition != watch::Condition::Up)
            continue;
        const QString family = familyOf(metric->id.name(), one.instance);
        const QString key = target->id + QStringLiteral("/forecast/") + metric->id.name() + QLatin1Char('/') + one.instance;
        const auto severity = severityOf(*metric->forecast, one.outlook, memory.listed(key));
        const bool already = std::any_of(present.begin(), present.end(), [&](const Finding &f) { return f.target == target && f.family == family; });
        if (!severity || already)
            continue;
        Memory::Seen &seen = memory.see(key, now, wallNow);
        seen.listed = true;
        Finding finding;
        finding.target = target;
        finding.snapshot = snapshot.get();
        finding.key = key;
        finding.family = QStringLiteral("forecast/") + family;
        finding.severity = *severity;
        finding.since = seen.since;
        finding.wallSince = seen.wallSince;
        finding.expected = &one;
        finding.excesses.push_back({metric, one.instance, one.now, one.limit, false, *severity, seen.since, seen.wallSince});
        found.push_back(std::move(finding));
    }
    return found;
}

} // namespace health

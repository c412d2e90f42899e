// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/forecast/forecast.h"

#include "models/forecast/logdisk.h"

#include <algorithm>
#include <limits>
#include <tuple>

namespace forecast {

namespace {

constexpr double kDay = 86400;

Outlook dated(double days)
{
    Outlook outlook;
    outlook.refusal = Refusal::None;
    outlook.confidence = Confidence::Good;
    outlook.now = days;
    outlook.seconds = outlook.early = outlook.late = std::max(0.0, days) * kDay;
    outlook.slope = -1 / kDay;
    return outlook;
}

} // namespace

QList<Forecast> wanted(const environment::Environment &environment, const watch::Catalogue &catalogue,
                       const QHash<QString, watch::SnapshotPtr> &snapshots, base::WallTime now)
{
    QList<Forecast> found;
    for (const environment::Target &target : environment.targets) {
        const watch::SnapshotPtr snapshot = snapshots.value(target.id);
        if (!snapshot)
            continue;
        for (const auto &latest : snapshot->latest) {
            const watch::Metric *metric = catalogue.find(latest.reading.metric);
            if (!metric || !metric->forecast || !latest.reading.hasValue())
                continue;
            const watch::ForecastRule &rule = *metric->forecast;
            std::optional<double> limit = rule.date ? 0 : rule.limit ? rule.limit : catalogue.threshold(target, metric->id).critical;
            const std::optional<double> free = rule.disk ? logDiskFree(environment, snapshots, target.id) : std::nullopt;
            if (free)
                limit = std::min(limit.value_or(std::numeric_limits<double>::infinity()), latest.reading.value + *free);
            if (!limit)
                continue;
            Forecast one{target.id, metric->id, latest.reading.instance.raw(), latest.reading.value, *limit, rule.date, {}, now};
            if (rule.date)
                one.outlook = dated(one.now);
            found.append(one);
        }
    }
    return found;
}

void sort(QList<Forecast> &forecasts)
{
    std::sort(forecasts.begin(), forecasts.end(), [](const Forecast &a, const Forecast &b) {
        const auto rank = [](const Forecast &f) { return f.outlook.predictable() ? f.outlook.seconds : std::numeric_limits<double>::infinity(); };
        const double left = rank(a), right = rank(b);
        return std::tie(left, a.target, a.metric.name(), a.instance) < std::tie(right, b.target, b.metric.name(), b.instance);
    });
}

} // namespace forecast

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/chartplan.h"

#include "models/health/metrichelp.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace dashboard {
namespace {

constexpr qsizetype kMostLines = 4;

bool meaningless(watch::NoValue reason) { return reason == watch::NoValue::NotApplicable || reason == watch::NoValue::Version; }

// Whether the last hour saw it above zero.
bool stirred(const history::SeriesStore &store, const history::SeriesKey &key, base::TimePoint now)
{
    const std::vector<history::Bucket> hour = store.read(key, now - std::chrono::hours(1), now, 1);
    return std::any_of(hour.begin(), hour.end(), [](const history::Bucket &b) { return b.count > 0 && b.maximum > 0; });
}

// Instances in a steady order: as the snapshot lists them, else as the store knows them. Of more than there are lines for,
// those that showed something lately.
QStringList instancesOf(const QString &target, watch::MetricId metric, const history::SeriesStore &store,
                        const watch::TargetSnapshot *snapshot)
{
    QStringList instances;
    base::TimePoint now{};
    if (snapshot)
        for (const auto &latest : snapshot->latest)
            if (latest.reading.metric == metric && !meaningless(latest.reading.noValue)) {
                instances << latest.reading.instance.raw();
                now = std::max(now, latest.sentAt);
            }
    if (instances.isEmpty())
        for (const history::SeriesKey &key : store.keysOf(target, metric))
            instances << key.instance;
    std::sort(instances.begin(), instances.end());
    instances.removeDuplicates();
    if (instances.size() > kMostLines) {
        QStringList lively, quiet;
        for (const QString &instance : std::as_const(instances))
            (stirred(store, {target, metric, instance}, now) ? lively : quiet) << instance;
        instances = lively + quiet;
    }
    return instances.mid(0, kMostLines);
}

bool applies(watch::MetricId metric, const environment::Target &target, const watch::TargetSnapshot *snapshot)
{
    if (!snapshot)
        return true;
    const bool ofServer = !environment::watchedThrough(target).isEmpty(); // what is not told of a database is its server's
    bool known = false;
    for (const auto &latest : snapshot->latest) {
        if (latest.reading.metric != metric)
            continue;
        if (!meaningless(latest.reading.noValue))
            return true;
        known = true;
    }
    return !known && !ofServer;
}

void addSeries(PlannedChart &chart, const environment::Target &target, const watch::Metric &metric,
               const history::SeriesStore &store, const watch::TargetSnapshot *snapshot, bool grouped)
{
    QStringList instances = instancesOf(target.id, metric.id, store, snapshot);
    if (instances.isEmpty())
        instances << QString();
    for (const QString &instance : std::as_const(instances)) {
        if (chart.spec.series.size() == kMostLines)
            return;
        charts::ChartSeries series;
        series.key = {target.id, metric.id, instance};
        series.word = grouped && instance.isEmpty() ? health::metricTitle(metric) : base::Untrusted(instance).visible();
        series.interval = metric.cold ? target.coldInterval : target.hotInterval;
        chart.spec.series.append(series);
        chart.metrics.append(metric.id);
    }
}

PlannedChart chartOf(const environment::Target &target, const watch::Metric &metric, const watch::Catalogue &catalogue,
                     const history::SeriesStore &store, const watch::TargetSnapshot *snapshot)
{
    PlannedChart chart;
    chart.spec.title = health::metricTitle(metric);
    chart.spec.help = health::metricHelp(metric);
    chart.spec.unit = metric.unit;
    chart.spec.unitText = metric.unitText;
    chart.spec.threshold = catalogue.threshold(target, metric.id);
    addSeries(chart, target, metric, store, snapshot, !metric.group.isEmpty());
    return chart;
}

} // namespace

QString absence(const watch::Reading &reading)
{
    switch (reading.noValue) {
    case watch::NoValue::None:
        return {};
    case watch::NoValue::NotYet:
        return QCoreApplication::translate("dashboard", "not measured yet");
    case watch::NoValue::Permission:
        return QCoreApplication::translate("dashboard", "no permission");
    case watch::NoValue::Version:
        return QCoreApplication::translate("dashboard", "not in this version");
    case watch::NoValue::TimedOut:
        return QCoreApplication::translate("dashboard", "timed out");
    case watch::NoValue::Unreachable:
        return QCoreApplication::translate("dashboard", "no answer");
    case watch::NoValue::NotApplicable:
        return QCoreApplication::translate("dashboard", "does not apply");
    case watch::NoValue::Error:
        return QCoreApplication::translate("dashboard", "error");
    }
    return {};
}

QList<PlannedChart> planCharts(const environment::Target &target, const watch::Catalogue &catalogue,
                               const history::SeriesStore &store, const watch::TargetSnapshot *snapshot)
{
    QList<PlannedChart> plan;
    QHash<QString, qsizetype> groups;
    const watch::Metric *headline = nullptr;
    bool headlineCharted = false;
    for (const watch::Metric *metric : catalogue.ofKind(target.kind)) {
        if (!applies(metric->id, target, snapshot))
            continue;
        if (metric->headline && !headline) {
            headline = metric;
            headlineCharted = metric->charted;
        }
        if (!metric->charted)
            continue;
        if (!metric->group.isEmpty() && groups.contains(metric->group)) {
            addSeries(plan[groups.value(metric->group)], target, *metric, store, snapshot, true);
            continue;
        }
        if (!metric->group.isEmpty())
            groups.insert(metric->group, plan.size());
        plan.append(chartOf(target, *metric, catalogue, store, snapshot));
    }
    const bool figure = headline && headline->unit != watch::Unit::Boolean && headline->unit != watch::Unit::State;
    if (figure && !headlineCharted)
        plan.prepend(chartOf(target, *headline, catalogue, store, snapshot));
    return plan;
}

charts::TrendChart::Now present(const PlannedChart &chart, const watch::TargetSnapshot *snapshot, base::TimePoint now)
{
    charts::TrendChart::Now shown;
    if (!snapshot || chart.spec.series.isEmpty())
        return shown;
    const history::SeriesKey &key = chart.spec.series.front().key;
    const auto *latest = snapshot->find(key.metric, key.instance);
    if (!latest) {
        shown.note = snapshot->status.condition == watch::Condition::Up
            ? QCoreApplication::translate("dashboard", "not measured yet")
            : QString();
        return shown;
    }
    if (!latest->reading.hasValue()) {
        shown.note = absence(latest->reading);
        return shown;
    }
    const base::Figure figure = base::figure(latest->reading.value, chart.spec.unit, {}, chart.spec.unitText);
    shown.value = figure.number;
    shown.unit = figure.unit;
    shown.stale = now - latest->sentAt > 2 * latest->interval;
    const environment::Threshold &limit = chart.spec.threshold;
    const auto beyond = [&](const std::optional<double> &value) {
        return value && (limit.below ? latest->reading.value < *value : latest->reading.value >= *value);
    };
    if (beyond(limit.critical))
        shown.severity = base::Severity::Critical;
    else if (beyond(limit.warning))
        shown.severity = base::Severity::Warning;
    return shown;
}

} // namespace dashboard

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/chartplan.h"

#include "models/health/metrichelp.h"
#include "ui/dashboard/scorefigure.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace dashboard {
namespace {

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

QStringList linesBefore(const PlanSource &source, const QString &target, watch::MetricId metric)
{
    QStringList instances;
    for (const PlannedChart &chart : source.before)
        for (const charts::ChartSeries &series : chart.spec.series)
            if (series.key.target == target && series.key.metric == metric)
                instances << series.key.instance;
    return instances;
}

// What is asked seldom comes as seldom, and that is no hole.
std::chrono::milliseconds intervalOf(const watch::Metric &metric, const environment::Target &target, const watch::TargetSnapshot *snapshot)
{
    std::chrono::milliseconds interval = metric.cold ? target.coldInterval : target.hotInterval;
    if (snapshot)
        for (const auto &latest : snapshot->latest)
            if (latest.reading.metric == metric.id)
                interval = std::max(interval, latest.interval);
    return interval;
}

void addSeries(PlannedChart &chart, const environment::Target &target, const watch::Metric &metric, const PlanSource &source)
{
    QStringList instances = linesOf(target.id, metric, chart.spec.threshold.below, source.lines, linesBefore(source, target.id, metric.id));
    if (instances.isEmpty())
        instances << QString();
    const bool grouped = !metric.group.isEmpty();
    for (const QString &instance : std::as_const(instances)) {
        if (chart.spec.series.size() == kMostLines)
            return;
        charts::ChartSeries series;
        series.key = {target.id, metric.id, instance};
        series.word = grouped && instance.isEmpty() ? health::metricTitle(metric) : base::Untrusted(instance).visible();
        series.interval = intervalOf(metric, target, source.lines.snapshot);
        chart.spec.series.append(series);
        chart.metrics.append(metric.id);
    }
}

PlannedChart chartOf(const environment::Target &target, const watch::Metric &metric, const watch::Catalogue &catalogue, const PlanSource &source)
{
    PlannedChart chart;
    chart.spec.title = health::metricTitle(metric);
    chart.spec.help = health::metricHelp(metric);
    chart.spec.unit = metric.unit;
    chart.spec.unitText = metric.unitText;
    chart.spec.threshold = catalogue.threshold(target, metric.id);
    addSeries(chart, target, metric, source);
    return chart;
}

PlannedChart addedChart(const environment::Target &target, const watch::Metric &metric, const watch::Catalogue &catalogue, const PlanSource &source)
{
    PlannedChart chart = chartOf(target, metric, catalogue, source);
    chart.added = true;
    chart.spec.help += u"\n\n"_s + QCoreApplication::translate("dashboard", "You added this chart. Delete takes it away.");
    return chart;
}

PlannedChart scoreChart(const environment::Target &target, const watch::Catalogue &catalogue, const PlanSource &source)
{
    const watch::Metric figure = scoreFigure(target.kind);
    PlannedChart chart = addedChart(target, figure, catalogue, source);
    chart.spec.threshold = figure.threshold;
    for (charts::ChartSeries &series : chart.spec.series)
        series.interval = kScoreEvery;
    return chart;
}

base::Severity limitSeverity(const environment::Threshold &limit, double value)
{
    const auto beyond = [&](const std::optional<double> &bound) { return bound && (limit.below ? value < *bound : value >= *bound); };
    return beyond(limit.critical) ? base::Severity::Critical : beyond(limit.warning) ? base::Severity::Warning : base::Severity::Ok;
}

// Of the first line that has a value; else of any that says why there is none.
const watch::TargetSnapshot::Latest *latestOf(const PlannedChart &chart, const watch::TargetSnapshot &snapshot)
{
    const watch::TargetSnapshot::Latest *silent = nullptr;
    for (const charts::ChartSeries &series : chart.spec.series) {
        const auto *latest = snapshot.find(series.key.metric, series.key.instance);
        if (latest && latest->reading.hasValue())
            return latest;
        if (latest && !silent)
            silent = latest;
    }
    for (const auto &latest : snapshot.latest)
        if (!silent && chart.metrics.contains(latest.reading.metric) && !latest.reading.hasValue())
            silent = &latest;
    return silent;
}

} // namespace

QString absence(const watch::Reading &reading)
{
    if (meaningless(reading.noValue) && !reading.why.isEmpty())
        return reading.why.visible(); // "from PostgreSQL 16 on"
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

QString neverRead(const watch::TargetSnapshot *snapshot)
{
    return snapshot && snapshot->status.condition == watch::Condition::Up ? QCoreApplication::translate("dashboard", "not measured yet")
                                                                         : QCoreApplication::translate("dashboard", "no answer");
}

bool isTold(const watch::Metric &metric, const environment::Target &target, const PlanSource &source)
{
    if (metric.row > 0 && environment::watchedThrough(target).isEmpty())
        return true;
    const watch::TargetSnapshot *snapshot = source.lines.snapshot;
    const bool read = snapshot && std::ranges::any_of(snapshot->latest, [&](const auto &latest) { return latest.reading.metric == metric.id; });
    return read || !source.lines.store.keysOf(target.id, metric.id).empty();
}

QList<PlannedChart> planCharts(const environment::Target &target, const watch::Catalogue &catalogue, const PlanSource &source)
{
    QList<PlannedChart> plan;
    QHash<QString, qsizetype> groups;
    const watch::Metric *headline = nullptr;
    bool headlineCharted = false;
    for (const watch::Metric *metric : catalogue.ofKind(target.kind)) {
        if (!applies(metric->id, target, source.lines.snapshot))
            continue;
        if (metric->headline && !headline) {
            headline = metric;
            headlineCharted = metric->charted;
        }
        if (!metric->charted)
            continue;
        if (!metric->group.isEmpty() && groups.contains(metric->group)) {
            addSeries(plan[groups.value(metric->group)], target, *metric, source);
            continue;
        }
        if (!metric->group.isEmpty())
            groups.insert(metric->group, plan.size());
        plan.append(chartOf(target, *metric, catalogue, source));
    }
    const bool figure = headline && headline->unit != watch::Unit::Boolean && headline->unit != watch::Unit::State;
    if (figure && !headlineCharted)
        plan.prepend(chartOf(target, *headline, catalogue, source));
    for (const watch::MetricId id : source.added) {
        if (id == scoreId())
            plan.append(scoreChart(target, catalogue, source));
        const watch::Metric *metric = catalogue.find(id);
        const bool there = std::ranges::any_of(plan, [id](const PlannedChart &chart) { return chart.metrics.contains(id); });
        if (metric && metric->kind == target.kind && !there && isTold(*metric, target, source))
            plan.append(addedChart(target, *metric, catalogue, source));
    }
    return plan;
}

charts::TrendChart::Now present(const PlannedChart &chart, const watch::TargetSnapshot *snapshot, base::TimePoint now, int score)
{
    charts::TrendChart::Now shown;
    if (chart.metrics.contains(scoreId())) {
        if (score >= 0) {
            shown.value = base::figure(score, chart.spec.unit).number;
            shown.severity = limitSeverity(chart.spec.threshold, score);
        }
        return shown;
    }
    if (!snapshot || chart.spec.series.isEmpty())
        return shown;
    const watch::TargetSnapshot::Latest *latest = latestOf(chart, *snapshot);
    if (!latest) {
        shown.note = snapshot->status.condition == watch::Condition::Up ? neverRead(snapshot) : QString();
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
    shown.severity = limitSeverity(chart.spec.threshold, latest->reading.value);
    return shown;
}

} // namespace dashboard

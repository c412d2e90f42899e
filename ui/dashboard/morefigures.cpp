// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/morefigures.h"

#include "models/health/metrichelp.h"
#include "models/health/scorerules.h"
#include "models/health/scorewords.h"
#include "ui/dashboard/scorefigure.h"

#include <QCoreApplication>

#include <algorithm>

namespace dashboard {
namespace {

using Latest = watch::TargetSnapshot::Latest;

// The one that matters most: of those with a value the highest, or the lowest where low is bad.
const Latest *foremost(const std::vector<const Latest *> &all, bool low)
{
    const Latest *found = nullptr;
    for (const Latest *one : all) {
        const bool first = !found || (!found->reading.hasValue() && one->reading.hasValue());
        if (first || (one->reading.hasValue() && (low ? one->reading.value < found->reading.value : one->reading.value > found->reading.value)))
            found = one;
    }
    return found;
}

void describe(ListedFigure &figure, const watch::Metric &metric, const Latest &latest, bool several, base::TimePoint now)
{
    const watch::Reading &reading = latest.reading;
    if (!reading.hasValue()) {
        figure.note = absence(reading);
        return;
    }
    figure.value = base::figure(reading.value, metric.unit, {}, metric.unitText).text();
    QStringList parts;
    if (several)
        parts << reading.instance.visible();
    if (now - latest.sentAt > 2 * latest.interval + std::chrono::seconds(1))
        parts << QCoreApplication::translate("dashboard", "%1 ago").arg(base::age(std::chrono::duration<double>(now - latest.sentAt).count()));
    figure.note = parts.join(QStringLiteral(", "));
}

std::size_t placeOf(watch::MetricId metric)
{
    const health::ScoreRules &rules = health::ScoreRules::shipped();
    return std::size_t(&rules.partOf(metric) - rules.parts().data());
}

ListedFigure scoreListed(const environment::Target &target, const PlanSource &source, const QList<PlannedChart> &plan)
{
    const watch::Metric figure = scoreFigure(target.kind);
    ListedFigure listed;
    listed.metric = figure.id;
    listed.part = QCoreApplication::translate("dashboard", "All of it");
    listed.title = figure.title;
    listed.help = figure.description;
    listed.drawn = std::ranges::any_of(plan, [](const PlannedChart &chart) { return chart.metrics.contains(scoreId()); });
    if (source.score >= 0)
        listed.value = base::figure(source.score, figure.unit).text();
    else
        listed.note = neverRead(source.lines.snapshot);
    return listed;
}

} // namespace

QList<ListedFigure> moreFigures(const environment::Target &target, const watch::Catalogue &catalogue, const PlanSource &source,
                                const QList<PlannedChart> &plan, base::TimePoint now)
{
    std::vector<QList<ListedFigure>> parts(health::ScoreRules::shipped().parts().size());
    for (const watch::Metric *metric : catalogue.ofKind(target.kind)) {
        const auto at = std::ranges::find_if(plan, [metric](const PlannedChart &chart) { return chart.metrics.contains(metric->id); });
        const bool drawn = at != plan.cend();
        if ((drawn && !at->added) || (!drawn && !isTold(*metric, target, source)))
            continue;
        ListedFigure figure;
        figure.metric = metric->id;
        figure.part = health::ScoreWords::part(health::ScoreRules::shipped().partOf(metric->id).title);
        figure.title = health::metricTitle(*metric);
        figure.help = health::metricHelp(*metric);
        figure.drawn = drawn;
        std::vector<const Latest *> all;
        if (source.lines.snapshot)
            for (const Latest &latest : source.lines.snapshot->latest)
                if (latest.reading.metric == metric->id)
                    all.push_back(&latest);
        if (const Latest *one = foremost(all, catalogue.threshold(target, metric->id).below))
            describe(figure, *metric, *one, all.size() > 1, now);
        else
            figure.note = neverRead(source.lines.snapshot);
        parts[placeOf(metric->id)].append(figure);
    }
    QList<ListedFigure> list;
    for (const QList<ListedFigure> &part : parts)
        list += part;
    list << scoreListed(target, source, plan);
    return list;
}

} // namespace dashboard

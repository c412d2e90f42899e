// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/alerts/coverage.h"

#include <algorithm>

namespace alerts {

namespace {

enum Watched : std::uint8_t { Nowhere, Here, Told };

using ByRule = std::vector<Watched>;

void raise(ByRule &rules, int rule, Watched to)
{
    rules[std::size_t(rule)] = std::max(rules[std::size_t(rule)], to);
}

void raiseAll(ByRule &rules, const QHash<watch::MetricId, std::vector<Bound>> &bounds, const QSet<watch::MetricId> &told)
{
    for (auto it = bounds.cbegin(); it != bounds.cend(); ++it)
        for (const Bound &bound : *it)
            raise(rules, bound.rule, told.contains(it.key()) ? Told : Here);
}

bool conditionKnown(const watch::SnapshotPtr &snapshot)
{
    return snapshot && snapshot->status.condition != watch::Condition::Unknown && snapshot->status.condition != watch::Condition::Connecting;
}

} // namespace

std::array<LayerCoverage, 4> coverageOf(const Plan &plan, const QHash<QString, watch::SnapshotPtr> &snapshots,
                                        const QList<forecast::Forecast> &forecasts, bool budgets)
{
    ByRule rules(std::size_t(plan.rules()), Nowhere);
    const QList<environment::Target> &targets = plan.environment().targets;
    QHash<QString, QSet<watch::MetricId>> foretold;
    for (const forecast::Forecast &one : forecasts)
        foretold[one.target].insert(one.metric);
    for (int t = 0; t < int(targets.size()); ++t) {
        const watch::SnapshotPtr snapshot = snapshots.value(targets[t].id);
        const bool known = conditionKnown(snapshot);
        const Plan::OfTarget &of = plan.of(t);
        for (const int rule : of.conditions)
            raise(rules, rule, known ? Told : Here);
        QSet<watch::MetricId> told;
        const bool answers = snapshot && snapshot->status.condition == watch::Condition::Up;
        if (snapshot)
            for (const auto &latest : snapshot->latest)
                if (latest.reading.hasValue() && (answers || plan.catalogue().isApart(latest.reading.metric)))
                    told.insert(latest.reading.metric);
        raiseAll(rules, of.figures, told);
        raiseAll(rules, of.windowed, told);
        raiseAll(rules, of.foretold, foretold.value(targets[t].id));
        for (const int rule : plan.composites())
            if (plan.selects(rule, t) && int(plan.topology().membersOf(targets[t].id).size()) >= plan.rule(rule).members)
                raise(rules, rule, known ? Told : Here);
    }
    if (!plan.environment().objectives.isEmpty())
        for (const int rule : plan.burns())
            raise(rules, rule, budgets ? Told : Here);
    for (const int rule : {plan.deadman(), plan.ending()}) // these look at the watcher itself
        if (rule >= 0)
            raise(rules, rule, Told);

    std::array<LayerCoverage, 4> layers;
    for (std::size_t l = 0; l < layers.size(); ++l)
        layers[l].layer = Layer(l);
    for (int r = 0; r < plan.rules(); ++r) {
        LayerCoverage &layer = layers[std::size_t(plan.rule(r).layer)];
        const Watched watched = rules[std::size_t(r)];
        ++layer.rules;
        layer.bound += watched != Nowhere ? 1 : 0;
        layer.withData += watched == Told ? 1 : 0;
        if (watched == Here)
            layer.without << plan.rule(r).id;
    }
    return layers;
}

} // namespace alerts

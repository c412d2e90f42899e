// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/promises/promise.h"

#include <algorithm>

namespace promises {

namespace {

constexpr int kFigureBuckets = 2016; // a week in steps of 5 minutes, two in steps of 10
constexpr double kDaySeconds = 86400;

using What = Formula::What;

struct Judge {
    const PromiseSources &sources;
    PromiseState &state;
    Formula formula;

    [[nodiscard]] bool smallIsGood() const { return state.promise.comparison.startsWith(u'<'); }
    [[nodiscard]] double worse(double a, double b) const { return smallIsGood() ? std::max(a, b) : std::min(a, b); }

    void unproven(Gap gap) const
    {
        state.standing = Standing::Unproven;
        state.gap = gap;
    }
    void span(base::WallTime from, base::WallTime to) const
    {
        if (state.from == base::WallTime{} || from < state.from)
            state.from = from;
        state.to = std::max(state.to, to);
    }
    [[nodiscard]] bool holds(double value) const
    {
        const QString &how = state.promise.comparison;
        const double goal = state.promise.goal;
        return how == QLatin1String("<") ? value < goal : how == QLatin1String("<=") ? value <= goal
            : how == QLatin1String(">")                                            ? value > goal
                                                                                   : value >= goal;
    }
    void settle(double value) const
    {
        state.value = value;
        state.standing = holds(value) ? Standing::Kept : Standing::Broken;
    }

    void fromMetric() const
    {
        struct Sum {
            double worth = 0;
            int buckets = 0, all = 0;
        };
        std::optional<double> value;
        double observed = 100;
        const watch::MetricId metric(formula.of);
        for (const history::ArchiveKey &key : sources.archive ? sources.archive->known() : QList<history::ArchiveKey>()) {
            if (key.scope != sources.environment.name || key.key.metric != metric
                || (!state.promise.target.isEmpty() && key.key.target != state.promise.target))
                continue;
            Sum sum;
            std::optional<double> one;
            for (const history::PastBucket &bucket : sources.archive->read(key, sources.now - state.promise.window, sources.now, kFigureBuckets)) {
                ++sum.all;
                if (bucket.stat.count == 0)
                    continue;
                ++sum.buckets;
                sum.worth += double(bucket.stat.mean);
                const double hardest = double(highest() ? bucket.stat.maximum : bucket.stat.minimum);
                one = formula.what == What::Average  ? sum.worth / sum.buckets
                    : formula.what == What::Latest   ? double(bucket.stat.last)
                    : !one                           ? hardest
                    : highest()                      ? std::max(*one, hardest)
                                                     : std::min(*one, hardest);
                span(bucket.start, bucket.start);
            }
            if (!one)
                continue;
            observed = std::min(observed, 100.0 * sum.buckets / sum.all);
            value = value ? worse(*value, *one) : *one;
        }
        if (!value)
            return unproven(Gap::NoFigures);
        state.observed = observed;
        settle(*value);
        const bool extreme = formula.what == What::Hardest || formula.what == What::Highest || formula.what == What::Lowest;
        const bool certain = formula.what == What::Latest || (extreme && state.standing == Standing::Broken && highest() == smallIsGood());
        if (!certain && observed < sources.rules.minimumObserved)
            unproven(Gap::NotEnough);
    }
    // Which end of a bucket is looked at.
    [[nodiscard]] bool highest() const
    {
        return formula.what == What::Highest || (formula.what != What::Lowest && smallIsGood());
    }

    void fromObjective() const
    {
        const auto found = std::ranges::find_if(sources.objectives, [&](const ObjectiveState &o) { return o.objective.id == formula.of; });
        if (found == sources.objectives.end())
            return unproven(Gap::NoObjective);
        environment::Objective objective = found->objective;
        if (formula.what == What::Good)
            objective.window = state.promise.window;
        const ObjectiveState o = stateOf(objective, sources.environment.name, sources.archive, sources.rules, sources.now);
        if (o.seen.observed <= 0)
            return unproven(Gap::NoFigures);
        state.observed = o.seen.observedShare();
        span(o.seen.first, o.seen.last);
        settle(formula.what == What::Good ? o.good : o.seen.bad / 60);
        const double most = 100 * (1 - o.seen.bad / o.seen.length); // good, if all that was not observed had been
        const bool certain = state.standing == Standing::Broken && (formula.what == What::BadMinutes ? smallIsGood() : !smallIsGood() && !holds(most));
        if (!certain && state.observed < sources.rules.minimumObserved)
            unproven(Gap::NotEnough);
    }

    void fromJournal() const
    {
        const base::WallTime since = sources.now - state.promise.window;
        int times = 0;
        std::optional<double> slowest;
        const Deed *newest = nullptr;
        for (const Deed &deed : sources.evidence.deeds) {
            if (deed.act != formula.of || (!state.promise.target.isEmpty() && deed.target != state.promise.target) || deed.at > sources.now)
                continue;
            if (!newest || deed.at >= newest->at)
                newest = &deed;
            if (deed.at < since)
                continue;
            ++times;
            span(deed.at, deed.at);
            if (deed.seconds)
                slowest = std::max(slowest.value_or(0), *deed.seconds);
        }
        if (!sources.evidence.journalThere || !sources.evidence.journalWhole)
            return unproven(Gap::NotDone);
        if (!newest || (formula.what == What::Slowest && !slowest))
            return unproven(Gap::NotDone); // never recorded: "no incident" is no evidence where nobody writes incidents down
        state.entry = newest->entry;
        span(newest->at, newest->at);
        if (formula.what == What::Times)
            return settle(times);
        settle(formula.what == What::Slowest ? *slowest : std::chrono::duration<double>(sources.now - newest->at).count() / kDaySeconds);
    }

    void fromIncidents() const
    {
        if (!sources.evidence.journalThere || !sources.evidence.journalWhole)
            return unproven(Gap::NotDone);
        const IncidentProof proof = proofOf(formula, state.promise, sources.environment, sources.evidence.incidents, sources.now);
        if (!proof.promised)
            return unproven(Gap::NoTime);
        if (!proof.value)
            return unproven(Gap::NoIncident);
        state.incidents = proof.incidents;
        state.entry = proof.incidents.first().entry;
        for (const ProvingIncident &incident : proof.incidents)
            span(incident.over, incident.over);
        state.observed = 100.0 * double(proof.incidents.size()) / double(proof.incidents.size() + proof.missing);
        settle(*proof.value);
        const bool certain = formula.what == What::Longest && state.standing == Standing::Broken && smallIsGood(); // once is enough
        if (!certain && state.observed < sources.rules.minimumObserved)
            unproven(Gap::NoIncident);
    }

    void figures() const
    {
        base::Unit unit = base::Unit::Count;
        QString text;
        if (formula.what == What::Good || formula.what == What::Within) {
            unit = base::Unit::Percent;
        } else if (formula.what == What::Slowest || formula.ofIncidents()) {
            unit = base::Unit::Seconds;
        } else if (formula.what == What::DaysSince) {
            unit = base::Unit::Days;
        } else if (formula.what == What::BadMinutes) {
            unit = base::Unit::Other;
            text = QStringLiteral("min");
        } else if (const watch::Metric *metric = formula.ofMetric() ? sources.catalogue.find(watch::MetricId(formula.of)) : nullptr) {
            unit = metric->unit;
            text = metric->unitText;
        }
        state.goal = base::figure(state.promise.goal, unit, QLocale(), text);
        if (state.value)
            state.shown = base::figure(*state.value, unit, QLocale(), text);
    }
};

} // namespace

PromiseState stateOf(const environment::Promise &promise, const PromiseSources &sources)
{
    PromiseState state;
    state.promise = promise;
    state.goal = base::figure(promise.goal, base::Unit::Count);
    if (promise.metric.trimmed().isEmpty()) {
        state.gap = Gap::Declared;
        return state;
    }
    const std::optional<Formula> formula = formulaOf(promise.metric);
    if (!formula) {
        state.gap = Gap::NoFormula;
        return state;
    }
    const Judge judge{sources, state, *formula};
    if (formula->ofMetric())
        judge.fromMetric();
    else if (formula->ofObjective())
        judge.fromObjective();
    else if (formula->ofIncidents())
        judge.fromIncidents();
    else
        judge.fromJournal();
    judge.figures();
    return state;
}

} // namespace promises

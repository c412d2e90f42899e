// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/alerts/plan.h"

#include "models/health/finding.h"

#include <algorithm>

namespace alerts {

namespace {

std::vector<bool> rulesLike(const QStringList &wildcards, const std::vector<Rule> &rules)
{
    std::vector<bool> like;
    for (const Rule &rule : rules)
        like.push_back(matchesAny(wildcards, rule.id));
    return like;
}

// Where a rule says no limit to clear at, a little back from where it enters.
std::optional<double> clearLimit(const watch::Metric *metric, std::optional<double> own, std::optional<double> enter, bool below)
{
    if (own || !enter)
        return own;
    const double give = metric ? health::clearMargin(*metric, *enter, below) : 0;
    return below ? *enter + give : *enter - give;
}

} // namespace

Plan::Plan(RuleBookPtr rules, environment::EnvironmentPtr environment, watch::CataloguePtr catalogue) :
    m_rules(std::move(rules)),
    m_environment(std::move(environment)),
    m_catalogue(std::move(catalogue)),
    m_topology(*m_environment),
    m_targets(std::size_t(m_environment->targets.size()))
{
    const std::vector<Rule> &all = m_rules->rules();
    m_parts.resize(all.size());
    for (int r = 0; r < int(all.size()); ++r) {
        const Rule &rule = all[std::size_t(r)];
        m_index.insert(rule.id, r);
        m_explains.emplace_back();
        for (const Inhibition &inhibition : rule.inhibits)
            m_explains.back().push_back({Topology::waysOf(inhibition.through), rulesLike(inhibition.rules, all)});
        if (rule.kind == Kind::Composite) {
            m_composites.push_back(r);
            m_parts[std::size_t(r)] = rulesLike(rule.parts, all);
        } else if (rule.kind == Kind::Burn) {
            m_burns.push_back(r);
        } else if (rule.kind == Kind::Deadman) {
            m_deadman = r;
        } else if (rule.kind == Kind::Ending) {
            m_ending = r;
        } else {
            for (int t = 0; t < int(m_targets.size()); ++t)
                if (selects(r, t))
                    bind(t, r);
        }
    }
}

bool Plan::selects(int rule, int target) const
{
    const Selector &on = this->rule(rule).on;
    const environment::Target &t = m_environment->targets[target];
    return (on.targets.isEmpty() || matchesAny(on.targets, t.id)) && (on.tiers.isEmpty() || matchesAny(on.tiers, t.tier));
}

bool Plan::takesItem(int rule, const QString &item) const
{
    const QStringList &items = this->rule(rule).on.items;
    return items.isEmpty() || matchesAny(items, item);
}

void Plan::bind(int target, int rule)
{
    const Rule &r = this->rule(rule);
    OfTarget &of = m_targets[std::size_t(target)];
    if (r.kind == Kind::Condition) {
        of.conditions.push_back(rule);
        return;
    }
    const environment::Target &t = m_environment->targets[target];
    const watch::Metric *metric = m_catalogue->find(r.metric);
    if (!metric || metric->kind != t.kind)
        return;
    Bound bound{rule, metric, {}, {}, {}, false};
    const environment::Threshold own = m_catalogue->threshold(t, r.metric);
    if (r.kind == Kind::Threshold && !r.enter.any())
        bound.enter = own;
    else
        bound.enter = {r.enter.warning, r.enter.critical, false};
    bound.enter.below = r.below.value_or(r.kind == Kind::Threshold && own.below);
    const watch::Metric *unit = r.kind == Kind::Threshold ? metric : nullptr;
    bound.clear = {clearLimit(unit, r.clear.warning, bound.enter.warning, bound.enter.below), clearLimit(unit, r.clear.critical, bound.enter.critical, bound.enter.below),
                   bound.enter.below};
    switch (r.kind) {
    case Kind::Threshold:
        if (bound.enter.warning || bound.enter.critical)
            of.figures[r.metric].push_back(bound);
        break;
    case Kind::Forecast:
        of.foretold[r.metric].push_back(bound);
        break;
    case Kind::Share:
        of.divisors[r.of].push_back(bound);
        of.windowed[r.metric].push_back(bound);
        break;
    case Kind::Count:
        bound.counted = r.past ? r.past : own.warning ? own.warning : own.critical;
        bound.countedBelow = r.below.value_or(own.below);
        bound.enter.below = bound.clear.below = false;
        of.windowed[r.metric].push_back(bound);
        break;
    default:
        of.windowed[r.metric].push_back(bound);
        break;
    }
}

bool Plan::explains(int source, int rule, unsigned ways) const
{
    return std::ranges::any_of(m_explains[std::size_t(source)], [&](const Explains &e) { return (e.ways & ways) && e.rules[std::size_t(rule)]; });
}

} // namespace alerts

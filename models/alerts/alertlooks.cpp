// SPDX-License-Identifier: GPL-3.0-or-later
// What each kind of rule finds in a round.
#include "models/alerts/alertbook.h"

#include "models/alerts/words.h"
#include "models/health/cluster.h"
#include "models/watch/watcher.h"

#include <algorithm>
#include <cmath>

namespace alerts {

using Is = Sighting::Is;
using watch::Condition;
using watch::NoValue;

namespace {

constexpr std::chrono::minutes kAnomalyMean{5};
constexpr std::chrono::hours kToldOfAll{1}; // the slowest questions have been asked by then
constexpr int kLeastSamples = 3;
constexpr double kDay = 86400;

bool isPastLimit(double value, double limit, bool below) { return below ? value < limit : value >= limit; }

milliseconds oldAfter(const watch::TargetSnapshot::Latest &latest) { return 3 * latest.interval; }

} // namespace

void AlertBook::look(int target, const watch::TargetSnapshot &snapshot)
{
    lookAtConditions(target, snapshot);
    const bool answers = snapshot.status.condition == Condition::Up; // else what it told is old
    for (const auto &latest : snapshot.latest)
        if (answers || m_plan->catalogue().isApart(latest.reading.metric))
            lookAtFigure(target, snapshot, latest);
}

void AlertBook::lookAtConditions(int target, const watch::TargetSnapshot &snapshot)
{
    const watch::Status &status = snapshot.status;
    if (status.condition == Condition::Unknown || status.condition == Condition::Connecting)
        return;
    for (const int rule : m_plan->of(target).conditions) {
        Found found;
        found.sighting.at = m_at.now;
        const auto severity = m_plan->rule(rule).conditions.constFind(int(status.condition));
        if (severity != m_plan->rule(rule).conditions.cend()) {
            found.sighting.is = Is::Bad;
            found.sighting.severity = *severity;
            // a frozen server fell silent before the deadline told so
            const bool silent = status.condition == Condition::NotAnswering && status.lastAnswer != base::TimePoint{};
            found.sighting.since = silent ? std::min(status.lastAnswer, status.since) : status.since;
        }
        sight(target, rule, {}, found);
    }
}

// The limit a value is past; from a limit that fires it must come back as far as the clear one.
std::optional<std::pair<base::Severity, double>> AlertBook::judged(const Bound &bound, double value, const Entry *entry) const
{
    const bool fires = entry && entry->alert.fires();
    const auto past = [&](std::optional<double> enter, std::optional<double> clear, bool held) {
        return (enter && isPastLimit(value, *enter, bound.enter.below)) || (held && clear && isPastLimit(value, *clear, bound.enter.below));
    };
    if (past(bound.enter.critical, bound.clear.critical, fires && entry->alert.severity == base::Severity::Critical))
        return std::pair(base::Severity::Critical, *bound.enter.critical);
    if (past(bound.enter.warning, bound.clear.warning, fires))
        return std::pair(base::Severity::Warning, *bound.enter.warning);
    return {};
}

void AlertBook::lookAtFigure(int target, const watch::TargetSnapshot &snapshot, const watch::TargetSnapshot::Latest &latest)
{
    const Plan::OfTarget &of = m_plan->of(target);
    const watch::Reading &reading = latest.reading;
    if (const auto windowed = of.windowed.constFind(reading.metric); windowed != of.windowed.cend())
        for (const Bound &bound : *windowed)
            lookAtWindow(target, bound, latest);
    const auto bounds = of.figures.constFind(reading.metric);
    if (bounds == of.figures.cend())
        return;
    for (const Bound &bound : *bounds) {
        const Rule &rule = m_plan->rule(bound.rule);
        if (!rule.on.items.isEmpty() && !matchesAny(rule.on.items, reading.instance.raw()))
            continue;
        Entry *const entry = entryAt(target, bound.rule, reading.instance.raw());
        Found found;
        found.reading = reading;
        found.sighting.at = latest.sentAt;
        found.sighting.staleAfter = oldAfter(latest);
        const bool old = m_at.now - latest.sentAt > std::max(rule.timing.staleAfter, found.sighting.staleAfter);
        if (reading.hasValue() && !old) {
            const auto worse = judged(bound, reading.value, entry);
            if (worse && !health::isMisleading(*bound.metric, snapshot)) {
                found.sighting.is = Is::Bad;
                found.sighting.severity = worse->first;
                found.limit = worse->second;
            }
        } else if (reading.noValue == NoValue::NotApplicable || (rule.noData == NoData::Ignore && !reading.hasValue())) {
            found.sighting.is = Is::Good;
        } else if (rule.noData == NoData::Alert && reading.noValue != NoValue::NotYet) {
            found.sighting.is = Is::Bad;
            found.sighting.at = m_at.now;
            if (entry && entry->alert.fires())
                found.sighting.severity = entry->alert.severity; // silence is no improvement
            if (reading.hasValue())
                found.reading = watch::Reading::missing(reading.metric, NoValue::TimedOut, {}, reading.instance); // what it was is not what it is
        } else {
            found.sighting.is = Is::Silent;
        }
        sight(target, bound.rule, reading.instance, found, entry);
    }
}

void AlertBook::take(const watch::Delivery &delivery)
{
    if (!m_plan)
        return;
    for (const auto &sampled : delivery.samples) {
        const int target = m_plan->topology().indexOf(sampled.target);
        if (target < 0)
            continue;
        const Plan::OfTarget &of = m_plan->of(target);
        if (of.windowed.isEmpty())
            continue;
        for (const watch::Reading &reading : sampled.sample.readings) {
            if (!reading.hasValue())
                continue;
            for (const Bound &bound : of.windowed.value(reading.metric)) {
                const Rule &rule = m_plan->rule(bound.rule);
                Past &past = m_past[Slot{target, bound.rule, reading.instance.raw()}];
                const bool counted = bound.counted && isPastLimit(reading.value, *bound.counted, bound.countedBelow);
                past.window.add(sampled.sample.sentAt, reading.value, counted, rule.kind == Kind::Anomaly ? milliseconds(kAnomalyMean) : rule.window + rule.against);
                past.newest = std::max(past.newest, sampled.sample.sentAt);
                const Entry *entry = rule.kind == Kind::Anomaly ? entryAt(target, bound.rule, reading.instance.raw()) : nullptr;
                if (rule.kind == Kind::Anomaly && !(entry && entry->alert.active()))
                    past.baseline.add(sampled.sample.wallAt, reading.value); // what is unusual must not become usual
            }
            for (const Bound &bound : of.divisors.value(reading.metric))
                m_past[Slot{target, bound.rule, reading.instance.raw()}].divisor.add(sampled.sample.sentAt, reading.value, false, m_plan->rule(bound.rule).window);
        }
    }
}

void AlertBook::lookAtWindow(int target, const Bound &bound, const watch::TargetSnapshot::Latest &latest)
{
    const Rule &rule = m_plan->rule(bound.rule);
    const QString &item = latest.reading.instance.raw();
    const auto at = m_past.find(Slot{target, bound.rule, item});
    if (at == m_past.end() || (!rule.on.items.isEmpty() && !matchesAny(rule.on.items, item)))
        return;
    const Past &past = at->second;
    Found found;
    found.reading = latest.reading;
    found.sighting.at = past.newest;
    found.sighting.staleAfter = oldAfter(latest);
    if (m_at.now - past.newest > std::max(rule.timing.staleAfter, found.sighting.staleAfter)) {
        found.sighting.is = Is::Silent;
        sight(target, bound.rule, latest.reading.instance, found);
        return;
    }
    std::optional<double> value;
    const Window::Sum now = past.window.sum(m_at.now, rule.kind == Kind::Anomaly ? milliseconds(kAnomalyMean) : rule.window);
    if (rule.kind == Kind::Count) {
        value = now.past;
    } else if (rule.kind == Kind::Share) {
        const Window::Sum all = past.divisor.sum(m_at.now, rule.window);
        if (all.count >= kLeastSamples && all.mean() > 0 && all.mean() >= rule.least)
            value = 100 * now.mean() / all.mean();
    } else if (rule.kind == Kind::Surge) {
        const Window::Sum before = past.window.sum(m_at.now - rule.window, rule.against);
        const bool known = past.window.oldest() <= m_at.now - rule.window - rule.against * 4 / 5;
        if (known && now.count > 0 && now.mean() >= rule.least)
            value = now.mean() / std::max(before.mean(), rule.least / 10 + 1e-9);
    } else if (const auto usual = past.baseline.usual(m_at.wallNow); usual && now.count >= kLeastSamples) {
        const double away = rule.below.value_or(false) ? usual->mean - now.mean() : now.mean() - usual->mean;
        if (usual->spread > 0 && (rule.below.value_or(false) || now.mean() >= rule.least)) {
            found.limit = usual->mean;
            if (away > rule.deviations * usual->spread)
                found.sighting.is = Is::Bad;
        }
        found.reading.value = now.mean();
    }
    if (value) {
        found.reading.value = *value;
        if (const auto worse = judged(bound, *value, entryAt(target, bound.rule, item))) {
            found.sighting.is = Is::Bad;
            found.sighting.severity = worse->first;
            found.limit = worse->second;
        }
    }
    sight(target, bound.rule, latest.reading.instance, found);
}

void AlertBook::lookAhead()
{
    for (const forecast::Forecast &forecast : m_forecasts) {
        const int target = m_plan->topology().indexOf(forecast.target);
        if (target < 0)
            continue;
        for (const Bound &bound : m_plan->of(target).foretold.value(forecast.metric)) {
            const Rule &rule = m_plan->rule(bound.rule);
            if (!rule.on.items.isEmpty() && !matchesAny(rule.on.items, forecast.instance))
                continue;
            Found found;
            found.sighting.at = m_at.now;
            const double days = forecast.outlook.seconds / kDay;
            const auto within = [days](std::optional<double> limit) { return limit && days < *limit; };
            const bool told = forecast.outlook.predictable() && forecast.outlook.confidence != forecast::Confidence::Rough;
            if (told && (within(bound.enter.warning) || within(bound.enter.critical))) {
                const bool critical = within(bound.enter.critical);
                found.sighting.is = Is::Bad;
                found.sighting.severity = critical ? base::Severity::Critical : base::Severity::Warning;
                found.limit = critical ? bound.enter.critical : bound.enter.warning;
            }
            found.reading = watch::Reading(forecast.metric, told ? days : forecast.now, base::Untrusted(forecast.instance));
            sight(target, bound.rule, base::Untrusted(forecast.instance), found);
        }
    }
}

void AlertBook::lookAtBudgets()
{
    for (const int rule : m_plan->burns()) {
        if (!m_plan->rule(rule).windows.empty()) {
            lookAtOwnWindows(rule);
            continue;
        }
        for (const health::BurningBudget &budget : m_burning) {
            const int target = m_plan->topology().indexOf(budget.target);
            if (target < 0 || budget.severity < base::Severity::Warning || !m_plan->selects(rule, target) || !m_plan->takesItem(rule, budget.objective))
                continue;
            Found found;
            found.sighting = {Is::Bad, budget.severity, m_at.now, budget.since == base::WallTime{} ? m_at.now : m_at.steady(budget.since), milliseconds(0)};
            found.reading = watch::Reading(budget.metric, budget.rate);
            found.limit = 1;
            sight(target, rule, base::Untrusted(budget.objective), found);
        }
    }
}

// The first pair of windows that both burn, worst first.
void AlertBook::lookAtOwnWindows(int rule)
{
    for (const health::BudgetRates &budget : m_rates) {
        const int target = m_plan->topology().indexOf(budget.target);
        if (target < 0 || !m_plan->selects(rule, target) || !m_plan->takesItem(rule, budget.objective))
            continue;
        for (const BurnWindows &pair : m_plan->rule(rule).windows) {
            const auto longer = budget.windows.constFind(pair.longer.count()), shorter = budget.windows.constFind(pair.shorter.count());
            if (longer == budget.windows.cend() || shorter == budget.windows.cend() || longer->rate < pair.rate || shorter->rate < pair.rate)
                continue;
            Found found;
            found.sighting = {Is::Bad, pair.severity, m_at.now, longer->since == base::WallTime{} ? m_at.now : m_at.steady(longer->since), milliseconds(0)};
            found.reading = watch::Reading(budget.metric, longer->rate);
            found.limit = pair.rate;
            sight(target, rule, base::Untrusted(budget.objective), found);
            break;
        }
    }
}

QSet<qint64> AlertBook::burnWindows() const
{
    QSet<qint64> all;
    if (m_plan)
        for (const int rule : m_plan->burns())
            for (const BurnWindows &pair : m_plan->rule(rule).windows)
                all << pair.longer.count() << pair.shorter.count();
    return all;
}

// Two primaries, or none: what shows only when servers are seen together.
void AlertBook::lookAtClusters(const Snapshots &snapshots)
{
    const auto findings = health::clusterFindings(m_plan->environment(), m_plan->catalogue(), snapshots, m_clusterMemory, m_at.now, m_at.wallNow);
    m_clusterMemory.forgetOlder(m_at.now);
    for (const health::Finding &finding : findings) {
        const health::Excess &excess = finding.excesses.front();
        const int target = m_plan->topology().indexOf(finding.target->id), rule = m_plan->indexOf(idForFigure(excess.metric->id.name()));
        if (rule < 0 || target < 0)
            continue;
        Found found;
        found.sighting = {Is::Bad, finding.severity, m_at.now, finding.since, milliseconds(0)};
        found.reading = watch::Reading(excess.metric->id, excess.value);
        found.limit = excess.limit;
        sight(target, rule, {}, found);
    }
}

void AlertBook::lookAtComposites()
{
    if (m_plan->composites().empty())
        return;
    QHash<QString, QList<int>> firing; // cluster -> targets that have an alert which is a part, by composite
    for (const int composite : m_plan->composites()) {
        firing.clear();
        for (const auto &[slot, entry] : m_entries)
            if (entry->alert.state == State::Firing && m_plan->isPart(composite, slot.rule)) {
                QList<int> &targets = firing[m_plan->topology().clusterOf(slot.target)];
                if (!targets.contains(slot.target))
                    targets.append(slot.target);
            }
        QStringList clusters = firing.keys();
        for (const auto &[slot, entry] : m_entries)
            if (slot.rule == composite && !clusters.contains(entry->alert.cluster))
                clusters << entry->alert.cluster;
        for (const QString &cluster : clusters) {
            const std::vector<int> members = m_plan->topology().membersOf(cluster);
            const int anchor = m_plan->topology().indexOf(cluster);
            if (int(members.size()) < m_plan->rule(composite).members || anchor < 0 || !m_plan->selects(composite, anchor))
                continue;
            const auto hit = std::ranges::count_if(members, [&](int t) { return firing.value(cluster).contains(t); });
            const double share = 100.0 * double(hit) / double(members.size());
            const Levels &enter = m_plan->rule(composite).enter;
            Found found;
            found.sighting.at = m_at.now;
            found.reading.value = share;
            found.reading.noValue = NoValue::None;
            const bool critical = enter.critical && share >= *enter.critical;
            if (critical || (enter.warning && share >= *enter.warning)) {
                found.sighting.is = Is::Bad;
                found.sighting.severity = critical ? base::Severity::Critical : base::Severity::Warning;
                found.limit = critical ? enter.critical : enter.warning;
            }
            sight(anchor, composite, {}, found);
        }
    }
}

// Alerts of which this round said nothing: their source is silent, or what they were about has gone.
void AlertBook::lookAtUntouched(const Snapshots &snapshots)
{
    for (auto &[slot, entry] : m_entries) {
        if (entry->round == m_round)
            continue;
        const Rule &rule = m_plan->rule(slot.rule);
        if (rule.kind == Kind::Composite || rule.kind == Kind::Ending)
            continue; // looked at afterwards
        const watch::SnapshotPtr snapshot = snapshots.value(entry->alert.target);
        const bool answers = snapshot && snapshot->status.condition == Condition::Up;
        const bool figure = rule.kind != Kind::Condition && rule.kind != Kind::Forecast && rule.kind != Kind::Burn;
        // one that was kept over a restart and was never seen since is gone when its target has long told of everything
        const bool told = answers && snapshot->status.since != base::TimePoint{} && m_at.now - snapshot->status.since > kToldOfAll;
        const bool seen = answers && (entry->here || told);
        const bool foretold = rule.kind == Kind::Forecast && seen && !snapshot->find(entry->alert.reading.metric, entry->alert.item.raw());
        const bool gone = (figure && seen) || foretold || (rule.kind == Kind::Burn && m_burningKnown);
        Sighting sighting;
        sighting.at = m_at.now;
        sighting.is = gone ? Is::Good : Is::Silent;
        QList<Lifecycle::Step> steps;
        entry->life.step(entry->alert, sighting, rule.timing, m_at, steps);
        if (!steps.isEmpty())
            tell(*entry, steps);
    }
}

} // namespace alerts

// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/promises/burning.h"

#include "models/promises/objectivetally.h"

#include <QSet>

#include <algorithm>

namespace promises {

namespace {

constexpr std::chrono::seconds kRound{15};
constexpr std::chrono::minutes kGivenUp{2}; // a round that a hung disk holds

// The stretches that stateOf() asks for.
QSet<qint64> stretchesOf(const environment::Objective &objective, const BurnRules &rules, const QSet<qint64> &windows)
{
    const std::chrono::seconds whole = objective.window;
    QSet<qint64> all{whole.count()};
    for (const BurnPair &pair : rules.pairs)
        if (pair.longer <= whole)
            all << pair.longer.count() << pair.shorter.count();
    for (const qint64 seconds : windows)
        if (std::chrono::seconds(seconds) <= whole)
            all << seconds;
    return all;
}

health::BudgetRates ratesIn(const environment::Objective &objective, const BurnRules &rules, const QSet<qint64> &windows, const SeenSource &seen)
{
    health::BudgetRates all{objective.id, objective.target, watch::MetricId(objective.metric), {}};
    for (const qint64 seconds : windows) {
        if (std::chrono::seconds(seconds) > objective.window)
            continue;
        const Seen within = seen(std::chrono::seconds(seconds));
        if (const auto rate = rateOf(within, 1 - objective.goal / 100, rules.minimumOfBurn))
            all.windows.insert(seconds, {*rate, within.badSince});
    }
    return all;
}

} // namespace

std::optional<health::BurningBudget> burningOf(const ObjectiveState &state)
{
    if (!state.pair || state.pair->problem == base::Severity::Ok)
        return {};
    health::BurningBudget budget;
    budget.objective = state.objective.id;
    budget.target = state.objective.target;
    budget.metric = watch::MetricId(state.objective.metric);
    budget.severity = state.pair->problem;
    const auto burn = std::ranges::find(state.burns, state.pair->longer, &Burn::window);
    budget.rate = burn != state.burns.end() ? burn->rate.value_or(0) : 0;
    budget.windowSeconds = double(state.pair->longer.count());
    budget.badSeconds = state.pairBad;
    budget.budgetSeconds = state.budget;
    budget.leftSeconds = state.left;
    budget.since = state.burningSince;
    return budget;
}

QList<health::BurningBudget> burningOf(const environment::Environment &environment, const history::Archive *archive, const BurnRules &rules,
                                       base::WallTime now)
{
    QList<health::BurningBudget> burning;
    for (const environment::Objective &objective : environment.objectives)
        if (archive)
            if (const auto budget = burningOf(stateOf(objective, environment.name, archive, rules, now)))
                burning.append(*budget);
    return burning;
}

BurnWatch::BurnWatch(history::LongMemory *memory, const base::Clock &clock, QObject *parent) : QObject(parent), m_memory(memory), m_clock(clock) {}

void BurnWatch::setEnvironment(const environment::EnvironmentPtr &environment)
{
    m_environment = environment;
    m_begun = {};
    ++m_round;
    m_open.clear();
    if (!m_burning.isEmpty() || !m_rates.isEmpty()) {
        m_burning.clear();
        m_rates.clear();
        emit changed();
    }
}

void BurnWatch::look()
{
    const base::TimePoint now = m_clock.now();
    if (!m_memory || !m_environment || m_environment->objectives.isEmpty()
        || (m_begun != base::TimePoint{} && now - m_begun < (m_open.empty() ? base::TimePoint::duration(kRound) : base::TimePoint::duration(kGivenUp))))
        return;
    ++m_round;
    m_begun = now;
    m_open.clear();
    m_missing = 0;
    m_asked = m_windows;
    for (const environment::Objective &objective : m_environment->objectives) {
        m_open.push_back({objective, {}});
        m_missing += stretchesOf(objective, BurnRules::shipped(), m_asked).size();
    }
    for (std::size_t i = 0; i < m_open.size(); ++i)
        ask(i);
}

void BurnWatch::ask(std::size_t index)
{
    const environment::Objective &objective = m_open[index].objective;
    const base::WallTime wallNow = m_clock.wallNow();
    const history::ArchiveKey key = tallyKey(m_environment->name, objective);
    for (const qint64 seconds : stretchesOf(objective, BurnRules::shipped(), m_asked)) {
        const std::chrono::seconds length(seconds);
        m_memory->read({key, wallNow - length, wallNow, kTallyBuckets}, this,
                       [this, index, length, wallNow, round = m_round](const std::vector<history::PastBucket> &answer) {
                           if (round != m_round)
                               return;
                           m_open[index].seen.insert(length.count(), seenIn(answer, length, wallNow));
                           if (--m_missing == 0)
                               judge();
                       });
    }
}

void BurnWatch::judge()
{
    QList<health::BurningBudget> burning;
    QList<health::BudgetRates> rates;
    for (const Open &open : m_open) {
        const SeenSource seen = [&open](std::chrono::seconds length) { return open.seen.value(length.count()); };
        if (const auto budget = burningOf(stateOf(open.objective, BurnRules::shipped(), seen)))
            burning.append(*budget);
        if (!m_asked.isEmpty())
            rates.append(ratesIn(open.objective, BurnRules::shipped(), m_asked, seen));
    }
    m_open.clear();
    if (burning == m_burning && rates == m_rates)
        return;
    m_burning = burning;
    m_rates = rates;
    emit changed();
}

} // namespace promises

#include "moc_burning.cpp"

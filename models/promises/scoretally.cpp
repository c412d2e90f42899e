// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/promises/scoretally.h"

#include "models/promises/colourtally.h"

using namespace Qt::StringLiterals;

namespace promises {

namespace {

watch::MetricId rulesFigure()
{
    static const watch::MetricId id(u"health.rules"_s);
    return id;
}

// Its number only says that nothing is known.
bool wasLookedAt(const health::TargetScore &score, const health::Situation &situation)
{
    return score.severity != base::Severity::Unknown || score.muted > 0 || situation.targets.value(score.target).answers;
}

} // namespace

history::ArchiveKey scoreKey(const QString &scope, const QString &target)
{
    static const watch::MetricId id{QString(kScoreFigure)};
    return {scope, {colourKey(scope, target, base::Severity::Ok).key.target, id, {}}};
}

history::ArchiveKey scoreRulesKey(const QString &scope, const QString &ruleSet)
{
    return {scope, {scoreKey(scope, {}).key.target, rulesFigure(), ruleSet}};
}

bool isScoreRules(const history::ArchiveKey &key) { return key.key.metric == rulesFigure(); }

watch::Delivery ScoreTally::take(const health::Situation &situation, base::WallTime now, base::TimePoint at)
{
    watch::Delivery seen;
    const std::int64_t second = std::chrono::floor<std::chrono::seconds>(now.time_since_epoch()).count();
    if (m_second == second)
        return seen;
    m_second = second;
    const auto add = [&](const history::SeriesKey &key, double value) {
        watch::Sample sample;
        sample.sentAt = at;
        sample.wallAt = now;
        sample.readings.emplace_back(key.metric, value, base::Untrusted(key.instance));
        seen.samples.push_back({key.target, std::move(sample), std::chrono::seconds(1)});
    };
    const QList<health::TargetScore> &targets = situation.score.targets; // worst first
    for (const health::TargetScore &target : targets)
        if (wasLookedAt(target, situation))
            add(scoreKey({}, target.target).key, target.value);
    if (!targets.isEmpty() && wasLookedAt(targets.first(), situation))
        add(scoreKey({}, {}).key, situation.score.value);
    if (!seen.samples.empty())
        add(scoreRulesKey({}, situation.score.ruleSet).key, 1);
    return seen;
}

} // namespace promises

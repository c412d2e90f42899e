// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/health/scorebook.h"

#include "models/health/scorewords.h"
#include "models/health/securitychecks.h"
#include "models/health/wording.h"
#include "models/mutes/wording.h"

#include <algorithm>

namespace health {

namespace {

using Latest = watch::TargetSnapshot::Latest;

double secondsOf(base::TimePoint::duration d) { return std::chrono::duration<double>(d).count(); }

bool isStale(const Latest &latest, const ScoreRules &rules, base::TimePoint now)
{
    return secondsOf(now - latest.sentAt) > rules.staleAfter() * std::chrono::duration<double>(latest.interval).count() + 1;
}

bool saysNothing(watch::NoValue reason) { return reason == watch::NoValue::NotApplicable || reason == watch::NoValue::Version; }

QString keyOf(watch::MetricId metric, const QString &instance) { return metric.name() + QLatin1Char('/') + instance; }

const Latest *latestOf(const watch::TargetSnapshot &snapshot, watch::MetricId metric, const QString &instance)
{
    for (const Latest &latest : snapshot.latest)
        if (latest.reading.metric == metric && latest.reading.instance.raw() == instance)
            return &latest;
    return nullptr;
}

// With or without a value: the probe says something of it.
bool isTold(const watch::TargetSnapshot &snapshot, watch::MetricId metric)
{
    return std::ranges::any_of(snapshot.latest, [metric](const Latest &latest) { return latest.reading.metric == metric; });
}

void strike(ScoreLine &line, const mutes::Mute *mute)
{
    line.muted = mute != nullptr;
    line.mute = mute ? mutes::markOf(*mute) : QString();
}

// What has to be measured here, whatever it says; what is bad has a check of its own.
Check mandatoryCheck(const environment::Target &target, const watch::TargetSnapshot *snapshot, const watch::Metric &metric,
                     const ScoreRules &rules, base::TimePoint now)
{
    Check check;
    check.metric = metric.id;
    check.mandatory = true;
    check.state = Check::State::Unknown;
    const Latest *missing = nullptr, *old = nullptr, *silent = nullptr;
    for (std::size_t i = 0; snapshot && i < snapshot->latest.size(); ++i) {
        const Latest &latest = snapshot->latest[i];
        if (latest.reading.metric != metric.id)
            continue;
        if (!latest.reading.hasValue())
            (saysNothing(latest.reading.noValue) ? silent : missing) = &latest;
        else if (isStale(latest, rules, now))
            old = &latest;
        else
            check.state = Check::State::Measured;
    }
    if (check.state == Check::State::Measured)
        return check;
    const Latest *shown = missing ? missing : old;
    if (!shown && silent) {
        check.state = Check::State::NotApplicable;
        return check;
    }
    const watch::Reading *reading = missing ? &missing->reading : nullptr;
    check.words.sentence = ScoreWords::unknown(metric, reading, !missing && old);
    check.words.next = ScoreWords::remedy(target, reading);
    check.words.source = metric.source;
    if (shown)
        check.words.age = secondsOf(now - shown->sentAt);
    return check;
}

} // namespace

struct ScoreBook::Remembered {
    QHash<QString, QHash<QString, Check>> bad; // target -> figure -> as it was last known
    std::optional<SecurityLooks> looks;
    QHash<QString, std::vector<Check>> security, recorded; // target -> what its look came to; the same without names
};

ScoreBook::ScoreBook() : m_bad(std::make_unique<Remembered>()) {}
ScoreBook::ScoreBook(const std::vector<Kept> &kept) : ScoreBook()
{
    for (const Kept &each : kept) {
        if (each.check.metric.name().startsWith(kSecurityPrefix))
            m_bad->security[each.target].push_back(each.check);
        else
            m_bad->bad[each.target].insert(each.figure, each.check);
    }
    m_bad->recorded = m_bad->security;
}
ScoreBook::~ScoreBook() = default;

std::vector<ScoreBook::Kept> ScoreBook::kept() const
{
    std::vector<Kept> all;
    for (auto target = m_bad->bad.cbegin(); target != m_bad->bad.cend(); ++target)
        for (auto figure = target->cbegin(); figure != target->cend(); ++figure)
            all.push_back({target.key(), figure.key(), *figure});
    for (auto target = m_bad->recorded.cbegin(); target != m_bad->recorded.cend(); ++target)
        for (const Check &check : *target)
            all.push_back({target.key(), keyOf(check.metric, check.instance), check});
    std::sort(all.begin(), all.end(), [](const Kept &a, const Kept &b) { return std::tie(a.target, a.figure) < std::tie(b.target, b.figure); });
    return all;
}

ScoreBook::ScoreBook(ScoreBook &&) noexcept = default;
ScoreBook &ScoreBook::operator=(ScoreBook &&) noexcept = default;

void ScoreBook::setSecurity(const SecurityLooks &looks) { m_bad->looks = looks; }

void ScoreBook::lookAtSecurity(const Seen &seen)
{
    if (!m_bad->looks)
        return;
    m_bad->security.clear();
    m_bad->recorded.clear();
    for (const environment::Target &target : seen.environment.targets) {
        if (target.kind != environment::TargetKind::Postgres || !environment::watchedThrough(target).isEmpty())
            continue; // a database beside others: their server is looked at once
        const auto at = m_bad->looks->constFind(target.id);
        const watch::SnapshotPtr snapshot = seen.snapshots.value(target.id);
        const QString system = snapshot ? snapshot->facts.systemIdentifier : QString();
        const bool other = at != m_bad->looks->cend() && !system.isEmpty() && !at->system.isEmpty() && at->system != system;
        const SecurityLook *look = at == m_bad->looks->cend() || other ? nullptr : &*at;
        const SecurityLook plain = look ? withoutNames(*look) : SecurityLook();
        m_bad->security.insert(target.id, securityChecks(ScoreRules::shipped(), look, seen.wallNow));
        std::vector<Check> &recorded = m_bad->recorded[target.id] = securityChecks(ScoreRules::shipped(), look ? &plain : nullptr, seen.wallNow);
        for (Check &check : recorded)
            check.words.age.reset(); // else it would be another one each second
    }
}

Patient ScoreBook::examine(const Seen &seen, const environment::Target &target, const Situation &situation,
                           const std::vector<const Finding *> &findings)
{
    const ScoreRules &rules = ScoreRules::shipped();
    const watch::SnapshotPtr snapshot = seen.snapshots.value(target.id);
    const TargetHealth health = situation.targets.value(target.id);
    Patient patient;
    patient.target = target.id;
    patient.answers = health.answers;
    patient.tried = snapshot && snapshot->status.condition != watch::Condition::Unknown && snapshot->status.condition != watch::Condition::Connecting;

    if (!patient.tried) { // one line instead of one a check: a thousand targets begin like this
        patient.gate = base::Severity::Unknown;
        patient.gateWords.sentence = ScoreWords::notKnownYet();
        return patient;
    }
    base::Severity explained = base::Severity::Ok;
    QHash<QString, Check> bad;
    for (const Finding *finding : findings) {
        explained = std::max(explained, finding->mute ? base::Severity::Unknown : finding->severity);
        const Wording::Words words = finding->isCondition() || finding->expected || finding->burning ? seen.wording.of(*finding) : Wording::Words();
        if (finding->isCondition()) {
            patient.gateWords.sentence = words.sentence;
            patient.gateWords.next = ScoreWords::next(actionFor(*finding));
            patient.gateWords.since = finding->wallSince;
            strike(patient.gateWords, finding->mute);
            continue;
        }
        for (const Excess &excess : finding->excesses) {
            const environment::Threshold limits = seen.catalogue.threshold(target, excess.metric->id);
            Check check;
            check.metric = excess.metric->id;
            check.instance = excess.instance;
            check.severity = excess.severity;
            if (limits.warning && limits.critical && *limits.warning != *limits.critical && !finding->expected && !finding->burning)
                check.position = (excess.value - *limits.warning) / (*limits.critical - *limits.warning);
            ScoreLine &line = check.words;
            line.ownLimit = target.thresholds.contains(excess.metric->id.name());
            line.sentence = finding->expected || finding->burning
                ? words.sentence
                : ScoreWords::figure(*excess.metric, excess.instance, excess.value, excess.limit, excess.below, line.ownLimit);
            line.next = ScoreWords::next(actionFor(*finding));
            if (!finding->burning) {
                line.observed = excess.value;
                line.limit = excess.limit;
            }
            line.since = excess.wallSince;
            line.source = excess.metric->source;
            strike(line, finding->mute);
            if (const Latest *latest = latestOf(*finding->snapshot, excess.metric->id, excess.instance)) {
                line.age = secondsOf(seen.now - latest->sentAt);
                if (isStale(*latest, rules, seen.now))
                    check.state = Check::State::Unknown;
            }
            patient.checks.push_back(check);
            if (!finding->expected && !finding->burning)
                bad.insert(keyOf(check.metric, check.instance), check);
        }
    }
    if (!patient.answers) {
        patient.gate = base::Severity::Critical;
        return patient; // what was bad is remembered until it can be measured again
    }

    QHash<QString, Check> &known = m_bad->bad[target.id];
    for (auto at = known.begin(); at != known.end(); ++at) {
        if (bad.contains(at.key()))
            continue;
        const Latest *same = latestOf(*snapshot, at->metric, at->instance);
        const Latest *all = same ? same : latestOf(*snapshot, at->metric, {});
        if (!all || all->reading.hasValue() || saysNothing(all->reading.noValue))
            continue; // good again, or gone
        Check check = *at;
        check.state = Check::State::Unknown;
        strike(check.words, mutes::muteOf(seen.mutes, seen.environment.name, target, familyOf(check.metric.name(), check.instance), check.severity, seen.wallNow));
        explained = std::max(explained, check.words.muted ? base::Severity::Unknown : check.severity);
        patient.checks.push_back(check);
        bad.insert(at.key(), check);
    }
    known = std::move(bad);

    for (const Check &check : m_bad->security.value(target.id))
        patient.checks.push_back(check);

    const QString role = scoreRole(target.kind, snapshot->facts.role);
    QList<watch::MetricId> wanted = rules.mandatory(role);
    for (const watch::MetricId id : rules.mandatoryWhereAsked())
        if (isTold(*snapshot, id))
            wanted.append(id);
    for (const watch::MetricId id : std::as_const(wanted)) {
        const watch::Metric *metric = seen.catalogue.find(id);
        if (!metric)
            continue;
        patient.checks.push_back(mandatoryCheck(target, snapshot.get(), *metric, rules, seen.now));
        if (patient.checks.back().state == Check::State::Unknown)
            explained = std::max(explained, base::Severity::Unknown);
    }
    if (health.severity <= explained)
        return patient;
    patient.gate = health.severity;
    patient.gateWords.sentence = ScoreWords::notKnownYet();
    for (const Problem &problem : situation.problems) {
        if (health.severity == base::Severity::Unknown || !problem.affected.contains(target.id))
            continue;
        patient.gateWords.sentence = ScoreWords::suffers(problem.headline);
        patient.gateWords.since = problem.wallSince;
        return patient;
    }
    for (const Problem &problem : situation.muted) {
        if (!problem.affected.contains(target.id))
            continue;
        patient.gateWords.sentence = ScoreWords::suffers(problem.headline);
        patient.gateWords.since = problem.wallSince;
        strike(patient.gateWords, &*problem.mute);
        return patient;
    }
    return patient;
}

void ScoreBook::judge(const Seen &seen, Situation &situation)
{
    const ScoreRules &rules = ScoreRules::shipped();
    QHash<const environment::Target *, std::vector<const Finding *>> findings;
    for (const Finding &finding : seen.findings)
        findings[finding.target].push_back(&finding);
    lookAtSecurity(seen);
    QHash<QString, QHash<QString, Check>> kept;
    QList<TargetScore> scores;
    scores.reserve(seen.environment.targets.size());
    for (const environment::Target &target : seen.environment.targets) {
        scores.append(scoreOf(rules, examine(seen, target, situation, findings.value(&target))));
        situation.targets[target.id].score = scores.back().value;
        if (const auto at = m_bad->bad.constFind(target.id); at != m_bad->bad.cend() && !at->isEmpty())
            kept.insert(target.id, *at);
    }
    m_bad->bad = std::move(kept); // of targets that are gone nothing
    situation.score = worstOf(rules, std::move(scores));
    situation.score.muted = int(situation.muted.size());
    situation.score.explanation = ScoreWords::explanation(situation.score, seen.environment);
}

} // namespace health

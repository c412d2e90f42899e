// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/health/finding.h"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace health {

using watch::Condition;

namespace {

double seconds(base::TimePoint::duration d)
{
    return std::chrono::duration<double>(d).count();
}

bool isPast(double value, double limit, bool below)
{
    return below ? value < limit : value >= limit;
}

// The limit the value is past, worst first.
std::optional<Excess> excessOf(const watch::Metric &metric, const QString &instance, double value,
                               const environment::Threshold &limits, bool listed)
{
    const auto past = [&](std::optional<double> limit, Severity severity) -> std::optional<Excess> {
        if (!limit)
            return {};
        const double give = listed ? clearMargin(metric, *limit, limits.below) : 0;
        if (!isPast(value, limits.below ? *limit + give : *limit - give, limits.below))
            return {};
        return Excess{&metric, instance, value, *limit, limits.below, severity};
    };
    if (auto critical = past(limits.critical, Severity::Critical))
        return critical;
    return past(limits.warning, Severity::Warning);
}

std::optional<Severity> severityOf(Condition condition)
{
    switch (condition) {
    case Condition::Up:
    case Condition::Unknown:
    case Condition::Connecting:
        return {};
    case Condition::Starting:
    case Condition::Refused:
    case Condition::Misconfigured:
        return Severity::Warning;
    case Condition::NotAnswering:
    case Condition::Down:
    case Condition::NoSlots:
    case Condition::Untrusted:
        return Severity::Critical;
    }
    return {};
}

Finding conditionFinding(const Target &target, const watch::TargetSnapshot &snapshot, Severity severity, Memory &memory,
                         base::TimePoint now, base::WallTime wallNow)
{
    Finding finding;
    finding.target = &target;
    finding.snapshot = &snapshot;
    finding.key = target.id + QStringLiteral("/condition");
    finding.condition = snapshot.status.condition;
    finding.severity = severity;
    // a server that was down and is now frozen has not been frozen all the while
    Memory::Seen &seen = memory.see(finding.key + QLatin1Char('/') + QString::number(int(finding.condition)), now, wallNow);
    const watch::Status &status = snapshot.status;
    // a frozen server fell silent before the deadline told us so
    const base::TimePoint began = status.condition == Condition::NotAnswering && status.lastAnswer != base::TimePoint{}
        ? std::min(status.lastAnswer, status.since == base::TimePoint{} ? now : status.since)
        : status.since;
    if (began != base::TimePoint{} && began < seen.since) {
        seen.wallSince -= std::chrono::duration_cast<base::WallTime::duration>(seen.since - began);
        seen.since = began;
    }
    finding.since = seen.since;
    finding.wallSince = seen.wallSince;
    return finding;
}

} // namespace

bool isDead(Condition condition)
{
    return condition == Condition::Down || condition == Condition::NotAnswering || condition == Condition::NoSlots
        || condition == Condition::Starting;
}

double clearMargin(const watch::Metric &metric, double limit, bool below)
{
    using enum watch::Unit;
    if (metric.unit == Boolean || metric.unit == State || metric.unit == Count || metric.unit == Days)
        return 0;
    const double five = std::abs(limit) * 0.05;
    return below && metric.unit == Percent ? std::min(five, (100 - limit) / 2) : five;
}

bool isMisleading(const watch::Metric &metric, const watch::TargetSnapshot &snapshot)
{
    static const watch::MetricId kBlocked(QStringLiteral("pg.blocked.sessions")), kReplay(QStringLiteral("pg.replay.age"));
    if (metric.id == kBlocked) {
        // row locks change hands all the time: a queue is one that stands
        const auto wait = valueOf(snapshot, "pg.lock_wait.longest");
        return wait && *wait < 1;
    }
    if (metric.id == kReplay) {
        // grows on an idle primary though nothing waits to be replayed
        const bool caughtUp = snapshot.replication && !snapshot.replication->empty()
            && snapshot.replication->front().replayBytes.value_or(1) == 0;
        return caughtUp && valueOf(snapshot, "pg.receiver.streaming").value_or(0) == 1;
    }
    return false;
}

std::optional<double> valueOf(const watch::TargetSnapshot &snapshot, const char *metric, const QString &instance)
{
    for (const auto &l : snapshot.latest)
        if (l.reading.hasValue() && l.reading.instance.raw() == instance && l.reading.metric.name() == QLatin1String(metric))
            return l.reading.value;
    return {};
}

std::vector<Finding> findingsOf(const Target &target, const watch::TargetSnapshot &snapshot,
                                const watch::Catalogue &catalogue, Memory &memory, base::TimePoint now,
                                base::WallTime wallNow)
{
    std::vector<Finding> found;
    const Condition condition = snapshot.status.condition;
    if (const auto severity = severityOf(condition))
        found.push_back(conditionFinding(target, snapshot, *severity, memory, now, wallNow));
    if (isDead(condition) && condition != Condition::NoSlots)
        return found; // which explains the rest
    for (const auto &latest : snapshot.latest) {
        const watch::Metric *metric = catalogue.find(latest.reading.metric);
        if (!metric || !latest.reading.hasValue() || (condition != Condition::Up && !metric->apart))
            continue;
        const environment::Threshold limits = catalogue.threshold(target, metric->id);
        if (!limits.warning && !limits.critical)
            continue;
        const QString &instance = latest.reading.instance.raw();
        const QString id = target.id + QLatin1Char('/') + metric->id.name() + QLatin1Char('/') + instance;
        auto excess = excessOf(*metric, instance, latest.reading.value, limits, memory.listed(id));
        if (!excess || isMisleading(*metric, snapshot))
            continue;
        Memory::Seen &seen = memory.see(id, now, wallNow);
        const double lasted = seconds(now - seen.since);
        if (!seen.listed && lasted < metric->holdSeconds)
            continue;
        seen.listed = true;
        if (metric->criticalAfterSeconds > 0 && lasted >= metric->criticalAfterSeconds)
            excess->severity = Severity::Critical;
        const QString family = familyOf(metric->id.name(), instance);
        auto at = std::find_if(found.begin(), found.end(), [&family](const Finding &f) { return f.family == family; });
        if (at == found.end()) {
            Finding finding;
            finding.target = &target;
            finding.snapshot = &snapshot;
            finding.family = family;
            finding.key = target.id + QLatin1Char('/') + family;
            at = found.insert(found.end(), std::move(finding));
        }
        at->severity = std::max(at->severity, excess->severity);
        excess->since = seen.since;
        excess->wallSince = seen.wallSince;
        at->excesses.push_back(*std::move(excess));
    }
    for (Finding &finding : found) {
        if (finding.isCondition())
            continue;
        std::sort(finding.excesses.begin(), finding.excesses.end(), [](const Excess &a, const Excess &b) {
            return std::tuple(rankInFamily(a.metric->id.name()), -a.value, a.instance)
                < std::tuple(rankInFamily(b.metric->id.name()), -b.value, b.instance);
        });
        // the sentence is about the first, so its duration is, too
        finding.since = finding.excesses.front().since;
        finding.wallSince = finding.excesses.front().wallSince;
    }
    return found;
}

} // namespace health

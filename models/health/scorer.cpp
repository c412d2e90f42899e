// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/health/scorer.h"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace health {

using base::Severity;

namespace {

int ceilingOf(const ScoreRules::Ceilings &ceilings, Severity severity)
{
    switch (severity) {
    case Severity::Ok:
        return kFullScore;
    case Severity::Unknown:
        return ceilings.unknown;
    case Severity::Warning:
        return ceilings.warning;
    case Severity::Critical:
        return ceilings.critical;
    }
    Q_UNREACHABLE();
}

int ceilingIn(const ScoreRules &rules, const ScorePart &part, Severity severity)
{
    if (severity == Severity::Critical && part.critical)
        return *part.critical;
    return severity == Severity::Warning && part.warning ? *part.warning : ceilingOf(rules.ceilings(), severity);
}

int pointsOf(const ScoreRules &rules, const ScorePart &part, const Check &check)
{
    double share = 0;
    if (check.severity == Severity::Critical)
        share = 1;
    else if (check.severity == Severity::Warning)
        share = rules.warningShare() + (1 - rules.warningShare()) * std::clamp(check.position, 0.0, 1.0);
    return int(std::ceil(part.weight * share - 1e-9));
}

ScoreLine lineOf(const ScoreRules &rules, const Check &check)
{
    ScoreLine line = check.words;
    const bool unknown = check.state == Check::State::Unknown;
    const bool bad = check.severity >= Severity::Warning;
    const ScorePart &part = rules.partOf(check.metric);
    line.kind = bad ? ScoreLine::Kind::Finding : ScoreLine::Kind::Unknown;
    line.severity = bad ? check.severity : Severity::Unknown;
    line.lastKnown = bad && unknown;
    line.part = part.id;
    line.metric = check.metric;
    line.instance = check.instance;
    line.points = pointsOf(rules, part, check);
    line.ceiling = ceilingIn(rules, part, line.severity);
    if (line.muted && bad) {
        line.points = 0;
        line.ceiling = rules.ceilings().muted;
    }
    if (unknown && check.mandatory)
        line.ceiling = std::min(line.ceiling, rules.ceilings().unknown);
    return line;
}

// As bad as it counts: what is muted is only not fine, and what leaves everything possible is fine.
Severity countedOf(const ScoreLine &line) { return line.ceiling == kFullScore ? Severity::Ok : line.muted ? Severity::Unknown : line.severity; }

} // namespace

int sumOf(const QList<ScoreLine> &lines)
{
    int left = kFullScore, ceiling = kFullScore;
    for (const ScoreLine &line : lines) {
        left -= line.points;
        ceiling = std::min(ceiling, line.ceiling);
    }
    return std::max(0, std::min(left, ceiling));
}

TargetScore scoreOf(const ScoreRules &rules, const Patient &patient)
{
    TargetScore score;
    score.target = patient.target;
    if (patient.tried && !patient.answers && !patient.gateWords.muted) {
        ScoreLine line = patient.gateWords;
        line.kind = ScoreLine::Kind::Gate;
        line.severity = Severity::Critical;
        line.points = 0;
        line.ceiling = 0;
        score.lines = {line};
        score.severity = Severity::Critical;
        return score;
    }
    for (const Check &check : patient.checks) {
        if (check.state == Check::State::NotApplicable)
            continue;
        score.mandatory += check.mandatory;
        score.measured += check.mandatory && check.state == Check::State::Measured;
        if (check.severity >= Severity::Warning || (check.mandatory && check.state == Check::State::Unknown))
            score.lines.append(lineOf(rules, check));
        else if (check.state == Check::State::Unknown)
            score.unseen = check.words.sentence;
    }
    if (patient.gate != Severity::Ok) {
        ScoreLine line = patient.gateWords;
        line.kind = ScoreLine::Kind::Gate;
        line.severity = patient.gate;
        line.points = 0;
        line.ceiling = line.muted ? rules.ceilings().muted : ceilingOf(rules.ceilings(), patient.gate);
        score.lines.append(line);
    }
    std::sort(score.lines.begin(), score.lines.end(), [](const ScoreLine &a, const ScoreLine &b) {
        return std::tuple(a.muted, b.severity, b.points, a.ceiling, a.metric.isNull(), a.metric.isNull() ? QString() : a.metric.name(), a.instance)
            < std::tuple(b.muted, a.severity, a.points, b.ceiling, b.metric.isNull(), b.metric.isNull() ? QString() : b.metric.name(), b.instance);
    });
    // the worst of each part pays for it
    QHash<QString, int> paid;
    for (const ScoreLine &line : std::as_const(score.lines))
        paid[line.part] = std::max(paid.value(line.part), line.points);
    for (ScoreLine &line : score.lines) {
        int &open = paid[line.part];
        line.points = line.points == open ? std::exchange(open, 0) : 0;
    }
    score.value = sumOf(score.lines);
    score.severity = Severity::Ok;
    for (const ScoreLine &line : score.lines) {
        score.severity = std::max(score.severity, countedOf(line));
        score.muted += line.muted ? 1 : 0;
    }
    if (score.value <= rules.ceilings().critical)
        score.severity = Severity::Critical;
    else if (score.value <= rules.ceilings().warning && score.severity == Severity::Ok)
        score.severity = Severity::Warning;
    return score;
}

Score worstOf(const ScoreRules &rules, QList<TargetScore> targets)
{
    Score score;
    score.ruleSet = rules.id();
    std::sort(targets.begin(), targets.end(), [](const TargetScore &a, const TargetScore &b) {
        return std::tuple(a.value, b.severity, a.target) < std::tuple(b.value, a.severity, b.target);
    });
    score.targets = std::move(targets);
    if (score.targets.isEmpty())
        return score;
    const TargetScore &worst = score.targets.front();
    score.value = worst.value;
    score.band = rules.bandOf(worst.value);
    score.worst = worst.target;
    score.severity = Severity::Ok;
    for (const TargetScore &target : score.targets) {
        score.severity = std::max(score.severity, target.severity);
        (target.severity == Severity::Critical ? score.red : target.severity == Severity::Ok ? score.green : score.amber) += 1;
    }
    for (const ScoreLine &line : worst.lines)
        if (!line.muted && line.severity == worst.lines.front().severity && line.since != base::WallTime{})
            score.since = score.since == base::WallTime{} ? line.since : std::min(score.since, line.since);
    return score;
}

QString scoreRole(environment::TargetKind kind, const QString &role)
{
    using environment::TargetKind;
    switch (kind) {
    case TargetKind::Postgres:
        return role == QLatin1String("standby") || role == QLatin1String("database") ? role : QStringLiteral("primary");
    case TargetKind::PgBouncer:
        return QStringLiteral("pooler");
    case TargetKind::Redis:
        return role == QLatin1String("replica") ? role : QStringLiteral("cache");
    case TargetKind::Http:
        return QStringLiteral("http");
    case TargetKind::Host:
        return QStringLiteral("host");
    case TargetKind::HttpJson:
        return QStringLiteral("json");
    case TargetKind::Prometheus:
        return QStringLiteral("exporter");
    case TargetKind::Heartbeat:
        return QStringLiteral("job");
    }
    Q_UNREACHABLE();
}

} // namespace health

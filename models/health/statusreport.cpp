// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/health/statusreport.h"

#include "models/base/moment.h"
#include "models/health/forecastwords.h"
#include "models/health/replicationreport.h"

#include <QJsonArray>

namespace health {

namespace {

double seconds(base::TimePoint from, base::TimePoint to)
{
    return std::chrono::duration<double>(to - from).count();
}

QJsonObject figure(const Observed &o, const watch::Metric &metric, const watch::TargetSnapshot::Latest *latest)
{
    QJsonObject out{{QStringLiteral("metric"), metric.id.name()},
                    {QStringLiteral("title"), metric.title},
                    {QStringLiteral("unit"), unitWord(metric)},
                    {QStringLiteral("source"), metric.source}};
    if (metric.cost)
        out.insert(QStringLiteral("cost"), QString(QLatin1Char(metric.cost)));
    if (!latest) {
        out.insert(QStringLiteral("value"), QJsonValue::Null);
        out.insert(QStringLiteral("reason"), noValueWord(watch::NoValue::NotYet));
        return out;
    }
    const watch::Reading &r = latest->reading;
    if (!r.instance.isEmpty())
        out.insert(QStringLiteral("instance"), r.instance.visible());
    out.insert(QStringLiteral("at"), base::isoMoment(latest->wallAt));
    out.insert(QStringLiteral("age_seconds"), seconds(latest->sentAt, o.now));
    const bool stale = o.now - latest->sentAt > 2 * latest->interval + std::chrono::seconds(1);
    if (r.hasValue()) {
        out.insert(QStringLiteral("value"), r.value);
        if (stale)
            out.insert(QStringLiteral("reason"), QStringLiteral("stale"));
    } else {
        out.insert(QStringLiteral("value"), QJsonValue::Null);
        out.insert(QStringLiteral("reason"), noValueWord(r.noValue));
        if (!r.why.isEmpty())
            out.insert(QStringLiteral("why"), r.why.visible());
    }
    return out;
}

QJsonArray figures(const Observed &o, const environment::Target &target, const watch::TargetSnapshot &snapshot)
{
    QJsonArray out;
    for (const watch::Metric *metric : o.catalogue.ofKind(target.kind)) {
        bool found = false;
        for (const auto &latest : snapshot.latest) {
            if (latest.reading.metric != metric->id)
                continue;
            found = true;
            out.append(figure(o, *metric, &latest));
        }
        if (!found && metric->row != 0)
            out.append(figure(o, *metric, nullptr));
    }
    return out;
}

QJsonObject facts(const watch::Facts &f)
{
    QJsonObject out;
    const auto put = [&out](const char *key, const QString &value) {
        if (!value.isEmpty())
            out.insert(QLatin1String(key), value);
    };
    put("version", f.version.visible());
    put("role", f.role);
    put("system_identifier", f.systemIdentifier);
    put("tls", f.tls);
    put("console_role", f.consoleRole);
    if (f.timeline)
        out.insert(QStringLiteral("timeline"), f.timeline);
    if (f.startedAt)
        out.insert(QStringLiteral("started_at"), base::isoMoment(*f.startedAt));
    if (!f.roleFindings.isEmpty())
        out.insert(QStringLiteral("role_findings"), QJsonArray::fromStringList(f.roleFindings));
    out.insert(QStringLiteral("connections"), f.connections);
    return out;
}

QJsonObject targetObject(const Observed &o, const environment::Target &target, const TargetHealth &health)
{
    QJsonObject out{{QStringLiteral("id"), target.id},
                    {QStringLiteral("title"), target.title},
                    {QStringLiteral("kind"), kindWord(target.kind)},
                    {QStringLiteral("tier"), target.tier},
                    {QStringLiteral("severity"), severityWord(health.severity)},
                    {QStringLiteral("muted"), health.muted}};
    const watch::SnapshotPtr snapshot = o.snapshots.value(target.id);
    if (!snapshot) {
        out.insert(QStringLiteral("condition"), conditionWord(watch::Condition::Unknown));
        out.insert(QStringLiteral("metrics"), figures(o, target, {}));
        return out;
    }
    out.insert(QStringLiteral("condition"), conditionWord(snapshot->status.condition));
    out.insert(QStringLiteral("since"), base::isoMoment(snapshot->status.wallSince));
    const base::Error &e = snapshot->status.error;
    if (!e.text.empty())
        out.insert(QStringLiteral("error"), QJsonObject{{QStringLiteral("said"), base::Untrusted(e.text).visible()},
                                                        {QStringLiteral("tried"), QString::fromStdString(e.action)},
                                                        {QStringLiteral("remedy"), QString::fromStdString(e.remedy)},
                                                        {QStringLiteral("sqlstate"), QString::fromStdString(e.sqlstate)}});
    out.insert(QStringLiteral("facts"), facts(snapshot->facts));
    out.insert(QStringLiteral("own_cost"), QJsonObject{{QStringLiteral("connections"), snapshot->cost.connections},
                                                       {QStringLiteral("server_ms_per_second"), snapshot->cost.serverMilliseconds}});
    out.insert(QStringLiteral("metrics"), figures(o, target, *snapshot));
    return out;
}

QJsonObject scoreLine(const ScoreLine &line)
{
    constexpr const char *kinds[] = {"gate", "finding", "unknown"};
    QJsonObject out{{QStringLiteral("kind"), QLatin1String(kinds[int(line.kind)])},
                    {QStringLiteral("severity"), severityWord(line.severity)},
                    {QStringLiteral("points"), line.points},
                    {QStringLiteral("ceiling"), line.ceiling},
                    {QStringLiteral("sentence"), line.sentence}};
    if (!line.part.isEmpty())
        out.insert(QStringLiteral("part"), line.part);
    if (!line.metric.isNull())
        out.insert(QStringLiteral("metric"), line.metric.name());
    if (!line.instance.isEmpty())
        out.insert(QStringLiteral("instance"), base::Untrusted(line.instance).visible());
    if (line.observed)
        out.insert(QStringLiteral("observed"), *line.observed);
    if (line.limit) {
        out.insert(QStringLiteral("limit"), *line.limit);
        out.insert(QStringLiteral("limit_of"), line.ownLimit ? QStringLiteral("target") : QStringLiteral("default"));
    }
    if (line.muted)
        out.insert(QStringLiteral("muted"), line.mute);
    if (line.lastKnown)
        out.insert(QStringLiteral("last_known"), true);
    if (line.since != base::WallTime{})
        out.insert(QStringLiteral("since"), base::isoMoment(line.since));
    if (line.age)
        out.insert(QStringLiteral("age_seconds"), *line.age);
    if (!line.source.isEmpty())
        out.insert(QStringLiteral("source"), line.source);
    if (!line.next.isEmpty())
        out.insert(QStringLiteral("next"), line.next);
    return out;
}

QJsonObject scoreObject(const Score &score)
{
    QJsonArray targets;
    for (const TargetScore &target : score.targets) {
        QJsonArray lines;
        for (const ScoreLine &line : target.lines)
            lines.append(scoreLine(line));
        QJsonObject one{{QStringLiteral("target"), target.target},
                        {QStringLiteral("value"), target.value},
                        {QStringLiteral("mandatory"), target.mandatory},
                        {QStringLiteral("measured"), target.measured},
                        {QStringLiteral("muted"), target.muted},
                        {QStringLiteral("lines"), lines}};
        if (!target.unseen.isEmpty())
            one.insert(QStringLiteral("unseen"), target.unseen);
        targets.append(one);
    }
    return {{QStringLiteral("value"), score.value},  {QStringLiteral("band"), score.band},   {QStringLiteral("rule_set"), score.ruleSet},
            {QStringLiteral("worst"), score.worst},  {QStringLiteral("red"), score.red},     {QStringLiteral("amber"), score.amber},
            {QStringLiteral("green"), score.green},  {QStringLiteral("muted"), score.muted},
            {QStringLiteral("targets"), targets}};
}

QJsonObject problemObject(const Problem &p)
{
    QJsonObject out{{QStringLiteral("severity"), severityWord(p.severity)},
                    {QStringLiteral("sentence"), p.sentence},
                    {QStringLiteral("target"), p.target},
                    {QStringLiteral("finding"), p.finding()},
                    {QStringLiteral("metric"), p.metric.name()},
                    {QStringLiteral("instance"), p.instance},
                    {QStringLiteral("affected"), QJsonArray::fromStringList(p.affected)},
                    {QStringLiteral("since"), base::isoMoment(p.wallSince)}};
    if (p.mute)
        out.insert(QStringLiteral("mute"), QJsonObject{{QStringLiteral("by"), base::Untrusted(p.mute->who).visible()},
                                                       {QStringLiteral("reason"), base::Untrusted(p.mute->reason).visible()},
                                                       {QStringLiteral("group"), p.mute->group},
                                                       {QStringLiteral("from"), base::isoMoment(p.mute->from)},
                                                       {QStringLiteral("until"), base::isoMoment(p.mute->until)}});
    return out;
}

} // namespace

QJsonArray forecastReport(const QList<forecast::Forecast> &forecasts)
{
    QJsonArray out;
    for (const forecast::Forecast &f : forecasts) {
        QJsonObject one{{QStringLiteral("target"), f.target},
                        {QStringLiteral("metric"), f.metric.name()},
                        {QStringLiteral("now"), f.now},
                        {QStringLiteral("limit"), f.limit},
                        {QStringLiteral("predictable"), f.outlook.predictable()}};
        if (!f.instance.isEmpty())
            one.insert(QStringLiteral("instance"), base::Untrusted(f.instance).visible());
        if (f.outlook.predictable()) {
            one.insert(QStringLiteral("at"), base::isoMoment(f.at(f.outlook.seconds)));
            one.insert(QStringLiteral("in_seconds"), f.outlook.seconds);
            one.insert(QStringLiteral("confidence"), f.isDate ? QStringLiteral("certain") : confidenceWord(f.outlook.confidence));
            if (!f.isDate) {
                one.insert(QStringLiteral("early"), base::isoMoment(f.at(f.outlook.early)));
                one.insert(QStringLiteral("late"), base::isoMoment(f.at(f.outlook.late)));
            }
        } else {
            one.insert(QStringLiteral("reason"), refusalWord(f.outlook.refusal));
        }
        out.append(one);
    }
    return out;
}

QJsonObject statusReport(const Observed &o, const Situation &situation)
{
    QJsonArray problems, muted;
    for (const Problem &p : situation.problems)
        problems.append(problemObject(p));
    for (const Problem &p : situation.muted)
        muted.append(problemObject(p));
    QJsonArray targets;
    for (const environment::Target &target : o.environment.targets)
        targets.append(targetObject(o, target, situation.targets.value(target.id)));
    return {{QStringLiteral("environment"), o.environment.name},
            {QStringLiteral("at"), base::isoMoment(o.wallNow)},
            {QStringLiteral("answer"), situation.answer},
            {QStringLiteral("severity"), severityWord(situation.severity)},
            {QStringLiteral("reachable"), situation.reachable},
            {QStringLiteral("total"), situation.total},
            {QStringLiteral("score"), scoreObject(situation.score)},
            {QStringLiteral("forecasts"), forecastReport(situation.forecasts)},
            {QStringLiteral("problems"), problems},
            {QStringLiteral("muted"), muted},
            {QStringLiteral("replication"), replicationReport(o)},
            {QStringLiteral("targets"), targets}};
}

// No probe brings it: it is worked out of several targets.
static bool isComputed(const watch::Metric &metric) { return metric.id.name().startsWith(QLatin1StringView("cluster.")); }

bool complete(const Observed &o)
{
    for (const environment::Target &target : o.environment.targets) {
        const watch::SnapshotPtr snapshot = o.snapshots.value(target.id);
        if (!snapshot || snapshot->status.condition == watch::Condition::Unknown
            || snapshot->status.condition == watch::Condition::Connecting)
            return false;
        if (snapshot->status.condition != watch::Condition::Up)
            continue;
        for (const watch::Metric *metric : o.catalogue.ofKind(target.kind)) {
            const auto it = std::find_if(snapshot->latest.begin(), snapshot->latest.end(),
                                         [metric](const auto &l) { return l.reading.metric == metric->id; });
            // A rate of the slow lane, or one over half a minute, is not worth the wait; it says that it is not there yet.
            const bool soon = !metric->cold && it != snapshot->latest.end() && it->reading.why.isEmpty();
            if (metric->row != 0 && !isComputed(*metric)
                && (it == snapshot->latest.end() || (soon && it->reading.noValue == watch::NoValue::NotYet)))
                return false;
        }
    }
    return true;
}

} // namespace health

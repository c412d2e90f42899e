// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/promises/report.h"

#include <QDateTime>
#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace promises {

namespace {

QJsonValue timeValue(base::WallTime at)
{
    if (at == base::WallTime{})
        return QJsonValue::Null;
    const auto seconds = std::chrono::floor<std::chrono::seconds>(at.time_since_epoch()).count();
    return QDateTime::fromSecsSinceEpoch(seconds, Qt::UTC).toString(Qt::ISODate);
}

template <class T>
QJsonValue orNull(const std::optional<T> &value)
{
    return value ? QJsonValue(*value) : QJsonValue(QJsonValue::Null);
}

QString verdictWord(Verdict verdict)
{
    static constexpr const char *words[] = {"kept", "at_risk", "broken", "not_enough_observed"};
    return QString::fromLatin1(words[int(verdict)]);
}

QString standingWord(Standing standing)
{
    static constexpr const char *words[] = {"kept", "broken", "unproven"};
    return QString::fromLatin1(words[int(standing)]);
}

QJsonValue gapValue(Gap gap)
{
    static constexpr const char *words[] = {"", "declared", "no_formula", "no_objective", "no_figures", "not_enough_observed", "not_done", "no_incident", "no_time"};
    return gap == Gap::None ? QJsonValue(QJsonValue::Null) : QJsonValue(QString::fromLatin1(words[int(gap)]));
}

QJsonObject objectOf(const ObjectiveState &o)
{
    QJsonArray burns;
    for (const Burn &burn : o.burns)
        burns.append(QJsonObject{{u"window_seconds"_s, qint64(burn.window.count())}, {u"rate"_s, orNull(burn.rate)}});
    return {{u"id"_s, o.objective.id},
            {u"target"_s, o.objective.target},
            {u"metric"_s, o.objective.metric},
            {u"limit"_s, orNull(o.objective.limit)},
            {u"goal_percent"_s, o.objective.goal},
            {u"window_seconds"_s, o.seen.length},
            {u"verdict"_s, verdictWord(o.verdict)},
            {u"observed_percent"_s, o.seen.observedShare()},
            {u"good_percent"_s, o.seen.observed > 0 ? QJsonValue(o.good) : QJsonValue(QJsonValue::Null)},
            {u"bad_seconds"_s, o.seen.bad},
            {u"budget_seconds"_s, o.budget},
            {u"budget_left_seconds"_s, o.left},
            {u"budget_left_percent"_s, o.leftShare()},
            {u"burning"_s, o.burning ? QJsonValue(*o.burning == Speed::Fast ? u"fast"_s : u"slow"_s) : QJsonValue(QJsonValue::Null)},
            {u"burn_rates"_s, burns},
            {u"from"_s, timeValue(o.seen.first)},
            {u"to"_s, timeValue(o.seen.last)},
            {u"last_bad"_s, timeValue(o.seen.lastBad)}};
}

QJsonArray incidentsOf(const PromiseState &p)
{
    QJsonArray out;
    for (const ProvingIncident &i : p.incidents)
        out.append(QJsonObject{{u"id"_s, i.id}, {u"number"_s, i.number}, {u"over"_s, timeValue(i.over)}, {u"seconds"_s, i.seconds}, {u"journal_entry"_s, i.entry}});
    return out;
}

QJsonObject objectOf(const PromiseState &p)
{
    return {{u"id"_s, p.promise.id},
            {u"statement"_s, p.promise.statement},
            {u"target"_s, p.promise.target},
            {u"metric"_s, p.promise.metric},
            {u"comparison"_s, p.promise.comparison},
            {u"goal"_s, p.promise.goal},
            {u"window_seconds"_s, qint64(std::chrono::seconds(p.promise.window).count())},
            {u"standing"_s, standingWord(p.standing)},
            {u"why_unproven"_s, gapValue(p.gap)},
            {u"value"_s, orNull(p.value)},
            {u"observed_percent"_s, p.value && p.entry.isEmpty() ? QJsonValue(p.observed) : QJsonValue(QJsonValue::Null)},
            {u"journal_entry"_s, p.entry},
            {u"incidents"_s, incidentsOf(p)},
            {u"from"_s, timeValue(p.from)},
            {u"to"_s, timeValue(p.to)}};
}

QJsonObject objectOf(const Ledger &ledger)
{
    const Readiness &r = ledger.readiness;
    QJsonArray parts, next, days;
    for (const ReadinessPartState &part : r.parts)
        parts.append(QJsonObject{{u"id"_s, part.part.id}, {u"points"_s, part.points}, {u"most"_s, part.most}, {u"evidence"_s, part.evidence},
                                 {u"good"_s, part.good}, {u"of"_s, part.of}, {u"date"_s, timeValue(part.at)},
                                 {u"waits_for"_s, part.part.waits.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(part.part.waits)}});
    for (const int i : r.next)
        next.append(r.parts[i].part.id);
    for (const ReadinessDay &day : ledger.days)
        days.append(QJsonObject{{u"day"_s, day.day.toString(Qt::ISODate)}, {u"score"_s, day.score}, {u"rules"_s, day.rules}});
    return {{u"score"_s, r.score}, {u"target"_s, r.target}, {u"rules"_s, r.rules}, {u"parts"_s, parts},
            {u"next_half_point"_s, next}, {u"days"_s, days}};
}

} // namespace

QJsonArray colourReport(const QList<ColourTime> &times)
{
    QJsonArray out;
    for (const ColourTime &time : times)
        out.append(QJsonObject{{u"target"_s, time.target.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(time.target)},
                               {u"range_seconds"_s, time.length},
                               {u"ok_seconds"_s, time.ok},
                               {u"warning_seconds"_s, time.warning},
                               {u"critical_seconds"_s, time.critical},
                               {u"unknown_seconds"_s, time.unknown},
                               {u"not_observed_seconds"_s, time.unobserved},
                               {u"score_lowest"_s, orNull(time.lowest)},
                               {u"score_highest"_s, orNull(time.highest)},
                               {u"score_rules"_s, QJsonArray::fromStringList(time.rules)}});
    return out;
}

QJsonObject report(const Ledger &ledger)
{
    QJsonArray objectives, promises;
    for (const ObjectiveState &o : ledger.objectives)
        objectives.append(objectOf(o));
    for (const PromiseState &p : ledger.promises)
        promises.append(objectOf(p));
    return {{u"format"_s, u"quarterdeck-promises-1"_s},
            {u"environment"_s, ledger.environment},
            {u"at"_s, timeValue(ledger.at)},
            {u"all_kept"_s, ledger.allKept()},
            {u"promises"_s, promises},
            {u"objectives"_s, objectives},
            {u"readiness"_s, objectOf(ledger)},
            {u"time_in_colour"_s, colourReport(ledger.colours)}};
}

} // namespace promises

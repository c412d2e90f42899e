// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/incidents/report.h"

#include "models/base/moment.h"
#include "models/incidents/wording.h"

using namespace Qt::StringLiterals;

namespace incidents {

namespace {

void fill(QJsonObject &o, QLatin1StringView key, const QString &value)
{
    if (!value.isEmpty())
        o.insert(key, value);
}

QJsonObject entryJson(const EntryRef &entry) { return {{u"chain"_s, entry.log}, {u"seq"_s, entry.seq}}; }

QJsonObject stampsJson(const Incident &incident)
{
    QJsonObject stamps;
    for (std::size_t s = 0; s < kStamps; ++s) {
        const Moment &m = incident.stamps[s];
        if (!m.at)
            continue;
        QJsonObject o{{u"at"_s, base::isoMoment(*m.at)}, {u"entry"_s, entryJson(m.entry)}};
        if (m.proposed)
            o.insert("proposed"_L1, true);
        if (m.corrected) {
            o.insert("corrected_by"_L1, m.by.raw());
            o.insert("reason"_L1, m.reason.raw());
        }
        stamps.insert(word(Stamp(s)), o);
    }
    return stamps;
}

QJsonArray alertsJson(const Incident &incident)
{
    QJsonArray alerts;
    for (const LinkedAlert &a : incident.alerts) {
        QJsonObject o{{u"key"_s, a.key}, {u"rule"_s, a.rule}, {u"sentence"_s, a.sentence.raw()}, {u"target"_s, a.target}, {u"firing"_s, a.firing}};
        if (a.since)
            o.insert("since"_L1, base::isoMoment(*a.since));
        if (a.until)
            o.insert("until"_L1, base::isoMoment(*a.until));
        alerts.append(o);
    }
    return alerts;
}

QJsonArray timelineJson(const Incident &incident)
{
    QJsonArray lines;
    for (const Line &line : incident.timeline) {
        QJsonObject o{{u"at"_s, base::isoMoment(line.at)}, {u"kind"_s, word(line.kind)}, {u"sentence"_s, said(line, incident).text}, {u"entry"_s, entryJson(line.entry)}};
        fill(o, "who"_L1, line.who.raw());
        fill(o, "text"_L1, line.text.raw());
        fill(o, "detail"_L1, line.detail);
        lines.append(o);
    }
    return lines;
}

} // namespace

QJsonObject summaryJson(const Incident &incident)
{
    QJsonObject o{{u"id"_s, incident.id}, {u"number"_s, incident.number}, {u"title"_s, incident.title},
                  {u"severity"_s, word(incident.severity)}, {u"state"_s, word(incident.state)}, {u"drill"_s, incident.drill},
                  {u"targets"_s, QJsonArray::fromStringList(incident.targets)}, {u"detected_by"_s, incident.byPerson ? u"person"_s : u"alert"_s},
                  {u"stamps"_s, stampsJson(incident)}};
    fill(o, "cause"_L1, word(incident.cause));
    fill(o, "environment"_L1, incident.environment);
    fill(o, "service"_L1, incident.service);
    fill(o, "cluster"_L1, incident.cluster);
    fill(o, "merged_into"_L1, incident.mergedInto);
    if (const auto commander = incident.roles.find(Role::Commander); commander != incident.roles.end())
        o.insert("commander"_L1, commander->second.raw());
    return o;
}

QJsonObject toJson(const Incident &incident)
{
    QJsonObject o = summaryJson(incident);
    QJsonObject roles, seconds;
    for (const auto &[role, person] : incident.roles)
        roles.insert(word(role), person.raw());
    for (const Measure measure : kMeasures)
        if (const auto value = secondsOf(incident, measure))
            seconds.insert(word(measure), *value);
    QJsonArray evidence, followUps;
    for (const Evidence &e : incident.evidence)
        evidence.append(QJsonObject{{u"folder"_s, e.folder}, {u"from"_s, base::isoMoment(e.from)}, {u"to"_s, base::isoMoment(e.to)}, {u"parts"_s, QJsonArray::fromStringList(e.parts)}, {u"entry"_s, entryJson(e.entry)}});
    for (const FollowUp &f : incident.followUps)
        followUps.append(QJsonObject{{u"id"_s, f.id}, {u"text"_s, f.text.raw()}, {u"owner"_s, f.owner.raw()}, {u"due"_s, f.due}, {u"done"_s, f.done}, {u"entry"_s, entryJson(f.entry)}});
    o.insert("roles"_L1, roles);
    o.insert("seconds"_L1, seconds);
    o.insert("alerts"_L1, alertsJson(incident));
    o.insert("evidence"_L1, evidence);
    o.insert("follow_ups"_L1, followUps);
    o.insert("reopened"_L1, incident.reopened);
    o.insert("merged"_L1, QJsonArray::fromStringList(incident.merged));
    if (incident.handOver)
        o.insert("hand_over"_L1, QJsonObject{{u"to"_s, incident.handOver->to.raw()}, {u"by"_s, incident.handOver->by.raw()}, {u"at"_s, base::isoMoment(incident.handOver->at)}, {u"entry"_s, entryJson(incident.handOver->entry)}});
    fill(o, "probable_cause"_L1, incident.probableCause.raw());
    o.insert("facts"_L1, QJsonArray::fromStringList(incident.facts));
    o.insert("timeline"_L1, timelineJson(incident));
    return o;
}

QJsonObject toJson(const TimeFigures &figures)
{
    QJsonArray rows;
    for (const Figure &f : figures.figures) {
        QJsonObject o{{u"measure"_s, word(f.measure)}, {u"formula"_s, word(endsOf(f.measure).to) + u" - "_s + word(endsOf(f.measure).from)}, {u"count"_s, f.count}, {u"missing"_s, f.missing}};
        const std::pair<QLatin1StringView, std::optional<double>> values[] = {{"median"_L1, f.median}, {"p90"_L1, f.p90}, {"mean"_L1, f.mean}, {"promised"_L1, f.promised}};
        for (const auto &[key, value] : values)
            if (value)
                o.insert(key, *value);
        if (f.promised)
            o.insert("kept"_L1, f.kept);
        QJsonArray dots;
        for (const double v : f.values)
            dots.append(v);
        o.insert("values"_L1, dots);
        rows.append(o);
    }
    return {{u"incidents"_s, figures.incidents}, {u"drills"_s, figures.drills}, {u"detected_by_person"_s, figures.byPerson}, {u"figures"_s, rows}};
}

} // namespace incidents

// SPDX-License-Identifier: GPL-3.0-or-later
// What stands beside an incident: its clocks with what was promised, evidence, people, what it affects, follow-ups; and how
// long it took with others.
#include "ui/incidents/incidentspane.h"

#include "models/base/format.h"
#include "models/incidents/evidencefolder.h"
#include "models/incidents/frozenchanges.h"
#include "models/incidents/wording.h"
#include "models/paging/dutylines.h"
#include "ui/incidents/evidencelook.h"
#include "ui/incidents/leadingsparkline.h"
#include "ui/theme/factcard.h"
#include "ui/theme/segmented.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace incidents {

using theme::Token;

namespace {

constexpr Measure kShownMeasures[] = {Measure::Detect, Measure::Notify, Measure::Acknowledge, Measure::Respond, Measure::Restore};
constexpr std::chrono::days kTimesOf{90};

QString length(const std::optional<double> &seconds) { return seconds ? base::duration(*seconds) : u"–"_s; }

} // namespace

void IncidentsPane::showClocks(const Incident &incident)
{
    QList<FactCard::Row> rows;
    const base::WallTime now = m_clock.wallNow();
    for (const Measure measure : kShownMeasures) {
        const auto [from, to] = endsOf(measure);
        const auto taken = secondsOf(incident, measure), promised = m_promised.contains(measure) ? std::optional(m_promised.at(measure)) : std::nullopt;
        const auto first = incident.stamp(from).at;
        const bool runs = !taken && incident.isOpen() && first && !incident.stamp(to).at;
        const double seconds = taken ? *taken : runs ? secondsBetween(*first, now) : 0;
        FactCard::Row row;
        row.name = title(measure);
        row.value = taken ? base::duration(seconds) : runs ? tr("%1 …", "a clock that runs").arg(base::age(seconds)) : u"–"_s;
        const bool late = promised && (taken || runs) && seconds > *promised;
        row.token = late ? Token::Critical : runs ? Token::Warning : taken ? Token::Text : Token::Muted;
        row.help = formula(measure);
        if (promised)
            row.help += u'\n' + tr("Promised: %1").arg(base::duration(*promised));
        if (!taken && !runs)
            row.help += u'\n' + tr("A moment is missing, so nobody can say.");
        if (incident.stamp(to).proposed)
            row.help += u'\n' + tr("Proposed: nobody has confirmed it yet.");
        if (incident.stamp(to).corrected)
            row.help += u'\n' + tr("Corrected by %1: %2").arg(incident.stamp(to).by.visible(), incident.stamp(to).reason.visible());
        rows.append(row);
    }
    m_clocks->setRows(rows);
}

void IncidentsPane::setEnvironment(const environment::EnvironmentPtr &environment)
{
    if (environment == m_environment)
        return;
    m_environment = environment;
    m_promised = (environment ? promisedTimes(*environment) : promisedTimes()).value_or(Promised());
    refresh();
}

// Of those that ended in the last days; drills with drills.
void IncidentsPane::showTimes()
{
    const base::WallTime now = m_clock.wallNow();
    const bool drills = IncidentModel::Shown(m_shown->current()) == IncidentModel::Shown::Drills;
    const TimeFigures all = timeFigures(m_desk->known().incidents(), drills, now - kTimesOf, now + std::chrono::minutes(1), m_promised);
    m_times->setHeading(drills ? tr("How long it took in drills") : tr("How long it took"));
    QList<FactCard::Row> rows;
    if (all.incidents > 0)
        rows.append({tr("last %n day(s)", nullptr, int(kTimesOf.count())), tr("median · p90 · count"), tr("Half of them took no longer than the median, nine of ten no longer than p90."), Token::Muted});
    for (const Figure &f : all.figures) {
        if (all.incidents == 0 || std::ranges::find(kShownMeasures, f.measure) == std::end(kShownMeasures))
            continue;
        FactCard::Row row;
        row.name = title(f.measure);
        row.value = u"%1 · %2 · %3"_s.arg(length(f.median), length(f.p90)).arg(f.count);
        row.token = f.count == 0 ? Token::Muted : f.promised && *f.median > *f.promised ? Token::Critical : Token::Text;
        QStringList help{formula(f.measure)};
        if (f.mean)
            help << tr("Mean: %1").arg(base::duration(*f.mean));
        if (f.promised)
            help << tr("Promised: %1").arg(base::duration(*f.promised)) << tr("Kept by %1 of %n incident(s).", nullptr, f.count).arg(f.kept);
        if (f.missing > 0)
            help << tr("%n lack(s) one of the two moments and do(es) not count.", nullptr, f.missing);
        row.help = help.join(u'\n');
        rows.append(row);
    }
    m_times->setRows(rows);
}

void IncidentsPane::showEvidence(const Incident &incident)
{
    QList<FactCard::Row> evidence;
    const QString folder = evidenceFolderOf(incident);
    m_leading->open(folder, beganAt(incident));
    m_look->open(folder);
    if (m_leading->figure()) {
        const auto [name, value] = wordsOf(*m_leading->figure());
        evidence.append({name, value, base::Untrusted(m_leading->figure()->target).visible()});
    }
    for (const Evidence &e : incident.evidence)
        evidence.append({clockOf(e.from) + u" – "_s + clockOf(e.to), tr("%n part(s)", nullptr, int(e.parts.size())), base::Untrusted(e.parts.join(u", "_s)).visible()});
    if (const auto before = changedBefore(m_look->changes(), incident.targets, beganAt(incident)); before.count > 0)
        evidence.append({before.count > 1 ? tr("%1 before, +%2", "kind of change, how many more").arg(before.kind).arg(before.count - 1) : tr("%1 before", "kind of change").arg(before.kind), before.clock, before.all});
    if (m_look->isElsewhere())
        evidence.append({tr("on another computer"), {}, tr("It lies on the computer that froze it, in %1").arg(base::Untrusted(folder).visible()), Token::Muted});
    m_evidence->setLinkVisible(!m_look->isElsewhere());
    m_evidence->setRows(evidence);
}

void IncidentsPane::showPeople(const Incident &incident)
{
    QList<FactCard::Row> people;
    for (const auto &[role, person] : incident.roles)
        people.append({title(role), person.visible(), {}});
    if (incident.handOver)
        people.append({tr("handed over to"), incident.handOver->to.visible(), handOverSentence(incident), Token::Warning});
    if (const auto next = m_duty && incident.isOpen() ? paging::askedNext(m_duty->known(), incident) : std::nullopt)
        people.append({tr("next at %1", "time: who is asked then").arg(next->at), next->who, tr("Asked then, unless somebody has acknowledged it.")});
    if (!incident.openedBy.isEmpty())
        people.append({tr("opened by"), incident.openedBy.visible(), {}});
    m_people->setRows(people);
}

void IncidentsPane::showSide(const Incident &incident)
{
    showEvidence(incident);
    showPeople(incident);
    QList<FactCard::Row> affected, followUps;
    for (const QString &target : incident.targets) {
        const auto problem = std::ranges::find(m_situation.problems, target, &health::Problem::target);
        const health::TargetHealth health = m_situation.targets.value(target);
        const QString state = problem != m_situation.problems.end() ? problem->headline : health.severity == base::Severity::Ok ? tr("fine now") : QString();
        affected.append({base::Untrusted(target).visible(), state, problem != m_situation.problems.end() ? problem->sentence : QString(), Token::Muted, theme::mark(health.severity)});
    }
    m_affected->setRows(affected);
    for (const FollowUp &f : incident.followUps)
        followUps.append({f.text.visible(), f.done ? tr("done") : base::Untrusted(f.due).visible(), tr("Owner: %1").arg(f.owner.visible()), f.done ? Token::Ok : Token::Text});
    m_followUps->setRows(followUps);
}

} // namespace incidents

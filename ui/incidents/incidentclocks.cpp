// SPDX-License-Identifier: GPL-3.0-or-later
// What stands beside an incident: its clocks with what was promised, evidence, people, what it affects, follow-ups.
#include "ui/incidents/incidentspane.h"

#include "models/base/format.h"
#include "models/incidents/wording.h"
#include "ui/incidents/leadingsparkline.h"
#include "ui/theme/factcard.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace incidents {

using theme::Token;

void IncidentsPane::showClocks(const Incident &incident)
{
    QList<FactCard::Row> rows;
    const base::WallTime now = m_clock.wallNow();
    for (const Measure measure : {Measure::Detect, Measure::Notify, Measure::Acknowledge, Measure::Respond, Measure::Restore}) {
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

void IncidentsPane::showSide(const Incident &incident)
{
    QList<FactCard::Row> evidence, people, affected, followUps;
    m_leading->open(incident.evidence.empty() ? QString() : incident.evidence.back().folder, beganAt(incident));
    if (m_leading->figure()) {
        const auto [name, value] = wordsOf(*m_leading->figure());
        evidence.append({name, value, base::Untrusted(m_leading->figure()->target).visible()});
    }
    for (const Evidence &e : incident.evidence)
        evidence.append({clockOf(e.from) + u" – "_s + clockOf(e.to), tr("%n part(s)", nullptr, int(e.parts.size())), base::Untrusted(e.parts.join(u", "_s)).visible()});
    m_evidence->setRows(evidence);
    for (const auto &[role, person] : incident.roles)
        people.append({title(role), person.visible(), {}});
    if (incident.handOver)
        people.append({tr("handed over to"), incident.handOver->to.visible(), handOverSentence(incident), Token::Warning});
    if (!incident.openedBy.isEmpty())
        people.append({tr("opened by"), incident.openedBy.visible(), {}});
    m_people->setRows(people);
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

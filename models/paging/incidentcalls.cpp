// SPDX-License-Identifier: GPL-3.0-or-later
// What persons say in incidents, given to those who are told: once by its entry in the journal, until somebody answers or it
// is over.
#include "models/paging/incidentlink.h"

namespace paging {

using incidents::Incident;

void IncidentLink::callOut(const Incident &incident)
{
    const QString here = environment();
    if (incident.calls.empty() || (!incident.environment.isEmpty() && incident.environment != here))
        return;
    QSet<QString> &called = m_called[incident.id];
    QStringList firing;
    for (const incidents::LinkedAlert &linked : incident.alerts)
        if (linked.firing)
            firing << linked.key;
    for (IncidentCall &call : callsOf(incident, here, base::Clock::system().wallNow())) {
        if (called.contains(call.entry))
            continue;
        called.insert(call.entry);
        call.notice = asHere(call.notice);
        m_pager.call(call, firing);
    }
    const bool allAnswered = std::ranges::all_of(incident.calls, &incidents::Call::answered);
    notify::Notice answer = asHere(acknowledgedNotice(incident, here));
    if (incident.state == incidents::State::Open || !allAnswered || called.contains(answer.event))
        return;
    const bool asked = !called.isEmpty(); // else it stands in the journal already how long it took
    called.insert(answer.event);
    if (incident.state != incidents::State::Acknowledged)
        answer.summary.clear();
    m_pager.answer(answer, asked ? base::Clock::system().wallNow() : base::WallTime{});
}

void IncidentLink::callOff()
{
    const base::WallTime now = base::Clock::system().wallNow();
    const QString here = environment();
    for (const Incident &incident : m_incidents.known().incidents()) {
        if (incident.isOpen())
            m_ended.remove(incident.id);
        if (incident.isOpen() || incident.calls.empty() || (!incident.environment.isEmpty() && incident.environment != here))
            continue;
        const base::WallTime over = incident.stamp(incidents::Stamp::Resolved).at.value_or(incident.timeline.back().at);
        if (now - over > kEndsLast) {
            m_ended.remove(incident.id);
        } else if (!m_ended.contains(incident.id)) {
            m_ended.insert(incident.id);
            const Incident *into = incident.mergedInto.isEmpty() ? nullptr : m_incidents.known().whereItGoesOn(incident.id);
            if (into && into->isOpen())
                for (const incidents::LinkedAlert &linked : incident.alerts)
                    m_pager.resume(linked.key);
            m_pager.end(asHere(into ? goesOnNotice(incident, *into, here, now) : endNotice(incident, here, now)));
        }
    }
}

// Whoever named somebody learns that it reached nobody, where they look.
void IncidentLink::unreached(const QString &key, const QStringList &contacts)
{
    const Incident *incident = m_incidents.known().find(key);
    if (!incident || !incident->isOpen())
        return;
    for (const incidents::Call &call : incident->calls) {
        if (call.to.isEmpty() || !contacts.contains(call.to.raw()))
            continue;
        incidents::Change change;
        change.kind = incidents::Change::Kind::Note;
        change.incident = incident->id;
        change.text = unreachedLine(call.to.raw(), call.kind != incidents::Call::Kind::HandedOver);
        const bool said = std::ranges::any_of(incident->timeline, [&](const incidents::Line &line) {
            return line.kind == incidents::Line::Kind::Note && line.at >= call.at && line.text.raw() == change.text;
        });
        if (!said)
            m_incidents.record(change);
    }
}

} // namespace paging

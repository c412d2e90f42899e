// SPDX-License-Identifier: GPL-3.0-or-later
// What happened to the selected target, on its charts.
#include "models/events/eventbook.h"
#include "models/events/wording.h"
#include "ui/charts/chartgroup.h"
#include "ui/dashboard/dashboardpane.h"
#include "ui/dashboard/problemlist.h"

#include <algorithm>

namespace dashboard {

void DashboardPane::setEvents(events::EventBook *book)
{
    if (m_events)
        m_events->disconnect(this);
    m_events = book;
    if (m_events)
        connect(m_events, &events::EventBook::changed, this, &DashboardPane::showEvents);
    showEvents();
}

void DashboardPane::setEvents(const std::vector<events::Event> &frozen)
{
    m_frozen = frozen;
    showEvents();
}

void DashboardPane::setIncidents(bool can, const QList<Mark> &marks)
{
    m_problems->setIncidents((m_incidents = can) && !m_moment.recorded());
    if (marks == m_marks)
        return;
    m_marks = marks;
    showEvents();
}

void DashboardPane::showEvents()
{
    m_marked = m_selected;
    std::vector<charts::Marker> markers;
    const auto mark = [&markers](const events::Event &event) { markers.push_back({event.at, events::letter(event.kind), events::timed(event)}); };
    if (m_events)
        for (const events::Event &event : m_events->eventsOf(m_selected))
            mark(event);
    for (const events::Event &event : m_frozen)
        if (event.target.isEmpty() || event.target == m_selected)
            mark(event);
    for (const Mark &flag : m_marks)
        if (flag.targets.contains(m_selected))
            markers.push_back({flag.at, flag.letter, flag.text});
    std::ranges::sort(markers, {}, &charts::Marker::at);
    m_group->setMarkers(std::move(markers));
}

} // namespace dashboard

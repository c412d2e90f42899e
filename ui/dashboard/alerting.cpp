// SPDX-License-Identifier: GPL-3.0-or-later
// The dashboard's part in alerts: what an alert is besides firing stands beside its problem, which can be acknowledged.
#include "ui/dashboard/dashboardpane.h"

#include "models/alerts/alertdesk.h"
#include "models/alerts/alertwatch.h"
#include "models/alerts/words.h"
#include "ui/dashboard/problemlist.h"

namespace dashboard {

void DashboardPane::setAlerts(alerts::AlertWatch *watch, alerts::AlertDesk *desk)
{
    if (m_alerts)
        m_alerts->disconnect(this);
    m_alerts = watch;
    m_alertDesk = desk;
    if (watch)
        connect(watch, &alerts::AlertWatch::changed, this, &DashboardPane::refresh);
    refresh();
}

void DashboardPane::noteAlerts()
{
    QHash<QString, ProblemList::AlertNote> notes;
    if (m_alerts && !m_moment.recorded()) // what was then had another state
        for (const health::Problem &problem : m_moment.situation().problems)
            if (const alerts::Alert *alert = m_alerts->book().alertOf(problem))
                notes.insert(problem.key, {alerts::markOf(*alert), m_alertDesk && !alert->acknowledged});
    m_problems->setAlerts(notes);
}

void DashboardPane::acknowledge(const health::Problem &problem)
{
    const alerts::Alert *alert = m_alerts && !m_moment.recorded() ? m_alerts->book().alertOf(problem) : nullptr;
    if (!alert || !m_alertDesk)
        return;
    alerts::Wish wish;
    wish.kind = alerts::Wish::Kind::Acknowledge;
    wish.key = alert->key;
    wish.worst = alert->severity;
    wish.until = base::Clock::system().wallNow() + alerts::kAcknowledgement;
    m_alertDesk->keep(wish);
}

} // namespace dashboard

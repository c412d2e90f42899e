// SPDX-License-Identifier: GPL-3.0-or-later
// MainWindow: the second pane, its number in the rail, and what it and the dashboard tell each other.
#include "ui/shell/mainwindow.h"

#include "models/incidents/wording.h"
#include "models/paging/dutylines.h"
#include "models/watch/feed.h"
#include "ui/dashboard/dashboardpane.h"
#include "ui/incidents/incidentspane.h"
#include "ui/shell/incidentviews.h"
#include "ui/shell/rail.h"
#include "ui/shell/statusstrip.h"

#include <QStackedWidget>

namespace shell {

void MainWindow::joinIncidents()
{
    using incidents::IncidentsPane;
    m_views->setPage(IncidentViews::Incidents, m_incidents, [this] { m_incidents->focusList(); }, &IncidentsPane::keys);
    connect(m_rail, &Rail::incidentsRequested, this, [this] { showIncidents(); });
    connect(m_incidents, &IncidentsPane::changed, this, [this] {
        m_rail->incidents()->setBadge(m_incidents->openCount(), theme::mark(m_incidents->worstOpen()));
    });
    connect(m_incidents, &IncidentsPane::targetRequested, this, &MainWindow::showTarget);
    connect(m_incidents, &IncidentsPane::evidenceRequested, this, &MainWindow::evidenceRequested);
    connect(m_incidents, &IncidentsPane::postmortemRequested, this, &MainWindow::postmortemRequested);
    connect(m_incidents, &IncidentsPane::refused, this, [this](const base::Error &error) {
        QString text = base::Untrusted(error.text).visible();
        if (!error.remedy.empty())
            text += QLatin1Char(' ') + QString::fromStdString(error.remedy);
        showMessage(theme::Mark::Critical, text);
    });
    connect(m_dashboard, &dashboard::DashboardPane::incidentRequested, this, [this](const health::Problem &problem) {
        m_views->showView(IncidentViews::Incidents);
        showIncidents();
        m_incidents->openWith(problem);
    });
}

void MainWindow::setIncidents(incidents::IncidentDesk *desk)
{
    if (m_incidentDesk)
        m_incidentDesk->disconnect(this);
    m_incidentDesk = desk;
    m_incidents->setDesk(desk);
    m_rail->incidents()->setVisible(desk);
    if (desk)
        connect(desk, &incidents::IncidentDesk::changed, this, &MainWindow::showMarks);
    showMarks();
}

void MainWindow::setDuty(const paging::DutyDesk *duty)
{
    if (m_duty)
        m_duty->disconnect(this);
    m_duty = duty;
    m_incidents->setDuty(duty);
    if (duty)
        connect(duty, &paging::DutyDesk::changed, this, &MainWindow::showOnCall);
    showOnCall();
}

void MainWindow::showOnCall()
{
    const auto [lines, nobody] = m_duty && m_duty->ready() ? paging::onCallLines(m_duty->known(), m_clock.wallNow()) : paging::OnCallLines();
    m_rail->showOnCall(lines, nobody);
}

void MainWindow::showMarks()
{
    QList<dashboard::DashboardPane::Mark> marks;
    const environment::EnvironmentPtr environment = m_feed.environment();
    if (m_incidentDesk && environment)
        for (const incidents::Incident &i : m_incidentDesk->known().incidents())
            if (i.drill == m_incidentDesk->practises() && i.mergedInto.isEmpty() && (i.environment.isEmpty() || i.environment == environment->name))
                marks.append({incidents::beganAt(i), tr("I", "flag of an incident"),
                              incidents::momentOf(incidents::beganAt(i)) + QStringLiteral("  ") + incidents::title(i.severity) + QLatin1Char(' ') + incidents::nameOf(i), i.targets});
    m_dashboard->setIncidents(m_incidentDesk && m_incidentDesk->mayAct(), marks);
}

void MainWindow::showPane(QWidget *pane)
{
    m_pages->setCurrentWidget(pane);
    m_rail->show();
    m_status->show();
}

void MainWindow::showIncidents(const QString &incident)
{
    if (!m_feed.environment() || !m_incidentDesk)
        return;
    showPane(m_views);
    m_rail->incidents()->setChecked(true);
    if (!incident.isEmpty()) {
        m_views->showView(IncidentViews::Incidents);
        m_incidents->select(incident);
    }
    m_views->focusPage();
}

void MainWindow::showLog(const QString &incident, const QString &target)
{
    showIncidents(incident);
    m_incidents->showLog(target);
}

void MainWindow::showView(int view)
{
    if (!m_feed.environment() || !m_incidentDesk || !m_views->has(IncidentViews::View(view)))
        return;
    m_views->showView(IncidentViews::View(view));
    showIncidents();
}

void MainWindow::showTarget(const QString &target, health::Problem::Action action, watch::MetricId metric)
{
    showDashboard();
    m_dashboard->goTo(target, action, metric);
}

QString MainWindow::viewKeys() const
{
    QStringList keys;
    for (int view = 0; view < IncidentViews::kViews; ++view)
        if (m_views->has(IncidentViews::View(view)))
            keys << tr("%1 %2", "a key, and what it shows").arg(IncidentViews::key(IncidentViews::View(view)).toString(QKeySequence::NativeText), IncidentViews::title(IncidentViews::View(view)));
    return keys.size() > 1 ? keys.join(QStringLiteral(", ")) : QString();
}

} // namespace shell

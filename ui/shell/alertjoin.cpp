// SPDX-License-Identifier: GPL-3.0-or-later
// MainWindow: the alerts, on the dashboard and as a view of their own, and what it does when nobody answers any more.
#include "ui/shell/mainwindow.h"

#include "models/alerts/polls.h"
#include "models/incidents/desk.h"
#include "models/incidents/frozen.h"
#include "models/watch/feed.h"
#include "ui/alerts/alertspage.h"
#include "ui/dashboard/dashboardpane.h"
#include "ui/shell/incidentviews.h"
#include "ui/shell/veil.h"
#include "ui/theme/messagebar.h"

#include <QApplication>
#include <QStackedWidget>

#include <utility>

namespace shell {

void MainWindow::setAlerts(alerts::AlertWatch *watch, alerts::AlertDesk *desk)
{
    using alerts::AlertsPage;
    m_dashboard->setAlerts(watch, desk);
    if (watch && !m_alertsPage) {
        m_alertsPage = new AlertsPage(m_feed, m_clock);
        m_views->setPage(IncidentViews::Alerts, m_alertsPage, [this] { m_alertsPage->focusList(); }, &AlertsPage::keys);
        m_alertsPage->setIncidentWithLog([this](const alerts::Alert &alert) {
            const incidents::Incident *incident = m_incidentDesk ? incidents::incidentWithLog(m_incidentDesk->known(), alert.key, alert.target) : nullptr;
            return incident ? incident->id : QString();
        });
        connect(m_alertsPage, &AlertsPage::targetRequested, this, &MainWindow::showTarget);
        connect(m_alertsPage, &AlertsPage::logRequested, this, &MainWindow::showLog);
        connect(m_alertsPage, &AlertsPage::refused, this, [this](const QString &why) { showMessage(theme::Mark::Warning, why); });
        connect(m_alertsPage, &AlertsPage::changed, this, [this] {
            const int firing = m_alertsPage->firing();
            m_views->setCount(IncidentViews::Alerts, firing > 0 ? firing : -1);
        });
    }
    if (m_alertsPage)
        m_alertsPage->setAlerts(watch, desk);
}

// Old figures look like good ones: after 90 s without any good answer they are washed out, and it is heard once.
void MainWindow::lookWhetherBlind()
{
    const environment::EnvironmentPtr environment = m_feed.environment();
    if (const QString name = environment ? environment->name : QString(); std::exchange(m_watched, name) != name || m_watchedSince == base::TimePoint{})
        m_watchedSince = m_clock.now();
    const bool present = environment && !startShown() && !m_dashboard->moment().recorded();
    const bool blind = present && alerts::blindFor(*environment, m_feed.snapshots(), m_watchedSince, m_clock.now()) >= alerts::kBlindAfter;
    if (std::exchange(m_blind, blind) == blind)
        return;
    m_veil->setVisible(blind);
    if (!blind) {
        takeBack(std::exchange(m_blindSaid, QString()));
        return;
    }
    m_veil->resize(m_pages->size());
    m_veil->raise();
    m_blindSaid = tr("Nobody has given a good answer for 90 s: what is shown is old, and alerts may be missed. Look after the network and this computer.");
    showMessage(theme::Mark::Critical, m_blindSaid);
    if (m_settings.value(settings::Key::AlertSound).toBool()) {
        QApplication::beep();
        emit rang();
    }
}

} // namespace shell

// SPDX-License-Identifier: GPL-3.0-or-later
// DesktopSession: who is on call and what was delivered, as views of the second pane.
#include "app/desktopsession.h"

#include "models/paging/enginedutydesk.h"
#include "ui/oncall/deliveriespage.h"
#include "ui/oncall/oncallpage.h"
#include "ui/shell/incidentviews.h"

namespace app {

using shell::IncidentViews;

void DesktopSession::openDuty(const std::shared_ptr<operate::Bookkeeping> &books, paging::Pager &pager, const paging::Files &files)
{
    m_duty = std::make_unique<paging::EngineDutyDesk>(m_feed, books, pager, files);
    connect(m_duty.get(), &paging::DutyDesk::refused, this, &DesktopSession::complain);
    connect(m_duty.get(), &paging::DutyDesk::accepted, this, [this] { m_window.showMessage(theme::Mark::Ok, tr("The hand-over is accepted.")); });
    auto *onCall = new oncall::OnCallPage(base::Clock::system());
    auto *deliveries = new oncall::DeliveriesPage;
    onCall->setDesk(m_duty.get());
    deliveries->setDesk(m_duty.get());
    m_window.setDuty(m_duty.get());
    IncidentViews &views = m_window.incidentViews();
    views.setPage(IncidentViews::OnCall, onCall, [onCall] { onCall->focusFirst(); }, &oncall::OnCallPage::keys);
    views.setPage(IncidentViews::Deliveries, deliveries, [deliveries] { deliveries->focusList(); }, &oncall::DeliveriesPage::keys);
    connect(deliveries, &oncall::DeliveriesPage::changed, &views, [&views, deliveries] {
        views.setCount(IncidentViews::Deliveries, deliveries->brokenCount() > 0 ? deliveries->brokenCount() : -1);
    });
}

} // namespace app

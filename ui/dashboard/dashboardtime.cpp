// SPDX-License-Identifier: GPL-3.0-or-later
// The dashboard at another second than now: the band that says so, the keys, the way back.
#include "ui/dashboard/dashboardpane.h"

#include "models/watch/feed.h"
#include "ui/dashboard/fleetview.h"
#include "ui/dashboard/pastband.h"
#include "ui/dashboard/scrubber.h"
#include "ui/dashboard/targetheader.h"

#include <QShortcut>

namespace dashboard {

void DashboardPane::bindKeys()
{
    using namespace std::chrono_literals;
    const std::pair<QKeySequence, std::chrono::seconds> steps[] = {{Qt::CTRL | Qt::Key_Left, -1s}, {Qt::CTRL | Qt::Key_Right, 1s},
                                                                   {Qt::CTRL | Qt::SHIFT | Qt::Key_Left, -1min},
                                                                   {Qt::CTRL | Qt::SHIFT | Qt::Key_Right, 1min}};
    for (const auto &[keys, by] : steps) {
        auto *shortcut = new QShortcut(keys, this);
        connect(shortcut, &QShortcut::activated, this, [this, by] { m_scrubber->step(by); });
    }
}

void DashboardPane::setRecorder(recorder::FlightRecorder *recorder)
{
    m_scrubber->setRecorder(recorder);
    m_scrubber->setScope(m_feed.environment() ? m_feed.environment()->name : QString());
}

void DashboardPane::setPackOnly(const QString &pack)
{
    m_scrubber->setPackOnly(pack);
    m_list->setReadOnly();
    m_header->setReadOnly();
}

void DashboardPane::remember(const recorder::FramePtr &last)
{
    const base::Clock &present = m_moment.present();
    m_moment.remember(last ? std::make_shared<const recorder::Frame>(recorder::onClock(*last, present.now(), present.wallNow())) : nullptr);
    refresh();
}

bool DashboardPane::backToNow()
{
    if (!m_moment.recorded() || !m_scrubber->pack().isEmpty())
        return false;
    m_scrubber->back();
    return true;
}

void DashboardPane::showBand()
{
    const bool recorded = m_moment.recorded();
    if (recorded && !m_scrubber->pack().isEmpty()) {
        m_band->tellPack(m_scrubber->pack(), m_moment.wallNow());
    } else if (recorded) {
        const health::Situation &present = m_moment.presentSituation();
        m_band->tell(m_moment.wallNow(), m_moment.present().wallNow(),
                     present.severity > base::Severity::Ok ? tr("Now: %1").arg(present.answer) : QString());
    }
    m_band->setVisible(recorded);
}

} // namespace dashboard

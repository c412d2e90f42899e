// SPDX-License-Identifier: GPL-3.0-or-later
// DesktopSession: incidents on the engine of the feed, shown in the window.
#include "app/desktopsession.h"

#include "models/incidents/enginedesk.h"
#include "models/journal/journalfile.h"

namespace app {

void DesktopSession::openIncidents(const std::shared_ptr<operate::Bookkeeping> &books)
{
    m_incidents = std::make_unique<incidents::EngineDesk>(m_feed, books, journal::standardFile());
    m_window.setIncidents(m_incidents.get());
}

} // namespace app

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What the desktop and `quarterdeckctl watch` do with alerts alike: persons and machines are told, incidents begin and end.
// The watcher of alerts elects one program of this machine; among machines with one shared journal the elected program stands
// for election, and only then, so that the two never wait for each other. GUI thread; what it is given outlives it.

#include "models/operate/elector.h"
#include "models/paging/incidentlink.h"

#include <optional>

namespace app {

class Telling : public QObject {
    Q_OBJECT
public:
    Telling(watch::Feed &feed, alerts::AlertWatch &alerts, alerts::AlertDesk &alertDesk, incidents::IncidentDesk &incidents,
            const std::shared_ptr<operate::Bookkeeping> &books, const paging::Files &files);

    // A console that may only read tells nobody.
    void setOnlyReads(bool only);
    [[nodiscard]] sharedjournal::Part part() const;
    [[nodiscard]] const paging::Pager &pager() const { return m_pager; }
    [[nodiscard]] paging::Pager &pager() { return m_pager; }

signals:
    void partChanged();
    void heartbeatChanged();               // pager().heartbeat()
    void troubled();                       // pager().trouble() or mistakes() are others
    void opened(const QString &incident);  // asked for where somebody was told

private:
    void stand();
    void takePart();

    watch::Feed &m_feed;
    alerts::AlertWatch &m_alerts;
    std::optional<operate::Elector> m_elector;
    bool m_onlyReads = false;
    bool m_told = false;
    bool m_another = false; // another machine may have told meanwhile
    paging::Pager m_pager; // asks for the part from its beginning on
    paging::IncidentLink m_link;
};

} // namespace app

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Between alerts, those who were told and incidents: an alert that fires or resolves is news for the incidents, the first
// channel that took it stamps them, and an acknowledgement, wherever it was given, holds in all three. Thread of the feed;
// all it joins outlives it.

#include "models/alerts/alertdesk.h"
#include "models/incidents/desk.h"
#include "models/paging/pager.h"

namespace paging {

class IncidentLink : public QObject {
    Q_OBJECT
public:
    IncidentLink(alerts::AlertWatch &watch, Pager &pager, incidents::IncidentDesk &incidents, alerts::AlertDesk &alerts, QObject *parent = nullptr);

    // Asked before anything is written: false while another watcher of a shared journal does.
    void setWrites(std::function<bool()> writes) { m_writes = std::move(writes); }
    [[nodiscard]] qsizetype remembered() const { return m_told.size() + m_spread.size(); } // incidents, bounded by those that are open
    [[nodiscard]] static incidents::AlertNews newsOf(const alerts::Alert &alert, bool firing);

signals:
    void opened(const QString &incident); // somebody pressed Open where they were told

private:
    void heard(const QList<alerts::Transition> &transitions);
    void told(const QStringList &keys, const notify::Delivery &delivery);
    void answered(const QStringList &keys, const notify::Answered &answer);
    void forgetClosed();
    void spread(); // an incident that is acknowledged acknowledges its alerts
    [[nodiscard]] const incidents::Incident *incidentOf(const QStringList &alerts) const;
    void acknowledge(const QString &alert, const QString &reason);

    alerts::AlertWatch &m_watch;
    incidents::IncidentDesk &m_incidents;
    alerts::AlertDesk &m_alerts;
    std::function<bool()> m_writes;
    QHash<QString, QSet<QString>> m_told;    // of open incidents: channels that told
    QHash<QString, base::WallTime> m_spread; // open incidents whose acknowledgement was handed on, and of when it is
    QSet<QString> m_acknowledged; // alert keys that we asked for
    std::vector<std::pair<QStringList, notify::Delivery>> m_early; // told before the incident stood in the journal
};

} // namespace paging

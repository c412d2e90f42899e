// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Between alerts, those who were told and incidents: an alert that fires or resolves is news for the incidents, the first
// channel that took it stamps them, an acknowledgement, wherever it was given, holds in all three, and what a person says in
// an incident (opened by hand, escalated, handed over) is told to whom it is meant for. Thread of the feed; all it joins
// outlives it.

#include "models/alerts/alertdesk.h"
#include "models/incidents/desk.h"
#include "models/paging/pager.h"

namespace paging {

class IncidentLink : public QObject {
    Q_OBJECT
public:
    static constexpr std::chrono::seconds kSettled{60}; // after which whoever took over has looked at everything

    IncidentLink(alerts::AlertWatch &watch, Pager &pager, incidents::IncidentDesk &incidents, alerts::AlertDesk &alerts, QObject *parent = nullptr);

    // Asked before anything is written: false while another watcher of a shared journal does.
    void setWrites(std::function<bool()> writes) { m_writes = std::move(writes); }
    // It writes from now on instead of another one, who may have died before it did: what fires, what ended and who has it
    // meanwhile becomes part of the incidents, as soon as the journal was read. What stands there already is written once.
    void takeOver();
    // Alerts that are part of an incident and that nobody here has ever seen, though their target answers, are over.
    void settleUnseen();
    [[nodiscard]] qsizetype remembered() const { return m_told.size() + m_spread.size() + m_called.size(); } // incidents, bounded by those that are open
    [[nodiscard]] static incidents::AlertNews newsOf(const alerts::Alert &alert, bool firing);

signals:
    void opened(const QString &incident); // somebody pressed Open where they were told

private:
    void heard(const QList<alerts::Transition> &transitions);
    struct Early { // told before the incident stood in the journal
        QStringList keys;
        notify::Delivery delivery;
        base::TimePoint at{};
    };
    void told(const Early &telling);
    void answered(const QStringList &keys, const notify::Answered &answer);
    void unreached(const QString &key, const QStringList &contacts);
    void spread(); // what stands in the incidents, for the alerts and those who are told
    void offer();
    [[nodiscard]] bool dealtWith(const alerts::Alert &alert) const;
    void settle(const incidents::Incident &incident);
    void carry(); // acknowledgements of alerts into their incidents
    void handOn(const incidents::Incident &incident);
    void callOut(const incidents::Incident &incident);
    void callOff();
    void forgetClosed();
    [[nodiscard]] const incidents::Incident *incidentOf(const QStringList &alerts) const;
    [[nodiscard]] bool isHeld(const QString &alert) const;
    [[nodiscard]] QString environment() const;
    [[nodiscard]] notify::Notice asHere(notify::Notice notice) const; // practice where that is all there is
    void acknowledge(const QString &alert, const QString &reason);

    alerts::AlertWatch &m_watch;
    Pager &m_pager;
    incidents::IncidentDesk &m_incidents;
    alerts::AlertDesk &m_alerts;
    std::function<bool()> m_writes;
    QHash<QString, QSet<QString>> m_told;    // of open incidents: channels that told, with the event of what was told under its id
    QHash<QString, base::WallTime> m_spread; // open incidents whose acknowledgement was handed on, and of when it is
    QHash<QString, QSet<QString>> m_called;  // open incidents: entries whose call was given on, events of what answered them
    QSet<QString> m_ended;        // closed ones whose end was given on, of the last days
    QSet<QString> m_acknowledged; // alert keys that we asked for
    QSet<QString> m_handedOn;     // those of them whose incident was acknowledged first
    QHash<QString, alerts::Acknowledgement> m_carried; // by alert: not in its incident yet
    std::vector<Early> m_early;
    QTimer m_settling;
    bool m_offers = false;
};

} // namespace paging

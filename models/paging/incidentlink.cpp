// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/paging/incidentlink.h"

#include "models/base/format.h"

#include <QPointer>

namespace paging {

using alerts::Alert;
using alerts::Transition;
using incidents::Change;
using incidents::Incident;
using What = Transition::What;

IncidentLink::IncidentLink(alerts::AlertWatch &watch, Pager &pager, incidents::IncidentDesk &incidents, alerts::AlertDesk &alerts, QObject *parent) :
    QObject(parent), m_watch(watch), m_incidents(incidents), m_alerts(alerts)
{
    watch.addListener([self = QPointer(this)](const QString &, const QList<Transition> &transitions) {
        if (self)
            self->heard(transitions);
    });
    connect(&pager, &Pager::told, this, &IncidentLink::told);
    connect(&pager, &Pager::answered, this, &IncidentLink::answered);
    connect(&incidents, &incidents::IncidentDesk::changed, this, &IncidentLink::spread);
}

incidents::AlertNews IncidentLink::newsOf(const Alert &alert, bool firing)
{
    incidents::AlertNews news;
    news.key = alert.key;
    news.rule = alert.rule;
    news.headline = base::Untrusted(alert.headline);
    news.sentence = base::Untrusted(firing || alert.fired == base::WallTime{} || alert.resolved <= alert.fired
                                        ? alert.sentence
                                        : tr("%1 – it lasted %2").arg(alert.headline.isEmpty() ? alert.sentence : alert.headline,
                                                                      base::age(std::chrono::duration<double>(alert.resolved - alert.fired).count())));
    news.target = alert.target;
    news.service = alert.service;
    news.cluster = alert.cluster;
    news.inhibitedBy = alert.inhibitedBy;
    news.critical = alert.severity == base::Severity::Critical && alert.silencedBy.isEmpty() && alert.maintenance.isEmpty();
    news.severity = news.critical ? incidents::Severity::Sev2 : incidents::Severity::Sev3;
    news.firing = firing;
    news.firstBad = alert.firstBad;
    news.since = firing ? alert.fired : alert.resolved;
    return news;
}

void IncidentLink::heard(const QList<Transition> &transitions)
{
    if (m_writes && !m_writes())
        return;
    for (const Transition &t : transitions) {
        if (t.what == What::Fired || t.what == What::Reopened || t.what == What::Rose)
            m_incidents.alertChanged(newsOf(t.alert, true));
        else if (t.what == What::Resolved)
            m_incidents.alertChanged(newsOf(t.alert, false));
        if (t.what == What::Resolved || t.what == What::AcknowledgementEnded)
            m_acknowledged.remove(t.alert.key);
    }
}

const Incident *IncidentLink::incidentOf(const QStringList &keys) const
{
    for (const Incident &incident : m_incidents.known().incidents())
        if (incident.isOpen())
            for (const incidents::LinkedAlert &alert : incident.alerts)
                if (keys.contains(alert.key))
                    return &incident;
    return nullptr;
}

void IncidentLink::told(const QStringList &keys, const notify::Delivery &delivery)
{
    const Incident *incident = incidentOf(keys);
    if (!incident) {
        if (m_early.size() < 64)
            m_early.emplace_back(keys, delivery);
        return;
    }
    if (delivery.moment != notify::Moment::Firing || m_told.value(incident->id).contains(delivery.channel))
        return;
    m_told[incident->id].insert(delivery.channel);
    Change change;
    change.kind = Change::Kind::Told;
    change.incident = incident->id;
    change.other = delivery.channel;
    change.at = delivery.at;
    m_incidents.record(change);
}

void IncidentLink::answered(const QStringList &keys, const notify::Answered &answer)
{
    const Incident *incident = incidentOf(keys);
    if (answer.what == notify::Answered::What::Open) {
        emit opened(incident ? incident->id : QString());
        return;
    }
    const QString reason = tr("acknowledged in %1").arg(answer.channel);
    for (const QString &key : keys)
        acknowledge(key, reason);
    if (!incident)
        return;
    Change change;
    change.kind = Change::Kind::Acknowledge;
    change.incident = incident->id;
    change.who = answer.who;
    change.text = reason;
    m_incidents.make(change);
}

void IncidentLink::acknowledge(const QString &key, const QString &reason)
{
    const auto alert = m_watch.book().find(key);
    if (!alert || !alert->active() || alert->acknowledged || m_acknowledged.contains(key))
        return;
    m_acknowledged.insert(key);
    alerts::Wish wish;
    wish.kind = alerts::Wish::Kind::Acknowledge;
    wish.key = key;
    wish.worst = alert->severity;
    wish.reason = reason;
    wish.until = base::Clock::system().wallNow() + alerts::kAcknowledgement;
    m_alerts.keep(wish);
}

// What is remembered of an incident goes with its end.
void IncidentLink::forgetClosed()
{
    const auto closed = [this](const QString &id) {
        const Incident *incident = m_incidents.known().find(id);
        return !incident || !incident->isOpen();
    };
    m_told.removeIf([&closed](auto it) { return closed(it.key()); });
    m_spread.removeIf([&closed](auto it) { return closed(it.key()); });
}

void IncidentLink::spread()
{
    if (m_writes && !m_writes())
        return;
    for (const auto &[keys, delivery] : std::exchange(m_early, {}))
        told(keys, delivery);
    forgetClosed();
    for (const Incident &incident : m_incidents.known().incidents()) {
        const auto at = incident.stamp(incidents::Stamp::Acknowledged).at;
        if (!incident.isOpen() || incident.state != incidents::State::Acknowledged || !at || m_spread.value(incident.id) == *at)
            continue;
        m_spread.insert(incident.id, *at); // once: when it ends there, persons are asked again
        for (const incidents::LinkedAlert &alert : incident.alerts)
            if (alert.firing)
                acknowledge(alert.key, tr("incident #%1 is acknowledged").arg(incident.number));
    }
}

} // namespace paging

#include "moc_incidentlink.cpp"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/paging/incidentlink.h"

#include "models/base/format.h"

#include <QPointer>

#include <algorithm>

namespace paging {

using alerts::Alert;
using alerts::Transition;
using incidents::Change;
using incidents::Incident;
using incidents::LinkedAlert;
using What = Transition::What;

namespace {

constexpr std::chrono::minutes kEarly{1}; // what was told longer ago was told of another spell

bool hasAlert(const Incident &incident, const QString &key) { return std::ranges::find(incident.alerts, key, &LinkedAlert::key) != incident.alerts.end(); }

// When it became worse, or began again: what was acknowledged before is not what it is now.
base::WallTime lastRaised(const Incident &incident)
{
    base::WallTime at{};
    for (const incidents::Line &line : incident.timeline)
        if (line.kind == incidents::Line::Kind::Escalated || line.kind == incidents::Line::Kind::Reopened)
            at = std::max(at, line.at);
    return at;
}

// A critical one that a silence or a window hid when it fired or rose.
bool isSeenAnew(const Transition &t)
{
    return (t.what == What::Due || t.what == What::SilenceEnded || t.what == What::MaintenanceEnded) && t.alert.fires() && t.alert.severity == base::Severity::Critical;
}

incidents::AlertNews asExplained(incidents::AlertNews news)
{
    news.onlyExplained = !news.inhibitedBy.isEmpty();
    return news;
}

// As long as an acknowledgement of the alert itself would hold.
bool isAcknowledgedWith(const Incident &incident, const LinkedAlert &alert, base::WallTime now)
{
    const auto at = incident.stamp(incidents::Stamp::Acknowledged).at;
    return incident.state == incidents::State::Acknowledged && at && now - *at < alerts::kAcknowledgement && alert.since.value_or(base::WallTime::min()) <= *at;
}

} // namespace

IncidentLink::IncidentLink(alerts::AlertWatch &watch, Pager &pager, incidents::IncidentDesk &incidents, alerts::AlertDesk &alerts, QObject *parent) :
    QObject(parent), m_watch(watch), m_pager(pager), m_incidents(incidents), m_alerts(alerts)
{
    watch.addListener([self = QPointer(this)](const QString &, const QList<Transition> &transitions) {
        if (self)
            self->heard(transitions);
    });
    connect(&pager, &Pager::told, this, [this](const QStringList &keys, const notify::Delivery &delivery) {
        told({keys, delivery, base::Clock::system().now()});
    });
    connect(&pager, &Pager::answered, this, &IncidentLink::answered);
    connect(&pager, &Pager::unreached, this, &IncidentLink::unreached);
    connect(&incidents, &incidents::IncidentDesk::changed, this, &IncidentLink::spread);
    connect(&watch, &alerts::AlertWatch::electedChanged, this, [this] {
        m_ended.clear(); // what was given before this program told is forgotten; an end goes where it is open
        spread();
    });
    connect(&m_settling, &QTimer::timeout, this, &IncidentLink::settleUnseen);
    m_settling.setSingleShot(true);
    pager.setHeld([self = QPointer(this)](const QString &alert) { return self && self->isHeld(alert); });
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
    news.drill = alert.practice;
    news.firstBad = alert.firstBad;
    news.since = firing ? alert.fired : alert.resolved;
    return news;
}

void IncidentLink::heard(const QList<Transition> &transitions)
{
    const bool writes = !m_writes || m_writes();
    QHash<QString, Alert> afterwards; // a silence or a window is seen right behind the firing
    for (const Transition &t : transitions)
        afterwards.insert(t.alert.key, t.alert);
    const auto begun = [&afterwards](Alert alert) {
        const Alert last = afterwards.value(alert.key);
        alert.silencedBy = last.silencedBy;
        alert.maintenance = last.maintenance;
        return newsOf(alert, true);
    };
    for (const Transition &t : transitions) {
        const QString &key = t.alert.key;
        if (t.what == What::Resolved || t.what == What::AcknowledgementEnded) { // whoever writes: what is over is not remembered
            m_acknowledged.remove(key);
            m_handedOn.remove(key);
            m_carried.remove(key);
        }
        if (!writes)
            continue;
        if (t.what == What::Fired || t.what == What::Reopened || t.what == What::Rose)
            m_incidents.alertChanged(begun(t.alert));
        else if (isSeenAnew(t) && !dealtWith(t.alert))
            m_incidents.alertChanged(asExplained(begun(t.alert)));
        else if (t.what == What::Resolved)
            m_incidents.alertChanged(newsOf(t.alert, false));
        if (t.what == What::Resolved)
            std::erase_if(m_early, [&key](const Early &early) { return early.keys.contains(key); });
        if (t.what == What::Acknowledged && t.alert.acknowledged && !m_handedOn.remove(key)) {
            m_carried.insert(key, *t.alert.acknowledged);
        }
    }
    if (!writes)
        return;
    for (const Transition &t : transitions) // after what explains it
        if (t.what == What::Inhibited && t.alert.fires()) {
            incidents::AlertNews news = newsOf(t.alert, true);
            news.onlyExplained = true;
            m_incidents.alertChanged(news);
        }
    carry();
}

void IncidentLink::takeOver()
{
    m_offers = true;
    m_called.clear();
    m_ended.clear();
    m_settling.start(kSettled);
    spread();
}

// An alert that goes on after a person resolved its incident is none anew.
bool IncidentLink::dealtWith(const Alert &alert) const
{
    return !incidentOf({alert.key}) && std::ranges::any_of(m_incidents.known().incidents(), [&alert](const Incident &incident) {
        const auto resolved = incident.stamp(incidents::Stamp::Resolved).at;
        return incident.state == incidents::State::Resolved && hasAlert(incident, alert.key) && resolved && *resolved >= alert.fired;
    });
}

// Causes first: what they explain joins them.
void IncidentLink::offer()
{
    QList<Alert> firing, explained;
    for (const Alert &alert : m_watch.book().alerts())
        if (alert.fires())
            (alert.inhibitedBy.isEmpty() ? firing : explained).append(alert);
    firing += explained;
    for (const Alert &alert : std::as_const(firing)) {
        const Incident *incident = incidentOf({alert.key});
        if (dealtWith(alert))
            continue;
        m_incidents.alertChanged(newsOf(alert, true));
        if (alert.acknowledged && (!incident || alert.acknowledged->at >= lastRaised(*incident)))
            m_carried.insert(alert.key, *alert.acknowledged);
    }
}

// What ended while another one wrote, or nobody did.
void IncidentLink::settle(const Incident &incident)
{
    for (const LinkedAlert &linked : incident.alerts)
        if (const auto alert = linked.firing ? m_watch.book().find(linked.key) : std::nullopt)
            if (alert->state == alerts::State::Resolved && (!linked.since || alert->resolved >= *linked.since))
                m_incidents.alertChanged(newsOf(*alert, false));
}

void IncidentLink::settleUnseen()
{
    if (m_writes && !m_writes())
        return;
    const alerts::AlertBook &book = m_watch.book();
    for (const Incident &incident : m_incidents.known().incidents()) {
        if (!incident.isOpen() || incident.environment != environment())
            continue;
        for (const LinkedAlert &linked : incident.alerts) {
            if (!linked.firing || book.find(linked.key) || !book.answers(linked.target))
                continue;
            incidents::AlertNews news;
            news.key = linked.key;
            news.rule = linked.rule;
            news.target = linked.target;
            news.sentence = base::Untrusted(tr("%1 – not seen any more by the watcher that took over").arg(linked.sentence.visible()));
            news.firing = false;
            news.drill = incident.drill;
            news.since = base::Clock::system().wallNow();
            m_incidents.alertChanged(news);
        }
    }
}

// Whoever has an alert has its incident, unless something worse of it is still nobody's.
void IncidentLink::carry()
{
    for (auto it = m_carried.begin(); it != m_carried.end();) {
        const Incident *incident = incidentOf({it.key()});
        if (!incident) { // it is on its way into the journal, or there is none
            ++it;
            continue;
        }
        const bool worse = std::ranges::any_of(incident->alerts, [&](const LinkedAlert &linked) {
            const auto alert = linked.firing ? m_watch.book().find(linked.key) : std::nullopt;
            return alert && alert->active() && !alert->quiet() && alert->severity > it->severity;
        });
        if (incident->state == incidents::State::Open && !worse) {
            Change change;
            change.kind = Change::Kind::Acknowledge;
            change.incident = incident->id;
            change.who = it->by;
            change.text = it->note;
            m_incidents.record(change);
        }
        it = m_carried.erase(it);
    }
}

const Incident *IncidentLink::incidentOf(const QStringList &keys) const
{
    for (const Incident &incident : m_incidents.known().incidents())
        if (incident.isOpen() && std::ranges::any_of(keys, [&incident](const QString &key) { return hasAlert(incident, key); }))
            return &incident;
    return nullptr;
}

bool IncidentLink::isHeld(const QString &alert) const
{
    const Incident *incident = incidentOf({alert});
    if (!incident)
        return false;
    const auto linked = std::ranges::find(incident->alerts, alert, &LinkedAlert::key);
    const base::WallTime now = base::Clock::system().wallNow();
    return (linked != incident->alerts.end() && isAcknowledgedWith(*incident, *linked, now))
        || std::ranges::any_of(incident->calls, [now](const incidents::Call &call) {
               return call.kind == incidents::Call::Kind::Escalated && call.to.isEmpty() && !call.answered && now - call.at <= kCallsLast;
           });
}

QString IncidentLink::environment() const
{
    const alerts::Plan *plan = m_watch.book().plan();
    return plan ? plan->environment().name : QString();
}

notify::Notice IncidentLink::asHere(notify::Notice notice) const
{
    const alerts::Plan *plan = m_watch.book().plan();
    notice.practice = plan && environment::isPractice(plan->environment().kind);
    return notice;
}

void IncidentLink::told(const Early &telling)
{
    const auto &[keys, delivery, at] = telling;
    if (delivery.moment != notify::Moment::Firing)
        return;
    const Incident *own = m_incidents.known().find(delivery.key); // of what a person said in it
    const Incident *incident = own ? own : incidentOf(keys);
    if (!incident) {
        if (!keys.isEmpty() && m_early.size() < 64)
            m_early.push_back(telling);
        return;
    }
    const QString once = own ? delivery.channel + u'\n' + delivery.event : delivery.channel;
    if (!incident->isOpen() || m_told.value(incident->id).contains(once))
        return;
    m_told[incident->id].insert(once);
    Change change;
    change.kind = Change::Kind::Told;
    change.incident = incident->id;
    change.other = delivery.channel;
    if (own) {
        change.person = delivery.persons.join(u", ");
        change.text = delivery.event;
    }
    change.at = delivery.at;
    m_incidents.record(change);
}

void IncidentLink::answered(const QStringList &keys, const notify::Answered &answer)
{
    const Incident *incident = incidentOf(keys);
    if (!incident)
        incident = m_incidents.known().find(answer.key);
    if (answer.what == notify::Answered::What::Open) {
        emit opened(incident ? incident->id : QString());
        return;
    }
    const QString reason = tr("acknowledged in %1").arg(answer.channel);
    for (const QString &key : keys)
        acknowledge(key, reason);
    if (!incident || !incident->isOpen())
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
    m_called.removeIf([&closed](auto it) { return closed(it.key()); });
}

void IncidentLink::spread()
{
    if (!m_incidents.ready())
        return;
    callOff();
    if (m_writes && !m_writes())
        return;
    if (std::exchange(m_offers, false))
        offer();
    std::erase_if(m_early, [now = base::Clock::system().now()](const Early &early) { return now - early.at > kEarly; });
    for (const Early &early : std::exchange(m_early, {}))
        told(early);
    forgetClosed();
    for (const Incident &incident : m_incidents.known().incidents()) {
        if (!incident.isOpen())
            continue;
        settle(incident);
        handOn(incident);
        callOut(incident);
    }
    carry();
}

// An incident that is acknowledged acknowledges its alerts, once: when it ends there, persons are asked again. Not those that
// joined it later, of which whoever acknowledged knew nothing.
void IncidentLink::handOn(const Incident &incident)
{
    const auto at = incident.stamp(incidents::Stamp::Acknowledged).at;
    if (incident.state != incidents::State::Acknowledged || !at || m_spread.value(incident.id) == *at)
        return;
    m_spread.insert(incident.id, *at);
    for (const LinkedAlert &linked : incident.alerts) {
        const bool also = linked.firing && isAcknowledgedWith(incident, linked, base::Clock::system().wallNow());
        const auto alert = also ? m_watch.book().find(linked.key) : std::nullopt;
        if (!alert || alert->acknowledged)
            continue;
        m_handedOn.insert(linked.key);
        acknowledge(linked.key, tr("incident #%1 is acknowledged").arg(incident.number));
    }
}

} // namespace paging

#include "moc_incidentlink.cpp"

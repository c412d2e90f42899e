// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/telling.h"

namespace app {

using sharedjournal::Part;

Telling::Telling(watch::Feed &feed, alerts::AlertWatch &alerts, alerts::AlertDesk &alertDesk, incidents::IncidentDesk &incidents,
            const std::shared_ptr<operate::Bookkeeping> &books, const paging::Files &files) :
    m_feed(feed), m_alerts(alerts), m_pager(feed, alerts, base::Clock::system(), files, books, [this] { return part() != Part::Follower; }), m_link(alerts, m_pager, incidents, alertDesk)
{
    m_link.setWrites([this] { return part() != Part::Follower; });
    connect(&m_alerts, &alerts::AlertWatch::electedChanged, this, &Telling::stand);
    connect(&m_feed, &watch::Feed::environmentChanged, this, &Telling::stand);
    connect(&m_pager, &paging::Pager::changed, this, &Telling::troubled);
    connect(&m_pager, &paging::Pager::heartbeatChanged, this, [this] {
        m_alerts.setHeartbeat(m_pager.heartbeat());
        emit heartbeatChanged();
    });
    connect(&m_link, &paging::IncidentLink::opened, this, &Telling::opened);
    stand();
}

Part Telling::part() const
{
    if (m_onlyReads || !m_alerts.tells())
        return Part::Follower;
    if (m_elector)
        return m_elector->part();
    const environment::EnvironmentPtr environment = m_feed.environment();
    return environment && environment->sharedJournal ? Part::Follower : Part::Leader; // nobody was asked yet
}

void Telling::setOnlyReads(bool only)
{
    if (std::exchange(m_onlyReads, only) != only)
        takePart();
}

void Telling::stand()
{
    const environment::EnvironmentPtr environment = m_feed.environment();
    const bool stands = m_alerts.tells() && environment && environment->sharedJournal;
    if (stands && !m_elector) {
        m_elector.emplace(m_feed);
        connect(&*m_elector, &operate::Elector::changed, this, &Telling::takePart);
    } else if (!stands) {
        m_elector.reset();
    }
    takePart();
}

// What happened while nobody, or another one, told: who is asked goes on where the pager knows it, incidents begin and end.
void Telling::takePart()
{
    const bool told = std::exchange(m_told, part() != Part::Follower);
    m_another = m_another || (m_elector && !m_told);
    if (m_told && !told) {
        if (std::exchange(m_another, false))
            m_pager.takeOver();
        m_link.takeOver();
    } else if (told && !m_told) {
        m_pager.standDown();
    }
    emit partChanged();
}

} // namespace app

#include "moc_telling.cpp"

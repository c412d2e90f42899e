// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/watchmemory.h"

#include "models/alerts/alertwatch.h"

namespace app {

WatchMemory::WatchMemory(Observation &observation, alerts::AlertWatch &alerts, std::chrono::milliseconds settled) :
    m_observation(observation), m_alerts(alerts), m_figures(observation.feed()), m_foreteller(m_none, m_figures.memory(), base::Clock::system())
{
    m_figures.tellAlerts(alerts);
    connect(&observation.feed(), &watch::Feed::sampled, this, [this](const watch::Delivery &delivery) { m_figures.take(delivery); });
    connect(&m_figures.desk(), &promises::Desk::burningChanged, this, [this] { m_observation.setBurning(m_figures.desk().burning()); });
    connect(&m_figures.desk(), &promises::Desk::scored, this, &WatchMemory::scored);
    connect(&m_foreteller, &history::Foreteller::changed, this, [this] {
        m_observation.setForecasts(m_foreteller.forecasts());
        m_alerts.setForecasts(m_foreteller.forecasts());
    });
    if (history::LongMemory *memory = m_figures.memory()) {
        connect(memory, &history::LongMemory::refused, this, [this](const base::Error &error) {
            m_foreteller.setMemory(nullptr);
            emit refused(error);
        });
        connect(memory, &history::LongMemory::troubled, this, &WatchMemory::troubled);
        connect(memory, &history::LongMemory::damaged, this, &WatchMemory::damaged);
    }
    m_settling.setSingleShot(true);
    m_settling.start(settled);
}

void WatchMemory::note(const health::Situation &present)
{
    m_figures.note(present);
    const watch::Feed &feed = m_observation.feed();
    if (!m_settling.isActive())
        m_foreteller.look(feed.environment(), feed.catalogue(), feed.snapshots());
}

} // namespace app

#include "moc_watchmemory.cpp"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/figurememory.h"

#include "models/alerts/alertwatch.h"
#include "models/base/paths.h"

namespace app {

namespace {

std::unique_ptr<history::LongMemory> standardMemory()
{
    const QString folder = base::stateFolder();
    return folder.isEmpty() ? nullptr : std::make_unique<history::LongMemory>(folder + QStringLiteral("/history"));
}

} // namespace

FigureMemory::FigureMemory(watch::Feed &feed, QObject *parent) : QObject(parent), m_feed(feed), m_memory(standardMemory()), m_desk(m_memory.get())
{
    const auto takeEnvironment = [this] { m_desk.setEnvironment(m_feed.environment(), m_feed.catalogue()); };
    connect(&m_feed, &watch::Feed::environmentChanged, this, takeEnvironment);
    takeEnvironment();
}

void FigureMemory::tellAlerts(alerts::AlertWatch &alerts)
{
    m_alerts = &alerts;
    connect(&m_desk, &promises::Desk::burningChanged, m_alerts, [this] {
        m_alerts->setBurning(m_desk.burning());
        m_alerts->setBurnRates(m_desk.burnRates());
    });
}

void FigureMemory::take(const watch::Delivery &delivery)
{
    if (m_memory && m_feed.environment())
        m_memory->append(m_feed.environment()->name, delivery);
    m_desk.take(delivery);
}

void FigureMemory::note(const health::Situation &present)
{
    m_desk.note(present);
    if (m_alerts)
        m_desk.setBurnWindows(m_alerts->book().burnWindows());
}

} // namespace app

#include "moc_figurememory.cpp"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chartgroup.h"

namespace charts {
namespace {
constexpr std::chrono::seconds kShortestZoom{10};
}

ChartGroup::ChartGroup(const history::SeriesStore &store, const base::Clock &clock, QObject *parent) :
    QObject(parent), m_store(store), m_clock(clock), m_end(clock.now())
{
    m_timer.setInterval(std::chrono::seconds(1));
    connect(&m_timer, &QTimer::timeout, this, &ChartGroup::tick);
    m_timer.start();
}

void ChartGroup::setRange(std::chrono::seconds range)
{
    m_range = range;
    m_zooms.clear();
    m_cursor.reset();
    tick();
    emit stateChanged();
}

void ChartGroup::setLive(bool live)
{
    if (live)
        m_zooms.clear();
    m_live = live;
    m_end = m_clock.now();
    tick();
    emit stateChanged();
}

void ChartGroup::setInterval(std::chrono::milliseconds interval) { m_timer.setInterval(interval); }

void ChartGroup::zoom(Window window)
{
    if (window.to - window.from < kShortestZoom)
        return;
    if (m_zooms.empty()) {
        m_liveBeforeZoom = m_live;
        m_end = m_clock.now();
    }
    m_zooms.push_back(window);
    m_live = false;
    m_cursor.reset();
    emit windowMoved();
    emit stateChanged();
}

bool ChartGroup::back()
{
    if (m_zooms.empty())
        return false;
    m_zooms.pop_back();
    if (m_zooms.empty() && m_liveBeforeZoom)
        m_live = true;
    tick();
    emit windowMoved();
    emit stateChanged();
    return true;
}

ChartGroup::Window ChartGroup::window() const
{
    if (!m_zooms.empty())
        return m_zooms.back();
    return {m_end - m_range, m_end};
}

base::WallTime ChartGroup::wall(base::TimePoint at) const
{
    return m_clock.wallNow() + std::chrono::duration_cast<base::WallTime::duration>(at - m_clock.now());
}

void ChartGroup::setPast(history::Past *past)
{
    if (past == m_past)
        return;
    if (m_past)
        m_past->disconnect(this);
    m_past = past;
    if (m_past)
        connect(m_past, &history::Past::arrived, this, &ChartGroup::windowMoved);
    emit windowMoved();
    emit stateChanged();
}

std::vector<history::Bucket> ChartGroup::read(const history::SeriesKey &key, base::TimePoint from, base::TimePoint to, int buckets) const
{
    return m_past ? m_past->read(key, from, to, buckets) : m_store.read(key, from, to, buckets);
}

void ChartGroup::setMark(std::optional<base::TimePoint> at)
{
    m_mark = at;
    if (at) {
        const bool wasLive = std::exchange(m_live, false);
        if (wasLive)
            m_end = m_clock.now();
        const bool inSight = *at >= window().from && *at <= window().to;
        if (!inSight) {
            m_zooms.clear();
            m_end = std::min(*at + m_range / 10, m_clock.now());
        }
        if (wasLive || !inSight) {
            emit windowMoved();
            emit stateChanged();
        }
    }
    emit cursorMoved();
}

void ChartGroup::setCursor(std::optional<base::TimePoint> at)
{
    if (at == m_cursor)
        return;
    m_cursor = at;
    emit cursorMoved();
}

void ChartGroup::setBand(std::optional<Window> band)
{
    m_band = band;
    emit cursorMoved();
}

void ChartGroup::setMarkers(std::vector<Marker> markers)
{
    if (markers == m_markers)
        return;
    m_markers = std::move(markers);
    emit cursorMoved();
}

void ChartGroup::tick()
{
    if (!m_live)
        return;
    const base::TimePoint now = m_clock.now();
    if (m_cursor)
        *m_cursor += now - m_end; // the crosshair stays under the pointer while time moves on
    m_end = now;
    emit windowMoved();
}

} // namespace charts

#include "moc_chartgroup.cpp"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/watch/logtrack.h"

#include <algorithm>

namespace watch {

namespace {

using Seconds = std::chrono::duration<double>;

base::TimePoint::duration ofSeconds(double seconds)
{
    return std::chrono::duration_cast<base::TimePoint::duration>(Seconds(seconds));
}

} // namespace

void LogTrack::add(base::TimePoint at, double position)
{
    if (!m_points.empty() && (position < m_points.back().position || at < m_points.back().at))
        m_points.clear();
    const std::size_t n = m_points.size();
    if (n >= 2 && m_points[n - 1].position == position && m_points[n - 2].position == position) {
        m_points.back().at = at;
        return;
    }
    m_points.push_back({at, position});
    if (m_points.size() > kPoints)
        thinOut();
}

void LogTrack::thinOut()
{
    std::vector<Point> kept;
    kept.reserve(kPoints);
    for (std::size_t i = 0; i < m_points.size(); ++i)
        if (i % 2 == 0 || i >= m_points.size() / 2)
            kept.push_back(m_points[i]);
    m_points = std::move(kept);
}

std::optional<base::TimePoint> LogTrack::lastAt(double position) const
{
    if (m_points.empty() || position < m_points.front().position)
        return {};
    const auto after = std::upper_bound(m_points.begin(), m_points.end(), position,
                                        [](double p, const Point &point) { return p < point.position; });
    const Point &before = *std::prev(after);
    if (after != m_points.end()) {
        const double part = (position - before.position) / (after->position - before.position);
        return before.at + ofSeconds(Seconds(after->at - before.at).count() * part);
    }
    const double speed = pace();
    return position > before.position && speed > 0 ? before.at + ofSeconds((position - before.position) / speed) : before.at;
}

std::optional<double> LogTrack::positionAt(base::TimePoint at) const
{
    const auto after = std::upper_bound(m_points.begin(), m_points.end(), at, [](base::TimePoint t, const Point &p) { return t < p.at; });
    if (after == m_points.begin())
        return {};
    if (after == m_points.end())
        return m_points.back().position;
    const Point &before = *std::prev(after);
    return before.position + (after->position - before.position) * Seconds(at - before.at).count() / Seconds(after->at - before.at).count();
}

std::optional<double> LogTrack::rate(std::chrono::milliseconds window) const
{
    if (m_points.size() < 2)
        return {};
    const Point &last = m_points.back();
    const base::TimePoint from = last.at - window;
    auto first = std::lower_bound(m_points.begin(), m_points.end(), from, [](const Point &p, base::TimePoint t) { return p.at < t; });
    if (first == m_points.end() - 1)
        --first;
    double position = first->position;
    base::TimePoint at = first->at;
    if (first != m_points.begin() && first->at > from) { // the end of a pause may lie far before
        const Point &before = *std::prev(first);
        position = before.position + (first->position - before.position) * Seconds(from - before.at).count() / Seconds(first->at - before.at).count();
        at = from;
    }
    const double seconds = Seconds(last.at - at).count();
    return seconds > 0 ? std::optional((last.position - position) / seconds) : std::nullopt;
}

double LogTrack::pace() const
{
    constexpr std::size_t kLast = 5;
    std::vector<double> speeds;
    for (std::size_t i = m_points.size() > kLast ? m_points.size() - kLast : 1; i < m_points.size(); ++i)
        if (const double seconds = Seconds(m_points[i].at - m_points[i - 1].at).count(); seconds > 0)
            speeds.push_back((m_points[i].position - m_points[i - 1].position) / seconds);
    if (speeds.empty())
        return 0;
    const auto middle = speeds.begin() + std::ptrdiff_t(speeds.size() / 2);
    std::ranges::nth_element(speeds, middle);
    return *middle;
}

} // namespace watch

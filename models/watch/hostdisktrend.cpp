// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/watch/hostdisktrend.h"

#include <algorithm>

namespace watch {

namespace {

using Seconds = std::chrono::duration<double>;

constexpr std::size_t kMostPoints = 240;
constexpr base::milliseconds kFirstSpacing{1000};
constexpr std::chrono::hours kWindow{1};
constexpr std::chrono::seconds kLeastSpan{30};
constexpr double kTenYears = 10 * 365.25 * 86400;

} // namespace

void HostDiskTrend::add(double freeBytes, base::TimePoint at)
{
    m_newest = {freeBytes, at};
    if (!m_points.empty() && at - m_points.back().at < m_spacing)
        return;
    m_points.push_back(m_newest);
    while (at - m_points.front().at > kWindow)
        m_points.pop_front();
    if (m_points.size() <= kMostPoints)
        return;
    m_spacing = std::max(kFirstSpacing, m_spacing * 2);
    std::deque<Point> half;
    for (std::size_t i = 0; i < m_points.size(); i += 2)
        half.push_back(m_points[i]);
    m_points = std::move(half);
}

bool HostDiskTrend::known() const
{
    return m_points.size() >= 3 && m_newest.at - m_points.front().at >= kLeastSpan;
}

std::optional<double> HostDiskTrend::secondsToFull() const
{
    if (!known())
        return std::nullopt;
    double n = 0, sumT = 0, sumF = 0, sumTT = 0, sumTF = 0;
    const auto take = [&](const Point &p) {
        const double t = Seconds(p.at - m_newest.at).count();
        n += 1;
        sumT += t;
        sumF += p.free;
        sumTT += t * t;
        sumTF += t * p.free;
    };
    std::for_each(m_points.begin(), m_points.end(), take);
    if (m_points.back().at != m_newest.at)
        take(m_newest);
    const double slope = (n * sumTF - sumT * sumF) / (n * sumTT - sumT * sumT); // bytes a second
    if (!(slope < 0))
        return std::nullopt;
    const double seconds = m_newest.free / -slope;
    return seconds <= kTenYears ? std::optional(seconds) : std::nullopt;
}

} // namespace watch

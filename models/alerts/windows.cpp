// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/alerts/windows.h"

#include <algorithm>
#include <cmath>

namespace alerts {

void Window::add(base::TimePoint at, double value, bool past, base::TimePoint::duration keep)
{
    const base::TimePoint start = std::chrono::floor<std::chrono::seconds>(at) - (std::chrono::floor<std::chrono::seconds>(at.time_since_epoch()) % kSlot);
    if (m_slots.empty() || m_slots.back().start < start)
        m_slots.push_back({start, {}});
    Slot *slot = &m_slots.back();
    if (slot->start != start) { // late: a figure of a slower lane
        const auto found = std::ranges::find(m_slots, start, &Slot::start);
        if (found == m_slots.end())
            return;
        slot = &*found;
    }
    slot->sum.total += value;
    ++slot->sum.count;
    slot->sum.past += past ? 1 : 0;
    while (m_slots.front().start + kSlot < at - keep)
        m_slots.pop_front();
}

Window::Sum Window::sum(base::TimePoint to, base::TimePoint::duration length) const
{
    Sum all;
    for (const Slot &slot : m_slots)
        if (slot.start + kSlot > to - length && slot.start <= to) {
            all.total += slot.sum.total;
            all.count += slot.sum.count;
            all.past += slot.sum.past;
        }
    return all;
}

void Baseline::close(Hour &hour)
{
    if (hour.count == 0)
        return;
    const double mean = hour.sum / hour.count;
    const double variance = std::max(0.0, hour.squares / hour.count - mean * mean);
    if (hour.days == 0) {
        hour.mean = mean;
        hour.variance = variance;
    } else {
        const double weight = std::max(kNewDay, 1.0 / (hour.days + 1)), away = mean - hour.mean;
        hour.mean += weight * away;
        hour.variance = (1 - weight) * (hour.variance + weight * away * away) + weight * variance;
    }
    ++hour.days;
    hour.sum = hour.squares = 0;
    hour.count = 0;
}

void Baseline::add(base::WallTime at, double value)
{
    const std::int64_t hours = std::chrono::floor<std::chrono::hours>(at.time_since_epoch()).count();
    const std::int64_t day = hours / 24;
    Hour &hour = m_hours[std::size_t(((hours % 24) + 24) % 24)];
    if (hour.lastDay != day) {
        close(hour);
        hour.lastDay = day;
    }
    hour.sum += value;
    hour.squares += value * value;
    ++hour.count;
}

std::optional<Baseline::Usual> Baseline::usual(base::WallTime at) const
{
    const std::int64_t hours = std::chrono::floor<std::chrono::hours>(at.time_since_epoch()).count();
    const Hour &hour = m_hours[std::size_t(((hours % 24) + 24) % 24)];
    if (hour.days < kDays)
        return {};
    return Usual{hour.mean, std::max(std::sqrt(hour.variance), std::abs(hour.mean) * kLeastSpread)};
}

} // namespace alerts

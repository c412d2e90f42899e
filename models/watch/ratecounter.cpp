// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/watch/ratecounter.h"

namespace watch {

void RateCounter::add(double value, base::TimePoint at)
{
    if (!m_values.empty() && (value < m_values.back().value || at <= m_values.back().at))
        m_values.clear();
    m_values.push_back({value, at});
    // One value older than the window stays: the rate then covers the whole of it.
    while (m_values.size() > 2 && m_values[1].at <= at - m_window)
        m_values.pop_front();
}

std::optional<double> RateCounter::increase() const
{
    if (m_values.size() < 2)
        return std::nullopt;
    return m_values.back().value - m_values.front().value;
}

std::optional<double> RateCounter::perSecond() const
{
    const auto grown = increase();
    if (!grown)
        return std::nullopt;
    return *grown / std::chrono::duration<double>(m_values.back().at - m_values.front().at).count();
}

} // namespace watch

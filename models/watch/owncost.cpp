// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/watch/owncost.h"

#include <algorithm>
#include <cmath>

namespace watch {

namespace {

constexpr double kSmooth = 10; // s

double seconds(base::TimePoint::duration d)
{
    return std::chrono::duration<double>(d).count();
}

} // namespace

void OwnCost::add(base::TimePoint answered, base::TimePoint::duration took)
{
    if (m_first == base::TimePoint{})
        m_first = answered;
    else
        m_sum *= std::exp(-seconds(answered - m_last) / kSmooth);
    m_last = answered;
    m_sum += seconds(took) * 1000;
}

double OwnCost::millisecondsPerSecond(base::TimePoint now) const
{
    if (m_first == base::TimePoint{})
        return 0;
    // a window that has only begun to fill is as long as it has run
    const double window = kSmooth * (1 - std::exp(-std::max(1.0, seconds(now - m_first)) / kSmooth));
    return m_sum * std::exp(-std::max(0.0, seconds(now - m_last)) / kSmooth) / window;
}

} // namespace watch

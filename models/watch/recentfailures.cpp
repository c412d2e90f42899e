// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/watch/recentfailures.h"

#include <algorithm>
#include <cmath>

namespace watch {

namespace {

constexpr std::ptrdiff_t kOutage = 5; // failures in a row
constexpr double kChance = 0.01;

}

bool RecentFailures::isOver() const
{
    if (m_goodInARow == 0 || m_goodInARow >= m_recent.size())
        return false;
    const auto before = std::ptrdiff_t(m_recent.size() - m_goodInARow);
    const auto bad = std::count(m_recent.begin(), m_recent.end(), false);
    const auto lastGood = std::find(m_recent.rbegin() + std::ptrdiff_t(m_goodInARow), m_recent.rend(), true);
    const auto inARow = lastGood - m_recent.rbegin() - std::ptrdiff_t(m_goodInARow);
    if (bad == inARow && bad >= kOutage)
        return true;
    const double share = double(bad) / double(before + 1); // one more, since a few prove little
    return std::pow(1 - share, double(m_goodInARow)) < kChance;
}

void RecentFailures::add(bool good)
{
    m_recent.push_back(good);
    m_goodInARow = good ? m_goodInARow + 1 : 0;
    if (m_recent.size() > kWindow)
        m_recent.pop_front();
    m_goodInARow = std::min(m_goodInARow, m_recent.size());
    if (isOver())
        m_recent.erase(m_recent.begin(), m_recent.end() - std::ptrdiff_t(m_goodInARow));
}

double RecentFailures::percent() const
{
    if (m_recent.empty())
        return 0;
    return 100.0 * double(std::count(m_recent.begin(), m_recent.end(), false)) / double(m_recent.size());
}

} // namespace watch

// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/watch/pooluse.h"

#include <algorithm>

namespace watch {

using namespace std::chrono_literals;

namespace {

constexpr auto kStretch = 1h;
constexpr std::size_t kStretches = 24;
constexpr int kMostCounted = 4095; // a hostile console may name any number
constexpr double kHighShare = 0.95;

} // namespace

void PoolTally::Stretch::join(const Stretch &other)
{
    seconds += other.seconds;
    fullSeconds += other.fullSeconds;
    peakWaitSeconds = std::max(peakWaitSeconds, other.peakWaitSeconds);
    peakActive = std::max(peakActive, other.peakActive);
    peakWaiting = std::max(peakWaiting, other.peakWaiting);
    active.resize(std::max(active.size(), other.active.size()));
    for (std::size_t i = 0; i < other.active.size(); ++i)
        active[i] += other.active[i];
}

void PoolTally::add(base::TimePoint at, int size, int active, int waiting, double waitSeconds, std::chrono::milliseconds longest)
{
    if (size != m_size) {
        m_stretches.clear();
        m_older = Stretch();
        m_last.reset();
        m_size = size;
    }
    if (m_stretches.empty() || at - m_stretches.back().began >= kStretch) {
        if (m_stretches.size() == kStretches)
            m_stretches.pop_front();
        m_older = Stretch();
        for (const Stretch &s : m_stretches)
            m_older.join(s);
        m_stretches.emplace_back().began = at;
    }
    const auto before = std::exchange(m_last, at);
    Stretch &now = m_stretches.back();
    active = std::clamp(active, 0, kMostCounted);
    now.peakActive = std::max(now.peakActive, active);
    now.peakWaiting = std::max(now.peakWaiting, waiting);
    if (waiting > 0)
        now.peakWaitSeconds = std::max(now.peakWaitSeconds, waitSeconds);
    if (!before || at <= *before || at - *before > longest)
        return;
    const double seconds = std::chrono::duration<double>(at - *before).count();
    now.seconds += seconds;
    if (waiting > 0 && size > 0 && active >= size)
        now.fullSeconds += seconds;
    now.active.resize(std::max(now.active.size(), std::size_t(active) + 1));
    now.active[std::size_t(active)] += seconds;
}

PoolUse PoolTally::use() const
{
    PoolUse use;
    if (m_stretches.empty())
        return use;
    Stretch all = m_older;
    all.join(m_stretches.back());
    use.seconds = all.seconds;
    use.peakActive = all.peakActive;
    use.peakWaiting = all.peakWaiting;
    use.peakWaitSeconds = all.peakWaitSeconds;
    use.fullSeconds = all.fullSeconds;
    double below = 0;
    for (std::size_t i = 0; i < all.active.size(); ++i) {
        below += all.active[i];
        if (all.active[i] > 0)
            use.highActive = int(i);
        if (below >= kHighShare * all.seconds)
            break;
    }
    return use;
}

} // namespace watch

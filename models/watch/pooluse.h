// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// How much of a pool was used while it was watched. A look counts for the time since the look before it; time in which
// nobody looked counts for nothing. Everything is about the last day at most, and about the pool as large as it is now:
// with another size the count begins anew. Engine thread only, but for the value.

#include "models/base/clock.h"

#include <chrono>
#include <deque>
#include <optional>
#include <vector>

namespace watch {

struct PoolUse {
    double seconds = 0;         // watched
    int peakActive = 0;         // most server connections in use at once (SHOW POOLS sv_active)
    int highActive = 0;         // so many or fewer were in use for 95 % of that time
    int peakWaiting = 0;        // most clients in the queue (cl_waiting)
    double peakWaitSeconds = 0; // longest wait of the first in the queue (maxwait)
    double fullSeconds = 0;     // clients waited while every server connection was in use
    friend bool operator==(const PoolUse &, const PoolUse &) = default;
};

class PoolTally {
public:
    // One look. longest: a look that comes later than this after the one before it counts for nothing.
    void add(base::TimePoint at, int size, int active, int waiting, double waitSeconds, std::chrono::milliseconds longest);
    [[nodiscard]] PoolUse use() const;

private:
    struct Stretch { // of an hour
        base::TimePoint began{};
        double seconds = 0, fullSeconds = 0, peakWaitSeconds = 0;
        int peakActive = 0, peakWaiting = 0;
        std::vector<double> active; // seconds with so many server connections in use

        void join(const Stretch &other);
    };

    std::deque<Stretch> m_stretches; // oldest first
    Stretch m_older;                 // all but the last of them, joined
    std::optional<base::TimePoint> m_last;
    int m_size = -1;
};

} // namespace watch

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Remembers how much was free on one disk, evenly spread over up to an hour, and says when the disk is full if it
// goes on so: the least-squares line through the samples it holds. Bounded in memory. Engine thread.

#include "models/base/clock.h"

#include <deque>
#include <optional>

namespace watch {

class HostDiskTrend {
public:
    void add(double freeBytes, base::TimePoint at);

    // False until half a minute has been seen: one write makes no trend.
    [[nodiscard]] bool known() const;
    // Seconds from the newest sample; nothing when the disk does not fill, or not within ten years.
    [[nodiscard]] std::optional<double> secondsToFull() const;

private:
    struct Point {
        double free;
        base::TimePoint at;
    };
    std::deque<Point> m_points;
    Point m_newest{};
    base::milliseconds m_spacing{0}; // between points that are kept; doubles when they get too many
};

} // namespace watch

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What watching costs the watched server: the time between our questions and their last answer, each second, smoothed
// over about ten. The way there and back is in it, so it is an upper bound of the server's own time. Engine thread.

#include "models/base/clock.h"

namespace watch {

class OwnCost {
public:
    void add(base::TimePoint answered, base::TimePoint::duration took);
    [[nodiscard]] double millisecondsPerSecond(base::TimePoint now) const; // 0 before the first

private:
    base::TimePoint m_first{}, m_last{};
    double m_sum = 0; // milliseconds, fading
};

} // namespace watch

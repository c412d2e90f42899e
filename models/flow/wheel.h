// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Hashed timer wheel, 50 ms a tick: O(1) arm and disarm, timers due in one tick share one wake-up.
// A timer fires at the first tick at or after its due time: never early, up to one tick late.

#include "models/flow/clock.h"
#include "models/flow/list.h"

#include <array>
#include <cstdint>

namespace flow {

struct TimerNode : Hook {
    std::int64_t tick = 0;
    void (*fire)(TimerNode &) = nullptr;
};

class TimerWheel {
public:
    static constexpr milliseconds kTick{50};

    explicit TimerWheel(TimePoint start) : m_start(start) {}

    void arm(TimerNode &n, TimePoint due)
    {
        const auto left = due - m_start;
        std::int64_t t = (left + kTick - std::chrono::nanoseconds(1)) / kTick;
        n.tick = t > m_done ? t : m_done + 1;
        m_slots[index(n.tick)].pushBack(n);
    }

    void advance(TimePoint now)
    {
        const std::int64_t upTo = (now - m_start) / kTick;
        if (upTo - m_done >= kSlots)  // after a long stop each slot is looked at once
            m_done = upTo - kSlots;
        while (m_done < upTo) {
            ++m_done;
            HookList<TimerNode> due;
            due.takeAll(m_slots[index(m_done)]);
            HookList<TimerNode> later;
            while (TimerNode *n = due.popFront()) {
                if (n->tick <= upTo)
                    n->fire(*n);
                else
                    later.pushBack(*n);
            }
            m_slots[index(m_done)].takeAll(later);
        }
    }

    // First tick that has a node (perhaps one of a later round), or kNever.
    [[nodiscard]] TimePoint next() const
    {
        for (std::int64_t t = m_done + 1; t <= m_done + kSlots; ++t)
            if (!m_slots[index(t)].empty())
                return m_start + t * kTick;
        return kNever;
    }

private:
    static constexpr std::int64_t kSlots = 256;
    static std::size_t index(std::int64_t t) { return static_cast<std::size_t>(t & (kSlots - 1)); }

    TimePoint m_start;
    std::int64_t m_done = 0;
    std::array<HookList<TimerNode>, kSlots> m_slots;
};

}  // namespace flow

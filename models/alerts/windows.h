// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What rules over a stretch of time need of a figure's past, in bounded memory: sums in ten-second slots, and for each hour
// of the day how the figure usually is. Values; any thread.

#include "models/base/clock.h"

#include <array>
#include <deque>
#include <optional>

namespace alerts {

// The last stretch of one figure.
class Window {
public:
    static constexpr std::chrono::seconds kSlot{10};

    struct Sum {
        double total = 0;
        int count = 0; // samples
        int past = 0;  // of them past the limit
        [[nodiscard]] double mean() const { return count > 0 ? total / count : 0; }
    };
    void add(base::TimePoint at, double value, bool past, base::TimePoint::duration keep);
    // What lies in (to - length, to], by whole slots.
    [[nodiscard]] Sum sum(base::TimePoint to, base::TimePoint::duration length) const;
    [[nodiscard]] base::TimePoint oldest() const { return m_slots.empty() ? base::kNever : m_slots.front().start; }

private:
    struct Slot {
        base::TimePoint start;
        Sum sum;
    };
    std::deque<Slot> m_slots; // oldest first
};

// How a figure is at each hour of the day (UTC): mean and spread of its five-minute means, of which older ones count less.
class Baseline {
public:
    static constexpr int kDays = 3;            // an hour is judged once it was seen on so many days
    static constexpr double kNewDay = 0.2;     // weight of a new day
    static constexpr double kLeastSpread = 0.1; // of the mean: less is taken for noise

    struct Hour {
        double mean = 0, variance = 0;
        int days = 0;
        std::int64_t lastDay = -1;
        double sum = 0, squares = 0; // of the day under way
        int count = 0;
        friend bool operator==(const Hour &, const Hour &) = default;
    };
    struct Usual {
        double mean = 0, spread = 0;
    };
    void add(base::WallTime at, double value);
    // How it is at this hour; nothing: not known for long enough.
    [[nodiscard]] std::optional<Usual> usual(base::WallTime at) const;
    [[nodiscard]] const std::array<Hour, 24> &hours() const { return m_hours; }
    void restore(const std::array<Hour, 24> &hours) { m_hours = hours; }

private:
    static void close(Hour &hour);
    std::array<Hour, 24> m_hours{};
};

} // namespace alerts

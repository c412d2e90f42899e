// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Turns a counter that only grows into a rate. A counter that went back was reset (the server restarted): it starts
// anew, and there is no rate until the next value. Engine thread.

#include "models/base/clock.h"

#include <deque>
#include <optional>

namespace watch {

class RateCounter {
public:
    using Window = std::chrono::milliseconds;
    // window 0: the rate since the value before; else over the values of that time.
    explicit RateCounter(Window window = Window(0)) : m_window(window) {}

    void add(double value, base::TimePoint at);
    void forget() { m_values.clear(); }

    [[nodiscard]] std::optional<double> increase() const; // over what is held; nothing after one value only
    [[nodiscard]] std::optional<double> perSecond() const;

private:
    struct Value {
        double value;
        base::TimePoint at;
    };
    Window m_window;
    std::deque<Value> m_values;
};

} // namespace watch

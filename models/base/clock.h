// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Injected time. now() is monotonic and drives waits and ages; wallNow() is what a calendar shows and is
// only ever displayed or written down. ManualClock makes both deterministic in tests.

#include <chrono>

namespace base {

using TimePoint = std::chrono::steady_clock::time_point;
using WallTime = std::chrono::system_clock::time_point;
using std::chrono::milliseconds;

inline constexpr TimePoint kNever = TimePoint::max();

class Clock {
public:
    virtual ~Clock() = default;
    [[nodiscard]] virtual TimePoint now() const { return std::chrono::steady_clock::now(); }
    [[nodiscard]] virtual WallTime wallNow() const { return std::chrono::system_clock::now(); }
    [[nodiscard]] virtual bool manual() const { return false; }

    static const Clock &system()
    {
        static const Clock clock;
        return clock;
    }
};

class ManualClock final : public Clock {
public:
    [[nodiscard]] TimePoint now() const override { return m_now; }
    [[nodiscard]] WallTime wallNow() const override
    {
        return WallTime{} + std::chrono::days(20000) + std::chrono::duration_cast<WallTime::duration>(m_now - TimePoint{});
    }
    [[nodiscard]] bool manual() const override { return true; }
    void set(TimePoint t) { m_now = t; }

private:
    TimePoint m_now = TimePoint{} + std::chrono::hours(1);
};

} // namespace base

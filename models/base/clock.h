// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Injected time. now() is monotonic and drives waits and ages; wallNow() is what a calendar shows and is
// only ever displayed or written down. ManualClock makes both deterministic in tests.

#include <algorithm>
#include <chrono>
#include <cstdint>

namespace base {

using TimePoint = std::chrono::steady_clock::time_point;
using WallTime = std::chrono::system_clock::time_point;
using std::chrono::milliseconds;

// A moment of what a file, a server or a person says, which may be any number: WallTime counts nanoseconds and ends in 2262, so
// that what is not between 1900 and 2200 is taken for the nearer of the two.
[[nodiscard]] constexpr WallTime fromMilliseconds(std::int64_t sinceEpoch)
{
    return WallTime(milliseconds(std::clamp<std::int64_t>(sinceEpoch, -2'208'988'800'000, 7'258'118'400'000)));
}
[[nodiscard]] constexpr WallTime fromMicroseconds(std::int64_t sinceEpoch)
{
    return WallTime(std::chrono::microseconds(std::clamp<std::int64_t>(sinceEpoch, -2'208'988'800'000'000, 7'258'118'400'000'000)));
}
[[nodiscard]] constexpr WallTime fromSeconds(double sinceEpoch) // no number: 1970
{
    return sinceEpoch == sinceEpoch ? fromMilliseconds(std::int64_t(std::clamp(sinceEpoch, -1e10, 1e10) * 1000)) : WallTime{};
}

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

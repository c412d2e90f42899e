// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// When a figure reaches its limit, or why nobody can say. Several stretches of its past are judged (trend.h); the
// longest one that goes somewhere gives the date; the shorter ones must not contradict it, and a longer one must not have
// seen it come as far and turn back. A stretch speaks for
// thirty times its own length and no further. The band is twice the standard error of the slope on both sides, wider
// the farther it reaches beyond what was measured. Pure functions, any thread.

#include "models/forecast/trend.h"

#include <array>
#include <optional>
#include <vector>

namespace forecast {

using namespace std::chrono_literals;

inline constexpr int kReach = 30; // times its length

inline constexpr std::array<Window, 4> kWindows{{{1h, 12, 6, 120},
                                                 {24h, 12, 6, 144},
                                                 {24h * 7, 7, 8, 168},
                                                 {24h * 28, 14, 6, 168}}};

enum class Refusal {
    None,
    TooFew,     // not measured long enough
    Jump,       // a step or a reset
    Noisy,      // up and down
    Contradicted, // the newest stretch goes another way than the longer one
    Away,       // goes away from its limit
    Far,        // not within what the past can speak for, or it does not move
};

enum class Confidence { Good, Fair, Rough };

struct Outlook {
    Refusal refusal = Refusal::TooFew;
    Confidence confidence = Confidence::Rough;
    double now = 0;                      // where the line stands
    double seconds = 0, early = 0, late = 0; // from now to the limit; 0: reached
    double slope = 0;                    // a second
    std::chrono::seconds window{};       // the stretch it rests on
    [[nodiscard]] bool predictable() const { return refusal == Refusal::None; }
};

// points[i] belongs to kWindows[i]; `end` is now, in their epoch. The figure rises to its limit, or falls to it.
[[nodiscard]] Outlook outlookOf(const std::array<std::vector<Point>, kWindows.size()> &points, double end, double limit,
                                bool falling = false);

} // namespace forecast

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Whether a figure goes anywhere, judged from one stretch of its past. The stretch is cut into blocks; the slope is that
// of Theil and Sen (the median of the slopes of all pairs of points, so that single outliers count nothing), and it is
// believed only when the steps from block to block agree: their mean has to be many times its standard error. That is
// the test for a drift under the assumption of a random walk, so that a walk that happens to rise is not taken for a
// trend. One step that makes more than half of the whole way is a jump, not a trend. A pure function, any thread.

#include <chrono>
#include <span>

namespace forecast {

struct Point {
    double at = 0; // seconds, any epoch; ascending
    double value = 0;
};

// A stretch that is looked at. Blocks of a whole day or more, where it is long: what comes back each day is no trend.
struct Window {
    std::chrono::seconds length{};
    int blocks = 0;
    double certainty = 0; // mean step / its standard error, from which on it is believed
    int points = 0;       // to be read at most
};

struct Trend {
    enum class Verdict {
        Good,
        TooFew, // points: a part of the stretch was not measured
        Jump,   // one step or a reset makes most of it
        Noisy,  // goes up and down more than in one direction
    };
    Verdict verdict = Verdict::TooFew;
    double slope = 0;  // a second
    double error = 0;  // standard error of the slope
    double noise = 0;  // of single points around the line, as a standard deviation
    double level = 0;  // of the line at the end of the stretch
    double lowest = 0, highest = 0; // of the blocks
};

[[nodiscard]] Trend trendOf(std::span<const Point> points, const Window &window, double end);

} // namespace forecast

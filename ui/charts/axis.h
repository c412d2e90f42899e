// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A value axis with round steps and room above the line, that stays put while values tick. Pure functions.

#include "ui/charts/chartspec.h"

namespace charts {

struct Axis {
    double low = 0;
    double high = 1;
    double step = 0.5;
    friend bool operator==(const Axis &, const Axis &) = default;
};

// Smallest of 1, 2, 2.5 and 5 times a power of ten (of 1024 for bytes) that is not below value.
[[nodiscard]] double niceStep(double value, base::Unit unit);

// Holds [low, high] of the data with room above. The axis starts at zero, but for figures that are bad when low
// and stay near their top (cache hit). The limits are taken in when the data comes near them. `before` is kept
// when it still fits and is not far too large.
[[nodiscard]] Axis fitAxis(double low, double high, const ChartSpec &spec, const Axis &before);

} // namespace charts

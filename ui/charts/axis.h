// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A value axis with round steps and room above the line, that stays put while values tick. Pure functions.

#include "ui/charts/chartspec.h"

namespace charts {

struct Axis {
    double low = 0;
    double high = 1;
    double step = 1;
    friend bool operator==(const Axis &, const Axis &) = default;
};

// Axis labels are numbers of one size: bytes in KiB, MiB ..., seconds in minutes, hours or days when there are many.
struct Scale {
    double divisor = 1;
    QString word; // at the top label: "MiB"; empty: the unit as it is
};
[[nodiscard]] Scale scaleOf(double high, base::Unit unit);

// Smallest of 1, 2, 2.5 and 5 times a power of ten (of the scale the axis will have) that is not below value.
[[nodiscard]] double niceStep(double value, base::Unit unit);

// Holds [low, high] of the data with room above. The axis starts at zero, but for figures that are bad when low
// and stay near their top (cache hit). The limits are taken in when the data comes near them. `before` is kept
// when it still fits and is not far too large.
[[nodiscard]] Axis fitAxis(double low, double high, const ChartSpec &spec, const Axis &before);

} // namespace charts

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Turns the buckets of a series into the points a chart is handed: two a bucket at most (its smallest and largest
// value, so that no spike is lost), and a break where nothing was measured for longer than the lane allows. Pure
// functions.

#include "ui/charts/chartspec.h"

#include <QPointF>

namespace charts {

struct Trace {
    QList<QList<QPointF>> pieces; // x: seconds relative to `end`, <= 0; a new piece after each hole
    double low = 0, high = 0;
    bool empty = true;
};

inline constexpr int kMostPieces = 24;

[[nodiscard]] Trace trace(const std::vector<history::Bucket> &buckets, base::TimePoint end,
                          std::chrono::milliseconds bucketWidth, std::chrono::milliseconds interval);

} // namespace charts

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What one trend chart shows: up to four series of one unit on one axis, with the limits drawn. A value.

#include "models/base/format.h"
#include "models/environment/environment.h"
#include "models/history/seriesstore.h"

namespace charts {

struct ChartSeries {
    history::SeriesKey key;
    QString word; // in the legend: "replay", a pool, a mount; made visible
    std::chrono::milliseconds interval{1000}; // of the lane that brings it: longer silence is a hole
    friend bool operator==(const ChartSeries &, const ChartSeries &) = default;
};

struct ChartSpec {
    QString title; // translated
    QString help; // what the figure means and where it is read, for F1 and the tooltip
    base::Unit unit = base::Unit::Count;
    QString unitText; // of Unit::Other
    environment::Threshold threshold;
    QList<ChartSeries> series;
};

} // namespace charts

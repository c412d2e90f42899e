// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Which trends a target gets: the charted metrics of its kind in the catalogue's order, those of one group on one
// plot, one line an instance. What means nothing for this target (lag on a lone primary) is left out; the figure
// of its fleet row comes first where it is not among them. Pure functions.

#include "models/history/seriesstore.h"
#include "models/watch/catalogue.h"
#include "ui/charts/chartspec.h"
#include "ui/charts/trendchart.h"

namespace dashboard {

struct PlannedChart {
    charts::ChartSpec spec;
    QList<watch::MetricId> metrics; // of its series, in their order
};

[[nodiscard]] QList<PlannedChart> planCharts(const environment::Target &target, const watch::Catalogue &catalogue,
                                             const history::SeriesStore &store, const watch::TargetSnapshot *snapshot);

// What the header of a planned chart shows now.
[[nodiscard]] charts::TrendChart::Now present(const PlannedChart &chart, const watch::TargetSnapshot *snapshot,
                                              base::TimePoint now);

// Why a figure is absent, in a few words; empty when it has a value.
[[nodiscard]] QString absence(const watch::Reading &reading);

} // namespace dashboard

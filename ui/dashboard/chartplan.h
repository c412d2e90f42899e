// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Which trends a target gets: the charted metrics of its kind in the catalogue's order, those of one group on one
// plot, one line an instance. What means nothing for this target (lag on a lone primary) is left out; the figure
// of its fleet row comes first where it is not among them. Last come those that the person has added, whatever there is to
// tell of them. Pure functions.

#include "models/history/seriesstore.h"
#include "models/watch/catalogue.h"
#include "ui/charts/chartspec.h"
#include "ui/charts/trendchart.h"
#include "ui/dashboard/chartlines.h"

namespace dashboard {

struct PlannedChart {
    charts::ChartSpec spec;
    QList<watch::MetricId> metrics; // of its series, in their order
    bool added = false; // by the person, who can take it away again
    [[nodiscard]] bool showsSameAs(const PlannedChart &other) const { return added == other.added && spec.series == other.spec.series; }
};

struct PlanSource {
    LineSource lines;
    QList<watch::MetricId> added; // by the person, in their order; those of other kinds of targets are passed over
    QList<PlannedChart> before;   // as it is on screen: lines keep their colours
    int score = -1;               // of the target, at the time that is shown; -1: there is none
};

[[nodiscard]] QList<PlannedChart> planCharts(const environment::Target &target, const watch::Catalogue &catalogue, const PlanSource &source);

// Whether such a target is told the figure at all: not one of another target's own, nor of the server it is watched through.
[[nodiscard]] bool isTold(const watch::Metric &metric, const environment::Target &target, const PlanSource &source);

// What the header of a planned chart shows now. score: of the target; -1: there is none.
[[nodiscard]] charts::TrendChart::Now present(const PlannedChart &chart, const watch::TargetSnapshot *snapshot,
                                              base::TimePoint now, int score = -1);

// Why a figure is absent, in a few words; empty when it has a value.
[[nodiscard]] QString absence(const watch::Reading &reading);
// The same of one that was never read.
[[nodiscard]] QString neverRead(const watch::TargetSnapshot *snapshot);

} // namespace dashboard

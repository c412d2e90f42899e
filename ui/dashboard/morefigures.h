// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The figures of a target that have no chart of their own accord, with their newest value or the reason why there is none:
// what a person can have a chart of. Pure functions.

#include "ui/dashboard/chartplan.h"

namespace dashboard {

struct ListedFigure {
    watch::MetricId metric;
    QString part;  // of the health of its target that it tells about; translated
    QString title; // translated
    QString help;
    QString value; // with its unit; empty: note says why
    QString note;  // of several the one whose value it is; how old it is
    bool drawn = false; // the person has added its chart
    friend bool operator==(const ListedFigure &, const ListedFigure &) = default;
};

// By parts, in the order in which the score has them; the score itself comes last. plan: the charts as they are.
[[nodiscard]] QList<ListedFigure> moreFigures(const environment::Target &target, const watch::Catalogue &catalogue, const PlanSource &source,
                                              const QList<PlannedChart> &plan, base::TimePoint now);

} // namespace dashboard

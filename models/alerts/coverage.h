// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What is watched for, by layer: how many rules there are, how many have something here to watch, and of how many of those
// the figures come. A rule without figures would not fire whatever happens. Pure; any thread.

#include "models/alerts/plan.h"
#include "models/forecast/forecast.h"

#include <array>

namespace alerts {

struct LayerCoverage {
    Layer layer = Layer::Uptime;
    int rules = 0;       // in force
    int bound = 0;       // of them, with a target of their kind here
    int withData = 0;    // of those, with a newest value (a known condition, a forecast)
    QStringList without; // ids of the bound ones whose figures nobody sends
    [[nodiscard]] int withoutData() const { return bound - withData; }
    friend bool operator==(const LayerCoverage &, const LayerCoverage &) = default;
};

// In the order of Layer. `budgets`: error budgets are counted at all.
[[nodiscard]] std::array<LayerCoverage, 4> coverageOf(const Plan &plan, const QHash<QString, watch::SnapshotPtr> &snapshots,
                                                      const QList<forecast::Forecast> &forecasts, bool budgets);

} // namespace alerts

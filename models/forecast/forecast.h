// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// "What dies next": one figure of one target, and when it reaches its limit or why nobody can say. A value.

#include "models/base/clock.h"
#include "models/forecast/outlook.h"
#include "models/watch/catalogue.h"
#include "models/watch/snapshot.h"

namespace forecast {

struct Forecast {
    QString target;
    watch::MetricId metric;
    QString instance;   // raw
    double now = 0;     // newest value, in the figure's unit
    double limit = 0;
    bool isDate = false; // a certificate says itself when it ends: no band
    Outlook outlook;
    base::WallTime madeAt{};

    [[nodiscard]] base::WallTime at(double seconds) const
    {
        return madeAt + std::chrono::duration_cast<base::WallTime::duration>(std::chrono::duration<double>(seconds));
    }
};

// What is to be foretold of what was measured; a date is foretold already.
[[nodiscard]] QList<Forecast> wanted(const environment::Environment &environment, const watch::Catalogue &catalogue,
                                     const QHash<QString, watch::SnapshotPtr> &snapshots, base::WallTime now);

// Nearest first, then what cannot be foretold, by name.
void sort(QList<Forecast> &forecasts);

} // namespace forecast

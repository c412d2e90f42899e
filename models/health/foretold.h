// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What is not bad yet but will be soon: forecasts nearer than the days their metric's rule names. Rough ones are never
// a problem, and none is where the figure itself is one already. The findings point into `forecasts`. Reader's thread.

#include "models/health/finding.h"

namespace health {

std::vector<Finding> foretoldFindings(const environment::Environment &environment, const watch::Catalogue &catalogue,
                                      const QHash<QString, watch::SnapshotPtr> &snapshots,
                                      const QList<forecast::Forecast> &forecasts, const std::vector<Finding> &present,
                                      Memory &memory, base::TimePoint now, base::WallTime wallNow);

} // namespace health

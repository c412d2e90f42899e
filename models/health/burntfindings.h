// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A finding for each error budget that goes too fast, beside whatever is wrong with its target. Pure.

#include "models/health/finding.h"

namespace health {

std::vector<Finding> burntFindings(const environment::Environment &environment, const watch::Catalogue &catalogue,
                                   const QHash<QString, watch::SnapshotPtr> &snapshots, const QList<BurningBudget> &budgets,
                                   base::TimePoint now, base::WallTime wallNow);

} // namespace health

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What only shows when several servers are seen together: two primaries of one cluster, or none. Reader's thread.

#include "models/health/finding.h"

namespace health {

std::vector<Finding> clusterFindings(const environment::Environment &environment, const watch::Catalogue &catalogue,
                                     const QHash<QString, watch::SnapshotPtr> &snapshots, Memory &memory,
                                     base::TimePoint now, base::WallTime wallNow);

} // namespace health

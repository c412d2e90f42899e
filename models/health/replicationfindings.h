// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What only shows when both ends of a stream are seen: a link that is silent though its primary writes, before the
// limit of plain silence; and what looks bad from one end and is not, because a standby is kept behind on purpose.
// Reader's thread.

#include "models/health/finding.h"
#include "models/health/replicationview.h"

namespace health {

void addReplicationFindings(std::vector<Finding> &findings, const environment::Environment &environment, const watch::Catalogue &catalogue,
                            const Snapshots &snapshots, const std::vector<ClusterView> &clusters, Memory &memory,
                            base::TimePoint now, base::WallTime wallNow);

// The end of a problem's sentence: what promoting a standby would lose, that commits hang, which of two primaries is
// the old one. Empty: the problem has nothing to do with it.
[[nodiscard]] QString replicationClause(const Finding &finding, const std::vector<ClusterView> &clusters);

} // namespace health

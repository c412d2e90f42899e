// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The sentences about standbys, the cost of a failover and who does the work, for the screen and the terminal alike.
// Plain text, translated, names made visible. Pure functions.

#include "models/health/loadshare.h"

#include <QCoreApplication>

namespace health {

class ReplicationWords {
    Q_DECLARE_TR_FUNCTIONS(ReplicationWords)
public:
    // "caught up", "link silent for 12 s", "replay paused", "missing".
    [[nodiscard]] static QString state(const StandbyView &standby);
    // "3.1 MiB, 4 s behind and shrinking: catches up in 12 s"; empty where there is nothing to say.
    [[nodiscard]] static QString distance(const StandbyView &standby);
    // "about 0.8 s, 3.1 MiB"; "nothing"; "an unknown amount".
    [[nodiscard]] static QString loss(const FailoverCost &cost);
    // "12 s of replay before it opens"; "it opens at once".
    [[nodiscard]] static QString opening(const FailoverCost &cost);
    // "slot a is not synced, ..."; empty: all come along.
    [[nodiscard]] static QString slotsLeft(const FailoverCost &cost);
    // "Promote shop-standby now: lose about 0.8 s, 3.1 MiB; 12 s of replay before it opens; ..."
    [[nodiscard]] static QString promotion(const StandbyView &standby);
    // Ends of sentences about a problem: "; promoting x now loses about 0.8 s, 3.1 MiB", of the best candidate or of one;
    // "; commits hang"; "; a is the old one: timeline 1, not 2". Empty: nothing is known.
    [[nodiscard]] static QString promotionClause(const ClusterView &cluster);
    [[nodiscard]] static QString promotionClause(const StandbyView &standby);
    [[nodiscard]] static QString hangingClause(const ClusterView &cluster);
    [[nodiscard]] static QString oldPrimaryClause(const ClusterView &cluster);
    // Whether commits wait, or hang; empty: no commit waits for a standby.
    [[nodiscard]] static QString commits(const ClusterView &cluster);
    // "Reads: shop-primary 91 %, shop-standby 9 %; transactions: ... Pool shop-pgbouncer leads to shop-primary."
    [[nodiscard]] static QString load(const LoadShare &share);
};

} // namespace health

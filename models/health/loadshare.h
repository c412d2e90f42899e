// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Who does the work: the share of transactions, of rows read and of client sessions by server of a cluster, which pools
// lead where, and whether a standby stands by idle while its primary is busy. A pure function.
//   transactions: pg_stat_database.xact_commit + xact_rollback, a second; rows read: tup_returned, a second;
//   sessions: client back ends of pg_stat_activity. The console's own sessions are left out of the last only.

#include "models/health/replicationview.h"

namespace health {

struct ServerShare {
    QString target;
    base::Untrusted name;
    bool primary = false;
    watch::ServerLoad load;
    std::optional<double> transactions, reads, sessions; // per cent of the cluster
};

struct PoolRoute {
    base::Untrusted pool;                 // name of the pooler's target
    std::vector<base::Untrusted> servers; // where the environment says that it leads
};

struct LoadShare {
    std::vector<ServerShare> servers; // the primary first
    std::vector<PoolRoute> routes;
    base::Untrusted idleStandby;      // caught up and hardly read from, while the primary is busy; empty: none
};

[[nodiscard]] LoadShare loadShare(const ClusterView &cluster, const environment::Environment &environment, const Snapshots &snapshots);

} // namespace health

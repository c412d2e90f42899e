// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The servers of an environment as clusters: who is the primary, who its standbys are, how each of them stands and
// what promoting it would cost. Joined from both ends: a standby's own target is matched with the sender's row of the
// server it streams from (by slot, by name, or because only one is left). A pure function; values without pointers into
// the snapshots, so that models may keep them.

#include "models/environment/environment.h"
#include "models/health/failovercost.h"

#include <QHash>

namespace health {

struct StandbyView {
    QString target;             // id; empty: not watched itself
    base::Untrusted name;       // title of its target, else its application name
    base::Untrusted application;
    QString upstream;           // id of the server it streams from; empty: unknown
    bool cascaded = false;      // streams from another standby
    base::Untrusted client;
    QString syncState;          // the server's word
    bool answers = false;       // its own target, now
    bool expected = false;
    int timeline = 0;
    StandbyStatus status;
    FailoverCost cost;
};

struct ClusterView {
    QString primary;            // id; empty: nobody is known to be
    base::Untrusted primaryName;
    bool primaryAnswers = false;
    int timeline = 0;
    std::optional<double> writeRate; // bytes of log a second
    int commitsNeed = 0;        // standbys that must confirm a commit
    bool commitsHang = false;   // fewer than that stream
    std::vector<StandbyView> standbys; // cheapest to promote first, then by name
    QStringList members;        // ids of all its watched servers
};

using Snapshots = QHash<QString, watch::SnapshotPtr>;

// Clusters that have a standby, or expect one; in the order of the environment.
[[nodiscard]] std::vector<ClusterView> replicationOf(const environment::Environment &environment, const Snapshots &snapshots,
                                                     base::TimePoint now);

// The one this target belongs to; null: none.
[[nodiscard]] const ClusterView *clusterOf(const std::vector<ClusterView> &clusters, const QString &target);

// The standby that loses least; null: there is none that could be promoted.
[[nodiscard]] const StandbyView *bestCandidate(const ClusterView &cluster);

} // namespace health

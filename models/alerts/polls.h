// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// How old what we know is: the age of the last good answer of each target, and whether any source tells anything. 90 s
// without a good answer of anybody: what is shown is old, and the monitoring path itself is in doubt (incidents reference
// 2.5). Pure; any thread.

#include "models/environment/environment.h"
#include "models/watch/snapshot.h"

#include <QHash>

#include <optional>

namespace alerts {

inline constexpr std::chrono::seconds kBlindAfter{90};

struct Poll {
    QString target;                         // id
    std::optional<std::chrono::seconds> age; // of the last good answer; none: never since we watch
    bool failed = false;                     // its last answer was none, or not a good one
    [[nodiscard]] bool old() const { return !age || *age >= kBlindAfter; }
};

// Oldest first, those that never answered before all others; what answered within ten seconds last, in the environment's order.
[[nodiscard]] QList<Poll> pollsOf(const environment::Environment &environment, const QHash<QString, watch::SnapshotPtr> &snapshots, base::TimePoint now);

// For how long nobody has given a good answer, counted from `began` where none ever did. Of nothing that is watched: zero.
[[nodiscard]] std::chrono::seconds blindFor(const environment::Environment &environment, const QHash<QString, watch::SnapshotPtr> &snapshots,
                                            base::TimePoint began, base::TimePoint now);

// Whether the path by which alerts are found works: somebody answered within those 90 s, or a verdict of another kind than
// silence is known of somebody (a server that refuses connections is down, not unseen).
[[nodiscard]] bool pathIsGood(const environment::Environment &environment, const QHash<QString, watch::SnapshotPtr> &snapshots, base::TimePoint now);

} // namespace alerts

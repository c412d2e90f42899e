// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What probably caused an incident, in one sentence with the facts it rests on, or that it is unclear: everything that is
// bad on its targets and on what they stand on (lock queue, pool, replication, disk, endpoint, each as it was seen itself),
// put on one time axis and joined where one can be what became of another (consequence.h). It would rather not know than
// be wrong. Clear is a cause only when
//   * it is the only one that nothing else explains, and it says what is wrong, not only that something is
//   * everything else follows from it, step by step
//   * nothing began before it; what is looked at every so often may have begun so long before it was seen
//   * whatever its target asks or follows has answered since: a server that froze a second ago is not known to be bad yet
// What has stood there for long, leads to nothing and comes from nothing is a story of its own and stands aside, as does a
// busy machine. A change shortly before (settings, restart, deployment, migration) is named as a fact, never as the cause.
// Pure; any thread.

#include "models/environment/environment.h"
#include "models/events/event.h"
#include "models/health/situation.h"
#include "models/incidents/incident.h"

namespace incidents {

inline constexpr std::chrono::seconds kTogether{3};      // began at once, as far as anybody can say
inline constexpr std::chrono::minutes kChangedBefore{15};
inline constexpr std::chrono::minutes kStoryBefore{15};  // began so long before everything else

struct ProbableCause {
    bool clear = false;
    QString key;       // of the problem that is it; empty: it is unclear
    QString sentence;  // with what became of it; "Cause unclear: ..." when it is not
    QStringList facts; // oldest first, each with its time
};

using Answered = QHash<QString, base::WallTime>; // by target: when the newest question was asked that it answered
[[nodiscard]] Answered answeredIn(const QHash<QString, watch::SnapshotPtr> &snapshots);

// A target that `answered` does not name is taken to have answered.
[[nodiscard]] ProbableCause probableCause(const QStringList &targets, const health::Situation &situation, const environment::Environment &environment,
                                          const std::vector<events::Event> &changes, const Answered &answered);

} // namespace incidents

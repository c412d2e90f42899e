// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What probably caused an incident, in one sentence with the facts it rests on, or that it is unclear: what the findings on
// its targets say (lock queue, pool queue, replication, disk, endpoint), put on one time axis and joined along the edges
// of the environment. It would rather not know than be wrong:
//   * the cause is a finding that began first and from which everything else that suffers can be reached
//   * an endpoint that answers badly is never its own cause, unless it does not answer at all or its certificate ended
//   * two findings that began within kTogether of each other without an edge between them: unclear
//   * nothing measured is bad, or only what is foretold: unclear
// A change shortly before (settings, restart, deployment, migration) is named as a fact, never as the cause. Pure.

#include "models/environment/environment.h"
#include "models/events/event.h"
#include "models/health/situation.h"
#include "models/incidents/incident.h"

namespace incidents {

inline constexpr std::chrono::seconds kTogether{3};
inline constexpr std::chrono::minutes kChangedBefore{15};

struct ProbableCause {
    bool clear = false;
    QString sentence;  // "Cause unclear: ..." when it is not
    QStringList facts; // oldest first, each with its time
};

[[nodiscard]] ProbableCause probableCause(const QStringList &targets, const health::Situation &situation, const environment::Environment &environment,
                                          const std::vector<events::Event> &changes);

} // namespace incidents

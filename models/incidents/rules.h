// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What may be changed, and what an alert changes: pure functions of the change and of what the journal says so far. They
// keep a person from mistakes; what another console wrote at the same moment is sorted out by the projection.

#include "models/base/result.h"
#include "models/incidents/projection.h"

namespace incidents {

inline constexpr std::chrono::minutes kJoinWithin{2};    // an own incident of an alert whose cause was seen a moment later ends in that one's
inline constexpr std::chrono::minutes kReopenWithin{10}; // an alert that comes back so soon is the same incident

// Whether such a change may be made of it as it stands: what buttons, menus and keys offer. What it says is another matter.
[[nodiscard]] bool may(Change::Kind kind, const Incident &incident);
// Why it cannot be.
[[nodiscard]] std::optional<base::Error> objectionTo(const Change &change, const Projection &known, base::WallTime now);

// Service and cluster, or the group it names itself; empty: it joins nothing but by its key.
[[nodiscard]] QString groupOf(const AlertNews &news);

// What is written when an alert fires or has resolved: nothing, an incident, that it joins one, or that one goes on.
//   fires    joins the open incident of its group, of the alert that explains it, or that knows its key; else a critical one
//            opens an incident, and within kReopenWithin of a resolve reopens the one it belonged to
//   resolved is told to the open incident it belongs to, always
[[nodiscard]] std::vector<Change> changesFor(const AlertNews &news, const Projection &known, const QString &environment, base::WallTime now);

} // namespace incidents

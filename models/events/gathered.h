// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What was found and what was written, as one list. Pure; any thread.

#include "models/environment/environment.h"
#include "models/events/eventfile.h"
#include "models/events/journaled.h"

namespace events {

// Those of one environment, oldest first. Written without an environment: of any that has the target, or without one.
[[nodiscard]] std::vector<Event> gathered(const environment::Environment &environment, const std::vector<Found> &found,
                                          const std::vector<Written> &written);

} // namespace events

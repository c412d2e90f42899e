// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Whether an incident is meant by what a person typed to find it: each word stands in its number, title, severity, state, cause,
// targets and their tiers, or in the name of somebody who had to do with it. Nothing that changes by itself is looked at (how
// long it has been open), so what was found stays found. Pure; any thread.

#include "models/environment/environment.h"
#include "models/incidents/incident.h"

namespace incidents {

// environment: of the targets, for their titles and tiers; null: their ids are all there is. No word: it is.
[[nodiscard]] bool mentions(const Incident &incident, const environment::Environment *environment, const QString &words);

} // namespace incidents

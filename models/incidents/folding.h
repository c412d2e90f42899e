// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What one entry does to one incident. Pure; the projection decides which incident it is about.

#include "models/incidents/change.h"

namespace incidents {

[[nodiscard]] Incident opened(const Fact &fact);
void foldChange(Incident &incident, const Fact &fact); // every kind but Open and Merge
void foldAlert(Incident &incident, const Fact &fact);  // an alert that fires or has resolved
void foldMerge(Incident &incident, Incident &into, const Fact &fact);

} // namespace incidents

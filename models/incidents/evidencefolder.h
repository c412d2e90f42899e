// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Which folder of evidence is shown of an incident, in the pane and in the terminal alike. Pure; any thread.

#include "models/incidents/incident.h"

namespace incidents {

// The newest that is its own: after a merge what was frozen of the other one stands beside it. Else the newest; empty:
// nothing was frozen. It may lie on another computer.
[[nodiscard]] QString evidenceFolderOf(const Incident &incident);

} // namespace incidents

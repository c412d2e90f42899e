// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What could be told others of an incident now, made from the facts alone, to be copied and sent by a person: what and
// since when, whom it reaches, the probable cause, what was done, who has it, and the next update. Plain text; nothing in it
// is guessed. Pure; any thread.

#include "models/incidents/incident.h"

namespace incidents {

[[nodiscard]] QString draftUpdate(const Incident &incident, base::WallTime now);

} // namespace incidents

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Incidents on a terminal. Server words and those of persons are made visible.

#include "models/incidents/figures.h"

namespace app {

[[nodiscard]] QString incidentList(const std::vector<const incidents::Incident *> &listed, base::WallTime now);
[[nodiscard]] QString incidentText(const incidents::Incident &incident, base::WallTime now);
[[nodiscard]] QString incidentTimes(const incidents::TimeFigures &figures);

} // namespace app

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The incidents as commands of the palette: each that is open, worst first, then those that were resolved last; a command shows
// its incident in the pane. Drills where they are what matters, real ones elsewhere, as in the badge. GUI thread.

#include "models/incidents/desk.h"
#include "ui/palette/command.h"

namespace shell {

[[nodiscard]] QList<palette::Command> incidentCommands(const incidents::IncidentDesk &desk, base::WallTime now,
                                                       const std::function<void(const QString &incident)> &show);

} // namespace shell

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What being on call cost, for the terminal. Main thread.

#include "models/rota/escalation.h"
#include "models/rota/fatigue.h"

namespace app {

void printFatigue(const rota::Fatigue &fatigue, const rota::OnCall &all, base::WallTime from, base::WallTime until, bool json);

} // namespace app

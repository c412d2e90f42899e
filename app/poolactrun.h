// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/watchoptions.h"
#include "models/acts/act.h"

namespace app {

// quarterdeckctl act pool.resize, pool.restore: --target, --pool and --size are among the options. Returns the exit code.
int runPoolAct(const WatchOptions &options, const acts::Act &act);

} // namespace app

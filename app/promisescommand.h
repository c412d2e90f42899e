// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace app {

// quarterdeckctl promises: each promise kept, broken or unproven with its evidence, the objectives with their error
// budgets, and readiness, out of what the desktop keeps. Asks no server. Exit code: 0 all kept, 1 something is at risk,
// broken, unproven or not observed enough, 2 usage, 3 not done.
int runPromisesCommand(const QStringList &args);

} // namespace app

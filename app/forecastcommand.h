// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace app {

// quarterdeckctl forecast: what dies next, nearest first, and what cannot be foretold with the reason. Reads what the
// desktop keeps of the past. Exit code: 0 nothing is near, 1 something is nearer than its rule, 2 usage, 3 not done.
int runForecastCommand(const QStringList &args);

} // namespace app

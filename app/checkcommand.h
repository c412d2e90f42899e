// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace app {

// quarterdeckctl check [--target ID] [--metric ID]: one line with performance data, for monitoring systems.
// Exit codes of the monitoring plugins: 0 OK, 1 WARNING, 2 CRITICAL, 3 UNKNOWN (also: wrong usage).
int runCheckCommand(const QStringList &args);

} // namespace app

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace app {

// quarterdeckctl check [--target ID] [--metric ID]: one line with performance data, for monitoring systems.
// What is forecast to run out within the days of its metric's rule, and an error budget that burns too fast, count as
// problems; what is muted is said and does not count.
// Exit codes of the monitoring plugins: 0 OK, 1 WARNING, 2 CRITICAL, 3 UNKNOWN (also: wrong usage).
int runCheckCommand(const QStringList &args);

} // namespace app

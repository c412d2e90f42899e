// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace app {

// quarterdeckctl watch: a line whenever a problem begins, changes or ends, until interrupted. With --json one JSON
// object a line.
int runWatchCommand(const QStringList &args);

} // namespace app

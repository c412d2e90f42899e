// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace app {

// quarterdeckctl watch: a line whenever a problem begins, changes or ends, is muted or counts again, until interrupted; a
// forecast that comes nearer than its rule and a budget that burns too fast are problems, too. With --json one JSON object
// a line.
int runWatchCommand(const QStringList &args);

} // namespace app

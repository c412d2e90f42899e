// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace app {

// quarterdeckctl alerts [list [--all]] | why KEY | ack KEY | silence MATCHER... | maintenance MATCHER... | silences |
// release ID | rules [FILE]. What a running watcher says, else a look of its own. Exit code: 0 done, 1 something fires (list), there
// is no such alert, or a mistake in the rules, 2 usage, 3 not done.
int runAlertsCommand(const QStringList &args);

} // namespace app

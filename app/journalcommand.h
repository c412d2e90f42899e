// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace app {

// quarterdeckctl journal verify | tail | search | export | open | settle | erase | checkpoint | init |
// status. Exit code: 0 good, 2 usage, 3 cannot be
// read or was not done; of open 1: there are such acts; of verify: 0 verified and anchored, 1 verified but the newest records
// are not anchored, 2 tampered with or truncated, 3 cannot be read, 4 usage.
int runJournalCommand(const QStringList &args);

} // namespace app

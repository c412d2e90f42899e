// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// quarterdeckctl act: what the buttons do, from a terminal, through the same gate and into the same journal. Exit codes: 0
// done, 1 it did not do what was foretold (or --forecast), 2 usage, 3 refused or not reached: nothing was done.

#include <QStringList>

namespace app {

int runActCommand(const QStringList &args);

} // namespace app

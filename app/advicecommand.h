// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace app {

// quarterdeckctl advice: what should be done about tables, indexes, keys and sequences, with the statements. Nothing is
// run. Exit 0 none, 1 findings, 2 usage, 3 none, but not everything could be read.
int runAdviceCommand(const QStringList &args);

} // namespace app

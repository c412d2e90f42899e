// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace app {

// quarterdeckctl statements: what the desktop's memory knows of the statements of one target. Exit codes of exitcode.h.
int runStatementsCommand(const QStringList &args);

} // namespace app

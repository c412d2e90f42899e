// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace app {

// quarterdeckctl sql --target ID STATEMENT: one statement, read only, journalled by its digest. Exit 0 it answered, 1 the
// server refused the statement, 2 usage, 3 it did not run.
int runSqlCommand(const QStringList &args);

} // namespace app

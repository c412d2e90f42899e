// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// quarterdeckctl roles NAME: the script that makes a group on a server, for a DBA to read and run with psql.

#include <QStringList>

namespace app {

int runRolesCommand(const QStringList &args);

} // namespace app

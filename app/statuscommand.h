// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace app {

// quarterdeckctl status: how things stand, once. Exit 0 all fine, 1 problems, 2 usage, 3 could not be looked at.
int runStatusCommand(const QStringList &args);

} // namespace app

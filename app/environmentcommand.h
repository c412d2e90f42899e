// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

// quarterdeckctl environment import ...: see environmentimport.h.
// quarterdeckctl environment validate FILE [--json]: every mistake of an environment file, a line each. args[0] is
// the program. Exit code: 0 good (warnings allowed), 1 mistakes, 2 usage, 3 the file cannot be read.
int runEnvironmentCommand(const QStringList &args);

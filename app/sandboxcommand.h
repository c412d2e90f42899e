// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// quarterdeckctl sandbox up|down|status|fault|heal. args: the program's own name first, then what follows the word
// "sandbox". A QCoreApplication must exist. Exit codes as in exitcode.h: 0 good, 2 usage, 3 could not be done.

#include <QStringList>

int runSandboxCommand(const QStringList &args);

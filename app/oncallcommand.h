// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// quarterdeckctl oncall: who is asked now and next, gaps of the next seven days (exit code 1), overrides, hand-overs and their
// acceptance, import of a calendar.

#include <QStringList>

namespace app {

int runOncallCommand(const QStringList &args);

} // namespace app

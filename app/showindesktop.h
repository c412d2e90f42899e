// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// An incident that a person wants opened where a program without a window told them: shown by the desktop beside it, which is
// raised if it runs and started if it does not. Blocks for the few milliseconds of fork and exec. Any thread.

#include "models/process/argv.h"

#include <QString>

namespace app {

// The program is there and the session has a display.
[[nodiscard]] bool canShowInDesktop();
// incident: its id; empty: the window alone.
[[nodiscard]] base::Result<void> showInDesktop(const QString &incident, const QString &environmentFile);

} // namespace app

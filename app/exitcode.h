// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace app {

// What scripts may rely on; `check` keeps the monitoring-plugin codes instead (see checkcommand.h).
enum ExitCode { Good = 0, Findings = 1, Usage = 2, NotDone = 3 };

} // namespace app

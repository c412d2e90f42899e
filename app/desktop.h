// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QApplication;

namespace app {

// The desktop program: reads its command line, opens the window, then the environment. Exit codes of exitcode.h.
int runDesktop(QApplication &application);

} // namespace app

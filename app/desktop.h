// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QApplication;

namespace app {

// The desktop program: reads its command line, opens the window, then the environment. Exit codes of exitcode.h.
// Without a display it answers --help and draws --screenshots; for the rest it says what is missing.
int runDesktop(QApplication &application, bool display);

} // namespace app

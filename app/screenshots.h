// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QApplication;

namespace app {

// quarterdeck --screenshots DIR: draws every screen in both themes and two sizes into `dir`: those that need no
// server at once, the dashboard on a sandbox of its own, healthy and under each fault. sandboxFolder: its state
// folder; empty: one beside the usual sandbox, which is left alone. The person's settings are neither read nor
// written. 0 everything was drawn, 1 a fault was not seen in time, 3 no sandbox (the rest was drawn).
int runScreenshots(QApplication &application, const QString &dir, const QString &sandboxFolder);

} // namespace app

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QApplication;
class QString;

namespace app {

// Draws every screen in both themes and sizes into the folder, driving the real sandbox; exit codes of exitcode.h.
int runScreenshots(QApplication &application, const QString &dir, const QString &sandboxFolder);

} // namespace app

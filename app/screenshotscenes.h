// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace shell {
class MainWindow;
}

namespace app {

class ScreenshotCanvas;

// The screens that need no server: first start, sandbox starting, connection dialog. GUI thread; leaves the window
// on its first page.
void drawScenes(ScreenshotCanvas &canvas, shell::MainWindow &window);

} // namespace app

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace app {

// Whether windows can be opened. Where not, Qt is told to draw into memory, so that --help and --screenshots work all
// the same. Call it before the QApplication is made.
[[nodiscard]] bool prepareDisplay();

} // namespace app

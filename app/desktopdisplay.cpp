// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktopdisplay.h"

#include <QtGlobal>

namespace app {

bool prepareDisplay()
{
    for (const char *name : {"QT_QPA_PLATFORM", "WAYLAND_DISPLAY", "DISPLAY"})
        if (!qEnvironmentVariableIsEmpty(name))
            return true;
    qputenv("QT_QPA_PLATFORM", "offscreen");
    return false;
}

} // namespace app

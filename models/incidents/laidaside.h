// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A journal that was damaged: it lies there now, and what happened before is to be read in it alone. A value; any thread.

#include "models/base/clock.h"

#include <QString>

namespace incidents {

struct LaidAside {
    QString file;
    base::WallTime at{}; // when the new one was begun
    friend bool operator==(const LaidAside &, const LaidAside &) = default;
};

} // namespace incidents

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Mutes in words, once, so that screen and terminal say the same. Plain text; what persons wrote is made visible.

#include "models/mutes/mute.h"

#include <QCoreApplication>

namespace mutes {

// A sentence of this room in the reader's language; mark it with QT_TRANSLATE_NOOP("mutes", ...). Any thread.
[[nodiscard]] inline QString say(const char *text) { return QCoreApplication::translate("mutes", text); }

// "muted until 27 Nov 2026 04:00 by ann: disk is being replaced"; of a whole group it says so.
[[nodiscard]] QString markOf(const Mute &mute);
// "27 Nov 2026 04:00", local.
[[nodiscard]] QString momentOf(base::WallTime at);

} // namespace mutes

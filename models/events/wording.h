// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What is said of an event, in the reader's language. Any thread. What servers and persons wrote is made visible.

#include "models/events/event.h"

#include <QString>

namespace events {

[[nodiscard]] QString letter(Kind kind);     // on a chart's flag: one letter
[[nodiscard]] QString kindTitle(Kind kind);  // "Restart"
[[nodiscard]] QString sentence(const Event &event); // "oltp-1 restarted."
[[nodiscard]] QString timed(const Event &event); // the sentence after its day and time

} // namespace events

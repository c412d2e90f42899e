// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The one place that turns a moment into words, and what a file or a person wrote into a moment: local time, the day as the
// reader's language has it. Plain text, for the screen and the terminal alike. Any thread (the translator is asked through QCoreApplication).

#include "models/base/clock.h"

#include <QString>

#include <optional>

namespace base {

[[nodiscard]] QString momentText(WallTime at);    // "27 Nov 2026 04:00:12"
[[nodiscard]] QString momentWithUtc(WallTime at); // "27 Nov 2026 04:00:12  2026-11-27T03:00:12Z"
// The day only where it is another one than that of `now`: "04:00", "27 Nov 04:00"; the same with seconds.
[[nodiscard]] QString nearMoment(WallTime at, WallTime now);
[[nodiscard]] QString nearMomentWithSeconds(WallTime at, WallTime now);

[[nodiscard]] QString isoMoment(WallTime at); // for machines, in UTC: "2026-11-27T03:00:12.500Z"
// What ISO 8601 says, "2026-11-27T03:00:12.5Z"; without a zone it is local time. Nothing of what is no moment.
[[nodiscard]] std::optional<WallTime> momentIn(const QString &iso);

} // namespace base

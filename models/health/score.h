// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Health as one number, 0 to 100, for the eye that passes by; what it means stands in `explanation`. A pure function.
// A target counts whole when it is fine, half when something is off or its figures are old, and not at all when it
// is critical or does not answer. Red is never green: a critical problem holds the number at 39 or below, a warning
// or anything unknown at 79 or below. What gets worse never raises it.

#include "models/health/situation.h"

namespace health {

inline constexpr int kCriticalCap = 39;
inline constexpr int kWarningCap = 79;

struct Score {
    int value = 0;       // 0 as well when there is no target
    QString explanation; // translated, one sentence a line
};

[[nodiscard]] Score scoreOf(const Situation &situation);

} // namespace health

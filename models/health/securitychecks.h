// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The security part of a target's score. A look that is missing or older than the rules allow takes nothing, nor does a
// finding that was seen so long ago: that nobody looked is said beside the number. Pure function.

#include "models/health/scorer.h"
#include "models/health/securitylook.h"

namespace health {

// look: null where there is none.
[[nodiscard]] std::vector<Check> securityChecks(const ScoreRules &rules, const SecurityLook *look, base::WallTime now);

} // namespace health

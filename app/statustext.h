// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/health/statusreport.h"

namespace app {

// The status for a person at a terminal: the answer, the problems, the fleet by tier, on request every figure.
QString statusText(const health::Observed &observed, const health::Situation &situation, bool metrics);

} // namespace app

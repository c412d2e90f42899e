// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The index that a table lacks which is mostly read whole, by what its statements compare, or why none is named. Pure.

#include "models/health/advice.h"

namespace health {

// Gives advice about full scans of this table its statement, how sure it is, and what it rests on.
void nameMissingIndex(Advice &advice, const watch::TableRow &table, const watch::Upkeep &upkeep, const watch::AdviceLimits &limits);

// Whether the table was read whole more often than the statements that the advice rests on account for.
[[nodiscard]] bool othersReadIt(const Advice &advice);

} // namespace health

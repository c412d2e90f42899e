// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What is wrong, in a few words and in one plain sentence: the words the screen has for the same finding, where there are some.

#include "models/alerts/lifecycle.h"
#include "models/alerts/plan.h"
#include "models/health/wording.h"

namespace alerts {

// snapshot: newest of the target; null: then only what needs none. No sentence: say what was said before.
[[nodiscard]] health::Wording::Words wordsFor(const Alert &alert, const Rule &rule, const Plan &plan, const watch::TargetSnapshot *snapshot, const Instant &instant);

} // namespace alerts

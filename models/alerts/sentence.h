// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What is wrong, in one plain sentence: the words the screen has for the same finding, where there are some.

#include "models/alerts/lifecycle.h"
#include "models/alerts/plan.h"

namespace alerts {

// snapshot: newest of the target; null: then only what needs none.
struct AlertWords {
    QString headline; // what and where, without a full stop; empty: the sentence is short enough
    QString sentence; // empty: say what was said before
};
[[nodiscard]] AlertWords wordsFor(const Alert &alert, const Rule &rule, const Plan &plan, const watch::TargetSnapshot *snapshot, const Instant &instant);

} // namespace alerts

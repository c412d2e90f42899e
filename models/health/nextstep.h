// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The one next thing to do about something bad that is told elsewhere than as a problem, and the word that a button has for
// it. Pure; any thread.

#include "models/health/situation.h"

namespace health {

// metric null: about the condition of the target. instance raw. snapshot null: nothing is known of it.
[[nodiscard]] Problem::Action nextStep(const environment::Target &target, const watch::TargetSnapshot *snapshot, const watch::MetricId &metric, const QString &instance);
// "Sessions of shop-primary". name: made visible.
[[nodiscard]] QString stepWord(Problem::Action action, const QString &name);

} // namespace health

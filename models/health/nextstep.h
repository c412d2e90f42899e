// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The one next thing to do about something bad that is told elsewhere than as a problem, and the word that a button has for
// it. What fails asks for its log, what is slow for what stands behind it. Pure; any thread.

#include "models/health/situation.h"

namespace health {

struct Symptom {
    watch::MetricId metric; // null: the condition of the target
    QString instance;       // raw
    bool errors = false;    // something fails; else it is slow, full or behind
    bool logged = false;    // the log of the target is at hand
};

struct Step {
    QString target; // where it is done: the one asked about, or what stands behind it
    Problem::Action action = Problem::Action::ShowTarget;
    bool log = false; // its log, instead of the action
    friend bool operator==(const Step &, const Step &) = default;
};

// snapshot null: nothing is known of it.
[[nodiscard]] Step nextStep(const environment::Environment &environment, const environment::Target &target, const watch::TargetSnapshot *snapshot, const Symptom &symptom);
// "Sessions of shop-primary", "Log of shop-api". name: of the step's target, made visible.
[[nodiscard]] QString stepWord(const Step &step, const QString &name);
[[nodiscard]] QString stepWord(Problem::Action action, const QString &name);

} // namespace health

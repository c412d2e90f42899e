// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The arithmetic of the health score. Pure functions: the same checks give the same score, in any order.
//   * Does not answer: 0. A critical finding: at most 39. A warning, or something mandatory that was not measured: at
//     most 79 (the rules' ceilings).
//   * Each part costs what its worst figure costs: at the warning limit a share of the part's weight, from there evenly
//     more up to the whole weight at the critical limit.
//   * What was bad when it was last measured counts as it was, until it is measured again or does not apply any more.
//   * What does not apply leaves no trace. What nobody looked at and need not be measured takes nothing, and is named.
//   * A part may have ceilings of its own; a line that takes no more than points leaves its target green.

#include "models/health/score.h"
#include "models/health/scorerules.h"

#include <vector>

namespace health {

// One figure of a target as it counts.
struct Check {
    enum class State { Measured, Unknown, NotApplicable };
    watch::MetricId metric;
    QString instance;
    State state = State::Measured;
    bool mandatory = false;
    base::Severity severity = base::Severity::Ok; // Ok, Warning or Critical; when unknown, as it was last known
    double position = 0; // 0 at the warning limit, 1 at the critical one
    ScoreLine words;     // what its line says; kind, points, ceiling and part are set by the scorer
};

struct Patient {
    QString target;
    bool tried = true;   // false: nothing is known yet
    bool answers = true;
    base::Severity gate = base::Severity::Ok; // bad as a whole, whatever its figures say
    ScoreLine gateWords;
    std::vector<Check> checks;
};

[[nodiscard]] TargetScore scoreOf(const ScoreRules &rules, const Patient &patient);
[[nodiscard]] Score worstOf(const ScoreRules &rules, QList<TargetScore> targets); // without explanation

// What the lines say the number is: the check anybody can do.
[[nodiscard]] int sumOf(const QList<ScoreLine> &lines);

} // namespace health

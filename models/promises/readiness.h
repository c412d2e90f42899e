// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// How ready the platform is, 0 to 10, part by part, each with its evidence and the evidence's date. No evidence counts 0.
// Values and a pure function.

#include "models/promises/promise.h"

namespace promises {

struct ReadinessPartState {
    ReadinessPart part;
    double share = 0;   // 0 to 1
    double points = 0;  // that it brings
    double most = 0;    // that it can bring
    int good = 0, of = 0; // counted parts: objectives, promises, targets; journal: entries in `good`
    base::WallTime at{};  // newest evidence; zero: none
    QString evidence;     // act and its entry in the journal; empty: it is counted
};

struct Readiness {
    double score = 0;  // 0 to 10
    double target = 0;
    QString rules;     // which file it was reckoned with
    QList<ReadinessPartState> parts;
    QList<int> next;   // parts that together bring the next half point: what can be done now, then what waits, biggest first; empty: it is whole
};

struct ReadinessSources {
    const environment::Environment &environment;
    const history::Archive *archive;
    const QList<ObjectiveState> &objectives;
    const QList<PromiseState> &promises;
    const Evidence &evidence;
    base::WallTime now;
};
[[nodiscard]] Readiness readinessOf(const ReadinessRules &rules, const ReadinessSources &sources);

} // namespace promises

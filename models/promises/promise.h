// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Is a promise kept, broken or unproven? Kept and broken always have evidence with its dates: figures of the long
// memory, seconds of an objective, entries of the journal. A promise that nothing proves is unproven, never kept.
// Values and a pure function; reading blocks on the disk.

#include "models/promises/evidence.h"
#include "models/promises/incidentproof.h"
#include "models/promises/objective.h"
#include "models/watch/catalogue.h"

namespace promises {

enum class Standing { Kept, Broken, Unproven };
enum class Gap { None, Declared, NoFormula, NoObjective, NoFigures, NotEnough, NotDone, NoIncident, NoTime }; // why it is unproven; NoIncident: none or too few

struct PromiseState {
    environment::Promise promise;
    Standing standing = Standing::Unproven;
    Gap gap = Gap::None;
    std::optional<double> value; // in the metric's unit, per cent, minutes, days or seconds
    base::Figure shown;          // the value
    base::Figure goal;
    double observed = 100;       // per cent of the window; of incidents: of them; of the journal always 100
    base::WallTime from{}, to{}; // of the evidence; zero: none
    QString entry;               // of the journal; empty: it is not read there
    QList<ProvingIncident> incidents; // that prove it, slowest first
};

struct PromiseSources {
    const environment::Environment &environment;
    const watch::Catalogue &catalogue;
    const history::Archive *archive; // null: there is none
    const QList<ObjectiveState> &objectives;
    const Evidence &evidence;
    const BurnRules &rules;
    base::WallTime now;
};
[[nodiscard]] PromiseState stateOf(const environment::Promise &promise, const PromiseSources &sources);

} // namespace promises

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What the incidents of a window prove about a promise: how long they took, each with its date. Drills are counted apart, as
// everywhere; in an environment that is one, they are what counts. Pure.

#include "models/incidents/incident.h"
#include "models/promises/formula.h"

namespace environment {
struct Environment;
struct Promise;
}

namespace promises {

struct ProvingIncident {
    QString id;
    int number = 0;
    base::WallTime over{};
    double seconds = 0; // it took
    QString entry;      // of the journal, where the later of the two moments stands: chain and place
};

struct IncidentProof {
    std::optional<double> value; // seconds, or per cent; nothing: no incident has it
    QList<ProvingIncident> incidents; // slowest first
    int missing = 0;             // that lack one of the two moments
    bool promised = true;        // false: the formula asks for a promised time, and there is none
};

// The incidents are those of the environment (evidence.h).
[[nodiscard]] IncidentProof proofOf(const Formula &formula, const environment::Promise &promise, const environment::Environment &environment,
                                    const std::vector<incidents::Incident> &incidents, base::WallTime now);

} // namespace promises

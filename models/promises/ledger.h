// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The promise ledger: objectives, promises and readiness of one environment, judged together out of what this workstation
// keeps (long memory, journal, one line of readiness a day). Blocks on the disk, for a second at most with a full
// memory: for the terminal, or on a thread of its own. The desktop may be running beside it.

#include "models/promises/readiness.h"
#include "models/promises/readinessbook.h"

namespace promises {

struct Ledger {
    QString environment; // its name
    base::WallTime at{};
    QList<ObjectiveState> objectives; // worst first, then as in the file; so the promises
    QList<PromiseState> promises;
    Readiness readiness;
    QList<ReadinessDay> days; // oldest first, today included

    [[nodiscard]] bool isEmpty() const { return objectives.isEmpty() && promises.isEmpty(); }
    // No objective broken or unproven, every promise kept.
    [[nodiscard]] bool allKept() const;
};

struct LedgerPlaces {
    QString state;   // the folder of this program's state; empty: nothing is kept
    QString journal; // file
};
[[nodiscard]] LedgerPlaces standardPlaces();

[[nodiscard]] Ledger ledgerOf(const environment::Environment &environment, const watch::Catalogue &catalogue, const LedgerPlaces &places,
                              const base::Clock &clock = base::Clock::system());
// Notes today's readiness.
[[nodiscard]] base::Result<void> keepReadiness(const Ledger &ledger, const LedgerPlaces &places);

} // namespace promises

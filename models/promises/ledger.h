// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The promise ledger: objectives, promises and readiness of one environment, judged together out of what this workstation
// keeps (long memory, journal, one line of readiness a day). Blocks on the disk, for a second at most with a full
// memory: for the terminal, or on a thread of its own. The desktop may be running beside it.

#include "models/promises/colourtime.h"
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
    QList<ColourTime> colours; // the last day of all and of each target, then the last week in the same order, then what was asked for

    [[nodiscard]] bool isEmpty() const { return objectives.isEmpty() && promises.isEmpty(); }
    // Every objective and every promise.
    [[nodiscard]] bool allKept() const;
};

struct LedgerPlaces {
    QString state;   // the folder of this program's state; empty: nothing is kept
    QString journal; // file
};
[[nodiscard]] LedgerPlaces standardPlaces();

// stretch: whose colours are asked for beside those of a day and a week; zero: none
[[nodiscard]] Ledger ledgerOf(const environment::Environment &environment, const watch::Catalogue &catalogue, const LedgerPlaces &places,
                              const base::Clock &clock = base::Clock::system(), std::chrono::seconds stretch = {});
// Notes today's readiness.
[[nodiscard]] base::Result<void> keepReadiness(const Ledger &ledger, const LedgerPlaces &places);

} // namespace promises

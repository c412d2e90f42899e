// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What the statements of one target did in a stretch of time, as the memory kept it. Values; any thread.

#include "models/watch/statementrow.h"

#include <QString>

#include <tuple>
#include <vector>

namespace statements {

// Names, not oids: a statement stays the same over a restore or on a standby. The queryid holds oids of tables, so it
// changes where these do, and with the major version.
struct Identity {
    QString database, user; // raw, from the server
    std::int64_t query = 0; // queryid
    bool topLevel = true;

    friend bool operator==(const Identity &, const Identity &) = default;
    friend bool operator<(const Identity &a, const Identity &b)
    {
        return std::tie(a.query, a.topLevel, a.database, a.user) < std::tie(b.query, b.topLevel, b.database, b.user);
    }
};

struct Spent {
    Identity identity;
    watch::StatementText text; // empty: it was never read
    watch::StatementFigures figures;

    [[nodiscard]] double mean() const { return figures.calls > 0 ? figures.milliseconds / figures.calls : 0; } // ms
};

struct Period {
    base::WallTime from{}, to{};     // the edges of the buckets it is made of; equal: nothing is kept of that time
    double seconds = 0;              // of it that were looked at
    watch::StatementFigures total;   // of all statements of the top level, also of those not in `statements`
    double evicted = 0;              // entries thrown out by the server meanwhile
    bool reset = false, limited = false;
    std::vector<Spent> statements;   // most time first

    [[nodiscard]] double share(const Spent &s) const { return total.milliseconds > 0 ? 100 * s.figures.milliseconds / total.milliseconds : 0; }
    [[nodiscard]] double perSecond(double amount) const { return seconds > 0 ? amount / seconds : 0; }
    [[nodiscard]] bool incomplete() const { return evicted > 0 || reset || limited; }
};

} // namespace statements

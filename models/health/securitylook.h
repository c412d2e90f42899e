// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What the last look at the security of a PostgreSQL target found, as the score counts it: one entry a check, its worst
// finding. Values; whoever looks (models/audit) makes them. Any thread.

#include "models/base/clock.h"
#include "models/base/severity.h"

#include <QHash>
#include <QString>

#include <vector>

namespace health {

// Beginning of the ids that the score's rules know these checks by: "pg.security.hba.trust".
inline constexpr QLatin1StringView kSecurityPrefix("pg.security.");

struct SecurityFinding {
    QString check;    // "hba.trust"
    QString title;    // translated: "Row-level security on tables of tenants"
    QString object;   // raw, of the worst one
    base::Severity severity = base::Severity::Warning;
    QString sentence; // translated and visible: "public.orders has a tenant column and row-level security is off."
    QString next;     // translated: what to do
    int more = 0;     // findings of the same check
    bool lastKnown = false; // found before, and nobody could look this time
    base::WallTime seen{};  // when it was found last; the epoch: with the look
    friend bool operator==(const SecurityFinding &, const SecurityFinding &) = default;
};

struct SecurityLook {
    base::WallTime at{}; // of the newest
    std::vector<SecurityFinding> findings;
    QHash<QString, base::WallTime> made{}; // check -> when it could be made last
    QString system{};                      // identifier of the server; empty: not known
    friend bool operator==(const SecurityLook &, const SecurityLook &) = default;
};

// The same without what a server named: what may be recorded, and leave in evidence.
[[nodiscard]] SecurityLook withoutNames(SecurityLook look);

using SecurityLooks = QHash<QString, SecurityLook>; // by target; one that is missing was never looked at

} // namespace health

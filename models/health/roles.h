// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What the models of this room answer beside plain text. Meaning only: a delegate decides how it looks.

#include <qnamespace.h>

namespace health {

enum Role {
    ValueRole = Qt::UserRole + 1, // double in the unit; invalid when there is none
    UnitRole,                     // int(base::Unit)
    UnitTextRole,                 // for Unit::Other
    SeverityRole,                 // int(base::Severity)
    ConditionRole,                // int(watch::Condition)
    NoValueRole,                  // int(watch::NoValue)
    MetricRole,                   // id of the figure shown, "pg.tps"
    InstanceRole,                 // raw
    TargetRole,                   // id
    TierRole,                     // id
    KindRole,                     // int(environment::TargetKind); -1 on a tier
    PartRole,                     // "primary", "standby", "replica": what the target is at the moment, or empty
    AgeRole,                      // double, seconds since the figure was asked for; invalid: never
    StaleRole,                    // bool: older than two intervals, or the target does not answer
    SortRole,                     // what to compare when the column is sorted
    FactsRole,                    // QVariantMap for the tooltip: version, role, tls, started, findings ...
    RawRole,                      // text as received, for copying
    PidRole,                      // int, sessions
    BlockedRole,                  // int, how many sessions wait behind this one
    WholeRole,                    // what a tooltip adds to a cell: what was left out of it or translated; invalid: nothing
    QuietRole,                    // bool: not what one looks for: this console's own sessions, background processes
    HelpRole,                     // of a header: what the column means, its unit, its source; of a cell: when that is
                                  // known better than of the whole column
    HelpTitleRole,                // of a cell with a HelpRole of its own
};

} // namespace health

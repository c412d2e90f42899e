// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What synchronous_standby_names says: whom a commit waits for. Grammar: the PostgreSQL manual, "Streaming Replication:
// synchronous_standby_names". A value.

#include <QString>
#include <QStringList>

namespace watch {

struct SynchronousStandbys {
    int required = 0;   // standbys that must confirm; 0: nobody is waited for
    bool any = false;   // any of them (quorum), else the first in order
    bool everyone = false; // "*": any name will do
    QStringList names;  // as written, without quotes

    // "", "s1, s2", "2 (s1, s2)", "FIRST 2 (s1, s2)", "ANY 1 (s1, \"S 2\", *)". What does not parse waits for nobody.
    [[nodiscard]] static SynchronousStandbys parse(const QString &setting);
    friend bool operator==(const SynchronousStandbys &, const SynchronousStandbys &) = default;
};

} // namespace watch

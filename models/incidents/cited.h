// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The entries of the journal that an incident stands on, as a document cites them: enough to find each again and to see that it
// is the same. Values and a pure function; any thread.

#include "models/incidents/projection.h"

namespace incidents {

struct Cited {
    EntryRef entry;
    base::WallTime at{}; // when it was written
    QString act;
    base::Untrusted who; // empty: the program, or the name was erased
    QByteArray digest;   // leaf hash, hex; empty: it is not read back yet
};

// In the order in which they count.
[[nodiscard]] std::vector<Cited> citedIn(const Projection &known, const Incident &incident);

} // namespace incidents

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A run of policy tests and isolation proofs with its two entries in the journal: what is about to be tried, on disk before
// the first statement, and what held. "done" only when all of it held, so that the entry is dated evidence. Engine thread.

#include "models/acts/ledger.h"
#include "models/audit/policytests.h"

namespace audit {

inline constexpr char kPolicyAct[] = "policies.test";

// Who has it tried, and where that is written down.
struct Witness {
    acts::Ledger &ledger;
    QString person;
    QString environment; // its name
};

// Nothing where the environment file declares nothing. What cannot be written down is not tried: Unknown, with the reason.
// Error: the connection's; the outcome is then unknown in the journal, too.
flow::Task<base::Result<void>> tryWitnessed(flow::Reactor &reactor, postgres::Session &session, environment::Target target, QString searchPath, Witness witness,
                                            Audit &out);

} // namespace audit

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A run of policy tests and isolation proofs as an act: through the dispatcher, with what is about to be tried on disk before
// the first statement, and what held after it. "done" only when all of it held, so that the entry is dated evidence. Engine
// thread.

#include "models/acts/dispatcher.h"
#include "models/audit/policytests.h"

namespace audit {

inline constexpr char kPolicyAct[] = "policies.test";

// Who has it tried, and where that is written down.
struct Witness {
    acts::Ledger &ledger;
    QString person;
    QString environment; // its name
    std::optional<QString> shown; // system identifier of the server that was on screen; nothing: none was, what answers is meant
};

// What this session may do on which server. Its search_path is pg_catalog.
flow::Task<base::Result<acts::Standing>> standingOf(flow::Reactor &reactor, postgres::Session &session);

// Says which server it is; tries nothing where the environment file declares nothing. What is refused or cannot be written down is not tried: Unknown, with
// the reason. Error: the connection's; the outcome is then unknown in the journal, too.
flow::Task<base::Result<void>> tryWitnessed(flow::Reactor &reactor, postgres::Session &session, environment::Target target, QString searchPath, Witness witness,
                                            Audit &out);

} // namespace audit

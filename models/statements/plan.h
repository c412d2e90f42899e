// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The plan of a statement on request, without its constants and without ever running it (postgres::Session::planOf says
// how). Refused with a sentence: what is no single SELECT, INSERT, UPDATE, DELETE, MERGE, VALUES or WITH, what is not
// known to its end, what belongs to a database that the console may not connect to, and a stranger's statement where the
// console is a superuser, because planning runs IMMUTABLE functions. Engine thread only.

#include "models/postgres/asker.h"
#include "models/watch/probe.h"
#include "models/watch/statementrow.h"

#include <QStringList>

namespace statements {

struct PlanRequest {
    watch::StatementText text;
    base::Untrusted database, user; // whose statement it is
};

struct Plan {
    std::vector<base::Untrusted> lines;
    bool pruned = false; // before PostgreSQL 16: partitions may be left out as if every parameter were NULL
};

// Why there is no plan of such a text; empty: ask the server. The server's own parser decides in the end.
[[nodiscard]] QString refusal(const watch::StatementText &text);

// In the database that `server` is connected to; refuses what ran in another one.
flow::Task<base::Result<Plan>> planOf(postgres::Asker &server, PlanRequest request, flow::TimePoint due);
// Whether that is the one. False: another one, which our login may connect to; refused with a sentence where it may not.
flow::Task<base::Result<bool>> ranHere(postgres::Asker &server, PlanRequest request, flow::TimePoint due);
// On a connection to the statement's database that is opened for it and closed after it: with the target's login, through
// the cap on new connections, behind every guard of planOf(). One at a time is the caller's business.
flow::Task<base::Result<Plan>> planElsewhere(watch::ProbeContext context, environment::Target target, PlanRequest request, flow::TimePoint due);

} // namespace statements

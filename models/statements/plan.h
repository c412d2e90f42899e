// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The plan of a statement on request, without its constants and without ever running it (postgres::Session::planOf says
// how). Refused with a sentence: what is no single SELECT, INSERT, UPDATE, DELETE, MERGE, VALUES or WITH, what is not
// known to its end, what belongs to another database than the one the console is connected to, and a stranger's
// statement where the console is a superuser, because planning runs IMMUTABLE functions. Engine thread only.

#include "models/postgres/asker.h"
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

flow::Task<base::Result<Plan>> planOf(postgres::Asker &server, PlanRequest request, flow::TimePoint due);

} // namespace statements

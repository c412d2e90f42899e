// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Asks one server every check that is a question (resources/audit), and who could do what. Reads the catalogs only; each
// question has a deadline of its own and costs itself alone. The session's search_path should be pg_catalog. Engine thread.

#include "models/audit/audit.h"
#include "models/environment/environment.h"
#include "models/postgres/asker.h"

namespace audit {

// Checks that are tried instead of asked come back Unknown, or NotDeclared. Error: the connection's.
flow::Task<base::Result<Audit>> look(flow::Reactor &reactor, postgres::Asker &server, environment::Target target);
// Who could do what, into `out`; of at most 500 logins and 200 tables of tenants.
flow::Task<base::Result<void>> reviewAccess(flow::Reactor &reactor, postgres::Asker &server, environment::Isolation isolation, Audit &out);

} // namespace audit

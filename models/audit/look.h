// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Asks one server every check that is a question (resources/audit), and who could do what. Reads the catalogs only; each
// question has a deadline of its own and costs itself alone. The session's search_path should be pg_catalog. Engine thread.

#include "models/audit/audit.h"
#include "models/environment/environment.h"
#include "models/postgres/asker.h"

namespace audit {

// Checks that are tried instead of asked come back NotDeclared, or Unknown while `tried` says that they are not tried here.
// Error: the connection's.
flow::Task<base::Result<Audit>> look(flow::Reactor &reactor, postgres::Asker &server, environment::Target target);

} // namespace audit

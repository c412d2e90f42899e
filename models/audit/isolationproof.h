// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// "As tenant A, zero rows of B", for one table, both ways, with the statements that show it. Engine thread.

#include "models/base/untrusted.h"
#include "models/environment/environment.h"
#include "models/postgres/session.h"

#include <string>
#include <vector>

namespace audit {

struct TenantTable {
    std::string schema, name, column;
    base::Untrusted object; // quoted by the server
};

struct Proof {
    bool leaks = false;  // rows of another tenant were seen
    bool proven = false; // own rows were seen, and none of those of the other that are there
    QString text;        // visible: the statements and what came of them, or why nothing is proven
};

struct TenantTables {
    std::vector<TenantTable> tables;
    bool more = false; // there are others, which nobody tries
};

inline constexpr int kMostTables = 500;

flow::Task<base::Result<TenantTables>> tenantTables(flow::Reactor &reactor, postgres::Session &session, const environment::Isolation &isolation);
flow::Task<base::Result<Proof>> prove(flow::Reactor &reactor, postgres::Session &session, const environment::Isolation &isolation, TenantTable table);

} // namespace audit

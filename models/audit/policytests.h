// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Tries what the environment file says of row-level security: each policy test, and for every table of tenants that one
// tenant sees no row of another, both ways. What could not be tried, or would prove nothing (no row is there to be hidden,
// not even the tenant's own is seen), is Unknown. Everything is rolled back. Engine thread.

#include "models/audit/audit.h"
#include "models/environment/environment.h"
#include "models/postgres/session.h"

namespace audit {

inline constexpr char kTestsCheck[] = "rls.tests", kIsolationCheck[] = "rls.isolation"; // the checks that are tried

// What came of each test and proof, in the order of their declaration.
struct Trials {
    enum class Verdict : std::uint8_t { Held, Broken, Untried };
    struct One {
        QString check, name;
        Verdict verdict = Verdict::Untried;
    };
    QList<One> all;
    [[nodiscard]] int count(Verdict verdict) const;
    [[nodiscard]] int held() const { return count(Verdict::Held); }
    [[nodiscard]] int broken() const { return count(Verdict::Broken); }
    [[nodiscard]] int untried() const { return count(Verdict::Untried); }
    // SHA-256, hex, of a line "CHECK NAME held|broken|untried" each: the same as long as the same tests come to the same.
    [[nodiscard]] QByteArray digest() const;
};

// The session's search_path is pg_catalog; `searchPath` is the one its login has, for the statements of the file.
// Replaces the results of rls.tests and rls.isolation in `out`. Error: the connection's.
flow::Task<base::Result<Trials>> tryPolicies(flow::Reactor &reactor, postgres::Session &session, environment::Isolation isolation, QString searchPath, Audit &out);

} // namespace audit

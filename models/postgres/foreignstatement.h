// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The text of a statement that somebody else wrote and a server told us: hostile. It can be planned and nothing else.
// There is no way from here to Sql: Session::planOf() sends the text alone in a Parse message of the extended protocol,
// which takes one statement (two are an error) and never executes it; what is executed is EXPLAIN EXECUTE of a name of
// ours. Only what begins with SELECT, INSERT, UPDATE, DELETE, MERGE, VALUES or WITH can be made into one: anything else
// has no plan, and EXECUTE of the very name it is prepared under ends a PostgreSQL 15 by endless recursion.
// The architecture test allows this type in the rooms that plan and nowhere else. A value; any thread.

#include "models/base/result.h"
#include "models/base/untrusted.h"

#include <string>

namespace postgres {

class ForeignStatement {
public:
    [[nodiscard]] static base::Result<ForeignStatement> of(const base::Untrusted &text); // Invalid: it has no plan

private:
    friend class Session;
    explicit ForeignStatement(std::string text) : m_text(std::move(text)) {}
    std::string m_text;
};

} // namespace postgres

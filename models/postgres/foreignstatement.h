// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The text of a statement that somebody else wrote and a server told us: hostile. It can be planned and nothing else.
// There is no way from here to Sql: Session::planOf() sends the text alone in a Parse message of the extended protocol,
// which takes one statement (two are an error) and never executes it; what is executed is EXPLAIN EXECUTE of a name of
// ours. The architecture test allows this type in the rooms that plan and nowhere else. A value; any thread.

#include "models/base/untrusted.h"

#include <string>

namespace postgres {

class ForeignStatement {
public:
    explicit ForeignStatement(const base::Untrusted &text) : m_text(text.raw().toStdString()) {}

private:
    friend class Session;
    std::string m_text;
};

} // namespace postgres

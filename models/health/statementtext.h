// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What a statement does, without the comments in front of it: "/* who, why */ select 1" is "select 1". Comments of
// both kinds, nested ones as PostgreSQL nests them. A statement that is cut off within its comment, or is nothing
// else, stays as it is. A pure function; the text is hostile and only shortened.

#include "models/base/untrusted.h"

namespace health {

[[nodiscard]] base::Untrusted withoutLeadingComments(const base::Untrusted &statement);

} // namespace health

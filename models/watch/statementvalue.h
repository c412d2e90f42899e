// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Whether some words of a statement are a value that is the same for each row: $1, a constant, a cast of one, a list,
// now() and sums of these. Anything else, every other function among it, is not taken for one. Pure; any thread.

#include "models/watch/statementtokens.h"

namespace watch {

// The type such a value is cast to, as the statement writes it ("bigint", "timestamptz"); empty: the server chose it.
// Nothing: it is no such value, or its type is not known.
[[nodiscard]] std::optional<QString> statementValue(StatementWords words);
// The same of several, with commas between.
[[nodiscard]] std::optional<QString> statementValues(StatementWords words);

} // namespace watch

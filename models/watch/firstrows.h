// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Whether a statement wants but some rows of an order: ORDER BY with LIMIT or FETCH, min(), max(), DISTINCT. An index in
// that order may give it these without a look at the rest, whatever it compares. Pure; any thread.

#include "models/watch/statementtokens.h"

namespace watch {

[[nodiscard]] bool wantsFirstRows(StatementWords words);

} // namespace watch

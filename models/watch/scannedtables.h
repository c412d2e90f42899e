// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The answer to scannedtables.sql: tables that are mostly read whole, with their columns and indexes, and the statements
// that may read them. Rows of another kind are passed over. Engine thread.

#include "models/watch/neededindex.h"

#include <libpq-fe.h>

namespace watch {

[[nodiscard]] ScannedTables readScannedTables(const PGresult *rows);

} // namespace watch

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The promise ledger as rows of the shell's list. A pure function; GUI thread.

#include "models/promises/ledger.h"
#include "ui/shell/listpopup.h"

namespace shell {

[[nodiscard]] QList<ListPopup::Row> ledgerRows(const promises::Ledger &ledger, const environment::Environment &environment);

} // namespace shell

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The sentences of an audit, once, so that the screen, the terminal and the reports say the same. Server strings in them are
// made visible. Pure functions.

#include "models/audit/audit.h"
#include "models/audit/check.h"

namespace audit {

[[nodiscard]] QString sentence(const Finding &finding); // "public.orders has a tenant column and row-level security is off."
[[nodiscard]] QString remedy(const Finding &finding);
[[nodiscard]] QString titleOf(const QString &check);
[[nodiscard]] QString stateText(const CheckResult &result); // "nothing found", "unknown: ..."
[[nodiscard]] QString severityText(base::Severity severity);
[[nodiscard]] QString summary(const Audit &audit); // one line

[[nodiscard]] QString needText(const Check &check);  // what right is missing
[[nodiscard]] QString countText(bool tableThere, int found, int expected);
[[nodiscard]] QString notTried();
[[nodiscard]] QString noPostgres(const QString &target);

} // namespace audit

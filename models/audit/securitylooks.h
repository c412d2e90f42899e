// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What the health score is told of audits: of each check the newest of what the console itself and `audit security` found, from
// the audit that was just made and from the folder of the audits (report.h). Any thread; what reads a folder blocks on the disk.

#include "models/audit/audit.h"
#include "models/environment/environment.h"
#include "models/health/securitylook.h"

namespace audit {

// Each check from the one that made it last; of two servers the newer look alone.
[[nodiscard]] health::SecurityLook together(const health::SecurityLook &one, const health::SecurityLook &other);
// Of a check that nobody could make this time `before` has what was found last.
[[nodiscard]] health::SecurityLook securityLook(const Audit &audit, const health::SecurityLook &before = {});
// Of the targets of this environment that have a file which can be read and names it.
[[nodiscard]] health::SecurityLooks keptLooks(const QString &folder, const environment::Environment &environment);

} // namespace audit

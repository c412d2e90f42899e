// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What the health score is told of audits: the one the console just made, or the newest of what it and `audit security`
// left in the folder of the audits (report.h). Any thread; what reads a folder blocks on the disk.

#include "models/audit/audit.h"
#include "models/environment/environment.h"
#include "models/health/securitylook.h"

#include <optional>

namespace audit {

// Of a check that nobody could make this time `before` has what was found last.
[[nodiscard]] health::SecurityLook securityLook(const Audit &audit, const health::SecurityLook &before = {});
// Nothing: there is none of this target of this environment that can be read.
[[nodiscard]] std::optional<health::SecurityLook> keptLook(const QString &folder, const QString &environment, const QString &target);
[[nodiscard]] health::SecurityLooks keptLooks(const QString &folder, const environment::Environment &environment);
// A look found what the file of the last one says: it is as new as now. False: there is no such file.
[[nodiscard]] bool confirmLook(const QString &folder, const Audit &audit);

} // namespace audit

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The part "replication" of `quarterdeckctl status --json`: each cluster with its standbys, what promoting each would
// cost, its slots, and who does the work. A pure function.

#include "models/health/statusreport.h"

#include <QJsonArray>

namespace health {

[[nodiscard]] QJsonArray replicationReport(const Observed &observed);

} // namespace health

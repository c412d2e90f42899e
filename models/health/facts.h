// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What is known about a target beside its figures, for a tooltip: version, role, tls, startedAt (QDateTime, UTC),
// consoleRole, findings (list), connections, error. Absent: unknown. Server text is made visible.

#include "models/watch/snapshot.h"

#include <QVariantMap>

namespace health {

[[nodiscard]] QVariantMap factsOf(const watch::TargetSnapshot &snapshot);

} // namespace health

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The disk that a PostgreSQL server writes its log to. A pure function; any thread.

#include "models/environment/environment.h"
#include "models/watch/snapshot.h"

#include <QHash>

#include <optional>

namespace forecast {

// Bytes free on the disk of this server's data folder, when its host is watched (edge runs_on) and says so. pg_wal may
// be a link to another disk: that is not seen.
[[nodiscard]] std::optional<double> logDiskFree(const environment::Environment &environment, const QHash<QString, watch::SnapshotPtr> &snapshots,
                                                const QString &target);

} // namespace forecast

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The newest figures of all targets as Prometheus reads them (text exposition format 0.0.4, described in
// resources/docs/prometheus.md). A figure that is unknown or old is left out and counted by its reason, never 0.
// Pure; any thread. No text of a server but the names that label its figures gets out.

#include "models/watch/catalogue.h"
#include "models/watch/snapshot.h"

#include <QByteArray>

namespace watch {

inline constexpr qsizetype kLargestExposition = qsizetype(8) << 20; // bytes; what does not fit is left out and said

// "quarterdeck_pg_tps" of pg.tps.
[[nodiscard]] QByteArray expositionName(const QString &metric);
// The value of a label between its quotes: made visible, cut to 256 characters.
[[nodiscard]] QByteArray labelText(const QString &value);

[[nodiscard]] QByteArray exposition(const environment::Environment &environment, const Catalogue &catalogue,
                                    const QHash<QString, SnapshotPtr> &snapshots, base::TimePoint now, qsizetype most = kLargestExposition);

} // namespace watch

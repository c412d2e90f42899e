// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Which instances of a figure have a line in its chart (a pool, a mount, a kind of wait), and in which order: the order
// is their colour. Of more than there are lines for, those of which the time shown saw most. Pure functions.

#include "models/history/seriesstore.h"
#include "models/watch/catalogue.h"
#include "models/watch/snapshot.h"

#include <QStringList>

namespace dashboard {

inline constexpr qsizetype kMostLines = 4;

// What was read, and the time that is shown.
struct LineSource {
    const history::SeriesStore &store;
    const watch::TargetSnapshot *snapshot = nullptr; // null: nothing was read
    base::TimePoint from{}, to{};
};

// The target has no such thing, so that there is nothing to wait for either.
[[nodiscard]] bool meaningless(watch::NoValue reason);

// before: those that have a line now, in their order. They keep their place until another clearly outdoes the least of
// them, and then has its place. low: the figure is bad when it is low, so that the lowest are the ones to see.
[[nodiscard]] QStringList linesOf(const QString &target, const watch::Metric &metric, bool low, const LineSource &source,
                                  const QStringList &before);

} // namespace dashboard

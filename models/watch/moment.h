// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Everything known about all targets at one second, with the two clocks as they stood then: what a screen shows,
// whether the second is now or long past. A value; copying it copies pointers. Any thread.

#include "models/watch/snapshot.h"

namespace watch {

struct Moment {
    QHash<QString, SnapshotPtr> snapshots; // by target
    base::TimePoint now{};
    base::WallTime wallNow{};

    [[nodiscard]] SnapshotPtr snapshot(const QString &target) const { return snapshots.value(target); }
};

} // namespace watch

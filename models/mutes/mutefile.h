// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The mutes of this workstation, and of whoever shares its journal: a file in the state folder, a line of JSON each (resources/docs/mutes.md).
// Replaced as a whole under a lock, so that a crash leaves the old one or the new one and two programs at once lose none.
// What has ended leaves it with the next change; who muted what stays in the journal. A line that cannot be read, or that
// says more than a mute may, is left out: then the finding is heard. Blocking; any thread.

#include "models/mutes/mute.h"

#include <functional>

namespace mutes {

inline constexpr qsizetype kMost = 500; // in force at once
inline constexpr qint64 kMostBytes = qint64(1) << 20;

[[nodiscard]] QString standardFile(); // $XDG_STATE_HOME/quarterdeck/mutes.jsonl; empty without a home

// Those in force; a file that is not there is empty.
[[nodiscard]] base::Result<QList<Mute>> readMutes(const QString &file, base::WallTime now);
// What stands there after it: the old one of the same finding is replaced. On disk when it returns.
[[nodiscard]] base::Result<void> keepMute(const QString &file, const Mute &mute, base::WallTime now);
// Errors: Absent when none is in force for it.
[[nodiscard]] base::Result<void> endMute(const QString &file, const Mute &mute, base::WallTime now);
// What was muted and ended on other consoles: of two of one finding the one that began later holds, and an end ends what began no
// later than its `from`. There is always room for half as many of here. How many had no room.
[[nodiscard]] base::Result<int> bringMutes(const QString &file, const QList<Mute> &begun, const QList<Mute> &ended, base::WallTime now);

// When and how big it is, to see that another program has changed it: empty when it is not there.
[[nodiscard]] QString stampOf(const QString &file);

} // namespace mutes

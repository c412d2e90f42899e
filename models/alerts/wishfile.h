// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Silences, maintenance windows and acknowledgements, of this workstation and of whoever shares its journal: a file in the state folder, a line
// of JSON each (resources/docs/alerts.md). Replaced as a whole under a lock, so that a crash leaves the old one or the new
// one and two programs at once lose none. What has ended leaves it with the next change; who said what stays in the journal.
// A line that cannot be read is left out: then the alert is heard. Blocking; any thread.

#include "models/alerts/wish.h"

namespace alerts {

inline constexpr qsizetype kMostWishes = 1000;

[[nodiscard]] QString standardWishes(); // $XDG_STATE_HOME/quarterdeck/alert-silences.jsonl; empty without a home

// Those in force or planned; a file that is not there is empty.
[[nodiscard]] base::Result<QList<Wish>> readWishes(const QString &file, base::WallTime now);
// What stands there after it; an acknowledgement of the same alert is replaced. On disk when it returns.
[[nodiscard]] base::Result<void> keepWish(const QString &file, const Wish &wish, base::WallTime now);
// The one whose id begins so. Errors: Absent when there is none, or more than one.
[[nodiscard]] base::Result<Wish> endWish(const QString &file, const QString &scope, const QString &id, base::WallTime now);

// What was said and ended on other consoles: nothing is said twice, an acknowledgement that is older than the one there is passed
// over, and there is always room for half as many of here. `ended`: environment and beginning of the id. How many had no room.
[[nodiscard]] base::Result<int> bringWishes(const QString &file, const QList<Wish> &said, const QList<std::pair<QString, QString>> &ended, base::WallTime now);

} // namespace alerts

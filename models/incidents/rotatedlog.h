// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The files that a log was in before it was rotated, beside it in its folder: what logrotate makes of app.log (app.log.1,
// app.log-20261127), and what PostgreSQL wrote before postgresql-2026-11-27_000000.log or postgresql-Fri.log. Never one whose
// name says no more than that it is a log too. Blocks on the disk; any thread.

#include "models/base/clock.h"

#include <QStringList>

namespace incidents {

inline constexpr qsizetype kMostRotated = 3;

// Written to at `since` or later, oldest first; of more than kMostRotated the newest.
[[nodiscard]] QStringList rotatedBefore(const QString &file, base::WallTime since);

} // namespace incidents

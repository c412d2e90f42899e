// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The moments that log lines name. A zone is UTC (Z, GMT) or an offset; without one, and with any other name, it is the zone
// of this machine. Nothing of what is no moment. Pure; any thread.

#include "models/base/clock.h"

#include <QDate>
#include <QStringView>

#include <optional>

namespace incidents {

// "2026-11-27 17:00:00.123 UTC", "2026-11-27T17:00:00,123+01:00", "2026/11/27 17:00:00".
[[nodiscard]] std::optional<base::WallTime> logMoment(QStringView text);
// clock: "17:00:00", "17:00:00.123456".
[[nodiscard]] std::optional<base::WallTime> logMoment(QDate date, QStringView clock, QStringView zone);
[[nodiscard]] QDate logDate(QStringView day, QStringView month, int year); // "27", "Nov"
// Of one that names no year: the last such day that is not after the one behind `around`.
[[nodiscard]] QDate logDateBefore(QStringView day, QStringView month, base::WallTime around);
// Seconds since 1970, with a fraction or without; or milli-, micro-, nanoseconds, as its size tells.
[[nodiscard]] std::optional<base::WallTime> logMoment(double since1970);

} // namespace incidents

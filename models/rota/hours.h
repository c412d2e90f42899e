// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A part of the week in a place's own time: "22:00 to 07:00, Monday to Friday, Europe/Berlin". Daylight saving follows from the
// place: a stretch over a night of change lasts an hour more or less. Values and pure functions; any thread.

#include "models/base/clock.h"

#include <QByteArray>
#include <QDateTime>
#include <QTime>
#include <QTimeZone>

#include <optional>

namespace rota {

// Of that id ("Europe/Berlin"); empty: of this workstation. Nothing when there is no such place.
[[nodiscard]] std::optional<QTimeZone> zoneOf(const QByteArray &id);

[[nodiscard]] QDateTime localTime(base::WallTime at, const QTimeZone &zone);
[[nodiscard]] base::WallTime wallTime(const QDateTime &at);
// A clock's time on a day there. One that is skipped in spring is the same stretch after midnight as on another day (an hour
// later on the clock); one that comes twice in autumn is the first.
[[nodiscard]] base::WallTime wallTime(QDate day, QTime time, const QTimeZone &zone);

struct Hours {
    QTime from{0, 0}, until{0, 0}; // until = from: the whole day; until < from: over midnight, and belongs to the day it began
    quint8 days = 0x7f;            // bit 0: Monday
    QByteArray zone;               // empty: of this workstation

    [[nodiscard]] bool contains(base::WallTime at) const;
    // The first moment after `at` when contains() changes; nothing when it never does.
    [[nodiscard]] std::optional<base::WallTime> nextChange(base::WallTime at) const;
    friend bool operator==(const Hours &, const Hours &) = default;
};

} // namespace rota

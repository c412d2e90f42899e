// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Shifts out of a calendar that another program wrote (iCalendar, RFC 5545): events with DTSTART and DTEND or DURATION, in UTC, in
// a zone of the tz database, or of whole days; RRULE with DAILY or WEEKLY, INTERVAL, COUNT, UNTIL, BYDAY; EXDATE. The person is
// whoever the summary, or an attendee, names. Any thread.

#include "models/rota/rota.h"

namespace rota {

struct Calendar {
    QList<Shift> shifts;  // that touch the stretch that was asked for, in order
    QStringList problems; // one sentence an event that was left out
};

// zone: of times that name none.
[[nodiscard]] Calendar readCalendar(const QByteArray &ics, const QList<Person> &people, const QByteArray &zone, base::WallTime from, base::WallTime until);

} // namespace rota

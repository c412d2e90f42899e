// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rota/hours.h"

namespace rota {

std::optional<QTimeZone> zoneOf(const QByteArray &id)
{
    if (id.isEmpty())
        return QTimeZone::systemTimeZone();
    QTimeZone zone(id);
    if (!zone.isValid())
        return std::nullopt;
    return zone;
}

QDateTime localTime(base::WallTime at, const QTimeZone &zone)
{
    return QDateTime::fromMSecsSinceEpoch(std::chrono::floor<base::milliseconds>(at.time_since_epoch()).count(), zone);
}

base::WallTime wallTime(const QDateTime &at) { return base::fromMilliseconds(at.toMSecsSinceEpoch()); }

base::WallTime wallTime(QDate day, QTime time, const QTimeZone &zone)
{
    // By hand: what QDateTime makes of a time that is skipped or comes twice differs between its versions.
    const QDateTime asUtc(day, time, Qt::UTC);
    const qint64 wanted = asUtc.toMSecsSinceEpoch();
    const auto offset = [&zone](qint64 utc) { return qint64(zone.offsetFromUtc(QDateTime::fromMSecsSinceEpoch(utc, Qt::UTC))) * 1000; };
    const qint64 before = offset(wanted - 86'400'000), after = offset(wanted + 86'400'000);
    const qint64 early = wanted - std::max(before, after), late = wanted - std::min(before, after);
    for (const qint64 candidate : {early, late})
        if (candidate + offset(candidate) == wanted)
            return base::fromMilliseconds(candidate);
    return base::fromMilliseconds(wanted - before); // skipped
}

bool Hours::contains(base::WallTime at) const
{
    const QTimeZone there = zoneOf(zone).value_or(QTimeZone::utc());
    const QDate today = localTime(at, there).date();
    for (int back = -1; back <= 1; ++back) {
        const QDate day = today.addDays(-back);
        if ((days >> (day.dayOfWeek() - 1) & 1) == 0)
            continue;
        if (wallTime(day, from, there) <= at && at < wallTime(from < until ? day : day.addDays(1), until, there))
            return true;
    }
    return false;
}

std::optional<base::WallTime> Hours::nextChange(base::WallTime at) const
{
    const QTimeZone there = zoneOf(zone).value_or(QTimeZone::utc());
    const bool now = contains(at);
    const QDate today = localTime(at, there).date();
    std::optional<base::WallTime> first;
    for (int day = -1; day <= 8; ++day) {
        for (const QTime time : {from, until}) {
            const base::WallTime edge = wallTime(today.addDays(day), time, there);
            if (edge > at && contains(edge) != now && (!first || edge < *first))
                first = edge;
        }
    }
    return first;
}

} // namespace rota

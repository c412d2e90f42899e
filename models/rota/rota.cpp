// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rota/rota.h"

#include <algorithm>
#include <set>

namespace rota {

namespace {

base::WallTime turnBegin(const Turns &turns, qint64 number, const QTimeZone &zone)
{
    return wallTime(turns.start.addDays(number * turns.days), turns.at, zone);
}

// Number of the turn at that moment, from 0; negative: not begun.
qint64 turnAt(const Turns &turns, base::WallTime at, const QTimeZone &zone)
{
    const qint64 days = turns.start.daysTo(localTime(at, zone).date());
    qint64 number = days / turns.days - (days < 0 ? 1 : 0);
    while (turnBegin(turns, number + 1, zone) <= at)
        ++number;
    while (turnBegin(turns, number, zone) > at)
        --number;
    return number;
}

QString personOf(const Turns &turns, base::WallTime at)
{
    if (turns.people.isEmpty() || turns.days < 1 || (turns.hours && !turns.hours->contains(at)))
        return {};
    const QTimeZone zone = zoneOf(turns.zone).value_or(QTimeZone::utc());
    const qint64 number = turnAt(turns, at, zone);
    return number < 0 ? QString() : turns.people.at(number % turns.people.size());
}

// Every moment at which it may change.
std::set<base::WallTime> edges(const Rota &rota, const QList<Override> &overrides, base::WallTime from, base::WallTime until)
{
    std::set<base::WallTime> out{from};
    const auto add = [&](base::WallTime at) {
        if (at > from && at < until)
            out.insert(at);
    };
    const auto addHours = [&](const Hours &hours) {
        for (auto next = hours.nextChange(from); next && *next < until; next = hours.nextChange(*next))
            add(*next);
    };
    for (const Override &o : overrides)
        if (o.rota == rota.id && o.since()) {
            add(*o.since());
            add(o.until);
        }
    for (const Shift &s : rota.shifts) {
        add(s.from);
        add(s.until);
    }
    for (const Turns &t : rota.turns) {
        if (t.people.isEmpty() || t.days < 1)
            continue;
        const QTimeZone zone = zoneOf(t.zone).value_or(QTimeZone::utc());
        for (qint64 n = std::max<qint64>(0, turnAt(t, from, zone)); turnBegin(t, n, zone) < until; ++n)
            add(turnBegin(t, n, zone));
        if (t.hours)
            addHours(*t.hours);
    }
    if (rota.cover)
        addHours(*rota.cover);
    return out;
}

QList<Shift> segments(const Rota &rota, const QList<Override> &overrides, base::WallTime from, base::WallTime until)
{
    QList<Shift> out;
    const auto all = edges(rota, overrides, from, until);
    for (auto it = all.begin(); it != all.end(); ++it)
        out.append({onCall(rota, overrides, *it), *it, std::next(it) == all.end() ? until : *std::next(it)});
    return out;
}

QList<Shift> joined(const QList<Shift> &list)
{
    QList<Shift> out;
    for (const Shift &s : list) {
        if (!out.isEmpty() && out.constLast().person == s.person && out.constLast().until == s.from)
            out.last().until = s.until;
        else
            out.append(s);
    }
    return out;
}

} // namespace

std::optional<base::WallTime> Override::since() const
{
    if (!offered)
        return from;
    if (!accepted || *accepted >= until)
        return std::nullopt;
    return std::max(from, *accepted);
}

QString onCall(const Rota &rota, const QList<Override> &overrides, base::WallTime at)
{
    const Override *newest = nullptr;
    for (const Override &o : overrides)
        if (o.rota == rota.id && o.since() && *o.since() <= at && at < o.until && (!newest || o.made >= newest->made))
            newest = &o;
    if (newest)
        return newest->person;
    for (const Shift &s : rota.shifts)
        if (s.from <= at && at < s.until)
            return s.person;
    for (const Turns &t : rota.turns)
        if (const QString person = personOf(t, at); !person.isEmpty())
            return person;
    return {};
}

QList<Shift> timeline(const Rota &rota, const QList<Override> &overrides, base::WallTime from, base::WallTime until)
{
    return from < until ? joined(segments(rota, overrides, from, until)) : QList<Shift>();
}

QList<Shift> gaps(const Rota &rota, const QList<Override> &overrides, base::WallTime from, base::WallTime until)
{
    QList<Shift> out;
    if (from < until)
        for (const Shift &s : segments(rota, overrides, from, until))
            if (s.person.isEmpty() && (!rota.cover || rota.cover->contains(s.from)))
                out.append(s);
    return joined(out);
}

} // namespace rota

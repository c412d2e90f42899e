// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rota/calendar.h"

#include "models/base/untrusted.h"
#include "models/rota/words.h"

#include <QMap>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace rota {

namespace {

constexpr int kMostEvents = 20'000, kMostRepeats = 5'000;

struct Property {
    QString value;
    QMap<QString, QString> parameters;
};

struct Event {
    QMap<QString, QList<Property>> properties;
    [[nodiscard]] const Property *first(const QString &name) const
    {
        const auto it = properties.constFind(name);
        return it == properties.cend() ? nullptr : &it->constFirst();
    }
    [[nodiscard]] QString text(const QString &name) const
    {
        const Property *p = first(name);
        return p ? p->value : QString();
    }
};

struct LocalTime { // as written, so that a repetition keeps its time of day
    QDate day;
    QTime time;
    QTimeZone zone;
    bool wholeDay = false;
    [[nodiscard]] base::WallTime wall() const { return wallTime(day, time, zone); }
};

QStringList unfolded(const QByteArray &ics)
{
    QString text = QString::fromUtf8(ics);
    text.replace(u"\r\n"_s, u"\n"_s);
    text.remove(u"\n "_s).remove(u"\n\t"_s);
    return text.split(u'\n', Qt::SkipEmptyParts);
}

std::pair<QString, Property> propertyOf(const QString &line)
{
    qsizetype colon = 0;
    bool quoted = false;
    for (; colon < line.size() && (quoted || line.at(colon) != u':'); ++colon)
        quoted = line.at(colon) == u'"' ? !quoted : quoted;
    const QStringList head = line.left(colon).split(u';');
    Property p{line.mid(colon + 1), {}};
    for (const QString &parameter : head.mid(1))
        p.parameters.insert(parameter.section(u'=', 0, 0).toUpper(), parameter.section(u'=', 1).remove(u'"'));
    return {head.constFirst().toUpper(), p};
}

std::optional<LocalTime> timeOf(const Property *p, const QByteArray &zone)
{
    if (!p)
        return std::nullopt;
    LocalTime out;
    const bool utc = p->value.endsWith(u'Z');
    const QString named = p->parameters.value(u"TZID"_s);
    const auto place = utc ? std::optional(QTimeZone::utc()) : zoneOf(named.isEmpty() ? zone : named.toUtf8());
    if (!place)
        return std::nullopt;
    out.zone = *place;
    out.wholeDay = p->value.size() == 8;
    out.day = QDate::fromString(p->value.left(8), u"yyyyMMdd"_s);
    out.time = out.wholeDay ? QTime(0, 0) : QTime::fromString(p->value.mid(9, 6), u"HHmmss"_s);
    if (!out.day.isValid() || !out.time.isValid())
        return std::nullopt;
    return out;
}

std::optional<base::milliseconds> durationOf(const QString &text)
{
    static const QRegularExpression form(u"^P(?:([0-9]{1,5})W)?(?:([0-9]{1,5})D)?(?:T(?:([0-9]{1,6})H)?(?:([0-9]{1,6})M)?(?:([0-9]{1,6})S)?)?\\z"_s);
    const auto m = form.match(text);
    if (!m.hasMatch() || text.size() < 3)
        return std::nullopt;
    const auto part = [&m](int i) { return m.captured(i).toLongLong(); };
    return std::chrono::seconds(part(1) * 604800 + part(2) * 86400 + part(3) * 3600 + part(4) * 60 + part(5));
}

// The days on which it begins, the first included.
std::optional<QList<QDate>> daysOf(const Event &event, const LocalTime &start, base::WallTime until, const QByteArray &zone)
{
    const QString rule = event.text(u"RRULE"_s);
    if (rule.isEmpty())
        return QList<QDate>{start.day};
    QMap<QString, QString> parts;
    for (const QString &part : rule.split(u';', Qt::SkipEmptyParts))
        parts.insert(part.section(u'=', 0, 0).toUpper(), part.section(u'=', 1).toUpper());
    static const QStringList known{u"FREQ"_s, u"INTERVAL"_s, u"COUNT"_s, u"UNTIL"_s, u"BYDAY"_s, u"WKST"_s}, names{u"MO"_s, u"TU"_s, u"WE"_s, u"TH"_s, u"FR"_s, u"SA"_s, u"SU"_s};
    for (auto it = parts.cbegin(); it != parts.cend(); ++it)
        if (!known.contains(it.key()))
            return std::nullopt;
    const QString frequency = parts.value(u"FREQ"_s);
    const int interval = parts.value(u"INTERVAL"_s, u"1"_s).toInt(), count = parts.value(u"COUNT"_s, u"0"_s).toInt();
    if ((frequency != "DAILY"_L1 && frequency != "WEEKLY"_L1) || interval < 1 || interval > 1000 || count < 0)
        return std::nullopt;
    QList<int> weekdays;
    for (const QString &name : parts.value(u"BYDAY"_s).split(u',', Qt::SkipEmptyParts)) {
        if (!names.contains(name) || frequency == "DAILY"_L1)
            return std::nullopt;
        weekdays << int(names.indexOf(name));
    }
    std::optional<LocalTime> last;
    if (parts.contains(u"UNTIL"_s)) {
        const Property end{parts.value(u"UNTIL"_s), {}};
        last = timeOf(&end, zone);
        if (!last)
            return std::nullopt;
        if (last->wholeDay)
            last->time = QTime(23, 59, 59);
    }
    if (weekdays.isEmpty())
        weekdays << start.day.dayOfWeek() - 1;
    std::sort(weekdays.begin(), weekdays.end());
    QList<QDate> out;
    const QDate monday = start.day.addDays(1 - start.day.dayOfWeek());
    for (int turn = 0; turn < kMostRepeats; ++turn) {
        QList<QDate> days;
        if (frequency == "DAILY"_L1)
            days << start.day.addDays(qint64(turn) * interval);
        else
            for (const int weekday : std::as_const(weekdays))
                days << monday.addDays(qint64(turn) * interval * 7 + weekday);
        for (const QDate day : std::as_const(days)) {
            const base::WallTime at = wallTime(day, start.time, start.zone);
            if (day < start.day)
                continue;
            if (at >= until || (last && at > last->wall()) || (count > 0 && out.size() >= count))
                return out;
            out << day;
        }
    }
    return out;
}

QString personOf(const Event &event, const QList<Person> &people)
{
    const auto named = [&people](const QString &text) -> QString {
        for (const Person &p : people)
            if (text.compare(p.id, Qt::CaseInsensitive) == 0 || text.compare(p.name, Qt::CaseInsensitive) == 0)
                return p.id;
        QStringList found;
        for (const Person &p : people)
            for (const QString &name : {p.id, p.name}) {
                const QRegularExpression word(u"(^|[^\\w-])"_s + QRegularExpression::escape(name) + u"($|[^\\w-])"_s,
                                              QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
                if (word.match(text).hasMatch() && !found.contains(p.id))
                    found << p.id;
            }
        return found.size() == 1 ? found.constFirst() : QString();
    };
    QString summary = event.text(u"SUMMARY"_s);
    summary.replace(u"\\,"_s, u","_s).replace(u"\\;"_s, u";"_s).replace(u"\\n"_s, u" "_s, Qt::CaseInsensitive);
    if (const QString person = named(summary.trimmed()); !person.isEmpty())
        return person;
    const auto attendees = event.properties.value(u"ATTENDEE"_s);
    return attendees.size() == 1 ? named(attendees.constFirst().parameters.value(u"CN"_s)) : QString();
}

void addEvent(const Event &event, const QList<Person> &people, const QByteArray &zone, base::WallTime from, base::WallTime until, Calendar &out)
{
    if (event.text(u"STATUS"_s) == "CANCELLED"_L1)
        return;
    const auto problem = [&](const QString &why) {
        out.problems << Words::tr("'%1' was left out: %2").arg(base::Untrusted(event.text(u"SUMMARY"_s).left(80)).visible(), why);
    };
    const auto start = timeOf(event.first(u"DTSTART"_s), zone);
    if (!start)
        return problem(Words::tr("its beginning or its time zone cannot be read"));
    const QString person = personOf(event, people);
    if (person.isEmpty())
        return problem(Words::tr("its summary names no person of rota.yaml, or several"));
    const auto end = timeOf(event.first(u"DTEND"_s), zone);
    const auto duration = durationOf(event.text(u"DURATION"_s));
    if (event.first(u"DTEND"_s) && !end)
        return problem(Words::tr("its end cannot be read"));
    const auto days = daysOf(event, *start, until, zone);
    if (!days)
        return problem(Words::tr("its repetition is of a kind that is not read"));
    QList<base::WallTime> excepted;
    for (const Property &p : event.properties.value(u"EXDATE"_s))
        for (const QString &value : p.value.split(u',')) {
            const Property one{value, p.parameters};
            if (const auto at = timeOf(&one, zone))
                excepted << at->wall();
        }
    for (const QDate day : *days) {
        const base::WallTime begins = wallTime(day, start->time, start->zone);
        base::WallTime ends = begins + duration.value_or(start->wholeDay ? base::milliseconds(std::chrono::hours(24)) : base::milliseconds(0));
        if (end) // as many days later, at its own time of day
            ends = wallTime(day.addDays(start->day.daysTo(end->day)), end->time, end->zone);
        else if (start->wholeDay && !duration)
            ends = wallTime(day.addDays(1), QTime(0, 0), start->zone);
        if (begins < ends && ends > from && begins < until && !excepted.contains(begins))
            out.shifts.append({person, begins, ends});
    }
}

} // namespace

Calendar readCalendar(const QByteArray &ics, const QList<Person> &people, const QByteArray &zone, base::WallTime from, base::WallTime until)
{
    Calendar out;
    std::optional<Event> event;
    int depth = 0, events = 0; // alarms inside an event have properties of their own
    bool calendar = false;
    for (const QString &line : unfolded(ics)) {
        const auto [name, property] = propertyOf(line);
        const QString kind = property.value.trimmed().toUpper();
        calendar = calendar || (name == "BEGIN"_L1 && kind == "VCALENDAR"_L1);
        if (name == "BEGIN"_L1 && kind == "VEVENT"_L1 && !event && calendar) {
            event.emplace();
        } else if (event && name == "BEGIN"_L1) {
            ++depth;
        } else if (event && name == "END"_L1 && depth > 0) {
            --depth;
        } else if (event && name == "END"_L1) {
            if (++events > kMostEvents)
                break;
            addEvent(*event, people, zone, from, until, out);
            event.reset();
        } else if (event && depth == 0) {
            event->properties[name].append(property);
        }
    }
    if (!calendar)
        out.problems << Words::tr("This is no calendar: it has no BEGIN:VCALENDAR.");
    else if (event)
        out.problems << Words::tr("The calendar ends in the middle of an event.");
    std::sort(out.shifts.begin(), out.shifts.end(), [](const Shift &a, const Shift &b) { return a.from < b.from; });
    return out;
}

} // namespace rota

// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/incidents/logtime.h"

#include <QDateTime>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace incidents {

namespace {

bool isDigits(QStringView text)
{
    return !text.isEmpty() && std::ranges::all_of(text, [](QChar c) { return c >= u'0' && c <= u'9'; });
}

QTime clockTime(QStringView text)
{
    if (text.size() < 8 || text[2] != u':' || text[5] != u':')
        return {};
    int milliseconds = 0;
    if (text.size() > 8) {
        const QStringView fraction = text.sliced(9);
        if ((text[8] != u'.' && text[8] != u',') || !isDigits(fraction))
            return {};
        const QStringView thousandths = fraction.first(std::min(fraction.size(), qsizetype(3)));
        milliseconds = thousandths.toInt() * (thousandths.size() == 1 ? 100 : thousandths.size() == 2 ? 10 : 1);
    }
    const QStringView hour = text.sliced(0, 2), minute = text.sliced(3, 2), second = text.sliced(6, 2);
    return isDigits(hour) && isDigits(minute) && isDigits(second) ? QTime(hour.toInt(), minute.toInt(), second.toInt(), milliseconds) : QTime();
}

// "+01", "+0130", "+01:30"; nothing: it is no offset.
std::optional<int> offsetSeconds(QStringView zone)
{
    if (zone.size() < 3 || (zone[0] != u'+' && zone[0] != u'-') || !isDigits(zone.sliced(1, 2)))
        return std::nullopt;
    QStringView minutes = zone.sliced(3);
    if (minutes.startsWith(u':'))
        minutes = minutes.sliced(1);
    if (!minutes.isEmpty() && (minutes.size() != 2 || !isDigits(minutes)))
        return std::nullopt;
    const int seconds = zone.sliced(1, 2).toInt() * 3600 + minutes.toInt() * 60;
    return seconds > 14 * 3600 ? std::nullopt : std::optional(zone[0] == u'-' ? -seconds : seconds);
}

} // namespace

std::optional<base::WallTime> logMoment(QDate date, QStringView clock, QStringView zone)
{
    const QTime time = clockTime(clock);
    if (!date.isValid() || !time.isValid())
        return std::nullopt;
    const auto offset = offsetSeconds(zone);
    const bool utc = zone == u"Z" || zone == u"UTC" || zone == u"GMT";
    const QDateTime at = utc ? QDateTime(date, time, Qt::UTC) : offset ? QDateTime(date, time, Qt::OffsetFromUTC, *offset) : QDateTime(date, time, Qt::LocalTime);
    return at.isValid() ? std::optional(base::fromMilliseconds(at.toMSecsSinceEpoch())) : std::nullopt;
}

std::optional<base::WallTime> logMoment(QStringView text)
{
    text = text.trimmed();
    if (text.size() < 19 || text[4] != text[7] || (text[4] != u'-' && text[4] != u'/') || (text[10] != u'T' && text[10] != u' '))
        return std::nullopt;
    const QStringView year = text.first(4), month = text.sliced(5, 2), day = text.sliced(8, 2);
    if (!isDigits(year) || !isDigits(month) || !isDigits(day))
        return std::nullopt;
    qsizetype end = 19;
    if (end < text.size() && (text[end] == u'.' || text[end] == u','))
        for (++end; end < text.size() && text[end] >= u'0' && text[end] <= u'9';)
            ++end;
    return logMoment(QDate(year.toInt(), month.toInt(), day.toInt()), text.sliced(11, end - 11), text.sliced(end).trimmed());
}

QDate logDate(QStringView day, QStringView month, int year)
{
    constexpr QStringView kMonths = u"JanFebMarAprMayJunJulAugSepOctNovDec";
    const qsizetype place = month.size() == 3 ? kMonths.indexOf(month) : -1;
    return place % 3 == 0 ? QDate(year, int(place / 3) + 1, day.toInt()) : QDate();
}

QDate logDateBefore(QStringView day, QStringView month, base::WallTime around)
{
    const QDate last = QDateTime::fromMSecsSinceEpoch(std::chrono::floor<std::chrono::milliseconds>(around.time_since_epoch()).count()).date().addDays(1);
    for (int year = last.year(); year > last.year() - 5; --year) // 29 February
        if (const QDate date = logDate(day, month, year); date.isValid() && date <= last)
            return date;
    return {};
}

std::optional<base::WallTime> logMoment(double since1970)
{
    const double milliseconds = since1970 >= 1e17 ? since1970 / 1e6 : since1970 >= 1e14 ? since1970 / 1e3 : since1970 >= 1e11 ? since1970 : since1970 * 1e3;
    constexpr double kYear9999 = 253'402'300'800e3;
    return milliseconds > 0 && milliseconds < kYear9999 ? std::optional(base::fromMilliseconds(std::llround(milliseconds))) : std::nullopt;
}

} // namespace incidents

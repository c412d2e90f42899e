// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/format.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <iterator>

namespace base {

namespace {

struct Units {
    Q_DECLARE_TR_FUNCTIONS(Units)
};

int decimals(double value)
{
    const double size = std::abs(value);
    if (size == std::floor(size) || size >= 99.95)
        return 0;
    if (size >= 9.995)
        return 1;
    return size >= 0.0995 ? 2 : size >= 0.000995 ? 4 : 6;
}

Figure scaled(double bytes, const QLocale &locale, const QString &suffix)
{
    static constexpr const char *kUnits[] = {QT_TRANSLATE_NOOP("Units", "B"), QT_TRANSLATE_NOOP("Units", "KiB"),
                                             QT_TRANSLATE_NOOP("Units", "MiB"), QT_TRANSLATE_NOOP("Units", "GiB"),
                                             QT_TRANSLATE_NOOP("Units", "TiB"), QT_TRANSLATE_NOOP("Units", "PiB")};
    std::size_t power = 0;
    while (std::abs(bytes) >= 1023.5 && power + 1 < std::size(kUnits)) {
        bytes /= 1024;
        ++power;
    }
    const int places = power == 0 || std::abs(bytes) >= 99.95 ? 0 : 1;
    return {locale.toString(bytes, 'f', places), Units::tr(kUnits[power]) + suffix};
}

QString pair(qint64 large, const QString &largeUnit, qint64 small, const QString &smallUnit, const QLocale &locale)
{
    const QChar space(0x00a0);
    QString text = locale.toString(large) + space + largeUnit;
    if (small > 0)
        text += QLatin1Char(' ') + locale.toString(small) + space + smallUnit;
    return text;
}

// From a minute on.
QString longDuration(double seconds, const QLocale &locale)
{
    const auto total = qint64(std::min(seconds, 1e12));
    if (total < 3600)
        return pair(total / 60, Units::tr("min", "minutes"), total % 60, Units::tr("s", "seconds"), locale);
    if (total < 86400)
        return pair(total / 3600, Units::tr("h", "hours"), total % 3600 / 60, Units::tr("min", "minutes"), locale);
    if (total < 2 * 86400)
        return pair(1, Units::tr("d", "days"), total % 86400 / 3600, Units::tr("h", "hours"), locale);
    const auto days = int(std::min<qint64>(total / 86400, 1'000'000'000));
    return Units::tr("%n days", "duration", days);
}

} // namespace

QString number(double value, const QLocale &locale)
{
    if (std::isnan(value))
        return QStringLiteral("–");
    if (std::isinf(value))
        return value > 0 ? QStringLiteral("∞") : QStringLiteral("-∞");
    return locale.toString(value, 'f', decimals(value));
}

QString duration(double seconds, const QLocale &locale)
{
    if (std::isnan(seconds))
        return QStringLiteral("–");
    seconds = std::max(seconds, 0.0);
    if (seconds >= 59.5)
        return longDuration(std::max(seconds, 60.0), locale);
    const int places = seconds == 0 || seconds >= 9.95 ? 0 : seconds < 0.095 ? 2 : 1;
    return locale.toString(seconds, 'f', places) + QChar(0x00a0) + Units::tr("s", "seconds");
}

QString age(double seconds, const QLocale &locale)
{
    if (std::isnan(seconds))
        return QStringLiteral("–");
    const double whole = std::max(std::floor(seconds), 1.0);
    return whole < 60 ? locale.toString(whole, 'f', 0) + QChar(0x00a0) + Units::tr("s", "seconds") : longDuration(whole, locale);
}

Figure figure(double value, Unit unit, const QLocale &locale, const QString &unitText)
{
    if (std::isnan(value))
        return {QStringLiteral("–"), {}};
    switch (unit) {
    case Unit::Bytes:
        return scaled(value, locale, {});
    case Unit::BytesPerSecond:
        return scaled(value, locale, Units::tr("/s", "a second"));
    case Unit::Percent:
        return {locale.toString(value, 'f', value == std::floor(value) || std::abs(value) >= 99.95 ? 0 : 1), Units::tr("%")};
    case Unit::Seconds: {
        const QString text = duration(value, locale);
        const qsizetype space = text.indexOf(QChar(0x00a0));
        return value < 59.5 && space > 0 ? Figure{text.left(space), text.mid(space + 1)} : Figure{text, {}};
    }
    case Unit::Milliseconds:
        if (value >= 9999.5)
            return figure(value / 1000, Unit::Seconds, locale);
        return {locale.toString(value, 'f', value >= 9.95 || value == 0 ? 0 : 1), Units::tr("ms", "milliseconds")};
    case Unit::MillisecondsPerSecond:
        return {number(value, locale), Units::tr("ms/s", "milliseconds a second")};
    case Unit::PerSecond:
    case Unit::Transactions:
        return {number(value, locale), Units::tr("/s", "a second")};
    case Unit::PerMinute:
        return {number(value, locale), Units::tr("/min", "a minute")};
    case Unit::Days: {
        const double days = std::floor(value);
        return {locale.toString(days, 'f', 0), Units::tr("days", "unit beside its number", int(std::clamp(days, 0.0, 1e9)))};
    }
    case Unit::Boolean:
        return {value != 0 ? Units::tr("yes") : Units::tr("no"), {}};
    case Unit::State:
        return {QString::number(value, 'f', 0), {}};
    case Unit::Count:
        return {number(value, locale), {}};
    case Unit::Other:
        break;
    }
    return {number(value, locale), unitText};
}

} // namespace base

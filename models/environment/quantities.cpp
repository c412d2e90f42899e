// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/environment/scalars.h"

#include "models/environment/words.h"

#include <QLocale>

#include <cmath>

namespace environment {

namespace {

struct Unit {
    const char *name;
    double factor;
};

constexpr Unit kTimes[] = {
    {"w", 7.0 * 86400e3}, {"d", 86400e3}, {"h", 3600e3}, {"min", 60e3}, {"s", 1e3}, {"ms", 1},
};
constexpr Unit kSizes[] = {
    {"TiB", 1099511627776.0}, {"GiB", 1073741824.0}, {"MiB", 1048576.0}, {"KiB", 1024.0}, {"TB", 1e12},
    {"GB", 1e9},              {"MB", 1e6},           {"kB", 1e3},        {"KB", 1e3},     {"B", 1},
};
constexpr double kLongestMilliseconds = 3653.0 * 86400e3;

struct Split {
    QString number;
    QString unit;
};

Split split(const QString &text)
{
    qsizetype end = 0;
    while (end < text.size() && (text[end].isDigit() || QStringView(u"+-.eE").contains(text[end]))) {
        // the e of an exponent, not of a unit
        if (text[end].toLower() == QLatin1Char('e')) {
            const bool sign = end + 1 < text.size() && QStringView(u"+-").contains(text[end + 1]);
            const qsizetype digit = end + (sign ? 2 : 1);
            if (digit >= text.size() || !text[digit].isDigit())
                break;
        }
        ++end;
    }
    return {text.left(end), text.mid(end).trimmed()};
}

template <std::size_t N>
const Unit *findUnit(const Unit (&units)[N], const QString &name)
{
    for (const Unit &u : units)
        if (name == QLatin1String(u.name))
            return &u;
    return nullptr;
}

std::unexpected<Mistake> notDuration(const QString &text)
{
    return std::unexpected(Mistake{Words::tr("%1 is not a duration").arg(Words::quote(text)),
                                   Words::tr("write a number and ms, s, min, h, d or w: 500ms, 2s, 5min")});
}

} // namespace

Parsed<double> parseNumber(const QString &text)
{
    bool ok = false;
    const double value = text.toDouble(&ok);
    if (!ok || !std::isfinite(value))
        return std::unexpected(Mistake{Words::tr("%1 is not a number").arg(Words::quote(text)),
                                       Words::tr("write digits with a point: 99.9")});
    return value;
}

QString numberText(double value)
{
    return QString::number(value, 'g', QLocale::FloatingPointShortest);
}

Parsed<milliseconds> parseDuration(const QString &text)
{
    const Split parts = split(text);
    const Unit *unit = findUnit(kTimes, parts.unit);
    const auto number = parseNumber(parts.number);
    if (parts.unit == QLatin1String("m"))
        return std::unexpected(Mistake{Words::tr("'m' could be minutes, months or metres"),
                                       Words::tr("write min for minutes: 5min")});
    if (!unit || !number)
        return notDuration(text);
    const double value = *number * unit->factor;
    if (value < 1 || value > kLongestMilliseconds)
        return std::unexpected(Mistake{Words::tr("the duration %1 is out of range").arg(Words::quote(text)),
                                       Words::tr("write between 1ms and 3653d")});
    return milliseconds(std::llround(value));
}

QString durationText(milliseconds value)
{
    for (const Unit &u : kTimes)
        if (const auto factor = qint64(u.factor); value.count() % factor == 0)
            return QString::number(value.count() / factor) + QLatin1String(u.name);
    return {};
}

Parsed<double> parseSize(const QString &text)
{
    const Split parts = split(text);
    const Unit *unit = findUnit(kSizes, parts.unit);
    const auto number = parseNumber(parts.number);
    if (!unit || !number || *number < 0)
        return std::unexpected(Mistake{Words::tr("%1 is not a size").arg(Words::quote(text)),
                                       Words::tr("write a number and B, KiB, MiB, GiB or TiB: 64MiB")});
    return *number * unit->factor;
}

Parsed<double> parseLimit(const QString &text, std::optional<Quantity> quantity)
{
    const Split parts = split(text);
    const auto number = parseNumber(parts.number);
    if (number && parts.unit.isEmpty())
        return *number;
    const Unit *time = findUnit(kTimes, parts.unit);
    const Unit *size = findUnit(kSizes, parts.unit);
    if (number && !quantity && time)
        return std::unexpected(Mistake{Words::tr("the unit of this metric is not known here"),
                                       Words::tr("write the plain number in the metric's own unit")});
    if (number && parts.unit == QLatin1String("%") && quantity.value_or(Quantity::Percent) == Quantity::Percent)
        return *number;
    if (number && size && quantity.value_or(Quantity::Bytes) == Quantity::Bytes)
        return *number * size->factor;
    if (number && time && quantity == Quantity::Milliseconds)
        return *number * time->factor;
    if (number && time && quantity == Quantity::Seconds)
        return *number * time->factor / 1e3;
    if (number && time && quantity == Quantity::Days)
        return *number * time->factor / 86400e3;
    if (number && (time || size || parts.unit == QLatin1String("%")))
        return std::unexpected(Mistake{Words::tr("%1 does not fit what this metric counts").arg(Words::quote(text)),
                                       Words::tr("write the plain number in the metric's own unit")});
    return std::unexpected(Mistake{Words::tr("%1 is not a limit").arg(Words::quote(text)),
                                   Words::tr("write a number, or a number with a unit: 80, 80%, 15min, 10GiB")});
}

} // namespace environment

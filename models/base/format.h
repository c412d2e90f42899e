// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The one place that turns figures into words: a value and its unit become number text and unit text in a
// locale, seconds become "2 min 14 s", bytes become binary sizes. Plain text, for the screen and the terminal
// alike. Any thread (the translator is asked through QCoreApplication).

#include <QLocale>
#include <QString>

#include <cstdint>

namespace base {

enum class Unit : std::uint8_t { Count, Bytes, BytesPerSecond, Percent, Seconds, Milliseconds, PerSecond, PerMinute,
                                 MillisecondsPerSecond, Days, Transactions, Boolean, State, Other };

// Number and unit apart, so that a column of numbers lines up and the unit can be set fainter. A duration of a
// minute or more carries its units in `number` and has no `unit`.
struct Figure {
    QString number;
    QString unit;
    [[nodiscard]] QString text() const { return unit.isEmpty() ? number : number + QChar(0x00a0) + unit; }
};

// NaN becomes an en dash without a unit: unknown is never 0. unitText is used for Unit::Other.
[[nodiscard]] Figure figure(double value, Unit unit, const QLocale &locale = {}, const QString &unitText = {});

// About three significant digits, whole numbers from 100 on, grouped as the locale does.
[[nodiscard]] QString number(double value, const QLocale &locale = {});

// "0.4 s", "4.2 s", "2 min 14 s", "3 h 12 min", "41 days". Negative values count as 0.
[[nodiscard]] QString duration(double seconds, const QLocale &locale = {});

// For sentences: as duration(), but whole seconds, so that words do not flicker: "4 s". At least "1 s".
[[nodiscard]] QString age(double seconds, const QLocale &locale = {});

} // namespace base

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The one figure that tells most of an incident, over the minutes before it was detected: leading.json among its evidence.
// Blocks on the disk; any thread.

#include "models/base/clock.h"
#include "models/base/result.h"

#include <QList>
#include <QString>

#include <cmath>
#include <optional>

namespace watch {
struct Metric;
}

namespace incidents {

struct LeadingFigure {
    QString target, metric, instance; // instance raw
    QString title, unit;              // as the catalogue has them (English), and a word of units: "percent"
    QString unitText;                 // of a unit of its own
    base::WallTime from{}, to{};      // of the first and behind the last value
    QList<float> values;              // evenly spaced; NaN: there is none
    friend bool operator==(const LeadingFigure &, const LeadingFigure &) = default;

    [[nodiscard]] std::optional<double> first() const; // median of the first quarter: what is usual
    [[nodiscard]] std::optional<double> last() const;
};

inline constexpr int kLeadingValues = 180;

[[nodiscard]] base::Result<void> writeLeading(const QString &folder, const LeadingFigure &figure); // once
[[nodiscard]] std::optional<LeadingFigure> readLeading(const QString &folder);

// "Sessions waiting (shop-primary): 0 → 83", in the reader's language.
struct LeadingWords {
    QString name, value;
};
[[nodiscard]] LeadingWords wordsOf(const LeadingFigure &figure);
[[nodiscard]] LeadingFigure leadingOf(const QString &target, const QString &instance, const watch::Metric &metric, base::WallTime from, base::WallTime to);

} // namespace incidents

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Moments to mark on the time axis of all charts: a restart, a deployment. Those that would stand in the same few pixels
// share one flag. Values; joinMarkers() is a pure function.

#include "models/base/clock.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace charts {

struct Marker {
    base::WallTime at{};
    QString letter; // on the flag
    QString text;   // one line, plain
    friend bool operator==(const Marker &, const Marker &) = default;
};

struct Flag {
    double x = 0;       // of its line, in the units of width
    QString label;      // the letter, or how many
    QStringList texts;  // oldest first
    base::WallTime at{}; // of the first
};

// Markers in [from, to], spread over width; those nearer than apart to the first of a flag join it. Sorted by time.
[[nodiscard]] std::vector<Flag> joinMarkers(const std::vector<Marker> &markers, base::WallTime from, base::WallTime to, double width, double apart);

// The texts of a flag as a tooltip or a screen reader has them: "3 events" and a line each, at most eight.
[[nodiscard]] QString flagText(const Flag &flag);

} // namespace charts

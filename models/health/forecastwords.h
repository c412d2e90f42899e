// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A forecast in words, for screen and terminal alike. Plain text, names made visible. Pure functions.

#include "models/forecast/forecast.h"

namespace health {

struct ForecastWords {
    QString what;       // "disk /data of shop-host is full"
    QString when;       // "in 41 days (38 to 45)"; of one that cannot be foretold: "not predictable"
    QString date;       // "7 January 2027", with the hour when it is near; empty: none
    QString confidence; // "good", "fair", "rough"; of one that cannot be foretold: why
    QString now, limit; // "61 %", "100 %"
};

[[nodiscard]] ForecastWords wordsOf(const forecast::Forecast &forecast, const environment::Environment &environment,
                                    const watch::Catalogue &catalogue);

// The nearest one within half a year: "Next: disk /data of shop-host is full in 41 days (38 to 45)". Empty: none has one.
[[nodiscard]] QString nextOf(const QList<forecast::Forecast> &forecasts, const environment::Environment &environment,
                             const watch::Catalogue &catalogue);

// Stable words of the machine-readable output.
[[nodiscard]] QString refusalWord(forecast::Refusal refusal);
[[nodiscard]] QString confidenceWord(forecast::Confidence confidence);

} // namespace health

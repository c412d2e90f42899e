// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What the two lists of the shell show: how the health score came about, and what dies next. Pure functions; GUI thread.

#include "models/health/situation.h"
#include "models/promises/colourtime.h"
#include "ui/shell/listpopup.h"

namespace shell {

// A heading for each target that is not whole, worst first, with its lines below, and in which colours it was the last day
// and week, as far as that is known.
[[nodiscard]] QList<ListPopup::Row> scoreRows(const health::Score &score, const environment::Environment &environment,
                                              const QList<promises::ColourTime> &colours);
[[nodiscard]] QList<ListPopup::Row> forecastRows(const QList<forecast::Forecast> &forecasts, const environment::Environment &environment,
                                                 const watch::Catalogue &catalogue);

} // namespace shell

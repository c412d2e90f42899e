// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A figure in the person's language: its title, and what it is and where it is read. Figures that an environment
// brings of its own are shown as written there, made visible. Pure functions.

#include "models/watch/catalogue.h"

namespace health {

[[nodiscard]] QString metricTitle(const watch::Metric &metric);
[[nodiscard]] QString metricHelp(const watch::Metric &metric);

} // namespace health

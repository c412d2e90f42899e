// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The health score of a target as a figure among the others: no server tells it, it is reckoned here and kept by the long
// memory (promises::ScoreTally). Pure functions.

#include "models/watch/catalogue.h"

namespace dashboard {

inline constexpr std::chrono::seconds kScoreEvery{1}; // how often it is kept

[[nodiscard]] watch::MetricId scoreId();
[[nodiscard]] watch::Metric scoreFigure(environment::TargetKind kind); // its texts are translated; low is bad

} // namespace dashboard

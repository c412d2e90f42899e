// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What a promise's `metric` says: a metric id, or FUNCTION(NAME). Pure.
//   average, highest, lowest, latest (METRIC)   of the window; a bare metric means the one that is hardest to keep
//   good, bad_minutes (OBJECTIVE)               per cent of the observed time; minutes of its own window
//   days_since, times, slowest (ACT)            of the journal: days since it was done, how often, longest in seconds
//   longest, median, p90, within (MEASURE)      of the incidents of the window: seconds; per cent that kept the promised time.
//                                               Measures: detect, notify, acknowledge, respond, restore, repair, close

#include <QString>

#include <optional>

namespace promises {

struct Formula {
    enum class What { Hardest, Average, Highest, Lowest, Latest, Good, BadMinutes, DaysSince, Times, Slowest, Longest, Median, P90, Within };
    What what = What::Hardest;
    QString of;
    [[nodiscard]] bool ofMetric() const { return what <= What::Latest; }
    [[nodiscard]] bool ofIncidents() const { return what >= What::Longest; }
    [[nodiscard]] bool ofObjective() const { return what == What::Good || what == What::BadMinutes; }
};

[[nodiscard]] std::optional<Formula> formulaOf(const QString &text); // nothing: it is none of these

} // namespace promises

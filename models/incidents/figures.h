// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// How long things took: differences of the stamps t0 to t7 (incidents-runbooks 2.7), over one incident and over many.
//   detect t2-t0, notify t3-t2, acknowledge t4-t3, respond t5-t4, restore t6-t0, repair t6-t2, close t7-t2
// A stamp that is missing makes the difference missing, never zero. Drills are counted apart, and so are incidents that a
// person detected, in detect and notify. Pure; any thread.

#include "models/base/result.h"
#include "models/environment/environment.h"
#include "models/incidents/incident.h"

namespace incidents {

enum class Measure : std::uint8_t { Detect, Notify, Acknowledge, Respond, Restore, Repair, Close };
inline constexpr Measure kMeasures[] = {Measure::Detect, Measure::Notify, Measure::Acknowledge, Measure::Respond, Measure::Restore, Measure::Repair, Measure::Close};

struct Ends {
    Stamp from, to;
};
[[nodiscard]] Ends endsOf(Measure measure);
[[nodiscard]] QString word(Measure measure);    // "detect"
[[nodiscard]] std::optional<Measure> measureOf(QStringView word);
[[nodiscard]] QString title(Measure measure);   // "detect", in the reader's language
[[nodiscard]] QString formula(Measure measure); // "alert fired (t2) − harm began (t0)"

// Seconds; nothing: a stamp is missing, or the later one lies before the earlier one.
[[nodiscard]] std::optional<double> secondsOf(const Incident &incident, Measure measure);

// What was promised: resources/incidents/promises.yaml, seconds by measure; a measure without one promises nothing.
using Promised = std::map<Measure, double>;
[[nodiscard]] base::Result<Promised> promisedTimes();
// The same in an environment, which may state its own (incident_times in its file).
[[nodiscard]] base::Result<Promised> promisedTimes(const environment::Environment &environment);

struct Figure {
    Measure measure = Measure::Detect;
    int count = 0;   // of incidents that have it
    int missing = 0; // that do not
    std::optional<double> median, p90, mean; // seconds
    std::optional<double> promised;
    int kept = 0;    // of `count`
    std::vector<double> values; // ascending: the dots
};

struct TimeFigures {
    int incidents = 0;
    bool drills = false;
    int byPerson = 0; // detected by a person
    std::vector<Figure> figures;
};

// How long one incident took.
struct Measured {
    const Incident *incident = nullptr;
    base::WallTime over{};         // when it was
    std::optional<double> seconds; // nothing: a moment is missing
};
// Of those that timeFigures() counts, in the order of the list.
[[nodiscard]] std::vector<Measured> measured(const std::vector<Incident> &incidents, Measure measure, bool drills, base::WallTime from, base::WallTime to);

// Of the resolved ones whose t7, and of the mitigated ones whose t6, lies in [from, to). Merged ones are left out.
// Quantiles by linear interpolation between the closest ranks (Hyndman and Fan 7): of one value all are that value.
[[nodiscard]] TimeFigures timeFigures(const std::vector<Incident> &incidents, bool drills, base::WallTime from, base::WallTime to, const Promised &promised);
[[nodiscard]] double quantile(const std::vector<double> &ascending, double q);

} // namespace incidents

// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/incidents/figures.h"

#include "models/incidents/wording.h"

#include <algorithm>
#include <numeric>

using namespace Qt::StringLiterals;

namespace incidents {

namespace {

struct FigureWords {
    Q_DECLARE_TR_FUNCTIONS(Incidents)
};

constexpr QLatin1StringView kMeasureWords[] = {"detect"_L1, "notify"_L1, "acknowledge"_L1, "respond"_L1, "restore"_L1, "repair"_L1, "close"_L1};

std::optional<base::WallTime> endOf(const Incident &incident)
{
    const auto resolved = incident.stamp(Stamp::Resolved).at;
    return resolved ? resolved : incident.state == State::Mitigated ? incident.stamp(Stamp::Mitigated).at : std::nullopt;
}

// What a person noticed was not detected by us.
bool counts(const Incident &incident, Measure measure)
{
    return !incident.byPerson || (measure != Measure::Detect && measure != Measure::Notify);
}

// When it was over, of those that lie in [from, to) and are of this kind.
std::optional<base::WallTime> overIn(const Incident &incident, bool drills, base::WallTime from, base::WallTime to)
{
    const auto end = endOf(incident);
    return incident.drill == drills && incident.mergedInto.isEmpty() && end && *end >= from && *end < to ? end : std::nullopt;
}

} // namespace

Ends endsOf(Measure measure)
{
    switch (measure) {
    case Measure::Detect:
        return {Stamp::ImpactStart, Stamp::Firing};
    case Measure::Notify:
        return {Stamp::Firing, Stamp::Notified};
    case Measure::Acknowledge:
        return {Stamp::Notified, Stamp::Acknowledged};
    case Measure::Respond:
        return {Stamp::Acknowledged, Stamp::Engaged};
    case Measure::Restore:
        return {Stamp::ImpactStart, Stamp::Mitigated};
    case Measure::Repair:
        return {Stamp::Firing, Stamp::Mitigated};
    case Measure::Close:
        break;
    }
    return {Stamp::Firing, Stamp::Resolved};
}

QString word(Measure measure) { return kMeasureWords[std::size_t(measure)]; }

std::optional<Measure> measureOf(QStringView word)
{
    const auto it = std::ranges::find_if(kMeasureWords, [word](QLatin1StringView w) { return w == word; });
    return it == std::end(kMeasureWords) ? std::nullopt : std::optional(Measure(it - std::begin(kMeasureWords)));
}

QString title(Measure measure)
{
    switch (measure) {
    case Measure::Detect:
        return FigureWords::tr("detect");
    case Measure::Notify:
        return FigureWords::tr("notify");
    case Measure::Acknowledge:
        return FigureWords::tr("acknowledge");
    case Measure::Respond:
        return FigureWords::tr("respond");
    case Measure::Restore:
        return FigureWords::tr("restore");
    case Measure::Repair:
        return FigureWords::tr("repair");
    case Measure::Close:
        break;
    }
    return FigureWords::tr("close");
}

QString formula(Measure measure)
{
    const auto [from, to] = endsOf(measure);
    return FigureWords::tr("%1 − %2", "later moment minus earlier moment").arg(title(to), title(from));
}

std::optional<double> secondsOf(const Incident &incident, Measure measure)
{
    const auto [from, to] = endsOf(measure);
    const auto first = incident.stamp(from).at, last = incident.stamp(to).at;
    if (!first || !last || *last < *first)
        return std::nullopt;
    return secondsBetween(*first, *last);
}

double quantile(const std::vector<double> &ascending, double q)
{
    const double place = q * double(ascending.size() - 1);
    const auto below = std::size_t(place);
    const double rest = place - double(below);
    return below + 1 < ascending.size() ? ascending[below] + rest * (ascending[below + 1] - ascending[below]) : ascending[below];
}

std::vector<Measured> measured(const std::vector<Incident> &incidents, Measure measure, bool drills, base::WallTime from, base::WallTime to)
{
    std::vector<Measured> out;
    for (const Incident &incident : incidents)
        if (const auto over = overIn(incident, drills, from, to); over && counts(incident, measure))
            out.push_back({&incident, *over, secondsOf(incident, measure)});
    return out;
}

TimeFigures timeFigures(const std::vector<Incident> &incidents, bool drills, base::WallTime from, base::WallTime to, const Promised &promised)
{
    TimeFigures all;
    all.drills = drills;
    for (const Measure measure : kMeasures) {
        all.figures.push_back({});
        all.figures.back().measure = measure;
        if (const auto it = promised.find(measure); it != promised.end())
            all.figures.back().promised = it->second;
    }
    for (const Incident &incident : incidents) {
        if (!overIn(incident, drills, from, to))
            continue;
        ++all.incidents;
        all.byPerson += incident.byPerson ? 1 : 0;
        for (Figure &figure : all.figures) {
            if (!counts(incident, figure.measure))
                continue;
            const auto seconds = secondsOf(incident, figure.measure);
            if (!seconds) {
                ++figure.missing;
                continue;
            }
            figure.values.push_back(*seconds);
            figure.kept += figure.promised && *seconds <= *figure.promised ? 1 : 0;
        }
    }
    for (Figure &figure : all.figures) {
        figure.count = int(figure.values.size());
        if (figure.values.empty())
            continue;
        std::ranges::sort(figure.values);
        figure.median = quantile(figure.values, 0.5);
        figure.p90 = quantile(figure.values, 0.9);
        figure.mean = std::accumulate(figure.values.begin(), figure.values.end(), 0.0) / double(figure.count);
    }
    return all;
}

} // namespace incidents

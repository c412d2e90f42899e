// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/promises/incidentproof.h"

#include "models/incidents/figures.h"

#include <algorithm>
#include <tuple>

namespace promises {

namespace {

using What = Formula::What;

std::optional<double> valueOf(What what, const std::vector<double> &ascending, std::optional<double> limit)
{
    if (ascending.empty())
        return {};
    if (what == What::Longest)
        return ascending.back();
    if (what != What::Within)
        return incidents::quantile(ascending, what == What::Median ? 0.5 : 0.9);
    if (!limit)
        return {};
    return 100.0 * double(std::ranges::upper_bound(ascending, *limit) - ascending.begin()) / double(ascending.size());
}

} // namespace

IncidentProof proofOf(const Formula &formula, const environment::Promise &promise, const environment::Environment &environment, const std::vector<incidents::Incident> &incidents, base::WallTime now)
{
    IncidentProof proof;
    const auto measure = incidents::measureOf(formula.of);
    if (!measure)
        return proof;
    std::vector<double> seconds;
    for (const incidents::Measured &one : incidents::measured(incidents, *measure, environment::isPractice(environment.kind), now - promise.window, now + std::chrono::minutes(1))) {
        const incidents::Incident &incident = *one.incident;
        if (!promise.target.isEmpty() && !incident.targets.contains(promise.target))
            continue;
        if (!one.seconds) {
            ++proof.missing;
            continue;
        }
        const incidents::EntryRef &entry = incident.stamp(incidents::endsOf(*measure).to).entry;
        seconds.push_back(*one.seconds);
        proof.incidents.append({incident.id, incident.number, one.over, *one.seconds, entry.log.left(8) + QLatin1Char('/') + QString::number(entry.seq)});
    }
    std::ranges::sort(seconds);
    std::ranges::sort(proof.incidents, [](const ProvingIncident &a, const ProvingIncident &b) { return std::tie(b.seconds, a.id) < std::tie(a.seconds, b.id); });
    std::optional<double> limit;
    if (formula.what == What::Within) {
        const auto promised = incidents::promisedTimes(environment);
        proof.promised = promised && promised->contains(*measure);
        if (proof.promised)
            limit = promised->at(*measure);
    }
    proof.value = valueOf(formula.what, seconds, limit);
    return proof;
}

} // namespace promises

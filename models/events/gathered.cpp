// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/events/gathered.h"

#include <algorithm>
#include <tuple>

namespace events {

std::vector<Event> gathered(const environment::Environment &environment, const std::vector<Found> &found, const std::vector<Written> &written)
{
    std::vector<Event> all;
    for (const Found &f : found)
        if (f.scope == environment.name)
            all.push_back(f.event);
    for (const Written &w : written) {
        const QString &target = w.event.target;
        if (w.environment.isEmpty() ? target.isEmpty() || environment.find(target) : w.environment == environment.name)
            all.push_back(w.event);
    }
    std::ranges::sort(all, {}, [](const Event &e) { return std::tuple(e.at, e.target, e.kind); });
    return all;
}

} // namespace events

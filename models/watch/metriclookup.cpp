// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/watch/metriclookup.h"

#include "models/watch/catalogue.h"

namespace watch {

namespace {

environment::Quantity quantityIn(Unit unit)
{
    using environment::Quantity;
    switch (unit) {
    case Unit::Bytes:
    case Unit::BytesPerSecond: return Quantity::Bytes;
    case Unit::Percent: return Quantity::Percent;
    case Unit::Seconds: return Quantity::Seconds;
    case Unit::Milliseconds:
    case Unit::MillisecondsPerSecond: return Quantity::Milliseconds;
    case Unit::Days: return Quantity::Days;
    default: return Quantity::Number;
    }
}

} // namespace

environment::MetricLookup metricLookup()
{
    static const CataloguePtr builtIn = Catalogue::load(environment::Environment{});
    return [](const QString &name) -> std::optional<environment::Quantity> {
        const Metric *metric = builtIn->find(MetricId(name));
        return metric ? std::optional(quantityIn(metric->unit)) : std::nullopt;
    };
}

} // namespace watch

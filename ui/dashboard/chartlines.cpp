// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/chartlines.h"

#include <QMap>
#include <QSet>

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <vector>

namespace dashboard {
namespace {

using Weights = QMap<QString, double>; // by instance

constexpr double kClearly = 0.25; // of the greater one: less of a difference may be gone in the next second
constexpr double kAlwaysDrawn = 1e300;
constexpr int kParts = 16; // of the time shown: by so much of it what was before may count, too

// Lowest and highest value of the time shown.
std::optional<std::pair<double, double>> shownOf(const LineSource &source, const history::SeriesKey &key)
{
    std::optional<std::pair<double, double>> found;
    for (const history::Bucket &bucket : source.store.read(key, source.from, source.to, kParts))
        if (bucket.count > 0)
            found = found ? std::pair{std::min<double>(found->first, bucket.minimum), std::max<double>(found->second, bucket.maximum)}
                          : std::pair<double, double>{bucket.minimum, bucket.maximum};
    return found;
}

// Those that are there now, and those that were in the time shown. Where neither says anything, all that there ever were.
QStringList candidatesOf(const QString &target, watch::MetricId metric, const LineSource &source)
{
    QSet<QString> now;
    if (source.snapshot)
        for (const auto &latest : source.snapshot->latest)
            if (latest.reading.metric == metric && !meaningless(latest.reading.noValue))
                now.insert(latest.reading.instance.raw());
    QStringList found = now.values(), past;
    for (const history::SeriesKey &key : source.store.keysOf(target, metric))
        if (!now.contains(key.instance))
            past << key.instance;
    for (const QString &instance : std::as_const(past))
        if (shownOf(source, {target, metric, instance}))
            found << instance;
    return found.isEmpty() ? past : found;
}

double weightOf(const history::SeriesKey &key, const watch::Metric &metric, bool low, const LineSource &source)
{
    double weight = -std::numeric_limits<double>::max();
    const auto see = [&](double value) { weight = std::max(weight, low ? -value : value); };
    if (const auto shown = shownOf(source, key))
        see(low ? shown->first : shown->second);
    if (const auto *latest = source.snapshot ? source.snapshot->find(key.metric, key.instance) : nullptr; latest && latest->reading.hasValue())
        see(latest->reading.value);
    return !low && weight > 0 && !metric.always.isEmpty() && key.instance == metric.always ? kAlwaysDrawn : weight;
}

bool outdoes(double challenger, double holder)
{
    return challenger > holder && challenger - holder > kClearly * std::max(std::abs(challenger), std::abs(holder));
}

QStringList placed(const Weights &weights, const QStringList &before)
{
    QStringList rest = weights.keys();
    std::vector<std::optional<QString>> places;
    for (const QString &instance : before.mid(0, kMostLines))
        places.push_back(rest.removeOne(instance) ? std::optional(instance) : std::nullopt);
    places.resize(kMostLines);
    std::ranges::sort(rest, [&](const QString &a, const QString &b) {
        const double left = weights.value(a), right = weights.value(b);
        return left != right ? left > right : a < b;
    });
    QStringList joining = rest.mid(0, std::ranges::count_if(places, [](const auto &place) { return !place; }));
    rest.remove(0, joining.size());
    joining.sort();
    for (auto &place : places)
        if (!place && !joining.isEmpty())
            place = joining.takeFirst();
    while (!rest.isEmpty()) {
        const auto least = std::ranges::min_element(places, {}, [&](const auto &place) { return weights.value(*place); });
        if (!outdoes(weights.value(rest.front()), weights.value(**least)))
            break;
        *least = rest.takeFirst();
    }
    QStringList lines;
    for (const auto &place : places)
        if (place)
            lines << *place;
    return lines;
}

} // namespace

bool meaningless(watch::NoValue reason) { return reason == watch::NoValue::NotApplicable || reason == watch::NoValue::Version; }

QStringList linesOf(const QString &target, const watch::Metric &metric, bool low, const LineSource &source, const QStringList &before)
{
    const QStringList all = candidatesOf(target, metric.id, source);
    Weights weights;
    for (const QString &instance : all) // while all have a line nobody asks how much there was
        weights.insert(instance, all.size() > kMostLines ? weightOf({target, metric.id, instance}, metric, low, source) : 0);
    return placed(weights, before);
}

} // namespace dashboard

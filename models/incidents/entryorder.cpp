// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/incidents/entryorder.h"

#include <QHash>

#include <algorithm>

namespace incidents {

namespace {

constexpr std::size_t kNowhere = std::size_t(-1);
enum class Walked : std::uint8_t { NotYet, Begun, Done };

// Where the entries stand that others name.
QHash<QByteArray, std::size_t> namedIn(const std::vector<Fact> &facts)
{
    QHash<QByteArray, std::size_t> places;
    for (const Fact &fact : facts)
        if (!fact.change.after.isEmpty())
            places.insert(fact.change.after, kNowhere);
    for (std::size_t i = 0; i < facts.size() && !places.isEmpty(); ++i)
        if (const auto it = places.find(facts[i].digest); it != places.end())
            *it = i;
    return places;
}

} // namespace

QSet<QByteArray> giveOrders(std::vector<Fact> &facts)
{
    const QHash<QByteArray, std::size_t> places = namedIn(facts);
    std::vector<Walked> walked(facts.size(), Walked::NotYet);
    std::vector<std::size_t> path;
    const auto is = [&walked](std::size_t place, Walked how) { return place != kNowhere && walked[place] == how; };
    for (std::size_t i = 0; i < facts.size(); ++i) {
        path.push_back(i);
        while (!path.empty()) {
            const std::size_t at = path.back();
            Fact &fact = facts[at];
            const std::size_t before = at > 0 && facts[at - 1].ref.log == fact.ref.log ? at - 1 : kNowhere;
            const std::size_t named = fact.change.after.isEmpty() ? kNowhere : places.value(fact.change.after, kNowhere);
            if (walked[at] != Walked::Done)
                walked[at] = Walked::Begun;
            if (walked[at] == Walked::Begun && (is(before, Walked::NotYet) || is(named, Walked::NotYet))) {
                path.push_back(is(before, Walked::NotYet) ? before : named);
                continue;
            }
            path.pop_back();
            if (walked[at] == Walked::Done)
                continue;
            fact.order = fact.time;
            if (is(before, Walked::Done))
                fact.order = std::max(fact.order, facts[before].order);
            if (is(named, Walked::Done))
                fact.order = std::max(fact.order, facts[named].order + 1);
            walked[at] = Walked::Done;
        }
    }
    QSet<QByteArray> missing;
    for (const auto &[digest, place] : places.asKeyValueRange())
        if (place == kNowhere)
            missing.insert(digest);
    return missing;
}

} // namespace incidents

// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/events/unkept.h"

#include <algorithm>

namespace events {

namespace {

using namespace std::chrono_literals;

constexpr auto kReadApart = 5s; // of some kinds the start is known by whole seconds alone
constexpr auto kSeenApart = 60s; // one of the two may have lost its connection meanwhile

bool hasOwnTime(Kind kind) { return kind == Kind::Restart || kind == Kind::Version || kind == Kind::Settings; }

bool isLater(const Known &one, const Known &other)
{
    return one.timeline > other.timeline || one.started > other.started + std::chrono::milliseconds(kReadApart).count();
}

} // namespace

bool isOneChange(const Event &one, const Event &other)
{
    const auto apart = std::chrono::abs(one.at - other.at);
    return one.kind == other.kind && one.target == other.target && one.before == other.before && one.after == other.after && one.text == other.text
        && apart <= (hasOwnTime(one.kind) ? kReadApart : kSeenApart);
}

std::vector<Event> notAmong(const std::vector<Found> &there, const Place &place, std::vector<Event> events)
{
    std::erase_if(events, [&](const Event &event) {
        return std::ranges::any_of(there, [&](const Found &f) { return f.scope == place.scope && isOneChange(f.event, event); });
    });
    return events;
}

void Unkept::add(const Place &place, const Known &known, const std::vector<Event> &events)
{
    m_known.insert(place, known);
    for (const Event &event : events)
        m_found.push_back({place.scope, event});
    if (m_found.size() > EventFile::kMostEvents)
        m_found.erase(m_found.begin(), m_found.end() - std::ptrdiff_t(EventFile::kMostEvents));
}

std::vector<Unkept::Row> Unkept::missingIn(const EventFile &file) const
{
    std::vector<Row> rows;
    for (auto it = m_known.cbegin(); it != m_known.cend(); ++it) {
        const Place &place = it.key();
        const auto there = file.known().constFind(place);
        const bool stays = there != file.known().cend() && (isLater(*there, *it) || *there == *it);
        std::vector<Event> ours;
        for (const Found &f : m_found)
            if (f.scope == place.scope && f.event.target == place.target)
                ours.push_back(f.event);
        ours = notAmong(file.found(), place, std::move(ours));
        if (!stays || !ours.empty())
            rows.push_back({place, stays ? *there : *it, std::move(ours)});
    }
    return rows;
}

} // namespace events

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What was found while another program kept the file of events, for when this one keeps it: both saw the same targets, and a
// change is told once. Holds the newest of each target and EventFile::kMostEvents events. A value; one thread at a time.

#include "models/events/eventfile.h"

namespace events {

// Whether two programs saw one change: what has a time of its own was read alike, what has none each saw when it could.
[[nodiscard]] bool isOneChange(const Event &one, const Event &other);
// Those of a target that do not stand among these.
[[nodiscard]] std::vector<Event> notAmong(const std::vector<Found> &there, const Place &place, std::vector<Event> events);

class Unkept {
public:
    struct Row {
        Place place;
        Known known;
        std::vector<Event> events;
    };

    void add(const Place &place, const Known &known, const std::vector<Event> &events);
    // What the file lacks: a row for each target of which it lacks something. Where the other program saw a later start or
    // timeline, what it knew stays.
    [[nodiscard]] std::vector<Row> missingIn(const EventFile &file) const;

private:
    QHash<Place, Known> m_known;
    std::vector<Found> m_found;
};

} // namespace events

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// When the questions of the cold lane that are not for each round are due again: `every` of queries.yaml. It is meant
// for a target looked at each half minute; where the environment file sets another cold_interval, it stretches along.
// Engine thread only; owned by the probe, so that a connection that comes and goes does not ask the dear questions anew.

#include "models/flow/reactor.h"
#include "models/watch/lanequery.h"

#include <map>

namespace watch {

class Cadence {
public:
    explicit Cadence(std::chrono::milliseconds coldInterval) : m_round(coldInterval) {}

    [[nodiscard]] bool isDue(const LaneQuery &query, flow::TimePoint now) const;
    // Only after success: what failed is asked again as soon as its lane allows.
    void answered(const LaneQuery &query, flow::TimePoint at) { m_answered[query.name] = at; }
    void forget() { m_answered.clear(); } // everything is due

    // Between two answers: what makes a figure of this query old.
    [[nodiscard]] std::chrono::milliseconds interval(const LaneQuery &query) const;

private:
    std::chrono::milliseconds m_round;
    std::map<QString, flow::TimePoint> m_answered;
};

} // namespace watch

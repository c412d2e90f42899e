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
    // After success, and when it took too long: a question that is dear is not asked more often for that. What else failed is
    // asked again as soon as its lane allows.
    void answered(const LaneQuery &query, flow::TimePoint at) { m_asked[query.name] = {at, true}; }
    void tookTooLong(const LaneQuery &query, flow::TimePoint at) { m_asked[query.name] = {at, false}; }
    void forget() { m_asked.clear(); } // everything is due
    void forgetAnswers();              // all that was answered is

    // Between two answers: what makes a figure of this query old.
    [[nodiscard]] std::chrono::milliseconds interval(const LaneQuery &query) const;

private:
    std::chrono::milliseconds m_round;
    struct Asked {
        flow::TimePoint at{};
        bool answered = false;
    };
    std::map<QString, Asked> m_asked;
};

} // namespace watch

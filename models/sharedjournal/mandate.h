// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What the answers of an election mean as time goes by: pure, so that a scripted clock can try it. A watcher that was
// frozen, or slept with its machine, must not go on with what it held before; so the longer of the monotonic and the
// calendar clock counts. A value: a copy says the same for as long as nothing new comes.

#include "models/base/clock.h"

namespace sharedjournal {

enum class Part : std::uint8_t {
    Leader,    // tells people
    Follower,  // somebody else does
    StoreGone, // nobody knows who does: each does, with the same key for the same cause
};

class Mandate {
public:
    // lease: how long an answer holds.
    Mandate(const base::Clock &clock, base::milliseconds lease);

    struct Moment {
        base::TimePoint mono;
        base::WallTime wall;
    };
    [[nodiscard]] Moment now() const { return {m_clock->now(), m_clock->wallNow()}; }

    void answered(Moment sent, bool mine); // to what was sent then
    void failed(Moment sent);              // what was sent then got no answer
    void standsDown();                     // another program of this machine stands for election
    [[nodiscard]] Part part() const;

private:
    [[nodiscard]] base::milliseconds since(const Moment &then) const;

    const base::Clock *m_clock;
    base::milliseconds m_lease;
    Moment m_last;  // when the newest answer was asked for; at first when we began
    Moment m_tried; // when the newest question without an answer was sent
    bool m_mine = false, m_failed = false, m_down = false;
};

} // namespace sharedjournal

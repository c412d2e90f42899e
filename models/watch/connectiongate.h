// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The one cap on new connections of all probes of a process, so that two hundred of them do not knock at once after a
// suspend, a change of network or a start. Who comes first goes first; what was not used in quiet times allows a
// normal environment to start without a wait. Engine thread only.

#include "models/flow/reactor.h"

#include <algorithm>

namespace watch {

class ConnectionGate {
public:
    static constexpr int kPerSecond = 10;
    static constexpr int kAtOnce = 20; // ten targets of two connections each

    // Until so many connections have been made, when they all come at once.
    [[nodiscard]] static flow::milliseconds timeFor(int connections)
    {
        return std::chrono::seconds(std::max(0, connections - kAtOnce)) / kPerSecond;
    }

    explicit ConnectionGate(flow::Reactor &reactor, int perSecond = kPerSecond, int atOnce = kAtOnce);

    // Returns when one connection may be made. Errors: TimedOut at `due`, Cancelled; the place then goes to who is next.
    flow::Task<flow::Result<void>> pass(flow::TimePoint due);

private:
    flow::Reactor &m_reactor;
    flow::TimePoint::duration m_apart;
    flow::TimePoint::duration m_saved; // how far back unused places count
    flow::TimePoint m_next{};          // of the next who comes
};

} // namespace watch

// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/watch/connectiongate.h"

#include "models/watch/probe.h"

#include <algorithm>

namespace watch {

using flow::TimePoint;

namespace {

constexpr std::chrono::minutes kLongest{5}; // then the target is looked at all the same

}

ConnectionGate::ConnectionGate(flow::Reactor &reactor, int perSecond, int atOnce)
    : m_reactor(reactor), m_apart(std::chrono::duration_cast<TimePoint::duration>(std::chrono::seconds(1)) / perSecond),
      m_saved(m_apart * (atOnce - 1))
{
}

flow::Task<flow::Result<void>> ConnectionGate::pass(TimePoint due)
{
    const TimePoint now = m_reactor.now();
    const TimePoint mine = std::max(m_next, now - m_saved);
    m_next = mine + m_apart;
    if (mine <= now)
        co_return {};
    const TimePoint until = std::min(mine, due);
    const auto slept = co_await m_reactor.sleepUntil(until);
    if (slept && mine <= due)
        co_return {};
    m_next -= m_apart;
    if (!slept)
        co_return std::unexpected(slept.error());
    co_return flow::fail(flow::Errc::TimedOut, "too many connections are waiting");
}

flow::Task<flow::Result<void>> passGate(ProbeContext context)
{
    if (!context.gate)
        co_return {};
    const TimePoint due = context.reactor.now() + kLongest;
    auto passed = co_await context.gate->pass(due);
    if (!passed && passed.error().code == flow::Errc::Cancelled)
        co_return passed;
    co_return {};
}

} // namespace watch

// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/watch/nap.h"

namespace watch {

namespace {

// Says that nobody sleeps however the sleep ends, also when its frame is destroyed.
struct Bed {
    explicit Bed(flow::CancelState **occupant, flow::CancelState *outer) : where(occupant), state(outer) { *where = &state; }
    ~Bed() { *where = nullptr; }
    Bed(const Bed &) = delete;
    Bed &operator=(const Bed &) = delete;
    flow::CancelState **where;
    flow::CancelState state;
};

} // namespace

flow::Task<flow::Result<void>> Nap::until(flow::Reactor &reactor, flow::TimePoint until)
{
    flow::CancelState *const outer = co_await flow::currentCancel();
    Bed bed(&m_sleeping, outer);
    auto sleep = reactor.sleepUntil(until);
    sleep.with(bed.state);
    const auto slept = co_await sleep;
    if (!slept && outer && outer->stopped())
        co_return slept;
    co_return {};
}

} // namespace watch

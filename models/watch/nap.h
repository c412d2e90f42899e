// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The wait of a probe between two attempts, which somebody who knows better may end: what the target depends on is
// back. Engine thread only; at most one wait at a time.

#include "models/flow/scope.h"

namespace watch {

class Nap {
public:
    // Returns at `until`, or when woken. Error Cancelled when the flow is.
    flow::Task<flow::Result<void>> until(flow::Reactor &reactor, flow::TimePoint until);
    void wake() // nothing happens when nobody sleeps
    {
        if (m_sleeping)
            m_sleeping->cancel(flow::Stop::Cancelled);
    }

private:
    flow::CancelState *m_sleeping = nullptr;
};

} // namespace watch

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Cancellation, engine thread only. A CancelState lives in the frame of the flow that owns the children;
// children and leaf waits hook themselves in. cancel() runs no coroutine: it only makes waits ready.

#include "models/flow/list.h"

#include <cstdint>
#include <optional>

namespace flow {

enum class Stop : std::uint8_t { Cancelled, TimedOut };

struct CancelHook : Hook {
    void (*stop)(CancelHook &, Stop) = nullptr;
};

class CancelState {
public:
    CancelState() = default;
    explicit CancelState(CancelState *parent) { linkTo(parent); }

    void linkTo(CancelState *parent)
    {
        m_up.owner = this;
        m_up.stop = [](CancelHook &h, Stop why) { static_cast<Up &>(h).owner->cancel(why); };
        if (parent)
            parent->add(m_up);
    }

    void cancel(Stop why)
    {
        if (m_why)
            return;
        m_why = why;
        while (CancelHook *h = m_hooks.popFront())
            h->stop(*h, why);
    }

    [[nodiscard]] std::optional<Stop> stopped() const { return m_why; }

    void add(CancelHook &h)
    {
        if (m_why)
            h.stop(h, *m_why);
        else
            m_hooks.pushBack(h);
    }

private:
    struct Up : CancelHook {
        CancelState *owner = nullptr;
    };
    Up m_up;
    HookList<CancelHook> m_hooks;
    std::optional<Stop> m_why;
};

}  // namespace flow

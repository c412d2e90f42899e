// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Something that happens from time to time on the engine thread; whoever awaits it goes on at its next occurrence.
// Nothing is remembered: look at the state it tells of before waiting. Outlives the waits on it.

#include "models/flow/reactor.h"

namespace flow {

class Event {
public:
    class EventWait final : public Wait {
    public:
        EventWait(Event &event, Reactor &reactor, TimePoint due) : Wait(reactor, due), m_event(event) { m_place.me = this; }
        ~EventWait() { disarm(); }

    private:
        friend class Event;
        struct Place : Hook {
            EventWait *me = nullptr;
        };
        void arm() override { m_event.m_waiting.pushBack(m_place); }
        void disarm() noexcept override { m_place.unlink(); }
        Event &m_event;
        Place m_place;
    };

    [[nodiscard]] EventWait next(Reactor &reactor, TimePoint due = kNever) { return {*this, reactor, due}; }

    void happened()
    {
        while (EventWait::Place *p = m_waiting.popFront())
            p->me->done();
    }

private:
    HookList<EventWait::Place> m_waiting;
};

}  // namespace flow

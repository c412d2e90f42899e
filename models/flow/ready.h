// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Per-thread FIFO of coroutines that may go on. Nothing resumes a coroutine directly: it is posted
// here and run from the outermost pump(), so the stack never grows and the order is fixed.

#include "models/flow/list.h"

#ifndef Q_MOC_RUN  // moc 6.4 cannot parse <coroutine> when it comes before the first Qt header
#include <coroutine>
#endif
#include <cstdint>
#include <functional>

namespace flow {

struct Resumable : Hook {
    std::coroutine_handle<> handle;
    void (*run)(Resumable &) = [](Resumable &r) { r.handle.resume(); };
};

// What `co_await x` really awaits. g++ 12 copies an awaiter that it gets as a reference (from a promise's
// await_transform), so an awaitable that must not move offers this movable proxy from operator co_await.
template <class A>
struct Via {
    A *a;
    bool await_ready() const { return a->ready(); }
    template <class P>
    bool await_suspend(std::coroutine_handle<P> h) const
    {
        return a->suspend(h);
    }
    decltype(auto) await_resume() const { return a->resume(); }
};

class ReadyQueue {
public:
    static ReadyQueue &here()
    {
        thread_local ReadyQueue q;
        return q;
    }

    void post(Resumable &r) { m_queue.pushBack(r); }

    // For foreign call-backs (Qt signals, tests). Nested calls return at once.
    void pump()
    {
        if (m_pumping)
            return;
        m_pumping = true;
        while (Resumable *r = m_queue.popFront()) {
            ++m_steps;
            r->run(*r);
            if (afterStep)
                afterStep(m_steps);
        }
        m_pumping = false;
    }

    [[nodiscard]] std::uint64_t steps() const { return m_steps; }
    std::function<void(std::uint64_t)> afterStep;  // tests: destroy a flow after its n-th resumption

private:
    HookList<Resumable> m_queue;
    std::uint64_t m_steps = 0;
    bool m_pumping = false;
};

}  // namespace flow

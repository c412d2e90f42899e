// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Blocking calls (getaddrinfo, PQcancel, fsync) away from the engine thread. A call that hangs keeps its
// thread, never its caller: the wait ends by deadline or cancellation and the late result is dropped.
// Threads are detached on purpose: a hung getaddrinfo must not block the exit of the program.

#include "models/flow/reactor.h"

#include <atomic>
#include <condition_variable>
#include <deque>
#include <optional>
#include <thread>

namespace flow {

class BlockingPool {
public:
    explicit BlockingPool(int maxThreads) : m_state(std::make_shared<State>()) { m_state->max = maxThreads; }
    ~BlockingPool()
    {
        const std::lock_guard lock(m_state->mutex);
        m_state->closing = true;
        m_state->wake.notify_all();
    }
    BlockingPool(const BlockingPool &) = delete;
    BlockingPool &operator=(const BlockingPool &) = delete;

    void submit(std::function<void()> job)
    {
        const std::lock_guard lock(m_state->mutex);
        m_state->jobs.push_back(std::move(job));
        // One that was woken counts as idle until it runs: what waits behind its job must not depend on how long that takes.
        if (m_state->idle < int(m_state->jobs.size()) && m_state->threads < m_state->max) {
            ++m_state->threads;
            std::thread(work, m_state).detach();
        }
        m_state->wake.notify_one();
    }

    // Tests: true when every thread has gone (call after destruction is requested or when idle).
    [[nodiscard]] int threads() const
    {
        const std::lock_guard lock(m_state->mutex);
        return m_state->threads;
    }

private:
    struct State {
        std::mutex mutex;
        std::condition_variable wake;
        std::deque<std::function<void()>> jobs;
        int threads = 0;
        int idle = 0;
        int max = 1;
        bool closing = false;
    };
    static void work(std::shared_ptr<State> s)
    {
        std::unique_lock lock(s->mutex);
        for (;;) {
            ++s->idle;
            s->wake.wait(lock, [&] { return s->closing || !s->jobs.empty(); });
            --s->idle;
            if (s->jobs.empty())
                break;
            auto job = std::move(s->jobs.front());
            s->jobs.pop_front();
            lock.unlock();
            job();
            job = nullptr;  // captures die outside the lock
            lock.lock();
        }
        --s->threads;
    }
    std::shared_ptr<State> m_state;
};

// co_await offload<T>(reactor, pool, deadline, fn): fn runs in a pool thread; Result<T> here.
template <class T>
class Offload final : public Wait {
public:
    enum class Late : std::uint8_t { Runs, IsDropped }; // fn that has not begun when the wait is over

    Offload(Reactor &r, BlockingPool &pool, TimePoint deadline, std::function<T()> fn, Late late = Late::Runs)
        : Wait(r, deadline), m_pool(pool), m_fn(std::move(fn)), m_late(late)
    {
    }
    ~Offload() { disarm(); }
    Via<Offload> operator co_await() { return {this}; }
    Result<T> resume()
    {
        if (auto r = Wait::resume(); !r)
            return std::unexpected(std::move(r).error());
        return std::move(*m_cell->value);
    }

private:
    struct Cell {  // `value` is handed over through the inbox; `owner` is touched by the engine thread only
        std::optional<T> value;
        Offload *owner = nullptr;
        std::atomic<bool> over{false};
    };
    void arm() override
    {
        m_cell = std::make_shared<Cell>();
        m_cell->owner = this;
        m_pool.submit([cell = m_cell, inbox = m_reactor.inbox(), fn = std::move(m_fn), late = m_late] {
            if (late == Late::IsDropped && cell->over)
                return;
            auto value = std::make_shared<T>(fn());
            inbox->post([cell, value] {
                if (!cell->owner)
                    return;
                cell->value.emplace(std::move(*value));
                cell->owner->done();
            });
        });
    }
    void disarm() noexcept override
    {
        if (!m_cell)
            return;
        m_cell->owner = nullptr;
        m_cell->over = true;
    }
    BlockingPool &m_pool;
    std::function<T()> m_fn;
    const Late m_late;
    std::shared_ptr<Cell> m_cell;
};

template <class T>
Offload<T> offload(Reactor &r, BlockingPool &pool, TimePoint deadline, std::function<T()> fn)
{
    return {r, pool, deadline, std::move(fn)};
}

// For what must not be done once somebody was told that it failed: what has not begun when the wait ends is never begun.
template <class T>
Offload<T> offloadUnlessLate(Reactor &r, BlockingPool &pool, TimePoint deadline, std::function<T()> fn)
{
    return {r, pool, deadline, std::move(fn), Offload<T>::Late::IsDropped};
}

}  // namespace flow

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Lazy, single-owner, single-thread coroutine. Starts when awaited (or spawned in a TaskScope).
// Destroying a suspended Task destroys its frame and, through it, everything it waits for.
// A Task inherits its cancel state from the Task that awaits it.

#include "models/flow/ready.h"
#include "models/flow/registry.h"
#include "models/flow/result.h"

#include <exception>
#include <optional>
#include <source_location>
#include <utility>

namespace flow {

template <class T>
class Task;

struct PromiseBase : LiveTask {
    Resumable *continuation = nullptr;
    CancelState *cancel = nullptr;
    std::exception_ptr exception;
    bool finished = false;

    std::suspend_always initial_suspend() noexcept { return {}; }
    void unhandled_exception() noexcept { exception = std::current_exception(); }

    void finish() noexcept
    {
        finished = true;
        if (continuation)
            ReadyQueue::here().post(*continuation);
    }

    struct Final {
        bool await_ready() const noexcept { return false; }
        template <class P>
        void await_suspend(std::coroutine_handle<P> h) const noexcept
        {
            h.promise().finish();
        }
        void await_resume() const noexcept {}
    };
    Final final_suspend() noexcept { return {}; }

    // Notes where the coroutine waits (the line of the co_await), for the live-task listing.
    // An lvalue comes back: operator co_await of our awaitables then gives a movable proxy (see Via).
    template <class A>
    auto &await_transform(A &&a, std::source_location at = std::source_location::current()) noexcept
    {
        note(at);
        return static_cast<std::remove_reference_t<A> &>(a);
    }
};

template <class T>
struct Promise : PromiseBase {
    std::optional<T> value;
    Task<T> get_return_object() noexcept;
    void return_value(T v) { value.emplace(std::move(v)); }
    T take()
    {
        if (exception)
            std::rethrow_exception(exception);
        return std::move(*value);
    }
};

template <>
struct Promise<void> : PromiseBase {
    Task<void> get_return_object() noexcept;
    void return_void() noexcept {}
    void take() const
    {
        if (exception)
            std::rethrow_exception(exception);
    }
};

template <class T = void>
class [[nodiscard]] Task {
public:
    using promise_type = Promise<T>;
    using Handle = std::coroutine_handle<promise_type>;
    using value_type = T;

    Task() = default;
    explicit Task(Handle h) : m_h(h) {}
    Task(Task &&o) noexcept : m_h(std::exchange(o.m_h, {})) {}
    Task &operator=(Task &&o) noexcept
    {
        if (this != &o) {
            reset();
            m_h = std::exchange(o.m_h, {});
        }
        return *this;
    }
    ~Task() { reset(); }

    void reset()
    {
        if (m_h)
            std::exchange(m_h, {}).destroy();
    }

    [[nodiscard]] explicit operator bool() const { return bool(m_h); }
    [[nodiscard]] bool finished() const { return m_h && m_h.promise().finished; }

    // Runs until the first real suspension. True: it is already finished.
    bool start(CancelState *cancel)
    {
        m_h.promise().cancel = cancel;
        m_h.resume();
        return m_h.promise().finished;
    }
    void onFinished(Resumable *r) { m_h.promise().continuation = r; }
    T take()
    {
        if constexpr (std::is_void_v<T>) {
            Guard g{this};
            m_h.promise().take();
        } else {
            Guard g{this};
            return m_h.promise().take();
        }
    }

    class Awaiter {
    public:
        explicit Awaiter(Task &t) : m_task(t) {}
        bool await_ready() const noexcept { return false; }
        template <class P>
        bool await_suspend(std::coroutine_handle<P> parent)
        {
            CancelState *inherited = nullptr;
            if constexpr (std::is_base_of_v<PromiseBase, P>)
                inherited = parent.promise().cancel;
            if (m_task.start(inherited))
                return false;
            m_self.handle = parent;
            m_task.onFinished(&m_self);
            return true;
        }
        T await_resume() { return m_task.take(); }

    private:
        Task &m_task;
        Resumable m_self;
    };
    Awaiter operator co_await() { return Awaiter{*this}; }  // once; the result is moved out

private:
    struct Guard {  // locals of the finished coroutine die before its parent goes on
        Task *t;
        ~Guard() { t->reset(); }
    };
    Handle m_h;
};

template <class T>
Task<T> Promise<T>::get_return_object() noexcept
{
    return Task<T>{Task<T>::Handle::from_promise(*this)};
}
inline Task<void> Promise<void>::get_return_object() noexcept
{
    return Task<void>{Task<void>::Handle::from_promise(*this)};
}

// auto rows = co_await orFail(result);      // Result<T>: the value, or end this Task<Result<U>> with the error
// auto rows = co_await orFail(someTask());  // Task<Result<T>>: the same, awaiting it first
template <class T>
class OrFail {
public:
    explicit OrFail(Result<T> r) : m_r(std::move(r)) {}
    Via<OrFail> operator co_await() { return {this}; }
    bool ready() const noexcept { return m_r.has_value(); }
    template <class P>
    bool suspend(std::coroutine_handle<P> h)
    {
        h.promise().return_value(std::unexpected(std::move(m_r).error()));
        h.promise().finish();
        return true;  // for good: the frame goes when its Task does
    }
    T resume()
    {
        if constexpr (!std::is_void_v<T>)
            return std::move(*m_r);
    }

private:
    Result<T> m_r;
};

template <class T>
class OrFailTask {
public:
    explicit OrFailTask(Task<Result<T>> t) : m_task(std::move(t)) {}
    Via<OrFailTask> operator co_await() { return {this}; }
    bool ready() const noexcept { return false; }
    template <class P>
    bool suspend(std::coroutine_handle<P> parent)
    {
        m_fail = [](OrFailTask &me) {
            auto h = std::coroutine_handle<P>::from_address(me.m_self.handle.address());
            h.promise().return_value(std::unexpected(std::move(me.m_r)->error()));
            h.promise().finish();
        };
        m_self.handle = parent;
        if (m_task.start(parent.promise().cancel))
            return !settle();
        m_self.me = this;
        m_self.run = [](Resumable &r) {
            auto &me = *static_cast<Self &>(r).me;
            if (me.settle())
                me.m_self.handle.resume();
        };
        m_task.onFinished(&m_self);
        return true;
    }
    T resume()
    {
        if (m_error)
            std::rethrow_exception(m_error);
        if constexpr (!std::is_void_v<T>)
            return std::move(**m_r);
    }

private:
    bool settle()  // true: the parent goes on
    {
        try {
            m_r.emplace(m_task.take());
        } catch (...) {
            m_error = std::current_exception();
            return true;
        }
        if (m_r->has_value())
            return true;
        m_fail(*this);
        return false;
    }
    struct Self : Resumable {
        OrFailTask *me = nullptr;
    };
    Task<Result<T>> m_task;
    Self m_self;
    std::optional<Result<T>> m_r;
    std::exception_ptr m_error;
    void (*m_fail)(OrFailTask &) = nullptr;
};

template <class T>
OrFail<T> orFail(Result<T> r)
{
    return OrFail<T>{std::move(r)};
}
template <class T>
OrFailTask<T> orFail(Task<Result<T>> t)
{
    return OrFailTask<T>{std::move(t)};
}

}  // namespace flow

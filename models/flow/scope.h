// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Structured concurrency: children never outlive the coroutine that started them.

#include "models/flow/reactor.h"

#include <list>
#include <tuple>
#include <variant>

namespace flow {

// Cancel state of the awaiting Task, for code that builds a child state: co_await currentCancel().
struct CurrentCancel {
    CancelState *state = nullptr;
    Via<CurrentCancel> operator co_await() { return {this}; }
    bool ready() const noexcept { return false; }
    template <class P>
    bool suspend(std::coroutine_handle<P> h) noexcept
    {
        state = h.promise().cancel;
        return false;
    }
    CancelState *resume() const noexcept { return state; }
};
inline CurrentCancel currentCancel() { return {}; }

// A set of running children. Leave it only through `co_await scope.close()` (withScope does that);
// if it is destroyed with children alive (its own frame is being destroyed) they are destroyed too.
class TaskScope {
public:
    explicit TaskScope(CancelState *parent = nullptr) : m_cancel(parent) {}
    ~TaskScope() { m_cancel.cancel(Stop::Cancelled); }  // then m_children destroys the frames
    TaskScope(const TaskScope &) = delete;
    TaskScope &operator=(const TaskScope &) = delete;

    void spawn(Task<void> t)
    {
        auto &c = m_children.emplace_back();
        c.scope = this;
        c.task = std::move(t);
        c.where = std::prev(m_children.end());
        c.run = [](Resumable &r) {
            auto &me = static_cast<Child &>(r);
            me.scope->finished(me);
        };
        c.task.onFinished(&c);
        c.task.start(&m_cancel);  // a child that finishes at once is reaped by the next pump
    }

    void cancel(Stop why = Stop::Cancelled) { m_cancel.cancel(why); }
    [[nodiscard]] std::size_t size() const { return m_children.size(); }
    [[nodiscard]] CancelState &state() { return m_cancel; }

    struct Join {
        TaskScope &scope;
        Via<Join> operator co_await() { return {this}; }
        bool ready() const noexcept { return scope.m_children.empty(); }
        bool suspend(std::coroutine_handle<> h)
        {
            scope.m_waiter.handle = h;
            scope.m_waiting = true;
            return true;
        }
        void resume() const
        {
            if (auto e = std::exchange(scope.m_firstException, nullptr))
                std::rethrow_exception(e);
        }
    };
    Join join() { return {*this}; }   // waits until all children have ended
    Join close()                      // cancels them first
    {
        cancel();
        return {*this};
    }

private:
    struct Child : Resumable {
        TaskScope *scope = nullptr;
        Task<void> task;
        std::list<Child>::iterator where;
    };
    void finished(Child &c)
    {
        try {
            c.task.take();
        } catch (...) {
            if (!m_firstException)
                m_firstException = std::current_exception();
            m_cancel.cancel(Stop::Cancelled);  // one child's bug stops its siblings
        }
        m_children.erase(c.where);
        if (m_children.empty() && std::exchange(m_waiting, false))
            ReadyQueue::here().post(m_waiter);
    }

    CancelState m_cancel;
    Resumable m_waiter;
    bool m_waiting = false;
    std::exception_ptr m_firstException;
    std::list<Child> m_children;
};

namespace detail {
template <class T>
Task<void> into(std::optional<T> *out, Task<T> t)
{
    out->emplace(co_await std::move(t));
}
template <class T>
Task<void> firstInto(std::optional<T> *out, Task<T> t, TaskScope *scope)
{
    T v = co_await std::move(t);
    if (!*out) {
        out->emplace(std::move(v));
        scope->cancel();
    }
}
}  // namespace detail

// body(scope) -> Task<T>; children are cancelled and awaited however the body ends.
template <class Body>
auto withScope(Body body) -> std::invoke_result_t<Body &, TaskScope &>
{
    TaskScope scope(co_await currentCancel());
    std::exception_ptr error;
    using T = typename std::invoke_result_t<Body &, TaskScope &>::value_type;
    std::conditional_t<std::is_void_v<T>, std::monostate, std::optional<std::conditional_t<std::is_void_v<T>, int, T>>> out;
    try {
        if constexpr (std::is_void_v<T>)
            co_await body(scope);
        else
            out.emplace(co_await body(scope));
    } catch (...) {
        error = std::current_exception();
    }
    co_await scope.close();
    if (error)
        std::rethrow_exception(error);
    if constexpr (!std::is_void_v<T>)
        co_return std::move(*out);
}

template <class... T>
Task<std::tuple<T...>> whenAll(Task<T>... tasks)
{
    TaskScope scope(co_await currentCancel());
    std::tuple<std::optional<T>...> out;
    std::apply([&](auto &...o) { (scope.spawn(detail::into(&o, std::move(tasks))), ...); }, out);
    co_await scope.join();
    co_return std::apply([](auto &...o) { return std::tuple<T...>(std::move(*o)...); }, out);
}

template <class T>
Task<std::vector<T>> whenAll(std::vector<Task<T>> tasks)
{
    TaskScope scope(co_await currentCancel());
    std::vector<std::optional<T>> out(tasks.size());
    for (std::size_t i = 0; i < tasks.size(); ++i)
        scope.spawn(detail::into(&out[i], std::move(tasks[i])));
    co_await scope.join();
    std::vector<T> values;
    values.reserve(out.size());
    for (auto &o : out)
        values.push_back(std::move(*o));
    co_return values;
}

// The first to end wins; the others are cancelled and awaited before this returns.
template <class T>
Task<T> race(std::vector<Task<T>> tasks)
{
    TaskScope scope(co_await currentCancel());
    std::optional<T> out;
    for (auto &t : tasks)
        scope.spawn(detail::firstInto(&out, std::move(t), &scope));
    co_await scope.join();
    co_return std::move(*out);
}

// Everything inside gets the shorter of this and the outer deadline. The child's waits end with
// TimedOut; the child itself decides what to return, and is always awaited.
template <class T>
Task<T> withDeadline(Reactor &reactor, TimePoint due, Task<T> t)
{
    struct Due : TimerNode {
        CancelState state;
    } timer;
    timer.state.linkTo(co_await currentCancel());
    timer.fire = [](TimerNode &n) { static_cast<Due &>(n).state.cancel(Stop::TimedOut); };
    if (due != kNever)
        reactor.arm(timer, due);
    TaskScope scope(&timer.state);
    if constexpr (std::is_void_v<T>) {
        scope.spawn(std::move(t));
        co_await scope.join();
    } else {
        std::optional<T> out;
        scope.spawn(detail::into(&out, std::move(t)));
        co_await scope.join();
        co_return std::move(*out);
    }
}

// Clean-up that must run although the flow is cancelled; has its own, short limit.
template <class T>
Task<T> shielded(Reactor &reactor, milliseconds limit, Task<T> t)
{
    struct Due : TimerNode {
        CancelState state;
    } timer;
    timer.fire = [](TimerNode &n) { static_cast<Due &>(n).state.cancel(Stop::TimedOut); };
    reactor.arm(timer, reactor.now() + limit);
    TaskScope scope(&timer.state);
    std::optional<T> out;
    scope.spawn(detail::into(&out, std::move(t)));
    co_await scope.join();
    co_return std::move(*out);
}

}  // namespace flow

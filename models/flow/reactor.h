// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The engine thread's one source of wake-ups: an epoll set nested in one QSocketNotifier, a timer wheel
// driven by one timer, and an eventfd for results posted from other threads.

#include "models/flow/clock.h"
#include "models/flow/task.h"
#include "models/flow/wheel.h"

#include <QObject>
#include <QSocketNotifier>
#include <QBasicTimer>

#include <functional>
#include <memory>
#include <mutex>
#include <vector>

namespace flow {

class Reactor;

// Base of every leaf wait. Fires once, by event, deadline or cancellation, whichever is first.
// Lives in the awaiting frame, never moves; its destructor withdraws it from every list.
class Wait {
public:
    Wait(const Wait &) = delete;
    Wait &operator=(const Wait &) = delete;

    // For coroutines that are not flow::Task (they inherit no cancel state).
    Wait &with(CancelState &c)
    {
        m_cancel = &c;
        return *this;
    }

    Via<Wait> operator co_await() { return {this}; }
    bool ready() const noexcept { return false; }
    template <class P>
    bool suspend(std::coroutine_handle<P> h)
    {
        if constexpr (std::is_base_of_v<PromiseBase, P>)
            if (!m_cancel)
                m_cancel = h.promise().cancel;
        m_ready.handle = h;
        return begin();
    }
    Result<void> resume()
    {
        if (m_stop)
            return std::unexpected(errorOf(*m_stop));
        return {};
    }

protected:
    Wait(Reactor &r, TimePoint deadline) : m_reactor(r), m_deadline(deadline)
    {
        m_timer.me = this;
        m_timer.fire = [](TimerNode &n) { static_cast<Timer &>(n).me->timeUp(); };
        m_hook.me = this;
        m_hook.stop = [](CancelHook &h, Stop why) { static_cast<Cancel &>(h).me->end(why); };
    }
    ~Wait() = default;

    virtual void arm() {}             // subscribe to the event
    virtual void disarm() noexcept {} // withdraw; also called by the destructor of the subclass
    virtual void timeUp() { end(Stop::TimedOut); }
    void done() { end(std::nullopt); }
    void doneSoon();  // the same from inside a foreign call-back (a Qt signal): resumed by the event loop

    Reactor &m_reactor;

private:
    bool begin();
    void end(std::optional<Stop> why)
    {
        m_timer.unlink();
        m_hook.unlink();
        disarm();
        m_stop = why;
        ReadyQueue::here().post(m_ready);
    }

    struct Timer : TimerNode {
        Wait *me = nullptr;
    };
    struct Cancel : CancelHook {
        Wait *me = nullptr;
    };
    TimePoint m_deadline;
    Resumable m_ready;
    Timer m_timer;
    Cancel m_hook;
    CancelState *m_cancel = nullptr;
    std::optional<Stop> m_stop;
};

class Sleep final : public Wait {  // value when slept through, error only when cancelled
public:
    Sleep(Reactor &r, TimePoint until) : Wait(r, until) {}

private:
    void timeUp() override { done(); }
};

enum Interest : std::uint32_t { Readable = 1, Writable = 4 };  // = EPOLLIN, EPOLLOUT

// Registration of one descriptor; at most one wait at a time. Does not own the descriptor.
// Make a new one whenever libpq may have replaced its socket, even if the number is the same.
class FdWatch {
public:
    FdWatch(Reactor &r, int fd);
    ~FdWatch();
    FdWatch(const FdWatch &) = delete;
    FdWatch &operator=(const FdWatch &) = delete;

    class FdWait final : public Wait {
    public:
        FdWait(FdWatch &w, std::uint32_t interest, TimePoint deadline);
        ~FdWait() { disarm(); }

    private:
        friend class Reactor;
        void arm() override;
        void disarm() noexcept override;
        FdWatch &m_watch;
        std::uint32_t m_interest;
    };
    [[nodiscard]] FdWait wait(std::uint32_t interest, TimePoint deadline = kNever) { return {*this, interest, deadline}; }

private:
    friend class Reactor;
    Reactor &m_reactor;
    int m_fd;
    std::uint32_t m_slot = 0;
    std::uint32_t m_registered = 0;
    FdWait *m_waiter = nullptr;
};

// Thread-safe inbox of a reactor; outlives it in the hands of pool threads.
class Inbox {
public:
    Inbox();
    ~Inbox();
    void post(std::function<void()> f);  // runs on the engine thread; dropped once the reactor is gone
    [[nodiscard]] int fd() const { return m_fd; }

private:
    friend class Reactor;
    std::vector<std::function<void()>> take();
    void close();
    std::mutex m_mutex;
    std::vector<std::function<void()>> m_items;
    bool m_open = true;
    int m_fd;
};

class Reactor final : public QObject {
public:
    explicit Reactor(const Clock &clock = systemClock());
    ~Reactor() override;

    [[nodiscard]] TimePoint now() const { return m_clock.now(); }
    [[nodiscard]] Sleep sleepUntil(TimePoint t) { return {*this, t}; }
    [[nodiscard]] Sleep sleepFor(milliseconds d) { return {*this, now() + d}; }
    [[nodiscard]] std::shared_ptr<Inbox> inbox() const { return m_inbox; }

    void arm(TimerNode &n, TimePoint due);
    void pumpSoon();                                  // run what is ready from the event loop
    void pollNow();                                   // handle ready descriptors without waiting
    void advance(ManualClock &clock, milliseconds d); // tests: tick by tick, everything runnable run between

    static const Clock &systemClock();

private:
    friend class FdWatch;
    void timerEvent(QTimerEvent *) override;
    void rearm();
    void setInterest(FdWatch &w, std::uint32_t interest);

    struct Slot {
        FdWatch *watch = nullptr;
        std::uint32_t generation = 0;
    };
    const Clock &m_clock;
    TimerWheel m_wheel;
    int m_epoll;
    std::unique_ptr<QSocketNotifier> m_notifier;
    QBasicTimer m_timer;
    TimePoint m_armedFor = kNever;
    std::vector<Slot> m_slots;
    std::vector<std::uint32_t> m_freeSlots;
    std::shared_ptr<Inbox> m_inbox;
};

}  // namespace flow

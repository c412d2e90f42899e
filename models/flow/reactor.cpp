// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/flow/reactor.h"

#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>

namespace flow {

bool Wait::begin()
{
    if (m_cancel) {
        if (auto why = m_cancel->stopped()) {
            m_stop = why;
            return false;
        }
        m_cancel->add(m_hook);
    }
    if (m_deadline != kNever)
        m_reactor.arm(m_timer, m_deadline);
    arm();
    return true;
}

void Wait::doneSoon()
{
    done();
    m_reactor.pumpSoon();
}

FdWatch::FdWatch(Reactor &r, int fd) : m_reactor(r), m_fd(fd)
{
    if (r.m_freeSlots.empty()) {
        m_slot = static_cast<std::uint32_t>(r.m_slots.size());
        r.m_slots.push_back({this, 0});
    } else {
        m_slot = r.m_freeSlots.back();
        r.m_freeSlots.pop_back();
        r.m_slots[m_slot].watch = this;
    }
}

FdWatch::~FdWatch()
{
    if (m_registered)
        m_reactor.setInterest(*this, 0);
    auto &s = m_reactor.m_slots[m_slot];
    s.watch = nullptr;
    ++s.generation;  // an event of this batch that still names the slot is ignored
    m_reactor.m_freeSlots.push_back(m_slot);
}

FdWatch::FdWait::FdWait(FdWatch &w, std::uint32_t interest, TimePoint deadline)
    : Wait(w.m_reactor, deadline), m_watch(w), m_interest(interest)
{
}

void FdWatch::FdWait::arm()
{
    Q_ASSERT(!m_watch.m_waiter);
    m_watch.m_waiter = this;
    // Interest once registered is kept: a connection polled each second costs no epoll_ctl.
    if ((m_watch.m_registered & m_interest) != m_interest || (m_watch.m_registered & ~m_interest & Writable))
        m_reactor.setInterest(m_watch, m_interest);
}

void FdWatch::FdWait::disarm() noexcept
{
    if (m_watch.m_waiter == this)
        m_watch.m_waiter = nullptr;
}

Inbox::Inbox() : m_fd(eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC)) {}
Inbox::~Inbox() { ::close(m_fd); }

void Inbox::post(std::function<void()> f)
{
    const std::lock_guard lock(m_mutex);
    if (!m_open)
        return;
    const bool wake = m_items.empty();
    m_items.push_back(std::move(f));
    if (wake)
        eventfd_write(m_fd, 1);
}

std::vector<std::function<void()>> Inbox::take()
{
    const std::lock_guard lock(m_mutex);
    eventfd_t n = 0;
    eventfd_read(m_fd, &n);
    return std::exchange(m_items, {});
}

void Inbox::close()
{
    std::vector<std::function<void()>> dropped;
    const std::lock_guard lock(m_mutex);
    m_open = false;
    dropped.swap(m_items);
}

const Clock &Reactor::systemClock()
{
    static const Clock c;
    return c;
}

constexpr std::uint64_t kInboxTag = ~0ULL;

Reactor::Reactor(const Clock &clock)
    : m_clock(clock), m_wheel(clock.now()), m_epoll(epoll_create1(EPOLL_CLOEXEC)), m_inbox(std::make_shared<Inbox>())
{
    epoll_event e{.events = EPOLLIN, .data = {.u64 = kInboxTag}};
    epoll_ctl(m_epoll, EPOLL_CTL_ADD, m_inbox->fd(), &e);
    m_notifier = std::make_unique<QSocketNotifier>(m_epoll, QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, [this] { pollNow(); });
}

Reactor::~Reactor()
{
    m_inbox->close();
    m_notifier.reset();
    ::close(m_epoll);
}

void Reactor::setInterest(FdWatch &w, std::uint32_t interest)
{
    epoll_event e{};
    e.events = interest;
    e.data.u64 = std::uint64_t(m_slots[w.m_slot].generation) << 32 | w.m_slot;
    // No interest must be DEL: EPOLLHUP and EPOLLERR are reported even for an empty mask.
    const int op = !interest ? EPOLL_CTL_DEL : w.m_registered ? EPOLL_CTL_MOD : EPOLL_CTL_ADD;
    if (epoll_ctl(m_epoll, op, w.m_fd, &e) != 0 && op == EPOLL_CTL_MOD && errno == ENOENT)
        epoll_ctl(m_epoll, EPOLL_CTL_ADD, w.m_fd, &e);
    w.m_registered = interest;
}

void Reactor::pumpSoon()
{
    QMetaObject::invokeMethod(this, [] { ReadyQueue::here().pump(); }, Qt::QueuedConnection);
}

void Reactor::pollNow()
{
    std::array<epoll_event, 64> events;
    const int n = epoll_wait(m_epoll, events.data(), int(events.size()), 0);
    for (int i = 0; i < n; ++i) {
        const auto &e = events[std::size_t(i)];
        if (e.data.u64 == kInboxTag) {
            for (auto &f : m_inbox->take())
                f();
            continue;
        }
        const auto slot = std::uint32_t(e.data.u64);
        const auto generation = std::uint32_t(e.data.u64 >> 32);
        FdWatch *w = m_slots[slot].generation == generation ? m_slots[slot].watch : nullptr;
        if (!w)
            continue;
        const bool wanted = w->m_waiter && (e.events & (w->m_waiter->m_interest | EPOLLERR | EPOLLHUP));
        if (wanted)
            w->m_waiter->done();
        else
            setInterest(*w, w->m_waiter ? w->m_waiter->m_interest : 0);  // nobody cares: do not spin
    }
    ReadyQueue::here().pump();
}

void Reactor::arm(TimerNode &n, TimePoint due)
{
    m_wheel.arm(n, due);
    if (!m_clock.manual())
        rearm();
}

void Reactor::rearm()
{
    const TimePoint next = m_wheel.next();
    if (next == m_armedFor && m_timer.isActive())
        return;
    m_armedFor = next;
    if (next == kNever)
        return m_timer.stop();
    const auto left = std::chrono::ceil<milliseconds>(next - now());
    m_timer.start(std::max(0, int(left.count())), Qt::PreciseTimer, this);
}

void Reactor::timerEvent(QTimerEvent *)
{
    m_timer.stop();
    m_armedFor = kNever;
    m_wheel.advance(now());
    ReadyQueue::here().pump();
    rearm();
}

void Reactor::advance(ManualClock &clock, milliseconds d)
{
    const TimePoint end = clock.now() + d;
    while (clock.now() < end) {
        clock.set(std::min(end, clock.now() + TimerWheel::kTick));
        m_wheel.advance(clock.now());
        ReadyQueue::here().pump();
    }
}

}  // namespace flow

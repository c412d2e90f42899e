// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/http/client.h"

#include "models/http/transfer.h"

#include <sys/epoll.h>
#include <sys/timerfd.h>
#include <unistd.h>

#include <mutex>

namespace http {

using flow::Errc;
using flow::Result;
using flow::Task;
using flow::TimePoint;

Client::Client(flow::Reactor &reactor, TlsSettings tls)
    : m_reactor(reactor), m_tls(std::move(tls)), m_epoll(epoll_create1(EPOLL_CLOEXEC)),
      m_timer(timerfd_create(CLOCK_MONOTONIC, TFD_NONBLOCK | TFD_CLOEXEC))
{
    static std::once_flag once;
    std::call_once(once, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
    epoll_event e{};
    e.events = EPOLLIN;
    e.data.fd = m_timer;
    epoll_ctl(m_epoll, EPOLL_CTL_ADD, m_timer, &e);
    m_watch = std::make_unique<flow::FdWatch>(reactor, m_epoll);
    m_multi = curl_multi_init();
    m_easy = curl_easy_init();
    curl_multi_setopt(m_multi, CURLMOPT_SOCKETFUNCTION, &Client::socketChanged);
    curl_multi_setopt(m_multi, CURLMOPT_SOCKETDATA, this);
    curl_multi_setopt(m_multi, CURLMOPT_TIMERFUNCTION, &Client::timerChanged);
    curl_multi_setopt(m_multi, CURLMOPT_TIMERDATA, this);
    curl_multi_setopt(m_multi, CURLMOPT_MAXCONNECTS, 1L);
    curl_multi_setopt(m_multi, CURLMOPT_PIPELINING, CURLPIPE_NOTHING);
}

Client::~Client()
{
    m_watch.reset();
    curl_easy_cleanup(m_easy);
    curl_multi_cleanup(m_multi); // calls socketChanged once more
    ::close(m_timer);
    ::close(m_epoll);
}

void Client::setAuthorization(std::string prefix, base::Secret secret)
{
    m_authorization = std::move(prefix);
    m_secret = std::move(secret);
}

int Client::socketChanged(CURL *, curl_socket_t socket, int what, void *self, void *known)
{
    auto &me = *static_cast<Client *>(self);
    if (what == CURL_POLL_REMOVE) {
        epoll_ctl(me.m_epoll, EPOLL_CTL_DEL, socket, nullptr);
        curl_multi_assign(me.m_multi, socket, nullptr);
        return 0;
    }
    epoll_event e{};
    e.events = (what & CURL_POLL_IN ? std::uint32_t(EPOLLIN) : 0u) | (what & CURL_POLL_OUT ? std::uint32_t(EPOLLOUT) : 0u);
    e.data.fd = socket;
    epoll_ctl(me.m_epoll, known ? EPOLL_CTL_MOD : EPOLL_CTL_ADD, socket, &e);
    curl_multi_assign(me.m_multi, socket, &me);
    return 0;
}

int Client::timerChanged(CURLM *, long ms, void *self)
{
    auto &me = *static_cast<Client *>(self);
    me.m_due = ms == 0; // never from here: libcurl forbids it
    itimerspec when{};
    if (ms > 0) {
        when.it_value.tv_sec = ms / 1000;
        when.it_value.tv_nsec = ms % 1000 * 1000000;
    }
    timerfd_settime(me.m_timer, 0, &when, nullptr);
    return 0;
}

void Client::runDue()
{
    constexpr int kMost = 64; // a state machine that never rests must not hold the engine
    int running = 0;
    for (int i = 0; i < kMost && m_due; ++i) {
        m_due = false;
        curl_multi_socket_action(m_multi, CURL_SOCKET_TIMEOUT, 0, &running);
    }
    if (m_due)
        timerChanged(m_multi, 1, this);
}

void Client::turn()
{
    std::array<epoll_event, 8> events;
    const int n = epoll_wait(m_epoll, events.data(), int(events.size()), 0);
    int running = 0;
    for (int i = 0; i < n; ++i) {
        const auto &e = events[std::size_t(i)];
        if (e.data.fd == m_timer) {
            std::uint64_t expirations = 0;
            (void)!read(m_timer, &expirations, sizeof expirations);
            m_due = true;
            continue;
        }
        const int mask = (e.events & EPOLLIN ? CURL_CSELECT_IN : 0) | (e.events & EPOLLOUT ? CURL_CSELECT_OUT : 0)
            | (e.events & (EPOLLERR | EPOLLHUP) ? CURL_CSELECT_ERR : 0);
        curl_multi_socket_action(m_multi, e.data.fd, mask, &running);
    }
    runDue();
}

Task<Result<Response>> Client::get(Request request, TimePoint due)
{
    m_kept = CURL_SOCKET_BAD;
    Transfer transfer(*this, request);
    runDue();
    while (!transfer.finished()) {
        auto ready = co_await m_watch->wait(flow::Readable, due);
        if (!ready)
            co_return std::unexpected(transfer.stopped(std::move(ready).error()));
        turn();
    }
    co_return transfer.outcome();
}

Task<Result<IdleEnd>> Client::idle(TimePoint until)
{
    if (m_kept == CURL_SOCKET_BAD) {
        const auto slept = co_await m_reactor.sleepUntil(until);
        if (!slept)
            co_return std::unexpected(slept.error());
        co_return IdleEnd::Due;
    }
    // Not readability: TLS may send tickets at any time, and only the end of the stream is news.
    flow::FdWatch watch(m_reactor, m_kept);
    auto ready = co_await watch.wait(EPOLLRDHUP, until);
    if (ready)
        co_return IdleEnd::PeerClosed;
    if (ready.error().code == Errc::TimedOut && m_reactor.now() >= until)
        co_return IdleEnd::Due;
    co_return std::unexpected(std::move(ready).error());
}

} // namespace http

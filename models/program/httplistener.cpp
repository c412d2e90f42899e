// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/program/httplistener.h"

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>

namespace program {

using namespace std::chrono_literals;

namespace {

struct Socket {
    int fd;
    explicit Socket(int f) : fd(f) { }
    ~Socket() { ::close(fd); }
    Socket(const Socket &) = delete;
    Socket &operator=(const Socket &) = delete;
};

flow::Task<bool> send(flow::Reactor &reactor, flow::FdWatch &watch, int fd, QByteArray bytes)
{
    const auto due = reactor.now() + 10s;
    qsizetype sent = 0;
    while (sent < bytes.size()) {
        const auto n = ::send(fd, bytes.constData() + sent, std::size_t(bytes.size() - sent), MSG_NOSIGNAL);
        if (n > 0) {
            sent += n;
            continue;
        }
        if (errno != EAGAIN && errno != EINTR)
            co_return false;
        const auto ready = co_await watch.wait(flow::Writable, due);
        if (!ready)
            co_return false;
    }
    co_return true;
}

} // namespace

HttpListener::~HttpListener()
{
    if (m_fd >= 0)
        ::close(m_fd);
}

base::Result<void> HttpListener::listen(quint16 port, const QByteArray &address)
{
    sockaddr_storage where{};
    socklen_t length = 0;
    auto *four = reinterpret_cast<sockaddr_in *>(&where);
    auto *six = reinterpret_cast<sockaddr_in6 *>(&where);
    if (inet_pton(AF_INET, address.constData(), &four->sin_addr) == 1) {
        four->sin_family = AF_INET;
        four->sin_port = htons(port);
        length = sizeof *four;
    } else if (inet_pton(AF_INET6, address.constData(), &six->sin6_addr) == 1) {
        six->sin6_family = AF_INET6;
        six->sin6_port = htons(port);
        length = sizeof *six;
    }
    const std::string action = "listen on " + address.toStdString() + ':' + std::to_string(port);
    if (length == 0)
        return std::unexpected(base::Error{base::Errc::Invalid, "not an address", {}, action, "write a numeric address, such as 127.0.0.1"});
    m_fd = socket(where.ss_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    const int one = 1;
    setsockopt(m_fd, SOL_SOCKET, SO_REUSEADDR, &one, sizeof one);
    if (bind(m_fd, reinterpret_cast<const sockaddr *>(&where), length) != 0 || ::listen(m_fd, 64) != 0
        || getsockname(m_fd, reinterpret_cast<sockaddr *>(&where), &length) != 0)
        return std::unexpected(base::Error{base::Errc::Io, std::strerror(errno), {}, action, "choose a free port"});
    m_port = ntohs(where.ss_family == AF_INET ? four->sin_port : six->sin6_port);
    return {};
}

flow::Task<void> HttpListener::serve(Handler handler)
{
    flow::TaskScope connections(co_await flow::currentCancel());
    flow::FdWatch watch(m_reactor, m_fd);
    for (;;) {
        const auto ready = co_await watch.wait(flow::Readable);
        if (!ready)
            break;
        const int fd = accept4(m_fd, nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC);
        if (fd < 0 && (errno == EMFILE || errno == ENFILE)) // the waiting peer stays readable: do not spin
            (void)co_await m_reactor.sleepFor(100ms);
        if (fd < 0)
            continue;
        const int one = 1;
        setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
        if (connections.size() >= kMostConnections)
            ::close(fd);
        else
            connections.spawn(converse(m_reactor, fd, handler));
    }
    co_await connections.close();
}

flow::Task<void> HttpListener::converse(flow::Reactor &reactor, int fd, const Handler &handler)
{
    const Socket socket(fd);
    flow::FdWatch watch(reactor, fd);
    HttpReader reader;
    std::array<char, 8192> buffer;
    for (;;) {
        while (auto request = reader.next()) {
            const bool keepAlive = request->keepAlive;
            auto answer = handler(std::move(*request));
            const HttpReply reply = co_await std::move(answer);
            const bool sent = co_await send(reactor, watch, fd, toBytes(reply, keepAlive));
            if (!sent || !keepAlive)
                co_return;
        }
        if (const auto refused = reader.refused()) {
            co_await send(reactor, watch, fd, toBytes(*refused, false));
            co_return;
        }
        const auto n = recv(fd, buffer.data(), buffer.size(), 0);
        if (n > 0) {
            reader.add(buffer.data(), n);
            continue;
        }
        if (n == 0 || (errno != EAGAIN && errno != EINTR))
            co_return;
        const auto ready = co_await watch.wait(flow::Readable, reactor.now() + 30s);
        if (!ready)
            co_return;
    }
}

} // namespace program

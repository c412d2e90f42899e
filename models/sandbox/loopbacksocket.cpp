// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sandbox/loopbacksocket.h"

#include <arpa/inet.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace sandbox {

using flow::Errc;

sockaddr_in loopbackAddress(int port)
{
    sockaddr_in a = {};
    a.sin_family = AF_INET;
    a.sin_port = htons(std::uint16_t(port));
    a.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return a;
}

LoopbackSocket::~LoopbackSocket()
{
    if (m_fd >= 0)
        ::close(m_fd);
}

flow::Task<flow::Result<LoopbackSocket>> LoopbackSocket::connect(flow::Reactor &reactor, int port, flow::TimePoint due)
{
    LoopbackSocket socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
    if (socket.m_fd < 0)
        co_return flow::fail(Errc::Io, std::strerror(errno));
    const sockaddr_in address = loopbackAddress(port);
    if (::connect(socket.m_fd, reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0) {
        if (errno != EINPROGRESS)
            co_return flow::fail(Errc::Closed, std::strerror(errno));
        flow::FdWatch watch(reactor, socket.m_fd);
        co_await flow::orFail(co_await watch.wait(flow::Writable, due));
        int error = 0;
        socklen_t size = sizeof error;
        if (::getsockopt(socket.m_fd, SOL_SOCKET, SO_ERROR, &error, &size) == 0 && error != 0)
            co_return flow::fail(Errc::Closed, std::strerror(error));
    }
    co_return std::move(socket);
}

} // namespace sandbox

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A TCP connection to 127.0.0.1, for looking whether and how a server of the sandbox serves. Non-blocking; closed with
// this object. Engine thread only.

#include "models/flow/scope.h"

#include <netinet/in.h>

namespace sandbox {

[[nodiscard]] sockaddr_in loopbackAddress(int port);

class LoopbackSocket {
public:
    LoopbackSocket() = default;
    LoopbackSocket(LoopbackSocket &&other) noexcept : m_fd(std::exchange(other.m_fd, -1)) {}
    LoopbackSocket &operator=(LoopbackSocket &&) = delete;
    ~LoopbackSocket();

    // Closed: nobody listens there.
    static flow::Task<flow::Result<LoopbackSocket>> connect(flow::Reactor &reactor, int port, flow::TimePoint due);

    [[nodiscard]] int fd() const { return m_fd; }

private:
    explicit LoopbackSocket(int fd) : m_fd(fd) {}
    int m_fd = -1;
};

} // namespace sandbox

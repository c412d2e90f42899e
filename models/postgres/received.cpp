// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/postgres/received.h"

#include <linux/tcp.h>
#include <netinet/in.h>
#include <sys/ioctl.h>
#include <sys/socket.h>

namespace postgres {

std::uint64_t bytesReceived(int socket)
{
    tcp_info info{};
    socklen_t size = sizeof info;
    return ::getsockopt(socket, IPPROTO_TCP, TCP_INFO, &info, &size) == 0 ? info.tcpi_bytes_received : 0;
}

void receiveLittle(int socket)
{
    constexpr int kBytes = 64 * 1024;
    (void)::setsockopt(socket, SOL_SOCKET, SO_RCVBUF, &kBytes, sizeof kBytes);
}

std::uint64_t bytesWaiting(int socket)
{
    int waiting = 0;
    return ::ioctl(socket, FIONREAD, &waiting) == 0 && waiting > 0 ? std::uint64_t(waiting) : 0;
}

} // namespace postgres

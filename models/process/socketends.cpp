// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/process/socketends.h"

#include <netinet/in.h>
#include <sys/socket.h>

#include <cstring>

namespace process {

namespace {

bool loopback(const in_addr &address)
{
    return (ntohl(address.s_addr) >> 24) == 127;
}

bool loopback(const in6_addr &address)
{
    in_addr mapped{};
    std::memcpy(&mapped, address.s6_addr + 12, sizeof mapped);
    return IN6_IS_ADDR_LOOPBACK(&address) || (IN6_IS_ADDR_V4MAPPED(&address) && loopback(mapped));
}

} // namespace

bool bothEndsHere(int socket)
{
    sockaddr_storage ours{}, theirs{};
    socklen_t oursSize = sizeof ours, theirsSize = sizeof theirs;
    if (socket < 0 || ::getsockname(socket, reinterpret_cast<sockaddr *>(&ours), &oursSize) != 0
        || ::getpeername(socket, reinterpret_cast<sockaddr *>(&theirs), &theirsSize) != 0 || ours.ss_family != theirs.ss_family)
        return false;
    if (theirs.ss_family == AF_UNIX)
        return true;
    if (theirs.ss_family == AF_INET) {
        const auto &a = reinterpret_cast<const sockaddr_in &>(ours).sin_addr, &b = reinterpret_cast<const sockaddr_in &>(theirs).sin_addr;
        return loopback(b) || a.s_addr == b.s_addr;
    }
    if (theirs.ss_family == AF_INET6) {
        const auto &a = reinterpret_cast<const sockaddr_in6 &>(ours).sin6_addr, &b = reinterpret_cast<const sockaddr_in6 &>(theirs).sin6_addr;
        return loopback(b) || IN6_ARE_ADDR_EQUAL(&a, &b);
    }
    return false;
}

} // namespace process

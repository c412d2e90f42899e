// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/postgres/sluice.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <unistd.h>

namespace postgres {

namespace {

bool later() { return errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR; }

// Removes what the descriptor took; false: it takes nothing any more.
bool sendSome(int to, std::string &bytes)
{
    while (!bytes.empty()) {
        const auto n = ::send(to, bytes.data(), bytes.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
        if (n < 0)
            return later();
        bytes.erase(0, std::size_t(n));
    }
    return true;
}

} // namespace

base::Result<std::unique_ptr<Sluice>> Sluice::on(int socket)
{
    std::array<int, 2> pair{-1, -1};
    const int wire = ::fcntl(socket, F_DUPFD_CLOEXEC, 0);
    if (wire < 0 || ::socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0, pair.data()) != 0
        || ::dup3(pair[0], socket, O_CLOEXEC) < 0) {
        const int error = errno;
        for (const int fd : {wire, pair[0], pair[1]})
            if (fd >= 0)
                ::close(fd);
        return base::fail(base::Errc::Io, std::strerror(error));
    }
    ::close(pair[0]);
    return std::unique_ptr<Sluice>(new Sluice(socket, wire, pair[1]));
}

Sluice::~Sluice()
{
    passOutward();
    ::close(m_inner);
    ::close(m_wire);
}

bool Sluice::readable() const
{
    int waiting = 0;
    return m_ended || (::ioctl(m_socket, FIONREAD, &waiting) == 0 && waiting > 0);
}

void Sluice::pass()
{
    passOutward();
    passInward();
}

void Sluice::passOutward()
{
    std::array<char, kGulp> bytes;
    while (sendSome(m_wire, m_outward) && m_outward.empty()) {
        const auto n = ::recv(m_inner, bytes.data(), bytes.size(), MSG_DONTWAIT);
        if (n <= 0)
            return;
        m_outward.assign(bytes.data(), std::size_t(n));
    }
}

// Nothing comes in before libpq has taken what came before.
void Sluice::passInward()
{
    if (m_inward.empty() && !readable()) {
        std::array<char, kGulp> bytes;
        const auto n = ::recv(m_wire, bytes.data(), bytes.size(), MSG_DONTWAIT);
        if (n > 0) {
            m_received += std::uint64_t(n);
            m_inward.assign(bytes.data(), std::size_t(n));
        } else if (n == 0 || !later()) {
            m_ended = true;
            ::shutdown(m_inner, SHUT_WR);
        }
    }
    (void)sendSome(m_inner, m_inward);
}

} // namespace postgres

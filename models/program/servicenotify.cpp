// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/program/servicenotify.h"

#include <cstddef>
#include <cstring>

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace program {

ServiceNotify::ServiceNotify() : m_socket(qgetenv("NOTIFY_SOCKET"))
{
    if (!m_socket.startsWith('/') && !m_socket.startsWith('@'))
        m_socket.clear();
    const QByteArray meant = qgetenv("WATCHDOG_PID");
    const qlonglong micros = qgetenv("WATCHDOG_USEC").toLongLong();
    if (micros > 0 && (meant.isEmpty() || meant.toLongLong() == ::getpid()))
        m_watchdog = std::chrono::milliseconds(micros / 1000);
}

void ServiceNotify::send(const QByteArray &message) const
{
    sockaddr_un address{};
    if (m_socket.isEmpty() || std::size_t(m_socket.size()) >= sizeof address.sun_path)
        return;
    address.sun_family = AF_UNIX;
    std::memcpy(address.sun_path, m_socket.constData(), std::size_t(m_socket.size()));
    if (m_socket.startsWith('@'))
        address.sun_path[0] = '\0'; // an abstract name
    const int fd = ::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (fd < 0)
        return;
    (void)::sendto(fd, message.constData(), std::size_t(message.size()), MSG_NOSIGNAL, reinterpret_cast<const sockaddr *>(&address),
                   socklen_t(offsetof(sockaddr_un, sun_path) + std::size_t(m_socket.size())));
    ::close(fd);
}

void ServiceNotify::ready(const QByteArray &line) const { send("READY=1\nSTATUS=" + line); }
void ServiceNotify::status(const QByteArray &line) const { send("STATUS=" + line); }
void ServiceNotify::alive() const { send("WATCHDOG=1"); }
void ServiceNotify::stopping() const { send("STOPPING=1"); }

} // namespace program

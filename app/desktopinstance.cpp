// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktopinstance.h"

#include <QFile>
#include <QSocketNotifier>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace app {

namespace {

constexpr std::size_t kLongestWord = 128; // bytes

// False when the path does not fit: then there is a lock, but no way to ask.
bool addressOf(const QString &folder, sockaddr_un &address)
{
    const QByteArray path = QFile::encodeName(folder + QStringLiteral("/console.sock"));
    std::memset(&address, 0, sizeof address);
    address.sun_family = AF_UNIX;
    if (std::size_t(path.size()) >= sizeof address.sun_path)
        return false;
    std::memcpy(address.sun_path, path.constData(), std::size_t(path.size()));
    return true;
}

} // namespace

DesktopInstance::DesktopInstance(QString folder, const QString &incident, QObject *parent) : QObject(parent), m_folder(std::move(folder))
{
    const QByteArray path = QFile::encodeName(m_folder + QStringLiteral("/console.lock"));
    m_lock = m_folder.isEmpty() ? -1 : ::open(path.constData(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (m_lock < 0)
        return;
    if (::flock(m_lock, LOCK_EX | LOCK_NB) == 0) {
        m_standing = Standing::First;
        listen();
    } else if (errno == EWOULDBLOCK) {
        m_standing = Standing::Second;
        askTheFirst(incident);
    }
}

DesktopInstance::~DesktopInstance()
{
    m_notifier.reset();
    sockaddr_un address;
    if (m_socket >= 0 && addressOf(m_folder, address))
        ::unlink(address.sun_path);
    if (m_socket >= 0)
        ::close(m_socket);
    if (m_lock >= 0)
        ::close(m_lock);
}

void DesktopInstance::listen()
{
    sockaddr_un address;
    if (!addressOf(m_folder, address))
        return;
    m_socket = ::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    ::unlink(address.sun_path); // ours: we hold the lock
    if (m_socket < 0 || ::bind(m_socket, reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0)
        return;
    m_notifier = std::make_unique<QSocketNotifier>(m_socket, QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, [this] {
        char word[kLongestWord];
        for (ssize_t size = 0; (size = ::recv(m_socket, word, sizeof word, 0)) > 0;)
            emit asked(QString::fromUtf8(word, qsizetype(size)).section(QLatin1Char(' '), 1, 1));
    });
}

bool DesktopInstance::askTheFirst(const QString &incident) const
{
    const QByteArray word = ("show " + incident.toUtf8()).trimmed();
    sockaddr_un address;
    if (!addressOf(m_folder, address))
        return false;
    const int s = ::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    const bool sent = s >= 0
        && ::sendto(s, word.constData(), std::size_t(word.size()), MSG_NOSIGNAL, reinterpret_cast<const sockaddr *>(&address), sizeof address) == word.size();
    if (s >= 0)
        ::close(s);
    return sent;
}

} // namespace app

#include "moc_desktopinstance.cpp"

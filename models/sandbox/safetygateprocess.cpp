// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sandbox/safetygateprocess.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSet>

#include <cstring>
#include <optional>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace sandbox {

namespace {

QString procFile(pid_t pid, const char *name)
{
    return QStringLiteral("/proc/%1/%2").arg(pid).arg(QLatin1String(name));
}

QByteArray contentsOf(const QString &file)
{
    QFile in(file);
    return in.open(QIODevice::ReadOnly) ? in.readAll() : QByteArray();
}

QByteArray linkTarget(const QByteArray &path)
{
    QByteArray target(4096, '\0');
    const auto n = readlink(path.constData(), target.data(), std::size_t(target.size()));
    return n > 0 ? target.left(n) : QByteArray();
}

// Nothing: the kernel keeps them from us (a program of ours that forbids core dumps).
std::optional<QSet<QByteArray>> socketInodesOf(pid_t pid)
{
    QSet<QByteArray> inodes;
    const QDir descriptors(procFile(pid, "fd"));
    if (access(QFile::encodeName(descriptors.path()).constData(), R_OK | X_OK) != 0)
        return std::nullopt;
    for (const QString &fd : descriptors.entryList(QDir::Files | QDir::System | QDir::NoDotAndDotDot)) {
        const QByteArray target = linkTarget(QFile::encodeName(descriptors.filePath(fd)));
        if (target.startsWith("socket:[") && target.endsWith(']'))
            inodes.insert(target.mid(8, target.size() - 9));
    }
    return inodes;
}

// Addresses are written as the kernel keeps them, in 32-bit words of host order.
bool isLoopback(const QByteArray &hex)
{
    static const QSet<QByteArray> ipv6{
        "00000000000000000000000001000000", "00000000000000000000000000000001", "0000000000000000FFFF00000100007F"};
    return hex.size() == 8 ? hex.endsWith("7F") : ipv6.contains(hex);
}

} // namespace

uid_t ownerOf(pid_t pid)
{
    // Not the owner of /proc/PID: that is root for a program that forbids core dumps.
    const QByteArray status = contentsOf(procFile(pid, "status"));
    const auto at = status.indexOf("\nUid:\t");
    if (at < 0)
        return uid_t(-1);
    const QByteArray line = status.mid(at + 6, status.indexOf('\n', at + 1) - at - 6);
    const QList<QByteArray> ids = line.split('\t'); // real, effective, saved, file system
    return ids.size() == 4 && ids[0] == ids[1] ? ids[1].toUInt() : uid_t(-1);
}

QList<QByteArray> commandLineOf(pid_t pid)
{
    return contentsOf(procFile(pid, "cmdline")).split('\0');
}

QString workingFolderOf(pid_t pid)
{
    return QFile::decodeName(linkTarget(QFile::encodeName(procFile(pid, "cwd"))));
}

QString openFileOf(pid_t pid, int descriptor)
{
    const QByteArray name = "fd/" + QByteArray::number(descriptor);
    return QFile::decodeName(linkTarget(QFile::encodeName(procFile(pid, name.constData()))));
}

Listening listeningOf(pid_t pid, int port)
{
    constexpr auto kListen = "0A";
    const QByteArray suffix = ':' + QByteArray::number(port, 16).toUpper().rightJustified(4, '0');
    const auto inodes = socketInodesOf(pid);
    const QByteArray owner = QByteArray::number(ownerOf(pid));
    auto found = Listening::No;
    for (const char *table : {"net/tcp", "net/tcp6"}) {
        const QList<QByteArray> lines = contentsOf(procFile(pid, table)).split('\n');
        for (const QByteArray &line : lines.mid(1)) {
            const QList<QByteArray> fields = line.simplified().split(' ');
            if (fields.size() < 10 || fields[3] != kListen || !fields[1].endsWith(suffix))
                continue;
            if (inodes ? !inodes->contains(fields[9]) : fields[7] != owner)
                continue;
            if (!isLoopback(fields[1].chopped(suffix.size())))
                return Listening::Open;
            found = Listening::Loopback;
        }
    }
    return found;
}

pid_t listenerOf(const QString &socketFile)
{
    const QByteArray path = QFile::encodeName(socketFile);
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (path.size() >= qsizetype(sizeof address.sun_path))
        return 0;
    std::memcpy(address.sun_path, path.constData(), std::size_t(path.size()));
    const int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    ucred peer{};
    socklen_t length = sizeof peer;
    const bool known = connect(fd, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0
        && getsockopt(fd, SOL_SOCKET, SO_PEERCRED, &peer, &length) == 0;
    ::close(fd);
    return known ? peer.pid : 0;
}

} // namespace sandbox

// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sandbox/sandboxlock.h"

#include "models/sandbox/statefile.h"

#include <QCoreApplication>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace sandbox {

using namespace std::chrono_literals;

SandboxLock::~SandboxLock()
{
    if (m_fd >= 0)
        ::close(m_fd);
}

flow::Task<flow::Result<SandboxLock>> SandboxLock::take(flow::Reactor &reactor, QString folder, flow::TimePoint due)
{
    const QByteArray path = folder.toUtf8();
    for (;;) {
        SandboxLock lock(::open(path.constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW));
        if (lock.m_fd < 0 && errno == ENOENT)
            co_return std::unexpected(StateFile::absent(folder));
        if (lock.m_fd < 0)
            co_return flow::fail(flow::Errc::Io, (folder + QStringLiteral(": ")).toStdString() + std::strerror(errno));
        const bool held = ::flock(lock.m_fd, LOCK_EX | LOCK_NB) == 0;
        struct stat mine = {};
        struct stat there = {};
        const bool same = ::fstat(lock.m_fd, &mine) == 0 && ::stat(path.constData(), &there) == 0 && mine.st_ino == there.st_ino;
        if (held && same)
            co_return std::move(lock);
        if (reactor.now() > due) {
            co_return std::unexpected(flow::Error(
                flow::Errc::TimedOut,
                QCoreApplication::translate("sandbox", "Another process is starting or ending this sandbox.").toStdString(),
                std::string(), QCoreApplication::translate("sandbox", "use the folder %1").arg(folder).toStdString(),
                QCoreApplication::translate("sandbox", "Wait until it has finished, then try again.").toStdString()));
        }
        co_await flow::orFail(co_await reactor.sleepFor(50ms));
    }
}

} // namespace sandbox

// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sharedjournal/locallease.h"

#include "models/base/paths.h"
#include "models/journal/origin.h"
#include "models/process/identity.h"
#include "models/sharedjournal/saying.h"

#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <cstring>
#include <ctime>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace sharedjournal {

using base::Result;

namespace {

// Goes on while the machine sleeps.
qint64 bootMilliseconds()
{
    timespec now{};
    ::clock_gettime(CLOCK_BOOTTIME, &now);
    return qint64(now.tv_sec) * 1000 + now.tv_nsec / 1'000'000;
}

struct Holder { // "BOOT PID START RENEWED"
    QString boot;
    process::Identity who;
    qint64 renewed = 0;

    static Holder here() { return {journal::bootId(), {::getpid(), process::startTimeOf(::getpid())}, bootMilliseconds()}; }
    static Holder parse(const QByteArray &line)
    {
        const QList<QByteArray> words = line.trimmed().split(' ');
        if (words.size() != 4)
            return {};
        return {QString::fromLatin1(words[0]), {pid_t(words[1].toInt()), words[2].toULongLong()}, words[3].toLongLong()};
    }
    [[nodiscard]] QByteArray line() const
    {
        return boot.toLatin1() + ' ' + QByteArray::number(who.pid) + ' ' + QByteArray::number(who.startTime) + ' ' + QByteArray::number(renewed) + '\n';
    }
};

} // namespace

Result<bool> LocalLease::renew() const
{
    const auto failed = [this](int why) {
        return std::unexpected(base::Error{base::Errc::Io, std::strerror(why), {}, say(QT_TRANSLATE_NOOP("sharedjournal", "use %1")).arg(m_file).toStdString()});
    };
    const QString folder = QFileInfo(m_file).absolutePath();
    if (!QFileInfo::exists(folder))
        if (auto made = base::ensureFolder(folder); !made)
            return std::unexpected(made.error());
    const int fd = ::open(QFile::encodeName(m_file).constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (fd < 0)
        return failed(errno);
    if (::flock(fd, LOCK_EX | LOCK_NB) != 0) { // another looks right now
        const int why = errno;
        ::close(fd);
        return why == EWOULDBLOCK ? Result<bool>(false) : failed(why);
    }
    char buffer[256] = {};
    const ssize_t size = ::pread(fd, buffer, sizeof buffer - 1, 0);
    const Holder known = Holder::parse(QByteArray(buffer, qsizetype(std::max<ssize_t>(size, 0)))), here = Holder::here();
    const bool ours = known.boot == here.boot && known.who == here.who;
    const bool held = known.boot == here.boot && process::processAlive(known.who) && here.renewed - known.renewed < m_span.count() && known.renewed <= here.renewed;
    bool good = true;
    if (ours || !held) {
        const QByteArray line = here.line();
        good = ::pwrite(fd, line.constData(), std::size_t(line.size()), 0) == line.size() && ::ftruncate(fd, line.size()) == 0;
    }
    const int why = errno;
    ::close(fd);
    if (!good)
        return failed(why);
    return ours || !held;
}

void LocalLease::resign() const
{
    const int fd = ::open(QFile::encodeName(m_file).constData(), O_RDWR | O_CLOEXEC);
    if (fd < 0)
        return;
    char buffer[256] = {};
    if (::flock(fd, LOCK_EX | LOCK_NB) == 0 && ::pread(fd, buffer, sizeof buffer - 1, 0) > 0 && Holder::parse(buffer).who == Holder::here().who)
        (void)!::ftruncate(fd, 0);
    ::close(fd);
}

} // namespace sharedjournal

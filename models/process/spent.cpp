// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/process/spent.h"

#include "models/process/procstat.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <ctime>

namespace process {

namespace {

double secondsOf(clockid_t clock)
{
    timespec t{};
    ::clock_gettime(clock, &t);
    return double(t.tv_sec) + double(t.tv_nsec) / 1e9;
}

// The kernel's own btime has whole seconds only.
double bootedAt()
{
    return secondsOf(CLOCK_REALTIME) - secondsOf(CLOCK_BOOTTIME);
}

// Empty: errno says why.
QByteArray contentsIn(int folder, const char *file)
{
    const int fd = ::openat(folder, file, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return {};
    QByteArray text(2048, Qt::Uninitialized);
    const ssize_t n = ::read(fd, text.data(), std::size_t(text.size()));
    const int error = errno;
    ::close(fd);
    errno = error;
    text.truncate(n > 0 ? n : 0);
    return text;
}

} // namespace

std::optional<Spent> spentBy(pid_t pid)
{
    if (pid <= 0)
        return {};
    // An open folder stays that of its process: once that has ended nothing is read through it any more.
    const int folder = ::open(("/proc/" + QByteArray::number(pid)).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder < 0)
        return {};
    const auto stat = parseProcStat(contentsIn(folder, "stat"));
    const base::TimePoint at = std::chrono::steady_clock::now();
    const double booted = bootedAt();
    errno = 0;
    const QByteArray io = contentsIn(folder, "io");
    const bool refused = io.isEmpty() && (errno == EACCES || errno == EPERM);
    ::close(folder);
    if (!stat || stat->gone())
        return {};
    const double ticks = double(::sysconf(_SC_CLK_TCK));
    Spent s;
    s.name = stat->name;
    s.startTicks = stat->startTime;
    s.startedAt = booted + double(stat->startTime) / ticks;
    s.cpuSeconds = double(stat->cpuTicks) / ticks;
    s.at = at;
    if (const auto counts = parseProcIo(io)) {
        s.disk = Spent::Disk::Known;
        s.readBytes = double(counts->readBytes);
        s.writtenBytes = double(counts->writtenBytes);
    } else if (refused) {
        s.disk = Spent::Disk::Refused;
    }
    return s;
}

} // namespace process

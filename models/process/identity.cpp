// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/process/identity.h"

#include "models/process/procstat.h"

#include <QByteArray>

#include <dirent.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cstdlib>
#include <memory>
#include <optional>

namespace process {
namespace {

std::optional<ProcStat> statOf(pid_t pid)
{
    const QByteArray path = "/proc/" + QByteArray::number(pid) + "/stat";
    const int fd = ::open(path.constData(), O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return {};
    char buffer[1024];
    const ssize_t n = ::read(fd, buffer, sizeof buffer);
    ::close(fd);
    if (n <= 0)
        return {};
    return parseProcStat(QByteArray::fromRawData(buffer, qsizetype(n)));
}

template <class Wanted>
QList<Identity> processesWhere(Wanted wanted)
{
    QList<Identity> found;
    const std::unique_ptr<DIR, int (*)(DIR *)> proc(::opendir("/proc"), &::closedir);
    while (proc) {
        const dirent *entry = ::readdir(proc.get());
        if (!entry)
            break;
        const pid_t pid = std::atoi(entry->d_name);
        if (pid <= 0)
            continue;
        if (const auto s = statOf(pid); s && !s->gone() && wanted(*s))
            found.push_back(Identity{pid, s->startTime});
    }
    return found;
}

} // namespace

quint64 startTimeOf(pid_t pid)
{
    const auto s = pid > 0 ? statOf(pid) : std::nullopt;
    return s && !s->gone() ? s->startTime : 0;
}

bool processAlive(pid_t pid, quint64 startTime)
{
    return startTime != 0 && startTimeOf(pid) == startTime;
}

bool processStopped(const Identity &p)
{
    const auto s = statOf(p.pid);
    return s && s->startTime == p.startTime && (s->state == 'T' || s->state == 't');
}

bool hasTerminal(const Identity &p)
{
    const auto s = statOf(p.pid);
    return s && s->startTime == p.startTime && s->terminal != 0;
}

QList<Identity> allProcesses()
{
    return processesWhere([](const ProcStat &) { return true; });
}

QList<Identity> childrenOf(const Identity &p)
{
    if (!processAlive(p))
        return {};
    return processesWhere([&p](const ProcStat &s) { return s.parent == p.pid; });
}

QList<Identity> sessionOf(const Identity &leader)
{
    // The kernel reuses a pid only when no session carries its number: another process under the leader's pid
    // means that nothing of the session is left.
    if (leader.pid <= 0)
        return {};
    if (const auto s = statOf(leader.pid); s && s->startTime != leader.startTime)
        return {};
    return processesWhere([&leader](const ProcStat &s) { return s.session == leader.pid && s.startTime >= leader.startTime; });
}

bool signalProcess(const Identity &p, int signal)
{
    const int fd = int(::syscall(SYS_pidfd_open, p.pid, 0));
    if (fd < 0)
        return false;
    const bool sent = processAlive(p) && ::syscall(SYS_pidfd_send_signal, fd, signal, nullptr, 0) == 0;
    ::close(fd);
    return sent;
}

} // namespace process

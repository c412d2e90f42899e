// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/process/detached.h"

#include <QCoreApplication>

#include <fcntl.h>
#include <signal.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <vector>

namespace process {
namespace {

using namespace std::chrono_literals;
using base::Errc;
using base::Error;

struct Pipe {
    std::array<int, 2> ends{-1, -1};
    Pipe() { good = ::pipe2(ends.data(), O_CLOEXEC) == 0; }
    Pipe(const Pipe &) = delete;
    Pipe &operator=(const Pipe &) = delete;
    ~Pipe()
    {
        closeEnd(0);
        closeEnd(1);
    }
    void closeEnd(std::size_t which)
    {
        if (ends[which] >= 0)
            ::close(std::exchange(ends[which], -1));
    }
    bool good = false;
};

struct ServerStart { // prepared before fork: afterwards only async-signal-safe calls are allowed
    char *const *argv;
    char *const *envp;
    const char *folder;
    int log;
    int gate;
    int gateWriter;
    int report;
};

[[noreturn]] void becomeServer(const ServerStart &s)
{
    const auto give = [&s](int why) {
        (void)!::write(s.report, &why, sizeof why);
        ::_exit(127);
    };
    ::close(s.gateWriter); // or our own copy would keep the gate from ever reporting the death of the starter
    ::setsid();
    struct sigaction defaults = {};
    defaults.sa_handler = SIG_DFL;
    for (int n = 1; n < NSIG; ++n)
        ::sigaction(n, &defaults, nullptr);
    sigset_t none;
    sigemptyset(&none);
    ::sigprocmask(SIG_SETMASK, &none, nullptr);
    const int null = ::open("/dev/null", O_RDONLY);
    if (::dup2(null, 0) < 0 || ::dup2(s.log, 1) < 0 || ::dup2(s.log, 2) < 0 || ::chdir(s.folder) != 0)
        give(errno);
    char go = 0;
    if (::read(s.gate, &go, 1) != 1)
        ::_exit(126);
    ::syscall(SYS_close_range, 3U, ~0U, 4U /* CLOSE_RANGE_CLOEXEC */);
    ::execve(s.argv[0], s.argv, s.envp);
    give(errno);
    ::_exit(127);
}

bool readAll(int fd, void *into, std::size_t size)
{
    ssize_t n = 0;
    do
        n = ::read(fd, into, size);
    while (n < 0 && errno == EINTR);
    return n == ssize_t(size);
}

std::unexpected<Error> notStarted(const Argv &command, int why)
{
    Error e{Errc::Io, std::strerror(why)};
    e.action = QCoreApplication::translate("process", "start %1").arg(command.program()).toStdString();
    return std::unexpected(std::move(e));
}

flow::Task<bool> hasEnded(flow::Reactor &reactor, Identity p, flow::TimePoint due)
{
    const int fd = int(::syscall(SYS_pidfd_open, p.pid, 0));
    if (fd < 0 || !processAlive(p)) {
        if (fd >= 0)
            ::close(fd);
        co_return true;
    }
    bool ended = false;
    {
        flow::FdWatch watch(reactor, fd);
        const auto waited = co_await watch.wait(flow::Readable, due);
        ended = waited.has_value();
    }
    ::close(fd);
    co_return ended;
}

} // namespace

base::Result<Identity> startDetached(const Argv &command, const DetachOptions &options,
                                     const std::function<base::Result<void>(const Identity &)> &beforeExec)
{
    if (auto valid = command.valid(); !valid)
        return std::unexpected(std::move(valid).error());
    const int log = ::open(options.log.toUtf8().constData(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (log < 0)
        return notStarted(command, errno);
    const QList<QByteArray> environment = childEnvironment(options.folder, options.environment);
    const auto argv = pointers(command.arguments());
    const auto envp = pointers(environment);
    const QByteArray folder = options.folder.isEmpty() ? QByteArray("/") : options.folder.toUtf8();
    Pipe gate;
    Pipe report;
    if (!gate.good || !report.good) {
        ::close(log);
        return notStarted(command, errno);
    }
    const ServerStart server{argv.data(), envp.data(), folder.constData(), log, gate.ends[0], gate.ends[1], report.ends[1]};
    const pid_t middle = ::fork();
    if (middle == 0) {
        const pid_t pid = ::fork();
        if (pid == 0)
            becomeServer(server);
        (void)!::write(server.report, &pid, sizeof pid);
        ::_exit(0);
    }
    const int forkError = errno;
    ::close(log);
    report.closeEnd(1);
    gate.closeEnd(0);
    if (middle < 0)
        return notStarted(command, forkError);
    pid_t pid = -1;
    const bool told = readAll(report.ends[0], &pid, sizeof pid);
    ::waitpid(middle, nullptr, 0);
    if (!told || pid <= 0)
        return notStarted(command, EAGAIN);
    const Identity identity{pid, startTimeOf(pid)};
    if (beforeExec) {
        if (auto noted = beforeExec(identity); !noted)
            return std::unexpected(std::move(noted).error());
    }
    (void)!::write(gate.ends[1], "g", 1);
    int why = 0;
    if (readAll(report.ends[0], &why, sizeof why))
        return notStarted(command, why);
    return identity;
}

flow::Task<flow::Result<void>> endProcess(flow::Reactor &reactor, Identity leader, int signal, flow::milliseconds grace)
{
    const QList<Identity> children = childrenOf(leader);
    signalProcess(leader, signal);
    const QList<Identity> members = sessionOf(leader);
    for (const Identity &p : children)
        signalProcess(p, SIGCONT);
    for (const Identity &p : members)
        signalProcess(p, SIGCONT);
    (void)co_await hasEnded(reactor, leader, reactor.now() + grace);
    QList<Identity> left = sessionOf(leader);
    for (const Identity &p : children)
        if (!left.contains(p) && processAlive(p))
            left << p;
    for (const Identity &p : left)
        signalProcess(p, SIGKILL);
    for (const Identity &p : left) {
        const bool ended = co_await hasEnded(reactor, p, reactor.now() + 2s);
        if (!ended)
            co_return flow::fail(Errc::TimedOut, QCoreApplication::translate("process", "Process %1 does not end.").arg(p.pid).toStdString());
    }
    co_return flow::Result<void>();
}

} // namespace process

// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/process/childrunner.h"

#include <QCoreApplication>

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <thread>

namespace process {
namespace {

using namespace std::chrono_literals;
using flow::Errc;
using flow::Error;
using flow::Reactor;
using flow::Result;
using flow::Task;
using flow::TimePoint;

class Descriptor {
public:
    Descriptor() = default;
    explicit Descriptor(int fd) : m_fd(fd) {}
    Descriptor(Descriptor &&other) noexcept : m_fd(std::exchange(other.m_fd, -1)) {}
    Descriptor &operator=(Descriptor &&other) noexcept
    {
        std::swap(m_fd, other.m_fd);
        return *this;
    }
    ~Descriptor() { reset(); }
    void reset()
    {
        if (m_fd >= 0)
            ::close(std::exchange(m_fd, -1));
    }
    [[nodiscard]] int get() const { return m_fd; }

private:
    int m_fd = -1;
};

// A started child. Its destructor ends the whole group and never waits.
struct Child {
    pid_t pid = 0;
    bool reaped = false;
    Descriptor pidfd, out, err;

    Child() = default;
    Child(const Child &) = delete;
    Child &operator=(const Child &) = delete;
    ~Child()
    {
        if (pid <= 0 || reaped)
            return;
        ::kill(-pid, SIGKILL);
        if (::waitpid(pid, nullptr, WNOHANG) == 0)
            std::thread([p = pid] { ::waitpid(p, nullptr, 0); }).detach();
    }
};

struct SpawnSetup {
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    SpawnSetup()
    {
        posix_spawn_file_actions_init(&actions);
        posix_spawnattr_init(&attributes);
    }
    SpawnSetup(const SpawnSetup &) = delete;
    SpawnSetup &operator=(const SpawnSetup &) = delete;
    ~SpawnSetup()
    {
        posix_spawn_file_actions_destroy(&actions);
        posix_spawnattr_destroy(&attributes);
    }
};

constexpr int kPassFileDescriptor = 3;

Descriptor inputInMemory(const QByteArray &bytes)
{
    Descriptor file(::memfd_create("input", MFD_CLOEXEC));
    const bool good = file.get() >= 0 && ::write(file.get(), bytes.constData(), std::size_t(bytes.size())) == bytes.size()
        && ::lseek(file.get(), 0, SEEK_SET) == 0;
    return good ? std::move(file) : Descriptor();
}

Descriptor passFileInMemory(const base::Secret &contents, uid_t owner)
{
    Descriptor file(::memfd_create("passfile", MFD_CLOEXEC));
    const std::string_view bytes = contents.reveal();
    const bool good = file.get() >= 0 && ::fchmod(file.get(), 0600) == 0
        && (owner == uid_t(-1) || ::fchown(file.get(), owner, gid_t(-1)) == 0)
        && ::write(file.get(), bytes.data(), bytes.size()) == ssize_t(bytes.size());
    return good ? std::move(file) : Descriptor();
}

Result<void> start(Child &child, const Argv &command, RunOptions &options)
{
    std::array<int, 2> out{-1, -1};
    std::array<int, 2> err{-1, -1};
    if (::pipe2(out.data(), O_CLOEXEC) != 0)
        return flow::fail(Errc::Io, std::strerror(errno));
    child.out = Descriptor(out[0]);
    Descriptor outEnd(out[1]);
    if (::pipe2(err.data(), O_CLOEXEC) != 0)
        return flow::fail(Errc::Io, std::strerror(errno));
    child.err = Descriptor(err[0]);
    Descriptor errEnd(err[1]);
    ::fcntl(child.out.get(), F_SETFL, O_NONBLOCK);
    ::fcntl(child.err.get(), F_SETFL, O_NONBLOCK);

    SpawnSetup setup;
    Descriptor input;
    if (options.input.isEmpty()) {
        posix_spawn_file_actions_addopen(&setup.actions, 0, "/dev/null", O_RDONLY, 0);
    } else {
        input = inputInMemory(options.input);
        if (input.get() < 0)
            return flow::fail(Errc::Io, std::strerror(errno));
        posix_spawn_file_actions_adddup2(&setup.actions, input.get(), 0);
    }
    posix_spawn_file_actions_adddup2(&setup.actions, outEnd.get(), 1);
    posix_spawn_file_actions_adddup2(&setup.actions, errEnd.get(), 2);
    Descriptor passFile;
    if (!options.passFile.empty()) {
        passFile = passFileInMemory(options.passFile, options.passFileOwner);
        if (passFile.get() < 0)
            return flow::fail(Errc::Io, QCoreApplication::translate("process", "The password cannot be handed over: %1").arg(QString::fromLocal8Bit(std::strerror(errno))).toStdString());
        posix_spawn_file_actions_adddup2(&setup.actions, passFile.get(), kPassFileDescriptor);
        options.environment.emplace_back("PGPASSFILE", "/proc/self/fd/" + QByteArray::number(kPassFileDescriptor));
    }
    const QByteArray folder = options.folder.isEmpty() ? QByteArray("/") : options.folder.toUtf8();
    posix_spawn_file_actions_addchdir_np(&setup.actions, folder.constData());

    sigset_t all;
    sigset_t none;
    sigfillset(&all);
    sigemptyset(&none);
    posix_spawnattr_setsigdefault(&setup.attributes, &all);
    posix_spawnattr_setsigmask(&setup.attributes, &none);
    posix_spawnattr_setpgroup(&setup.attributes, 0);
    posix_spawnattr_setflags(&setup.attributes, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK);

    const QList<QByteArray> environment = childEnvironment(options.folder, options.environment);
    const auto argv = pointers(command.arguments());
    const auto envp = pointers(environment);
    if (const int why = posix_spawn(&child.pid, argv[0], &setup.actions, &setup.attributes, argv.data(), envp.data())) {
        child.pid = 0;
        return flow::fail(Errc::Io, std::strerror(why));
    }
    child.pidfd = Descriptor(int(::syscall(SYS_pidfd_open, child.pid, 0)));
    if (child.pidfd.get() < 0)
        return flow::fail(Errc::Io, std::strerror(errno));
    return {};
}

void keepLast(QByteArray *bytes, qsizetype limit, bool *truncated)
{
    if (bytes->size() <= limit)
        return;
    bytes->remove(0, bytes->size() - limit);
    *truncated = true;
}

// With keepEnd there may be up to twice the limit at its end.
Task<void> drain(Reactor &reactor, int fd, QByteArray *into, qsizetype limit, bool keepEnd, bool *truncated)
{
    flow::FdWatch watch(reactor, fd);
    std::array<char, 16384> buffer;
    for (;;) {
        const ssize_t n = ::read(fd, buffer.data(), buffer.size());
        if (n == 0 || (n < 0 && errno != EAGAIN && errno != EINTR))
            co_return;
        if (n > 0 && keepEnd) {
            into->append(buffer.data(), n);
            if (into->size() > 2 * limit)
                keepLast(into, limit, truncated);
            continue;
        }
        if (n > 0) {
            const qsizetype room = limit - into->size();
            into->append(buffer.data(), std::min<qsizetype>(n, room));
            *truncated = *truncated || n > room;
            continue;
        }
        const auto more = co_await watch.wait(flow::Readable);
        if (!more)
            co_return;
    }
}

// A grandchild that kept the output open does not hold the flow up.
Task<void> endLater(Reactor &reactor, flow::TaskScope *readers)
{
    const auto slept = co_await reactor.sleepFor(500ms);
    if (slept)
        readers->cancel();
}

QByteArray lastLines(const Output &output)
{
    const QByteArray text = (output.err.trimmed().isEmpty() ? output.out : output.err).trimmed();
    return text.size() > 600 ? "..." + text.last(600) : text;
}

} // namespace

Task<Result<Output>> run(Reactor &reactor, Argv command, RunOptions options, TimePoint due)
{
    co_await flow::orFail(command.valid());
    Child child;
    auto started = start(child, command, options);
    if (!started) {
        started.error().action = QCoreApplication::translate("process", "run %1").arg(command.program()).toStdString();
        co_return std::unexpected(std::move(started).error());
    }
    Output output;
    flow::TaskScope timers(co_await flow::currentCancel());
    flow::TaskScope readers(co_await flow::currentCancel());
    readers.spawn(drain(reactor, child.out.get(), &output.out, options.outputLimit, options.keepEnd, &output.truncated));
    readers.spawn(drain(reactor, child.err.get(), &output.err, options.outputLimit, options.keepEnd, &output.truncated));
    flow::FdWatch watch(reactor, child.pidfd.get());
    auto ended = co_await watch.wait(flow::Readable, due);
    if (!ended) {
        ::kill(-child.pid, SIGKILL);
        co_await readers.close();
        ended.error().action = QCoreApplication::translate("process", "run %1").arg(command.program()).toStdString();
        co_return std::unexpected(std::move(ended).error());
    }
    int status = 0;
    ::kill(-child.pid, SIGKILL);
    ::waitpid(child.pid, &status, 0);
    child.reaped = true;
    timers.spawn(endLater(reactor, &readers));
    co_await readers.join();
    co_await timers.close();
    if (options.keepEnd) {
        keepLast(&output.out, options.outputLimit, &output.truncated);
        keepLast(&output.err, options.outputLimit, &output.truncated);
    }
    output.exitCode = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    co_return output;
}

Task<Result<Output>> runChecked(Reactor &reactor, Argv command, RunOptions options, TimePoint due)
{
    auto output = co_await flow::orFail(run(reactor, command, std::move(options), due));
    if (output.exitCode != 0) {
        Error e{Errc::Io, lastLines(output).toStdString()};
        if (e.text.empty())
            e.text = QCoreApplication::translate("process", "exit code %1").arg(output.exitCode).toStdString();
        e.action = QCoreApplication::translate("process", "run %1").arg(command.program()).toStdString();
        co_return std::unexpected(std::move(e));
    }
    co_return output;
}

} // namespace process

// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/program/program.h"

#include <QEventLoop>

#include <csignal>
#include <sys/signalfd.h>
#include <unistd.h>

namespace program {

namespace {

// Turns the stop signals of the process into a readable descriptor for as long as it lives.
struct SignalDescriptor {
    sigset_t before{};
    int fd;
    SignalDescriptor()
    {
        sigset_t ours;
        sigemptyset(&ours);
        for (int s : {SIGTERM, SIGINT, SIGHUP})
            sigaddset(&ours, s);
        pthread_sigmask(SIG_BLOCK, &ours, &before);
        fd = signalfd(-1, &ours, SFD_NONBLOCK | SFD_CLOEXEC);
    }
    ~SignalDescriptor()
    {
        ::close(fd);
        pthread_sigmask(SIG_SETMASK, &before, nullptr);
    }
    SignalDescriptor(const SignalDescriptor &) = delete;
    SignalDescriptor &operator=(const SignalDescriptor &) = delete;
};

flow::Task<void> watchSignals(
    flow::Reactor &reactor, int fd, const std::function<void()> &hangup, flow::TaskScope &scope)
{
    flow::FdWatch watch(reactor, fd);
    for (;;) {
        const auto ready = co_await watch.wait(flow::Readable);
        if (!ready)
            co_return;
        signalfd_siginfo info{};
        while (read(fd, &info, sizeof info) == sizeof info) {
            if (info.ssi_signo != SIGHUP)
                scope.cancel();
            else if (hangup)
                hangup();
        }
    }
}

flow::Task<void> runBody(flow::Reactor &reactor, const std::function<flow::Task<int>(flow::Reactor &)> &body,
    const std::function<void()> &hangup, QEventLoop &loop, int &code)
{
    const SignalDescriptor signalled;
    flow::TaskScope scope;
    std::optional<int> done;
    scope.spawn(watchSignals(reactor, signalled.fd, hangup, scope));
    scope.spawn(flow::detail::firstInto(&done, body(reactor), &scope));
    co_await scope.join();
    code = *done;
    QMetaObject::invokeMethod(&loop, &QEventLoop::quit, Qt::QueuedConnection);
}

} // namespace

int runProgram(std::function<flow::Task<int>(flow::Reactor &)> body, std::function<void()> hangup)
{
    flow::Reactor reactor;
    flow::TaskScope root;
    QEventLoop loop;
    int code = 0;
    root.spawn(runBody(reactor, body, hangup, loop, code));
    flow::ReadyQueue::here().pump();
    loop.exec();
    return code;
}

} // namespace program

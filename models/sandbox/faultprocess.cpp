// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sandbox/faultkind.h"

#include "models/process/detached.h"

#include <QCoreApplication>
#include <QSet>

#include <csignal>

namespace sandbox {

using namespace std::chrono_literals;
using flow::Result;
using flow::Task;
using process::Identity;

namespace {

// The process and everything below it. PostgreSQL's back ends lead sessions of their own: only parentage finds them.
QList<Identity> treeOf(const Identity &leader)
{
    QList<Identity> tree{leader};
    for (qsizetype i = 0; i < tree.size(); ++i)
        tree += process::childrenOf(tree.at(i));
    return tree;
}

bool isDown(const ServerRecord &server)
{
    return !server.alive();
}

bool isFrozen(const ServerRecord &server)
{
    return process::processStopped(server.process);
}

Task<Result<QString>> stop(FaultContext c)
{
    const int politely = isPostgres(c.server) ? SIGINT : SIGTERM;
    co_await flow::orFail(process::endProcess(c.reactor, c.server.process, politely, 10s));
    co_return QCoreApplication::translate("sandbox", "%1 was stopped cleanly.").arg(c.server.name);
}

// The leader first: a back end that dies under a living postmaster would only make it restart the others.
Task<Result<QString>> kill(FaultContext c)
{
    const QList<Identity> tree = treeOf(c.server.process);
    for (const Identity &one : tree)
        process::signalProcess(one, SIGKILL);
    const auto due = c.reactor.now() + 5s;
    while (c.server.alive() && c.reactor.now() < due)
        co_await flow::orFail(co_await c.reactor.sleepFor(10ms));
    if (c.server.alive())
        co_return flow::fail(flow::Errc::TimedOut,
            QCoreApplication::translate("sandbox", "%1 survived SIGKILL.").arg(c.server.name).toStdString());
    co_return QCoreApplication::translate("sandbox", "%1 was killed (%n process(es)).", nullptr, int(tree.size()))
        .arg(c.server.name);
}

Task<Result<QString>> freeze(FaultContext c)
{
    // Leader first, and again until none is new: it may have started a child in between.
    QSet<pid_t> seen;
    for (qsizetype before = -1; before != seen.size();) {
        before = seen.size();
        for (const Identity &one : treeOf(c.server.process)) {
            process::signalProcess(one, SIGSTOP);
            seen.insert(one.pid);
        }
    }
    co_return QCoreApplication::translate("sandbox", "%1 was frozen (%n process(es)).", nullptr, int(seen.size()))
        .arg(c.server.name);
}

Task<Result<void>> thaw(FaultContext c)
{
    for (const Identity &one : treeOf(c.server.process))
        process::signalProcess(one, SIGCONT);
    co_return {};
}

// The injector starts every server that is down before it heals.
Task<Result<void>> nothingMore(FaultContext)
{
    co_return {};
}

} // namespace

QList<FaultKind> processFaults()
{
    return {{QStringLiteral("stop"), isAnything, isPrimary, isDown, stop, nothingMore},
        {QStringLiteral("kill"), isAnything, isPrimary, isDown, kill, nothingMore},
        {QStringLiteral("freeze"), isAnything, isPrimary, isFrozen, freeze, thaw}};
}

} // namespace sandbox

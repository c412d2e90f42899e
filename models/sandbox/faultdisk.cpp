// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sandbox/faultkind.h"

#include "models/process/account.h"
#include "models/process/childrunner.h"

#include <QCoreApplication>
#include <QFile>

#include <sys/statvfs.h>

namespace sandbox {

using namespace std::chrono_literals;
using flow::Errc;
using flow::Error;
using flow::Result;
using flow::Task;

namespace {

bool hasSpace(const ServerRecord &server)
{
    return isPostgres(server) && !server.extra.value(QStringLiteral("space")).isEmpty();
}

// The small tmpfs is mounted in a namespace of its own: never the disk of the user.
QString ballastOf(const FaultContext &c)
{
    return QStringLiteral("/proc/%1/root%2/%3-space/ballast")
        .arg(c.state.spaceHolder.pid)
        .arg(c.state.folder, c.server.name);
}

Result<void> checkSpace(const FaultContext &c)
{
    if (!c.state.fillDisk.isEmpty())
        return std::unexpected(Error{Errc::Absent, c.state.fillDisk.toStdString(), {},
            QCoreApplication::translate("sandbox", "fill the disk of %1").arg(c.server.name).toStdString(),
            QCoreApplication::translate(
                "sandbox", "This kernel allows no private mount; the disk of the user is never filled.")
                .toStdString()});
    if (!process::processAlive(c.state.spaceHolder))
        return std::unexpected(Error{Errc::Absent,
            QCoreApplication::translate("sandbox", "The small disk of the sandbox is gone.").toStdString(), {},
            QCoreApplication::translate("sandbox", "fill the disk of %1").arg(c.server.name).toStdString(),
            QCoreApplication::translate("sandbox", "Take the sandbox down and up again.").toStdString()});
    return {};
}

// The user of the servers owns the mount; root of the host is a stranger in its namespace.
Task<Result<void>> runAsOwner(flow::Reactor &reactor, process::Argv command)
{
    const process::Account account = co_await flow::orFail(process::Account::ordinary());
    process::RunOptions options;
    auto running = process::runChecked(reactor, account.run(command), std::move(options), reactor.now() + 10s);
    co_await flow::orFail(std::move(running));
    co_return {};
}

Task<Result<QString>> fill(FaultContext c)
{
    co_await flow::orFail(checkSpace(c));
    const QString ballast = ballastOf(c);
    struct statvfs space{};
    const QByteArray mount = QFile::encodeName(ballast.left(ballast.lastIndexOf(u'/')));
    if (statvfs(mount.constData(), &space) != 0)
        co_return flow::fail(Errc::Io, QCoreApplication::translate("sandbox", "%1 cannot be looked at: %2").arg(QString::fromUtf8(mount), QString::fromLocal8Bit(std::strerror(errno))).toStdString());
    const auto room = quint64(space.f_bavail) * space.f_frsize;
    if (room > 0) {
        process::Argv fallocate(QStringLiteral("/usr/bin/fallocate"));
        fallocate.option(QLatin1StringView("length"), QString::number(room)).path(ballast);
        co_await flow::orFail(runAsOwner(c.reactor, fallocate));
    }
    co_return QCoreApplication::translate("sandbox", "The small disk of %1 is full (%2 MiB were taken).")
        .arg(c.server.name)
        .arg(room >> 20);
}

Task<Result<void>> empty(FaultContext c)
{
    if (!process::processAlive(c.state.spaceHolder))
        co_return {};
    process::Argv remove(QStringLiteral("/usr/bin/rm"));
    remove.flag(QLatin1StringView("-f")).path(ballastOf(c));
    co_return co_await runAsOwner(c.reactor, remove);
}

} // namespace

QList<FaultKind> diskFaults()
{
    return {{QStringLiteral("fill-disk"), hasSpace, hasSpace, nullptr, fill, empty}};
}

} // namespace sandbox

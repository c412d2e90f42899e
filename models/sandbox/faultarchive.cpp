// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sandbox/faultkind.h"

#include <QCoreApplication>

namespace sandbox {

using flow::Result;
using flow::Task;

namespace {

// A segment without a record is not switched: the restore point puts one in.
const QByteArray kMark = QByteArrayLiteral("select pg_create_restore_point('quarterdeck')");
const QByteArray kSwitch = QByteArrayLiteral("select pg_switch_wal()");
const QByteArray kReload = QByteArrayLiteral("select pg_reload_conf()");

Task<Result<QString>> breakArchiving(FaultContext c)
{
    const QList<QByteArray> statements{"alter system set archive_command = '/bin/false'", kReload, kMark, kSwitch};
    co_await flow::orFail(runAsSuperuser(c.reactor, c.server, statements));
    co_return QCoreApplication::translate("Faults", "The archive command of %1 fails from now on.").arg(c.server.name);
}

// The switch wakes the archiver, which otherwise waits up to a minute after failures.
Task<Result<void>> repairArchiving(FaultContext c)
{
    const QList<QByteArray> statements{"alter system reset archive_command", kReload, kMark, kSwitch};
    return runAsSuperuser(c.reactor, c.server, statements);
}

} // namespace

QList<FaultKind> archiveFaults()
{
    return {{QStringLiteral("break-archiving"), isPrimary, isPrimary, nullptr, breakArchiving, repairArchiving}};
}

} // namespace sandbox

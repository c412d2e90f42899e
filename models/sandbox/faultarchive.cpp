// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sandbox/faultkind.h"

#include "models/cluster/adminlink.h"

#include <QCoreApplication>

namespace sandbox {

using namespace std::chrono_literals;
using flow::Result;
using flow::Task;

namespace {

// Switches to new segments until the archiver has shown, by that condition on pg_stat_archiver, that it has taken the
// new setting: it may still archive one with the old command, and after failures it sleeps up to a minute unless woken.
// A segment without a record is not switched; the restore point puts one in.
Task<Result<void>> switchUntil(FaultContext c, QByteArray condition)
{
    const auto due = c.reactor.now() + 8s;
    auto link = co_await flow::orFail(cluster::AdminLink::open(c.reactor,
        c.server.extra.value(QStringLiteral("socketFolder")), c.server.port, QStringLiteral("postgres"), due));
    while (c.reactor.now() < due) {
        co_await flow::orFail(link->run("select pg_create_restore_point('quarterdeck')", due));
        co_await flow::orFail(link->run("select pg_switch_wal()", due));
        for (int look = 0; look < 10; ++look) {
            co_await flow::orFail(co_await c.reactor.sleepFor(50ms));
            const QByteArray seen =
                co_await flow::orFail(link->run("select " + condition + " from pg_stat_archiver", due));
            if (seen == "t")
                co_return {};
        }
    }
    co_return flow::fail(flow::Errc::TimedOut, QCoreApplication::translate("sandbox", "The archiver of %1 does not take its new setting.").arg(c.server.name).toStdString());
}

Task<Result<QString>> breakArchiving(FaultContext c)
{
    const QList<QByteArray> statements{"alter system set archive_command = '/bin/false'", "select pg_reload_conf()"};
    co_await flow::orFail(runAsSuperuser(c.reactor, c.server, statements));
    co_await flow::orFail(switchUntil(c, "last_failed_time > coalesce(last_archived_time, '-infinity')"));
    co_return QCoreApplication::translate("sandbox", "The archive command of %1 fails from now on.").arg(c.server.name);
}

Task<Result<void>> repairArchiving(FaultContext c)
{
    const QList<QByteArray> statements{"alter system reset archive_command", "select pg_reload_conf()"};
    co_await flow::orFail(runAsSuperuser(c.reactor, c.server, statements));
    co_return co_await switchUntil(c, "coalesce(last_failed_time, '-infinity') < last_archived_time");
}

} // namespace

QList<FaultKind> archiveFaults()
{
    return {{QStringLiteral("break-archiving"), isPrimary, isPrimary, nullptr, breakArchiving, repairArchiving}};
}

} // namespace sandbox

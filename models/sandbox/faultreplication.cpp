// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sandbox/faultkind.h"

#include <QCoreApplication>

namespace sandbox {

using flow::Result;
using flow::Task;

namespace {

// The sandbox never writes postgresql.auto.conf itself, so that `reset` brings its own setting back.
Task<Result<QString>> cut(FaultContext c)
{
    const QList<QByteArray> statements{
        "alter system set primary_conninfo = 'host=127.0.0.1 port=1 connect_timeout=1'", "select pg_reload_conf()"};
    co_await flow::orFail(runAsSuperuser(c.reactor, c.server, statements));
    co_return QCoreApplication::translate("sandbox", "%1 asks a closed port for its changes: it no longer streams.")
        .arg(c.server.name);
}

Task<Result<void>> mend(FaultContext c)
{
    const QList<QByteArray> statements{"alter system reset primary_conninfo", "select pg_reload_conf()"};
    return runAsSuperuser(c.reactor, c.server, statements);
}

Task<Result<QString>> pause(FaultContext c)
{
    const QList<QByteArray> statements{"select pg_wal_replay_pause()"};
    co_await flow::orFail(runAsSuperuser(c.reactor, c.server, statements));
    co_return QCoreApplication::translate("sandbox", "%1 receives changes and no longer applies them.")
        .arg(c.server.name);
}

Task<Result<void>> resume(FaultContext c)
{
    const QList<QByteArray> statements{"select pg_wal_replay_resume() where pg_is_in_recovery()"};
    return runAsSuperuser(c.reactor, c.server, statements);
}

} // namespace

QList<FaultKind> replicationFaults()
{
    return {{QStringLiteral("cut-replication"), isStandby, isStandby, nullptr, cut, mend},
        {QStringLiteral("pause-replay"), isStandby, isStandby, nullptr, pause, resume}};
}

} // namespace sandbox

// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sandbox/faultkind.h"

#include "models/process/account.h"
#include "models/process/detached.h"
#include "models/sandbox/programkind.h"
#include "models/sandbox/safetygateprocess.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>

#include <csignal>

namespace sandbox {

using namespace std::chrono_literals;
using flow::Errc;
using flow::Error;
using flow::Result;
using flow::Task;

namespace {

const QString kPid = QStringLiteral("fault.pid");
const QString kLockTable = QStringLiteral("lockTable");
const QString kPoolUser = QStringLiteral("poolUser");
const QString kStartTime = QStringLiteral("fault.startTime");

process::Identity helperOf(const ServerRecord &server)
{
    return {server.extra.value(kPid).toInt(), server.extra.value(kStartTime).toULongLong()};
}

bool isHeld(const ServerRecord &server)
{
    return process::processAlive(helperOf(server));
}

Result<void> rememberHelper(const FaultContext &c, const process::Identity &helper)
{
    const QString name = c.server.name;
    return StateFile::update(c.state.folder, [&](StateFile &state) {
        if (ServerRecord *record = state.find(name)) {
            record->extra.insert(kPid, QString::number(helper.pid));
            record->extra.insert(kStartTime, QString::number(helper.startTime));
        }
    });
}

QString databaseOf(const ServerRecord &server)
{
    const QString own = server.extra.value(QStringLiteral("database"));
    return own.isEmpty() ? QStringLiteral("postgres") : own;
}

// Starts the helper as the servers' user; its identity is written down before it runs.
Result<void> startHelper(const FaultContext &c, const QString &mode, const QString &ready)
{
    const auto account = process::Account::ordinary();
    if (!account)
        return std::unexpected(account.error());
    const QString socket = c.server.extra.value(QStringLiteral("socketFolder"));
    const QJsonObject config{{QStringLiteral("socketFolder"), socket.isEmpty() ? QStringLiteral("127.0.0.1") : socket},
        {QStringLiteral("port"), c.server.port},
        {QStringLiteral("database"), databaseOf(c.server)}, {QStringLiteral("mode"), mode},
        {QStringLiteral("table"), c.server.extra.value(kLockTable)},
        {QStringLiteral("user"), c.server.extra.value(kPoolUser)}, {QStringLiteral("passFile"), c.state.folder + QStringLiteral("/passfile")},
        {QStringLiteral("ready"), ready}};
    const QString file = c.server.folder + QStringLiteral("/hold.json");
    if (auto written = process::writeFile(file, QJsonDocument(config).toJson(), *account); !written)
        return written;
    const auto program = findQuarterdeckctl();
    if (!program)
        return std::unexpected(program.error());
    process::Argv command(*program);
    command.flag(QLatin1StringView("sandbox-hold")).flag(QLatin1StringView("--config")).path(file);
    process::DetachOptions options;
    options.folder = c.server.folder;
    options.log = c.server.folder + QStringLiteral("/hold.log");
    const auto remember = [&c](const process::Identity &helper) { return rememberHelper(c, helper); };
    const auto started = process::startDetached(account->run(command), options, remember);
    if (!started)
        return std::unexpected(started.error());
    return {};
}

Error noTable(const ServerRecord &server)
{
    const QString wanted = server.extra.value(kLockTable), database = databaseOf(server);
    const QString text = wanted.isEmpty() ? QCoreApplication::translate("sandbox", "The database %1 has no table.").arg(database)
                                          : QCoreApplication::translate("sandbox", "The database %1 has no table %2.").arg(database, wanted);
    return Error{Errc::Absent, text.toStdString(), {},
        QCoreApplication::translate("sandbox", "hold sessions on %1").arg(server.name).toStdString(),
        QCoreApplication::translate("sandbox", "Name one as lock_table in the settings of %1 in the sandbox file.").arg(server.name).toStdString()};
}

// Value: what is held, as the helper names it.
Task<Result<QString>> hold(FaultContext c, QString mode)
{
    const QString ready = c.server.folder + QStringLiteral("/hold.ready");
    QFile::remove(ready);
    co_await flow::orFail(startHelper(c, mode, ready));
    const auto due = c.reactor.now() + 15s;
    while (!QFileInfo::exists(ready) && c.reactor.now() < due)
        co_await flow::orFail(co_await c.reactor.sleepFor(50ms));
    QFile in(ready);
    const QByteArray said = in.open(QIODevice::ReadOnly) ? in.readLine().trimmed() : QByteArray();
    if (said == "absent")
        co_return std::unexpected(noTable(c.server));
    if (said.isEmpty())
        co_return flow::fail(Errc::TimedOut,
            QCoreApplication::translate("sandbox", "%1 gave no session within 15 s.").arg(c.server.name).toStdString());
    if (said != "ok" && !said.startsWith("ok "))
        co_return std::unexpected(Error{Errc::Server, said.toStdString(), {},
            QCoreApplication::translate("sandbox", "hold sessions on %1").arg(c.server.name).toStdString(),
            QCoreApplication::translate("sandbox", "Its log is %1.")
                .arg(c.server.folder + QStringLiteral("/hold.log"))
                .toStdString()});
    co_return QString::fromUtf8(said.mid(3));
}

Task<Result<QString>> fillConnections(FaultContext c)
{
    (void)co_await flow::orFail(hold(c, QStringLiteral("connections")));
    co_return QCoreApplication::translate(
        "sandbox", "All connections of %1 but those reserved for superusers are taken.")
        .arg(c.server.name);
}

Task<Result<QString>> holdLock(FaultContext c)
{
    const QString table = co_await flow::orFail(hold(c, QStringLiteral("lock")));
    co_return QCoreApplication::translate("sandbox", "A session on %1 holds %2 in ACCESS EXCLUSIVE mode.")
        .arg(c.server.name, table);
}

bool isPooler(const ServerRecord &server)
{
    return server.kind == QStringLiteral("pgbouncer") && !server.extra.value(kPoolUser).isEmpty();
}

Task<Result<QString>> fillPool(FaultContext c)
{
    const QString held = co_await flow::orFail(hold(c, QStringLiteral("pool")));
    co_return QCoreApplication::translate("sandbox", "%n client(s) of %1 hold all server connections of its pool in open transactions.", nullptr, held.toInt())
        .arg(c.server.name);
}

Task<Result<void>> release(FaultContext c)
{
    // Also of the helper only what is plainly ours is ended.
    const QByteArray config = (c.server.folder + QStringLiteral("/hold.json")).toUtf8();
    const bool ours = commandLineOf(helperOf(c.server).pid).contains(config);
    if (ours && isHeld(c.server))
        co_await flow::orFail(process::endProcess(c.reactor, helperOf(c.server), SIGTERM, 2s));
    co_return StateFile::update(c.state.folder, [name = c.server.name](StateFile &state) {
        if (ServerRecord *record = state.find(name)) {
            record->extra.remove(kPid);
            record->extra.remove(kStartTime);
        }
    });
}

} // namespace

QList<FaultKind> sessionFaults()
{
    return {{QStringLiteral("fill-connections"), isPostgres, isPrimary, isHeld, fillConnections, release},
        {QStringLiteral("hold-lock"), isPrimary, isPrimary, isHeld, holdLock, release},
        {QStringLiteral("fill-pool"), isPooler, isPooler, isHeld, fillPool, release}};
}

} // namespace sandbox

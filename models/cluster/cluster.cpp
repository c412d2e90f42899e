// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/cluster/cluster.h"

#include "models/process/childrunner.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QUuid>

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <sys/stat.h>

namespace cluster {

using namespace std::chrono_literals;
using flow::Errc;
using flow::Error;
using flow::Reactor;
using flow::Result;
using flow::Task;
using process::Argv;

namespace {

constexpr qsizetype kLongestSocketPath = 107; // sun_path

Result<void> prepareFolders(const Layout &layout)
{
    const QString socket = layout.socketFolder + QStringLiteral("/.s.PGSQL.65535.lock");
    if (socket.toUtf8().size() > kLongestSocketPath) {
        return std::unexpected(Error{Errc::Invalid, QCoreApplication::translate("cluster", "The path of the socket folder is too long for a socket.").toStdString(), {},
                                     QCoreApplication::translate("cluster", "use the folder %1").arg(layout.socketFolder).toStdString(),
                                     QCoreApplication::translate("cluster", "Choose a shorter state folder, for example with --folder.").toStdString()});
    }
    for (const QString &folder : {layout.folder, layout.socketFolder})
        if (auto made = process::makeFolder(folder, layout.account); !made)
            return made;
    return process::writeFile(layout.folder + u'/' + kMarkerFile, layout.marker.toUtf8(), layout.account);
}

Argv tool(const Layout &layout, const char *name)
{
    return Argv(layout.binFolder + u'/' + QString::fromLatin1(name));
}

process::RunOptions runIn(const Layout &layout)
{
    process::RunOptions options;
    options.folder = layout.folder;
    return options;
}

constexpr QByteArrayView kAccess = "# Written by Quarterdeck. The socket folder is private (0700); the network needs TLS and a password.\n"
                                   "local   all          all                trust\n"
                                   "local   replication  all                trust\n"
                                   "hostssl all          all  127.0.0.1/32  scram-sha-256\n";

// Where a data folder is made: under a name nobody else uses. A tool whose starter was killed lives on, and clears the
// folder it works in when it fails; by then the data folder may be another's.
Layout inTheMaking(const Layout &layout)
{
    Layout making = layout;
    making.dataFolder += QStringLiteral(".making-") + QUuid::createUuid().toString(QUuid::WithoutBraces);
    return making;
}

Result<void> putInPlace(const Layout &making, const Layout &layout)
{
    const QByteArray from = making.dataFolder.toUtf8();
    if (::rename(from.constData(), layout.dataFolder.toUtf8().constData()) == 0)
        return {};
    return flow::fail(Errc::Io, (layout.dataFolder + QStringLiteral(": ") + qt_error_string(errno)).toStdString());
}

} // namespace

QString findBinFolder(int major)
{
    const QDir root(QStringLiteral("/usr/lib/postgresql"));
    int best = 0;
    for (const QString &entry : root.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        const int version = entry.toInt();
        if (version > best && (major == 0 || version == major)
            && QFileInfo(root.filePath(entry + QStringLiteral("/bin/initdb"))).isExecutable())
            best = version;
    }
    return best ? root.filePath(QString::number(best) + QStringLiteral("/bin")) : QString();
}

QString quoted(const QString &value)
{
    QString out = value;
    out.replace(u'\\', QStringLiteral("\\\\")).replace(u'\'', QStringLiteral("''"));
    return u'\'' + out + u'\'';
}

Task<Result<void>> initialise(Reactor &reactor, Layout layout, flow::TimePoint due)
{
    co_await flow::orFail(prepareFolders(layout));
    const Layout making = inTheMaking(layout);
    Argv command = tool(layout, "initdb");
    command.option(QLatin1StringView("pgdata"), making.dataFolder);
    command.option(QLatin1StringView("username"), QStringLiteral("postgres"));
    command.option(QLatin1StringView("encoding"), QStringLiteral("UTF8"));
    command.option(QLatin1StringView("locale"), QStringLiteral("C.UTF-8"));
    command.option(QLatin1StringView("auth-local"), QStringLiteral("trust"));
    command.option(QLatin1StringView("auth-host"), QStringLiteral("scram-sha-256"));
    command.option(QLatin1StringView("wal-segsize"), QStringLiteral("1"));
    command.flag(QLatin1StringView("--data-checksums"));
    command.flag(QLatin1StringView("--no-sync"));
    command.flag(QLatin1StringView("--no-instructions"));
    const Argv asUser = layout.account.run(command);
    (void)co_await flow::orFail(process::runChecked(reactor, asUser, runIn(layout), due));
    const QString access = making.dataFolder + QStringLiteral("/pg_hba.conf");
    co_await flow::orFail(process::writeFile(access, kAccess.toByteArray(), layout.account));
    const QString marker = making.dataFolder + u'/' + kMarkerFile;
    co_await flow::orFail(process::writeFile(marker, layout.marker.toUtf8(), layout.account));
    co_return putInPlace(making, layout);
}

Task<Result<void>> cloneStandby(Reactor &reactor, Layout layout, Upstream upstream, flow::TimePoint due)
{
    co_await flow::orFail(prepareFolders(layout));
    const Layout making = inTheMaking(layout);
    Argv command = tool(layout, "pg_basebackup");
    command.option(QLatin1StringView("pgdata"), making.dataFolder);
    command.option(QLatin1StringView("host"), upstream.socketFolder);
    command.option(QLatin1StringView("port"), QString::number(upstream.port));
    command.option(QLatin1StringView("username"), QStringLiteral("postgres"));
    command.option(QLatin1StringView("checkpoint"), QStringLiteral("fast"));
    command.option(QLatin1StringView("wal-method"), QStringLiteral("stream"));
    command.option(QLatin1StringView("slot"), upstream.slot);
    command.flag(QLatin1StringView("--create-slot"));
    command.flag(QLatin1StringView("--no-sync"));
    command.flag(QLatin1StringView("--no-manifest"));
    command.flag(QLatin1StringView("--no-password"));
    const Argv asUser = layout.account.run(command);
    (void)co_await flow::orFail(process::runChecked(reactor, asUser, runIn(layout), due));
    const QString marker = making.dataFolder + u'/' + kMarkerFile;
    co_await flow::orFail(process::writeFile(marker, layout.marker.toUtf8(), layout.account));
    const QString signal = making.dataFolder + QStringLiteral("/standby.signal");
    co_await flow::orFail(process::writeFile(signal, QByteArray(), layout.account));
    co_return putInPlace(making, layout);
}

Result<void> configure(const Layout &layout, const Configuration &settings)
{
    const QString main = layout.dataFolder + QStringLiteral("/postgresql.conf");
    const QByteArray include = "include 'quarterdeck.conf'\n";
    QFile file(main);
    if (!file.open(QIODevice::ReadOnly))
        return flow::fail(Errc::Io, (main + QStringLiteral(": ") + file.errorString()).toStdString());
    const QByteArray text = file.readAll();
    if (!text.endsWith(include))
        if (auto written = process::writeFile(main, text + include, layout.account); !written)
            return written;

    QString own = QStringLiteral("# Written by Quarterdeck.\n");
    own += QStringLiteral("listen_addresses = '127.0.0.1'\nport = %1\n").arg(layout.port);
    own += QStringLiteral("unix_socket_directories = %1\n").arg(quoted(u'"' + layout.socketFolder + u'"'));
    own += QStringLiteral("unix_socket_permissions = 0700\n");
    for (const auto &[name, value] : settings)
        own += name + QStringLiteral(" = ") + value + u'\n';
    return process::writeFile(layout.dataFolder + QStringLiteral("/quarterdeck.conf"), own.toUtf8(), layout.account);
}

Argv postmaster(const Layout &layout)
{
    return tool(layout, "postgres").shortOption('D', layout.dataFolder);
}

Task<Result<void>> waitReady(Reactor &reactor, Layout layout, process::Identity postmaster, QString log,
                             flow::TimePoint due)
{
    Error last{Errc::TimedOut, QCoreApplication::translate("cluster", "It does not accept connections.").toStdString()};
    while (reactor.now() < due) {
        auto link = co_await AdminLink::open(reactor, layout.socketFolder, layout.port, QStringLiteral("postgres"), due);
        if (link)
            co_return Result<void>();
        if (link.error().code == Errc::Cancelled)
            co_return std::unexpected(std::move(link).error());
        last = std::move(link).error();
        if (!process::processAlive(postmaster)) {
            const QString said = QCoreApplication::translate("cluster", "PostgreSQL ended while starting: %1").arg(tailOf(log));
            co_return flow::fail(Errc::Io, said.toStdString());
        }
        co_await flow::orFail(co_await reactor.sleepFor(25ms));
    }
    co_return std::unexpected(std::move(last));
}

Task<Result<void>> stop(Reactor &reactor, Layout layout, process::Identity postmaster, Stop how, flow::milliseconds grace)
{
    const int signal = how == Stop::Fast ? SIGINT : SIGQUIT;
    // A standby whose apply is held or a frozen back end would make a fast stop wait for ever: wake them first.
    for (const process::Identity &child : process::childrenOf(postmaster))
        process::signalProcess(child, SIGCONT);
    auto ended = co_await process::endProcess(reactor, postmaster, signal, grace);
    for (const process::Identity &stray : strayBackends(layout))
        process::signalProcess(stray, SIGKILL);
    co_return ended;
}

Result<void> checkOwnership(const Layout &layout)
{
    struct stat s = {};
    if (::lstat(layout.dataFolder.toUtf8().constData(), &s) != 0 || !S_ISDIR(s.st_mode))
        return flow::fail(Errc::Absent, QCoreApplication::translate("cluster", "%1 is not a folder.").arg(layout.dataFolder).toStdString());
    if (s.st_uid != layout.account.uid || s.st_uid == 0)
        return flow::fail(Errc::Permission, QCoreApplication::translate("cluster", "%1 belongs to somebody else.").arg(layout.dataFolder).toStdString());
    for (const QString &folder : {layout.folder, layout.dataFolder}) {
        QFile marker(folder + u'/' + kMarkerFile);
        if (!marker.open(QIODevice::ReadOnly) || layout.marker.isEmpty() || marker.read(256) != layout.marker.toUtf8())
            return flow::fail(Errc::Permission, QCoreApplication::translate("cluster", "%1 does not carry the marker of this sandbox.").arg(folder).toStdString());
    }
    return {};
}

QList<process::Identity> strayBackends(const Layout &layout)
{
    QList<process::Identity> found;
    const QDir proc(QStringLiteral("/proc"));
    for (const QString &entry : proc.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        const pid_t pid = entry.toInt();
        if (pid <= 0)
            continue;
        const QString base = proc.filePath(entry);
        if (QFile::symLinkTarget(base + QStringLiteral("/cwd")) == layout.dataFolder
            && QFileInfo(QFile::symLinkTarget(base + QStringLiteral("/exe"))).fileName() == QLatin1StringView("postgres"))
            if (const quint64 startTime = process::startTimeOf(pid))
                found << process::Identity{pid, startTime};
    }
    return found;
}

Result<void> clearCrash(const Layout &layout)
{
    QFile pidFile(layout.dataFolder + QStringLiteral("/postmaster.pid"));
    if (!pidFile.open(QIODevice::ReadOnly))
        return {};
    if (auto ours = checkOwnership(layout); !ours)
        return ours;
    const pid_t pid = pidFile.readLine().trimmed().toInt();
    for (const process::Identity &p : strayBackends(layout)) {
        if (p.pid == pid)
            return flow::fail(Errc::Invalid, QCoreApplication::translate("cluster", "PostgreSQL is already running in %1.").arg(layout.dataFolder).toStdString());
        process::signalProcess(p, SIGKILL);
    }
    if (!pidFile.remove())
        return flow::fail(Errc::Io, pidFile.errorString().toStdString());
    for (const char *suffix : {"", ".lock"})
        QFile::remove(QStringLiteral("%1/.s.PGSQL.%2%3").arg(layout.socketFolder).arg(layout.port).arg(QLatin1String(suffix)));
    return {};
}

QString tailOf(const QString &log)
{
    QFile file(log);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    file.seek(std::max<qint64>(0, file.size() - 800));
    return QString::fromUtf8(file.readAll()).trimmed();
}

} // namespace cluster

// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sandbox/safetygate.h"

#include "models/base/passwdentry.h"
#include "models/cluster/cluster.h"
#include "models/sandbox/safetygateprocess.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <sys/stat.h>

namespace sandbox {

using namespace std::chrono_literals;
using base::Errc;
using base::Error;
using base::Result;

namespace {

std::unexpected<Error> refuse(const ServerRecord &server, const QString &why)
{
    return std::unexpected(Error{Errc::Permission, why.toStdString(), {},
        QCoreApplication::translate("sandbox", "touch %1").arg(server.name).toStdString(),
        QCoreApplication::translate(
            "sandbox", "Nothing was done. Only servers that this sandbox started are ever touched.")
            .toStdString()});
}

bool within(const QString &path, const QString &folder)
{
    return path == folder || path.startsWith(folder + u'/');
}

// Empty: the folder is a real one, inside the state folder and its owner's. Else why not.
QString folderMistake(const QString &path, const QString &stateFolder, uid_t owner)
{
    if (!path.startsWith(u'/') || !within(path, stateFolder) || QDir::cleanPath(path) != path)
        return QCoreApplication::translate("sandbox", "%1 is not inside the sandbox folder %2.").arg(path, stateFolder);
    struct stat s{};
    if (lstat(QFile::encodeName(path).constData(), &s) != 0)
        return QCoreApplication::translate("sandbox", "%1 does not exist.").arg(path);
    // The way to the state folder is the user's business; from there on nothing may lead elsewhere.
    const QString real = QFileInfo(stateFolder).canonicalFilePath() + path.mid(stateFolder.size());
    if (!S_ISDIR(s.st_mode) || QFileInfo(path).canonicalFilePath() != real)
        return QCoreApplication::translate("sandbox", "%1 is reached through a symbolic link.").arg(path);
    if (s.st_uid != owner)
        return QCoreApplication::translate("sandbox", "%1 does not belong to the user of the sandbox.").arg(path);
    return {};
}

uid_t userOf(const StateFile &state)
{
    const auto entry = base::passwdNamed(state.user);
    return entry ? entry->uid : uid_t(-1);
}

QString processMistake(const StateFile &state, const ServerRecord &server)
{
    const pid_t pid = server.process.pid;
    if (!server.alive())
        return QCoreApplication::translate("sandbox", "Process %1 is not the one that the sandbox started.").arg(pid);
    if (ownerOf(pid) != userOf(state))
        return QCoreApplication::translate("sandbox", "Process %1 does not run as %2.").arg(pid).arg(state.user);
    bool pointsHere = within(workingFolderOf(pid), server.folder);
    for (const QByteArray &argument : commandLineOf(pid))
        pointsHere = pointsHere || QString::fromUtf8(argument).contains(server.folder + u'/')
            || QString::fromUtf8(argument) == server.folder;
    return pointsHere
        ? QString()
        : QCoreApplication::translate("sandbox", "Process %1 was not started from %2.").arg(pid).arg(server.folder);
}

QString portMistake(const StateFile &state, const ServerRecord &server)
{
    if (server.port == 0)
        return {};
    for (const ServerRecord &other : state.servers)
        if (other.name != server.name && other.port == server.port)
            return QCoreApplication::translate("sandbox", "Port %1 is recorded for %2, too.")
                .arg(server.port)
                .arg(other.name);
    switch (listeningOf(server.process.pid, server.port)) {
    case Listening::Loopback:
        return {};
    case Listening::No:
        return QCoreApplication::translate("sandbox", "Process %1 does not listen on port %2.")
            .arg(server.process.pid)
            .arg(server.port);
    case Listening::Open:
        break;
    }
    return QCoreApplication::translate("sandbox", "Port %1 is open to the network; a sandbox listens on loopback only.")
        .arg(server.port);
}

flow::Task<flow::Result<void>> checkLivePostgres(flow::Reactor &reactor, ServerRecord server)
{
    const QString socketFolder = server.extra.value(QStringLiteral("socketFolder"));
    const pid_t listener = listenerOf(QStringLiteral("%1/.s.PGSQL.%2").arg(socketFolder).arg(server.port));
    if (listener != server.process.pid)
        co_return refuse(server,
            QCoreApplication::translate("sandbox", "Another process, %1, listens on its socket.").arg(listener));
    const auto due = reactor.now() + 3s;
    auto link = co_await flow::orFail(
        cluster::AdminLink::open(reactor, socketFolder, server.port, QStringLiteral("postgres"), due));
    const QByteArray answer = co_await flow::orFail(
        link->run(QByteArrayLiteral("select concat_ws('|', system_identifier, current_setting('port'), "
                                    "current_setting('data_directory')) from pg_control_system()"),
            due));
    const QString expected = QStringLiteral("%1|%2|%3")
                                 .arg(server.extra.value(QStringLiteral("systemIdentifier")))
                                 .arg(server.port)
                                 .arg(server.dataFolder);
    if (QString::fromUtf8(answer) != expected)
        co_return refuse(server,
            QCoreApplication::translate("sandbox", "The server that answers is %1, the sandbox started %2.")
                .arg(QString::fromUtf8(answer), expected));
    co_return {};
}

} // namespace

Result<void> checkFolders(const StateFile &state, const ServerRecord &server)
{
    const uid_t owner = userOf(state);
    if (owner == 0 || owner == uid_t(-1))
        return refuse(server,
            QCoreApplication::translate("sandbox", "The user of the sandbox, \"%1\", is root or unknown.")
                .arg(state.user));
    QStringList folders{state.folder, server.folder};
    for (const QString &inside : {server.dataFolder, server.extra.value(QStringLiteral("archiveFolder")),
             server.extra.value(QStringLiteral("socketFolder"))})
        if (!inside.isEmpty())
            folders += inside;
    for (const QString &folder : std::as_const(folders))
        if (const QString mistake = folderMistake(folder, state.folder, owner); !mistake.isEmpty())
            return refuse(server, mistake);
    // The tablespace is a mount that only the servers' namespace sees.
    const QString space = server.extra.value(QStringLiteral("space"));
    if (!space.isEmpty() && !within(QDir::cleanPath(space), state.folder))
        return refuse(server,
            QCoreApplication::translate("sandbox", "%1 is not inside the sandbox folder %2.").arg(space, state.folder));
    if (auto marked = checkMarker(state, server); !marked || server.kind != QStringLiteral("postgres"))
        return marked;
    QFile marker(server.dataFolder + u'/' + cluster::kMarkerFile);
    if (!marker.open(QIODevice::ReadOnly) || marker.read(64) != state.id.toUtf8())
        return refuse(server,
            QCoreApplication::translate("sandbox", "%1 does not carry the marker of this sandbox.")
                .arg(server.dataFolder));
    return {};
}

Result<void> checkProcess(const StateFile &state, const ServerRecord &server)
{
    if (auto folders = checkFolders(state, server); !folders)
        return folders;
    for (const QString &mistake : {processMistake(state, server), portMistake(state, server)})
        if (!mistake.isEmpty())
            return refuse(server, mistake);
    return {};
}

flow::Task<flow::Result<void>> passSafetyGate(flow::Reactor &reactor, StateFile state, QString server)
{
    const ServerRecord *record = state.find(server);
    if (!record)
        co_return flow::fail(Errc::Absent,
            QCoreApplication::translate("sandbox", "The sandbox has no server %1.").arg(server).toStdString());
    co_await flow::orFail(checkProcess(state, *record));
    if (record->kind == QStringLiteral("postgres"))
        co_await flow::orFail(checkLivePostgres(reactor, *record));
    co_return {};
}

} // namespace sandbox

// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sandbox/remains.h"

#include "models/base/log.h"
#include "models/cluster/cluster.h"
#include "models/process/detached.h"
#include "models/sandbox/construction.h"
#include "models/sandbox/safetygateprocess.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <optional>

namespace sandbox {

using namespace std::chrono_literals;
using flow::Errc;
using flow::Error;
using flow::Result;
using flow::Task;
using process::Identity;

namespace {

constexpr auto kGrace = 1500ms;
constexpr int kRounds = 5; // a server that ends may start another process first

struct Mark {
    QString id;
    uid_t owner = 0;
};

// The marker is a file of the folder's owner in a folder that is no link, and root is not that owner.
std::optional<Mark> markOf(const QString &folder)
{
    struct stat home = {};
    struct stat s = {};
    if (::lstat(QFile::encodeName(folder).constData(), &home) != 0 || !S_ISDIR(home.st_mode) || home.st_uid == 0)
        return {};
    const QByteArray path = QFile::encodeName(folder + u'/' + cluster::kMarkerFile);
    const int fd = ::open(path.constData(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
    if (fd < 0)
        return {};
    char text[64];
    const bool good = ::fstat(fd, &s) == 0 && S_ISREG(s.st_mode) && s.st_uid == home.st_uid;
    const auto n = good ? ::read(fd, text, sizeof text) : -1;
    ::close(fd);
    const QByteArray id(text, std::max<qsizetype>(n, 0));
    const bool hex = std::ranges::all_of(id, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
    if (id.size() != 32 || !hex)
        return {};
    return Mark{QString::fromLatin1(id), home.st_uid};
}

bool isLogIn(const QString &root, QString file)
{
    if (file.endsWith(QLatin1StringView(" (deleted)")))
        file.chop(10);
    const QString name = QFileInfo(file).fileName();
    return file.startsWith(root + u'/')
        && (name == QLatin1StringView("log") || name == QLatin1StringView("hold.log") || name == QLatin1StringView("space.log"));
}

// quarterdeckctl sandbox-service|sandbox-workload|sandbox-hold --config FILE
bool isOwnProgramIn(const QString &root, const QString &folder, pid_t pid)
{
    const QList<QByteArray> arguments = commandLineOf(pid);
    if (arguments.size() < 4 || !arguments[1].startsWith("sandbox-") || arguments[2] != "--config")
        return false;
    const QString config = QString::fromUtf8(arguments[3]);
    return config.startsWith(root + u'/') || config.startsWith(folder + u'/');
}

bool isPostgres(const Identity &p)
{
    QFile name(QStringLiteral("/proc/%1/comm").arg(p.pid));
    return name.open(QIODevice::ReadOnly) && name.readAll().trimmed() == "postgres";
}

// Parents first: a postmaster starts its children again.
QList<Identity> leadersOf(const QList<Identity> &found)
{
    QList<Identity> leaders = found;
    for (const Identity &one : found)
        for (const Identity &child : process::childrenOf(one))
            leaders.removeOne(child);
    return leaders;
}

std::unexpected<Error> noSandbox(const QString &folder, const QString &damage)
{
    const QString text = QCoreApplication::translate(
        "sandbox", "%1 does not carry the marker of a sandbox, so nothing in it is touched.").arg(folder);
    return std::unexpected(Error{Errc::Invalid, (damage + u' ' + text).trimmed().toStdString(), {},
        QCoreApplication::translate("sandbox", "end the sandbox").toStdString(),
        QCoreApplication::translate("sandbox", "Look what the folder holds, and delete it by hand if it is yours.").toStdString()});
}

} // namespace

bool hasMarker(const QString &folder)
{
    return markOf(folder).has_value();
}

QList<Identity> processesOfSandbox(const QString &folder)
{
    const auto mark = markOf(folder);
    const QString root = QFileInfo(folder).canonicalFilePath();
    QList<Identity> found;
    if (!mark || root.isEmpty())
        return found;
    for (const Identity &p : process::allProcesses()) {
        if (p.pid == ::getpid() || ownerOf(p.pid) != mark->owner || process::hasTerminal(p))
            continue;
        if (isLogIn(root, openFileOf(p.pid, 1)) || isLogIn(root, openFileOf(p.pid, 2)) || isOwnProgramIn(root, folder, p.pid))
            found << p;
    }
    return found;
}

Task<Result<void>> endRemains(flow::Reactor &reactor, QString folder, QString damage)
{
    if (!markOf(folder))
        co_return noSandbox(folder, damage);
    base::logWarning("sandbox", damage + QStringLiteral(" Its servers are looked for and ended."));
    QList<Identity> left = processesOfSandbox(folder);
    for (int round = 0; round < kRounds && !left.isEmpty(); ++round) {
        const QList<Identity> leaders = leadersOf(left);
        for (const Identity &leader : leaders) {
            const int signal = isPostgres(leader) ? SIGQUIT : SIGTERM;
            co_await flow::orFail(process::endProcess(reactor, leader, signal, kGrace));
        }
        left = processesOfSandbox(folder);
    }
    if (!left.isEmpty())
        co_return flow::fail(Errc::TimedOut,
            QCoreApplication::translate("sandbox", "Process %1 of the sandbox does not end.").arg(left.first().pid).toStdString());
    co_return Result<void>();
}

Result<void> removeRemains(const QString &folder)
{
    const auto mark = markOf(folder);
    if (!mark)
        return noSandbox(folder, {});
    StateFile state;
    state.id = mark->id;
    state.folder = folder;
    return removeSite(state);
}

} // namespace sandbox

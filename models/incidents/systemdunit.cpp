// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/incidents/systemdunit.h"

#include <QFile>

using namespace Qt::StringLiterals;

namespace incidents {

namespace {

constexpr QByteArrayView kService(".service"), kUsersOwn("user@"); // user@1000.service is all that this user runs

// Hierarchy, controllers, path: of systemd's own hierarchy, or the only one. A path may have a colon.
QByteArray groupPath(const QByteArray &groups)
{
    for (const QByteArray &row : groups.split('\n')) {
        const qsizetype first = row.indexOf(':'), second = row.indexOf(':', first + 1);
        if (first < 0 || second < 0)
            continue;
        const QByteArray controllers = row.mid(first + 1, second - first - 1), path = row.mid(second + 1);
        if ((controllers.isEmpty() || controllers == "name=systemd") && path != "/")
            return path;
    }
    return {};
}

} // namespace

SystemdUnit unitIn(const QByteArray &groups)
{
    const QByteArrayList parts = groupPath(groups).split('/');
    SystemdUnit unit;
    const QByteArray &last = parts.last();
    if (!last.endsWith(kService) || last.startsWith(kUsersOwn))
        return unit;
    for (const QByteArray &part : parts)
        if (part.startsWith(kUsersOwn) && part.endsWith(kService)) {
            bool ok = false;
            const uint user = part.sliced(kUsersOwn.size()).chopped(kService.size()).toUInt(&ok);
            if (!ok)
                return {};
            unit.user = uid_t(user);
        }
    unit.name = QString::fromUtf8(last);
    return unit;
}

SystemdUnit unitOf(const QString &dataFolder)
{
    QFile pidFile(dataFolder + u"/postmaster.pid"_s);
    const qint64 pid = pidFile.open(QIODevice::ReadOnly) ? pidFile.readLine(32).trimmed().toLongLong() : 0;
    QFile groups(u"/proc/%1/cgroup"_s.arg(pid));
    return pid > 1 && groups.open(QIODevice::ReadOnly) ? unitIn(groups.read(64 * 1024)) : SystemdUnit();
}

} // namespace incidents

// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/journal/origin.h"

#include "models/process/identity.h"

#include <QFile>
#include <QSysInfo>

#include <unistd.h>

namespace journal {

QString bootId()
{
    QFile file(QStringLiteral("/proc/sys/kernel/random/boot_id"));
    return file.open(QIODevice::ReadOnly) ? QString::fromLatin1(file.read(64).trimmed()) : QString();
}

void signOrigin(Record &genesis, const QString &writer, const QString &version)
{
    genesis.writer = writer;
    genesis.version = version;
    genesis.host = QSysInfo::machineHostName();
    genesis.pid = ::getpid();
    genesis.pidStart = qint64(process::startTimeOf(::getpid()));
}

bool originElsewhere(const Record &genesis)
{
    return genesis.host != QSysInfo::machineHostName();
}

bool originAlive(const Record &genesis)
{
    return genesis.boot == bootId() && genesis.host == QSysInfo::machineHostName()
        && process::processAlive(pid_t(genesis.pid), quint64(genesis.pidStart));
}

} // namespace journal

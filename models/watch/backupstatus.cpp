// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/watch/backupstatus.h"

#include "models/base/moment.h"

#include <QCoreApplication>

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cmath>
#include <cstring>
#include <optional>

namespace watch {

namespace {

const MetricId kBackupAge(QStringLiteral("pg.backup.age"));
constexpr std::size_t kMostRead = 256;       // a time is shorter
constexpr double kClocksOfTwoMachines = 5;   // seconds by which the writer's clock may be ahead of ours

Reading noBackupAge(NoValue reason, const QString &why) { return Reading::missing(kBackupAge, reason, base::Untrusted(why)); }

// Seconds since 1970.
std::optional<double> endOfBackup(const QByteArray &text)
{
    bool isNumber = false;
    const double seconds = text.toDouble(&isNumber);
    if (isNumber)
        return std::isfinite(seconds) && seconds > 0 ? std::optional(seconds) : std::nullopt;
    const auto moment = base::momentIn(QString::fromUtf8(text));
    return moment ? std::optional(std::chrono::duration<double>(moment->time_since_epoch()).count()) : std::nullopt;
}

} // namespace

BackupStatus readBackupStatus(const QByteArray &path)
{
    const int file = ::open(path.constData(), O_RDONLY | O_CLOEXEC | O_NONBLOCK); // nor does a pipe that nobody writes to hold us
    if (file < 0)
        return {{}, errno};
    char text[kMostRead];
    const ssize_t size = ::read(file, text, sizeof text);
    const int error = size < 0 ? errno : 0;
    ::close(file);
    const QByteArray read(text, std::max<ssize_t>(size, 0));
    return {read.split('\n').first().trimmed(), error};
}

Reading backupAge(const BackupStatus &status, const QString &path, base::WallTime now)
{
    if (status.error == ENOENT || status.error == ENOTDIR)
        return noBackupAge(NoValue::Error, QCoreApplication::translate("watch", "there is no file %1").arg(path));
    if (status.error == EACCES || status.error == EPERM)
        return noBackupAge(NoValue::Error, QCoreApplication::translate("watch", "this user may not read %1").arg(path));
    if (status.error != 0)
        return noBackupAge(NoValue::Error, QStringLiteral("%1: %2").arg(path, QString::fromLocal8Bit(std::strerror(status.error))));
    if (status.line.isEmpty())
        return noBackupAge(NoValue::Error, QCoreApplication::translate("watch", "the first line of %1 is empty").arg(path));
    const auto ended = endOfBackup(status.line);
    if (!ended)
        return noBackupAge(NoValue::Error, QCoreApplication::translate("watch", "the first line of %1 is neither an ISO 8601 time nor seconds since 1970").arg(path));
    const double age = std::chrono::duration<double>(now.time_since_epoch()).count() - *ended;
    if (age < -kClocksOfTwoMachines)
        return noBackupAge(NoValue::Error, QCoreApplication::translate("watch", "the time in %1 is in the future").arg(path));
    return {kBackupAge, std::max(age, 0.0)};
}

Reading backupNotAsked()
{
    return noBackupAge(NoValue::NotApplicable, QCoreApplication::translate("watch", "not configured: the environment file names no status file of its backups"));
}

Reading backupNotRead(const QString &path)
{
    return noBackupAge(NoValue::TimedOut, QCoreApplication::translate("watch", "reading %1 takes too long").arg(path));
}

} // namespace watch

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// pg.backup.age: the time since the last good backup ended, as whoever backs up wrote it into a status file
// (resources/docs/environment.md, `backup`). What is no such time is a reason, never a number.

#include "models/watch/reading.h"

#include <QByteArray>

namespace watch {

struct BackupStatus {
    QByteArray line; // the first one of the file
    int error = 0;   // errno when it could not be read
};

// Blocks as long as the file system likes: for a pool thread.
[[nodiscard]] BackupStatus readBackupStatus(const QByteArray &path);

// Any thread. `path` is for the reason.
[[nodiscard]] Reading backupAge(const BackupStatus &status, const QString &path, base::WallTime now);
[[nodiscard]] Reading backupNotAsked();                      // no file is named
[[nodiscard]] Reading backupNotRead(const QString &path);    // not within the deadline

} // namespace watch

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The configuration file of somebody else's program, on this machine: read whole, replaced in one step under its owner and
// mode, the old text kept beside it. The copy's name says which text it undoes (a digest), so that an undo is only ever
// offered for a file that is still as we left it; it has the file's owner and mode, as it may hold the same secrets.
// Blocking; worker threads.

#include "models/base/result.h"

#include <QByteArray>
#include <QString>

namespace acts {

// Errors: Absent, Permission, Io, Invalid (no ordinary file, or too large), each with what to do by hand.
[[nodiscard]] base::Result<QByteArray> readConfig(const QString &path);

// Puts `after` in the place of `before`; when the file is not `before` any more, it stays as it is. A link is followed.
[[nodiscard]] base::Result<void> replaceConfig(const QString &path, const QByteArray &before, const QByteArray &after);

// Keeps `before` as what undoes `after`; before the file is replaced.
[[nodiscard]] base::Result<QString> keepUndo(const QString &path, const QByteArray &before, const QByteArray &after);
// What undoes the text that the file has now. Error Absent: nothing does.
[[nodiscard]] base::Result<QByteArray> undoOf(const QString &path, const QByteArray &now);
void dropUndo(const QString &path, const QByteArray &after);

} // namespace acts

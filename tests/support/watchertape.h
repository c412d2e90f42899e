// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Whether `quarterdeckctl watch` has recorded anything yet, for a test that must not begin before.

#include <QDir>

// Bytes of the first segment below this state folder, of whichever environment; 0: there is none yet.
inline qint64 watcherTape(const QString &stateFolder)
{
    for (const QFileInfo &tape : QDir(stateFolder).entryInfoList({QStringLiteral("recorder-watch-*")}, QDir::Dirs))
        for (const QFileInfo &segment : QDir(tape.filePath()).entryInfoList({QStringLiteral("*.frames")}, QDir::Files))
            return segment.size();
    return 0;
}

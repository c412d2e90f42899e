// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The evidence of an incident: a folder of its own below the state folder (0700, files 0600), written once when it was
// detected, so that it opens also when the server is gone. It holds
//   log-TARGET.jsonl  what the server's log says around that time: at, pid, severity, text
//   changes.jsonl     what happened before: restarts, settings, deployments, migrations
//   seconds.qdpack    the recorded seconds (models/recorder writes it; whoever hosts the recorder asks for it)
// Logs are read where they lie: only of servers on this machine that our user may read. Blocks on the disk; any thread.

#include "models/base/result.h"
#include "models/events/event.h"
#include "models/incidents/logline.h"

#include <QStringList>

namespace incidents {

inline constexpr std::chrono::minutes kBefore{15}; // of detection
inline constexpr qint64 kMostLogBytes = qint64(16) << 20; // of one file, from its end
inline constexpr std::size_t kMostLogLines = 20'000;      // of one target

[[nodiscard]] QString evidenceFolder(const QString &incident); // below base::stateFolder(); empty without one

// The log files of a PostgreSQL server by its data folder: what current_logfiles names, else the file that a private
// server writes beside its data. Empty: the server is not here, or logs elsewhere.
[[nodiscard]] QStringList logFilesOf(const QString &dataFolder);
// Of a file, in [from, to]; the newest kMostLogLines.
[[nodiscard]] base::Result<std::vector<LogLine>> readLog(const QString &file, base::WallTime from, base::WallTime to);

struct Source {
    QString target;
    QString dataFolder;       // as the server says; empty: no log to read
    QString systemIdentifier; // the server's: a folder of that name on this machine may be another one's
};
// The data folder lies here and is that server's, as its control file says.
[[nodiscard]] bool isHere(const Source &source);

struct Frozen {
    QStringList parts;    // names of the files that were written
    QStringList problems; // what could not be read, in words
};
// Writes logs and changes; a folder that is there already is added to, nothing in it is overwritten.
[[nodiscard]] base::Result<Frozen> freeze(const QString &folder, const std::vector<Source> &sources, const std::vector<events::Event> &changes, base::WallTime from, base::WallTime to);

// The frozen log of one target, or of all of them, oldest first.
struct FrozenLine {
    QString target;
    LogLine line;
};
[[nodiscard]] base::Result<std::vector<FrozenLine>> frozenLog(const QString &folder, const LogSearch &search);

} // namespace incidents

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The evidence of an incident: a folder of its own below the state folder (0700, files 0600), each file written once, when it
// was detected or a minute later, so that it opens also when the server is gone. It holds
//   log-TARGET.jsonl  what the server's log says around that time: at, pid, severity, text; of the processes that others
//                     waited for from longer ago
//   log-TARGET.later.jsonl  what it said until a minute after, in a file of its own: the first one is never changed; all of
//                     it, where the first look failed
//   without-log.jsonl which targets have none, and why: target, why, silent (nothing failed). without-log.later.jsonl: which
//                     have none of the minute after; whole: of the time before the log was read then, nothing is missing
//   changes.jsonl     what happened before: restarts, settings, deployments, migrations (frozenchanges.h)
//   leading.json      the figure that tells most, over those minutes (leadingfigure.h)
//   seconds.qdpack    the recorded seconds (models/recorder writes it; whoever hosts the recorder asks for it)
// Blocks on the disk; any thread.

#include "models/base/result.h"
#include "models/events/event.h"
#include "models/incidents/logtold.h"

#include <QStringList>

namespace incidents {

class Projection;
struct Incident;

inline constexpr std::chrono::minutes kBefore{15};  // of detection

[[nodiscard]] QString evidenceFolder(const QString &incident); // below base::stateFolder(); empty without one

struct Frozen {
    QStringList parts;    // names of the files that were written
    QStringList problems; // what could not be written, in words
};
// Writes logs and changes; a folder that is there already is added to, nothing in it is overwritten. With plans the logs are
// read first.
[[nodiscard]] base::Result<Frozen> freeze(const QString &folder, const std::vector<LogPlan> &plans, const std::vector<events::Event> &changes, base::WallTime from, base::WallTime to);
[[nodiscard]] base::Result<Frozen> freeze(const QString &folder, const std::vector<LogTold> &logs, const std::vector<events::Event> &changes, base::WallTime from, base::WallTime to);

// What the logs said since, beside what freeze() wrote up to `froze`; what stands there already is left out. Written once.
// Logs that were read before were read from kWrittenLate before `froze` on, those that had failed from further back.
inline constexpr std::chrono::seconds kWrittenLate{10}; // how much later than its time a line may come into its log
[[nodiscard]] base::Result<Frozen> freezeLater(const QString &folder, const std::vector<LogPlan> &plans, base::WallTime froze, base::WallTime to);
[[nodiscard]] base::Result<Frozen> freezeLater(const QString &folder, const std::vector<LogTold> &logs);

// The frozen log of one target, or of all of them, with what was frozen later, oldest first.
struct FrozenLine {
    QString target;
    LogLine line;
};
[[nodiscard]] base::Result<std::vector<FrozenLine>> frozenLog(const QString &folder, const LogSearch &search);

// The newest incident of this alert that has the log of this target among its evidence; null: there is none.
[[nodiscard]] const Incident *incidentWithLog(const Projection &known, const QString &alert, const QString &target);

// Which targets have none, neither at once nor later, and why; also those whose first minutes are missing: pairs of target
// and sentence.
[[nodiscard]] QList<std::pair<QString, QString>> withoutLog(const QString &folder);

} // namespace incidents

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What the log of a target says of a stretch of time, or why it says nothing: what comes of a plan (logsource.h). Blocks on
// the disk, for as long as that takes; any thread.

#include "models/base/result.h"
#include "models/incidents/logsource.h"

namespace incidents {

inline constexpr qint64 kMostLogBytes = qint64(16) << 20; // of one file, from its end

// Of a file, in [from, to], those of `pids` from kLongBefore `to` on; the newest kMostLogLines, others before those.
[[nodiscard]] base::Result<LogRead> readLog(const QString &file, base::WallTime from, base::WallTime to, const std::vector<int> &pids = {});

struct LogTold {
    QString target;
    std::vector<LogLine> lines;
    bool silent = false; // nothing failed: there are none
    QString why;         // the same, or what failed
    bool whole = false;  // had failed before, and all of its time was read now

    [[nodiscard]] bool failed() const { return lines.empty() && !silent; }
};
[[nodiscard]] LogTold toldBy(const LogPlan &plan, base::WallTime from, base::WallTime to);

} // namespace incidents

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Plans and reads the logs of an incident, each target by itself and within a limit: a disk or a command that hangs under one
// of them costs that one's log and a thread, never the others nor their time. What answers too late is dropped. Engine thread.

#include "models/flow/event.h"
#include "models/flow/pool.h"
#include "models/incidents/logtold.h"

#include <QHash>

#include <memory>
#include <optional>

namespace incidents {

inline constexpr std::chrono::seconds kReadLimit{15}; // for each look at the disk

inline constexpr int kLogsAtOnce = 4; // read and taken apart: each may be of tens of megabytes

// Threads for what may hang; whoever takes logs owns one of these, for all its incidents. Only the pools are for any thread.
struct LogReaders {
    flow::BlockingPool pool{64};
    flow::BlockingPool writing{4}; // of evidence, for whoever freezes it: no log that hangs takes these
    int reading = 0;               // at most kLogsAtOnce, of all looks
    flow::Event read;              // one of them less
    QHash<QString, std::weak_ptr<bool>> late; // of each target the call that had not ended in time; it has when it is gone
};

struct LogLook {
    std::vector<Source> sources;
    std::optional<std::vector<LogPlan>> before; // where they were read first, of a look at the same logs a minute later
    base::WallTime from{}, to{};
    std::optional<QString> journalctl; // nothing: as it is installed here
    std::chrono::milliseconds limit = kReadLimit; // of a command kCommandLimit, if that is less
    std::chrono::milliseconds all = kGatherLimit; // for all the logs; those of the first sources come first
};

struct TakenLogs {
    std::vector<LogPlan> plans; // where they were looked for, without what was printed, and what failed: for a look later
    std::vector<LogTold> told;  // in the order of the sources
};
// Returns within LogLook::all and little more, whatever hangs.
flow::Task<TakenLogs> takeLogs(flow::Reactor &reactor, std::shared_ptr<LogReaders> readers, std::shared_ptr<const LogLook> look);

} // namespace incidents

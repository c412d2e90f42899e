// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Plans and reads the logs of an incident, each target by itself and within a limit: a disk that hangs under one of them costs
// that one's log and a thread, never the others nor their time. What answers too late is dropped. Engine thread.

#include "models/flow/pool.h"
#include "models/incidents/logtold.h"

#include <QHash>

#include <memory>
#include <optional>

namespace incidents {

inline constexpr std::chrono::seconds kReadLimit{15}; // for each look at the disk

// Threads for what may hang; whoever takes logs owns one of these, for all its incidents. Only `pool` is for any thread.
struct LogReaders {
    flow::BlockingPool pool{64};
    QHash<QString, std::weak_ptr<bool>> late; // of each target the call that had not ended in time; it has when it is gone
};

struct LogLook {
    std::vector<Source> sources;
    std::optional<std::vector<LogPlan>> before; // where they were read first, of a look at the same logs a minute later
    base::WallTime from{}, to{};
    std::optional<QString> journalctl; // nothing: as it is installed here
    std::chrono::milliseconds limit = kReadLimit;
};

struct TakenLogs {
    std::vector<LogPlan> plans; // where they were looked for, without what was printed
    std::vector<LogTold> told;  // in the order of the sources
};
// Returns within kGatherLimit and little more, whatever hangs.
flow::Task<TakenLogs> takeLogs(flow::Reactor &reactor, std::shared_ptr<LogReaders> readers, std::shared_ptr<const LogLook> look);

} // namespace incidents

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What a PostgreSQL server keeps on disk, and why it makes checkpoints: catalogue rows 45, 46, 57. Engine thread only.

#include "models/watch/lane.h"
#include "models/watch/snapshot.h"

#include <deque>

namespace watch {

// Databases, the write-ahead log's folder and the biggest tables, from the cold lane's answers.
[[nodiscard]] std::vector<StorageRow> readStorage(const std::vector<Lane::Answer> &answers);

// Share of requested checkpoints among those of the last hour (of what this console saw of it).
class CheckpointShare {
public:
    [[nodiscard]] Reading read(const PGresult *row, base::TimePoint at);
    void forget() { m_seen.clear(); }

private:
    struct Seen {
        base::TimePoint at{};
        double timed = 0, requested = 0;
    };
    std::deque<Seen> m_seen;
};

} // namespace watch

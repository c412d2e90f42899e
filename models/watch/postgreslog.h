// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Reads the write-ahead log's state from the row of server.sql, and remembers where it stood when: the rates, the time
// behind a position, since when a standby has heard nothing. Engine thread only.

#include "models/watch/lane.h"
#include "models/watch/snapshot.h"

namespace watch {

class PostgresLog {
public:
    [[nodiscard]] LogState read(const PGresult *server, base::TimePoint at);

private:
    LogTrack m_position, m_replay;
    std::optional<double> m_fastest; // replay, bytes a second
    std::optional<double> m_heard;   // server's clock, seconds since 1970
    bool m_standby = false;
};

} // namespace watch

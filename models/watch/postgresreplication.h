// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Who receives write-ahead log from here, whom this server receives from, and what slots keep: catalogue rows 30 to 38.
// Remembers since when a slot is inactive and when the sender was last heard. Engine thread only.

#include "models/watch/lane.h"
#include "models/watch/snapshot.h"

#include <QStringList>

#include <map>

namespace watch {

class PostgresReplication {
public:
    explicit PostgresReplication(QStringList expectedStandbys) : m_expected(std::move(expectedStandbys)) {}

    // Row of server.sql: is the receiver of a standby streaming, and how long has it heard nothing.
    void readReceiver(const PGresult *server, std::vector<Reading> &out);
    // Rows of replication.sql; standby: this server is one itself. Expected are those of the environment file and those
    // a commit here waits for.
    std::vector<ReplicationRow> readStandbys(const PGresult *rows, bool standby, const SynchronousStandbys &synchronous,
                                             base::TimePoint at, std::vector<Reading> &out);
    std::vector<SlotRow> readSlots(const PGresult *rows, base::TimePoint at, std::vector<Reading> &out);

private:
    struct Sender {
        LogTrack replay;
        std::optional<double> flushed;
        base::TimePoint movedAt{};
    };
    QStringList m_expected;
    std::map<int, Sender> m_senders; // by process
    std::optional<double> m_heard; // server's clock, seconds since 1970
    std::map<QString, base::TimePoint> m_inactiveSince;
};

} // namespace watch

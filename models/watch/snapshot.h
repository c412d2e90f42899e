// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Everything known about one target at one moment: an immutable value, assembled on the engine thread and
// shared with readers as std::shared_ptr<const TargetSnapshot>.

#include "models/base/result.h"
#include "models/watch/reading.h"
#include "models/watch/upkeep.h"

#include <QHash>

#include <memory>
#include <optional>

namespace watch {

enum class Condition : std::uint8_t {
    Unknown,        // not tried yet
    Connecting,     // first attempt under way
    Up,             // answers
    Starting,       // 57P03: starting up or shutting down
    NotAnswering,   // connected, but silent past the deadline (frozen, black hole)
    Down,           // refused, reset, closed
    NoSlots,        // 53300: every connection slot is taken
    Refused,        // authentication or permission; not retried by itself
    Untrusted,      // TLS refused the peer
    Misconfigured,  // name does not resolve, wrong protocol, no secret available
};

struct Status {
    Condition condition = Condition::Unknown;
    base::TimePoint since{};
    base::WallTime wallSince{};
    base::TimePoint lastAnswer{}; // zero: never
    base::Error error;            // of the last failure, when not Up
    base::TimePoint nextTry{};    // zero: none planned
};

// What the target says it is; empty fields are unknown.
struct Facts {
    base::Untrusted version;      // "15.20"
    int versionNumber = 0;        // PostgreSQL: server_version_num
    QString role;                 // "primary", "standby", "master", "replica"
    QString systemIdentifier;
    int timeline = 0;
    QString tls;                  // "TLSv1.3", "none"
    std::optional<base::WallTime> startedAt;
    QString consoleRole;          // viewer, observer, operator, admin: what the server would let us do
    QStringList roleFindings;     // "can write to 3 tables", as the role probe found
    int connections = 0;          // that this console holds there
};

// What watching it costs the target.
struct Cost {
    int connections = 0;            // of ours, open now
    double serverMilliseconds = 0;  // a second, from question to last answer: more than the server itself needs
};

struct SessionRow {
    int pid = 0;
    int leaderPid = 0;            // of a parallel worker; 0: none
    base::Untrusted user, database, application, client;
    QString backendType;
    QString state;                // active, idle, idle in transaction ...
    QString waitType, waitEvent;
    std::optional<double> stateSeconds, transactionSeconds, querySeconds; // measured on the server
    std::vector<int> blockedBy;   // pg_blocking_pids; 0 is a prepared transaction
    base::Untrusted statement;    // first 200 characters, more where it begins with a comment
    bool own = false;             // of this console
};

struct ReplicationRow {
    base::Untrusted name;         // application_name of the standby, or of the upstream on a standby
    base::Untrusted client;
    QString state, syncState;
    std::optional<double> sentBytes, writeBytes, flushBytes, replayBytes; // behind the current position
    std::optional<double> writeSeconds, flushSeconds, replaySeconds;
};

struct SlotRow {
    base::Untrusted name;
    QString type;
    bool active = false;
    std::optional<double> retainedBytes, safeBytes;
    QString walStatus;
};

struct PoolRow {
    base::Untrusted database, user;
    QString mode;
    int clientsActive = 0, clientsWaiting = 0, serversActive = 0, serversIdle = 0, serversUsed = 0;
    int size = 0, reserve = 0;    // 0: unknown
    double maxWaitSeconds = 0;
    bool paused = false, disabled = false;
};

struct StorageRow {
    enum class Kind { Database, Table, Mount, WalFolder };
    Kind kind = Kind::Database;
    base::Untrusted name;
    std::optional<double> bytes;
    std::optional<double> freeBytes; // Mount
    bool estimated = false;          // from relpages, not measured
};

template <class Row>
using Rows = std::shared_ptr<const std::vector<Row>>; // null: never read

struct TargetSnapshot {
    QString target; // id
    Status status;
    Facts facts;
    Cost cost;
    // Latest reading of each (metric, instance), with the sample it came from.
    struct Latest {
        Reading reading;
        base::TimePoint sentAt{};
        base::WallTime wallAt{};
        std::chrono::milliseconds interval{}; // of the lane that brings it; stale after two
    };
    std::vector<Latest> latest;
    Rows<SessionRow> sessions;
    Rows<ReplicationRow> replication;
    Rows<SlotRow> replicationSlots;
    Rows<PoolRow> pools;
    Rows<StorageRow> storage;
    UpkeepPtr upkeep; // null: never read

    [[nodiscard]] const Latest *find(MetricId metric, const QString &instance = {}) const
    {
        for (const Latest &l : latest)
            if (l.reading.metric == metric && l.reading.instance.raw() == instance)
                return &l;
        return nullptr;
    }
};

using SnapshotPtr = std::shared_ptr<const TargetSnapshot>;

} // namespace watch

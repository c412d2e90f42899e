// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Everything known about one target at one moment: an immutable value, assembled on the engine thread and
// shared with readers as std::shared_ptr<const TargetSnapshot>.

#include "models/base/result.h"
#include "models/watch/backendload.h"
#include "models/watch/lockwait.h"
#include "models/watch/logtrack.h"
#include "models/watch/pooluse.h"
#include "models/watch/reading.h"
#include "models/watch/statementrow.h"
#include "models/watch/synchronousstandbys.h"
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
    base::Untrusted dataFolder;   // PostgreSQL
    base::Untrusted configFile;   // PgBouncer: the pgbouncer.ini it was started with, as it says itself
    bool bothEndsHere = false;    // PostgreSQL: our connection did not leave this machine when it was asked last (a tunnel may)
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
    LockWait wait;                // what it waits for, when it waits for a lock and that was read
    BackendLoad load;             // what its process spends, where the server runs on this machine
};

struct ReplicationRow {
    base::Untrusted name;         // application_name of the standby, or of the upstream on a standby
    base::Untrusted client;
    QString state, syncState;
    std::optional<double> sentBytes, writeBytes, flushBytes, replayBytes; // behind the current position
    std::optional<double> writeSeconds, flushSeconds, replaySeconds;
    int pid = 0;                  // of the sender
    std::optional<double> flushed, replayed; // positions, as the standby last reported them
    std::optional<double> replayRate;        // bytes a second, over the last seconds
    base::TimePoint movedAt{};    // when what it made durable last changed; zero: never seen to
};

struct SlotRow {
    base::Untrusted name;
    QString type;
    bool active = false;
    std::optional<double> retainedBytes, safeBytes;
    QString walStatus;
    int pid = 0;                      // of the sender that reads from it
    std::optional<double> xminAge;    // transactions it keeps from being cleaned up
    bool temporary = false;
    std::optional<bool> failover, synced; // from 17 on: a copy is kept on standbys; this is such a copy
    QString invalidated;              // from 17 on: why it is lost
};

// Where a PostgreSQL server's write-ahead log stands, in bytes since its beginning, and how a standby comes by it.
struct LogState {
    base::TimePoint at{};             // asked; zero: never read
    bool standby = false;
    std::optional<double> position;   // primary: what is durable; standby: what it has, streamed or from the archive
    std::optional<double> rate;       // bytes a second, over the last seconds
    std::shared_ptr<const LogTrack> track; // primary: of position; else null
    std::optional<double> replayed, replayRate, fastestReplay; // standby
    std::optional<bool> paused;
    double applyDelaySeconds = 0;     // recovery_min_apply_delay
    bool archive = false;             // it has a restore_command
    bool receiverHidden = false;      // our role may not see the rest
    bool receiver = false;            // runs
    QString receiverStatus;
    std::optional<double> silentSeconds; // since the sender was last heard
    std::optional<double> upstreamEnd;   // the sender's position as it last told
    base::Untrusted slot, senderHost;
    int senderPort = 0;
    SynchronousStandbys synchronous;  // primary
};

// What clients make a PostgreSQL server do; rates over the last round, the console's own questions among them.
struct ServerLoad {
    std::optional<double> transactions, rowsRead; // a second
    std::optional<int> sessions;                  // of clients, the console's own left out
    std::optional<int> capacity;                  // clients there is room for: max_connections without what is reserved
};

// Who keeps dead rows from being cleaned up: the worst of each kind, the worst of all first.
struct HorizonRow {
    enum class Kind { Session, Standby, Slot, Prepared };
    Kind kind = Kind::Session;
    int pid = 0;                  // 0: none
    base::Untrusted user;
    base::Untrusted name;         // of the application, the standby, the slot, the prepared transaction
    double transactions = 0;      // begun since
    std::optional<double> seconds; // unknown of standbys and slots
};

struct PoolRow {
    base::Untrusted database, user;
    QString mode;
    int clientsActive = 0, clientsWaiting = 0, serversActive = 0, serversIdle = 0, serversUsed = 0;
    int size = 0, reserve = 0;    // 0: unknown
    double maxWaitSeconds = 0;
    bool paused = false, disabled = false;
    int serversOpen = 0;          // server connections in any state
    int most = 0;                 // max_db_connections, for all pools of the database together; 0: none, or unknown
    base::Untrusted host;         // of the server behind; empty: a socket
    int port = 0;
    PoolUse use;
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
    LogState log;
    ServerLoad load;
    Rows<PoolRow> pools;
    Rows<StorageRow> storage;
    StatementsState statements;
    UpkeepPtr upkeep; // null: never read
    Rows<HorizonRow> horizon;

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

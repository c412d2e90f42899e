// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Watches one PostgreSQL server with at most two connections: a hot one that is asked each second what no relation lock
// can delay, and a cold one for what may take long. Death is seen between two rounds by the hot connection itself.
// While others are watched through it, the hot one is also asked for each of their databases (see ServerRounds).
// The status file of the backups is read beside both, as long as the probe runs.
// Engine thread only; owned by the Watcher.

#include "models/watch/backendloads.h"
#include "models/watch/backoffprobe.h"
#include "models/watch/guests.h"
#include "models/watch/lanefigures.h"
#include "models/watch/lockdetails.h"
#include "models/watch/postgresactivity.h"
#include "models/watch/postgresconnect.h"
#include "models/watch/postgreslog.h"
#include "models/watch/postgresreplication.h"
#include "models/watch/postgresstatements.h"
#include "models/watch/postgresstorage.h"
#include "models/watch/ratecounter.h"
#include "models/watch/postgresupkeep.h"
#include "models/watch/reservedslot.h"
#include "models/watch/serverrounds.h"

namespace watch {

class PostgresProbe : public BackoffProbe {
public:
    PostgresProbe(const ProbeContext &context, const environment::Target &target);
    flow::Task<void> run(Publisher &out) override;
    [[nodiscard]] std::shared_ptr<postgres::Asker> door() const override { return m_guests; }

protected:
    flow::Task<base::Error> watchOnce(Publisher &out) override;
    void publishUnreachable(const base::Error &error, Publisher &out) override;
    // The cold lane: comes and goes without touching the hot one.
    flow::Task<void> coldLoop(postgres::ConnectionSettings settings, Publisher &out);
    void coldFailed(const base::Error &error, Publisher &out);

    const environment::Target &m_target;
    const environment::PostgresSettings &m_settings;
    const std::shared_ptr<ServerRounds> m_server; // told, or of the target this one is watched through; null: nobody listens
    Facts m_facts;
    bool m_identified = false;     // since the connect or the last change of role

private:
    flow::Task<base::Error> watchConnected(Publisher &out);
    flow::Task<base::Error> hotLoop(postgres::Session &session, Lane &lane, Publisher &out);
    flow::Task<base::Result<void>> hotRound(postgres::Session &session, Lane &lane, Publisher &out);
    flow::Task<void> readOurCertificate(std::string file);
    flow::Task<base::Result<void>> identify(postgres::Session &session, Publisher &out);
    void compareIdentity(const PGresult *row);
    void readClock(const PGresult *server, const Sample &sample);
    void readHot(const std::vector<Lane::Answer> &answers, Sample &sample, Publisher &out, ServerRound *round);
    flow::Task<base::Result<void>> askDatabases(postgres::Session &session, std::shared_ptr<ServerRound> round);
    flow::Task<base::Result<void>> askWaits(postgres::Session &session, Publisher &out, std::shared_ptr<ServerRound> round);
    flow::Task<void> lookAtSessions(Publisher &out, std::shared_ptr<ServerRound> round);
    void tellSizes(const std::vector<Lane::Answer> &answers);

    [[nodiscard]] bool through() const { return !m_settings.via.isEmpty() && m_server; }
    [[nodiscard]] std::vector<LaneQuery> coldQueries(int serverVersion) const;
    [[nodiscard]] Reading certificateDays(base::WallTime now) const;
    flow::Task<base::Result<void>> coldRounds(postgres::ConnectionSettings settings, Publisher &out);
    flow::Task<base::Result<void>> coldRound(postgres::Session &session, Lane &lane, Lane &seldom, Publisher &out);
    flow::Task<base::Result<void>> ownFigures(postgres::Session &session, Publisher &out);
    // The status file of the backups, which no server is needed for: read whatever the connection does.
    flow::Task<void> backupLoop(Publisher &out);
    flow::Task<void> lookAtBackup(Publisher &out);
    [[nodiscard]] flow::TimePoint nextCold() const;

    const std::shared_ptr<Guests> m_guests; // of the hot connection
    std::unique_ptr<Lane> m_databaseLane;   // the same; null: nobody listened yet
    std::unique_ptr<Lane> m_waitLane;       // the same; null: not connected
    LockDetails m_lockDetails;
    std::vector<SessionRow> m_waiting;      // the sessions of this round, when it is time to ask what is waited for
    BackendLoads m_backendLoads;
    std::vector<BackendAsked> m_asked;      // in this round, of this machine; empty: nothing
    std::vector<SessionRow> m_local;        // the sessions of this round, when something is asked
    std::weak_ptr<bool> m_looking;          // lives while a pool thread looks at them
    LaneFigures m_figures;
    PostgresReplication m_replication;
    LockWaits m_lockWaits;
    PostgresLog m_log;
    RateCounter m_transactions, m_rowsRead;
    CheckpointShare m_checkpoints;
    PostgresStatements m_statements;
    PostgresUpkeep m_upkeep;
    Cadence m_cadence;             // of the cold lane; outlives its connections
    std::optional<double> m_started;  // of the server, its own clock
    std::optional<bool> m_standby;
    std::vector<int> m_ownPids{0, 0}; // hot, cold
    double m_connectMilliseconds = 0;
    TakenSlot m_slot = TakenSlot::Ordinary; // of the hot one, when it connected
    std::optional<base::WallTime> m_certificateUntil;
    flow::TimePoint m_identifiedAt{};
    QStringList m_changes;         // of identity, seen on this connection
    std::optional<double> m_clockAhead, m_clockTold; // of the server, seconds
    QString m_ourCertificate;      // file; empty: none
    std::optional<base::WallTime> m_ourCertificateUntil;
    flow::TimePoint m_coldDue{};
    std::vector<flow::TimePoint> m_ownDue; // of each figure of the environment file
    std::weak_ptr<bool> m_backupReading;   // lives while a pool thread reads the status file of the backups
};

} // namespace watch

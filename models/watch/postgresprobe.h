// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Watches one PostgreSQL server with at most two connections: a hot one that is asked each second what no relation lock
// can delay, and a cold one for what may take long. Death is seen between two rounds by the hot connection itself.
// Engine thread only; owned by the Watcher.

#include "models/watch/backoffprobe.h"
#include "models/watch/guests.h"
#include "models/watch/lanefigures.h"
#include "models/watch/postgresconnect.h"
#include "models/watch/postgreslog.h"
#include "models/watch/postgresreplication.h"
#include "models/watch/postgresstatements.h"
#include "models/watch/postgresstorage.h"
#include "models/watch/ratecounter.h"
#include "models/watch/postgresupkeep.h"

namespace watch {

class PostgresProbe final : public BackoffProbe {
public:
    PostgresProbe(const ProbeContext &context, const environment::Target &target);
    [[nodiscard]] std::shared_ptr<postgres::Asker> door() const override { return m_guests; }

private:
    flow::Task<base::Error> watchOnce(Publisher &out) override;
    void publishUnreachable(const base::Error &error, Publisher &out) override;
    flow::Task<base::Error> hotLoop(postgres::Session &session, Lane &lane, Publisher &out);
    flow::Task<base::Result<void>> hotRound(postgres::Session &session, Lane &lane, Publisher &out);
    flow::Task<base::Result<void>> identify(postgres::Session &session, Publisher &out);
    void compareIdentity(const PGresult *row);
    void readHot(const std::vector<Lane::Answer> &answers, Sample &sample, Publisher &out);

    // The cold lane: comes and goes without touching the hot one.
    flow::Task<void> coldLoop(postgres::ConnectionSettings settings, Publisher &out);
    flow::Task<base::Result<void>> coldRounds(postgres::ConnectionSettings settings, Publisher &out);
    flow::Task<base::Result<void>> coldRound(postgres::Session &session, Lane &lane, Publisher &out);
    flow::Task<base::Result<void>> ownFigures(postgres::Session &session, Publisher &out);
    void coldFailed(const base::Error &error, Publisher &out);
    [[nodiscard]] flow::TimePoint nextCold() const;

    const std::shared_ptr<Guests> m_guests; // of the hot connection
    const environment::Target &m_target;
    const environment::PostgresSettings &m_settings;
    LaneFigures m_figures;
    PostgresReplication m_replication;
    PostgresLog m_log;
    RateCounter m_transactions, m_rowsRead;
    CheckpointShare m_checkpoints;
    PostgresStatements m_statements;
    PostgresUpkeep m_upkeep;
    Cadence m_cadence;             // of the cold lane; outlives its connections
    Facts m_facts;
    std::optional<double> m_started;  // of the server, its own clock
    std::optional<bool> m_standby;
    std::vector<int> m_ownPids{0, 0}; // hot, cold
    double m_connectMilliseconds = 0;
    std::optional<base::WallTime> m_certificateUntil;
    bool m_identified = false;     // since the connect or the last change of role
    flow::TimePoint m_coldDue{};
    std::vector<flow::TimePoint> m_ownDue; // of each figure of the environment file
};

} // namespace watch

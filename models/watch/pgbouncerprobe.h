// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Watches one PgBouncer through its console with one connection. The console knows the simple protocol only and its
// columns differ by version, so they are read by name. Engine thread only; owned by the Watcher.

#include "models/watch/backoffprobe.h"
#include "models/watch/guests.h"
#include "models/watch/lanefigures.h"
#include "models/watch/pooluse.h"
#include "models/watch/postgresconnect.h"

#include <map>

namespace watch {

class PgBouncerProbe final : public BackoffProbe {
public:
    PgBouncerProbe(const ProbeContext &context, const environment::Target &target);
    [[nodiscard]] std::shared_ptr<postgres::Asker> door() const override { return m_guests; } // of the console

private:
    struct Limits { // of one database
        int size = 0, reserve = 0, most = 0, port = 0;
        base::Untrusted host;
        bool paused = false, disabled = false;
    };
    flow::Task<base::Error> watchOnce(Publisher &out) override;
    void publishUnreachable(const base::Error &error, Publisher &out) override;
    flow::Task<base::Result<void>> round(postgres::Session &session, Publisher &out);
    flow::Task<base::Result<void>> readLimits(postgres::Session &session, Publisher &out, flow::TimePoint due);
    void readConfig(const PGresult *rows, Publisher &out);
    double readPools(const PGresult *rows, Sample &sample, Publisher &out);
    void readStats(const PGresult *rows, Sample &sample);
    void readClients(const PGresult *lists, Sample &sample) const;

    const std::shared_ptr<Guests> m_guests;
    const environment::Target &m_target;
    std::map<std::pair<QString, QString>, PoolTally> m_tallies; // by database and user
    std::map<QString, Limits> m_limits;
    std::optional<double> m_maxClients;
    flow::TimePoint m_limitsDue{};
    struct Totals {
        double queries = 0, waitMicroseconds = 0;
        flow::TimePoint at{};
    };
    std::optional<Totals> m_totals;
    Facts m_facts;
};

} // namespace watch

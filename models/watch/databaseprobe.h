// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Watches one database through the connections of another target of its server: that one's rounds bring its figures and
// its sessions, and its loss is ours. With `own_connection` there is one connection besides, for what only a session in
// the database sees. Engine thread only; owned by the Watcher.

#include "models/watch/postgresprobe.h"

namespace watch {

class DatabaseProbe final : public PostgresProbe {
public:
    DatabaseProbe(const ProbeContext &context, const environment::Target &target); // with a registry of servers
    [[nodiscard]] std::shared_ptr<postgres::Asker> door() const override { return m_server->door(); }

private:
    flow::Task<base::Error> watchOnce(Publisher &out) override;
    void publishUnreachable(const base::Error &error, Publisher &out) override;
    flow::Task<base::Result<void>> firstRound();
    flow::Task<base::Error> listen(Publisher &out);
    base::Result<void> publish(const ServerRound &round, Publisher &out);
    void publishSize(const ServerRound &round, Publisher &out);
    void publishFacts(Publisher &out);

    const ServerRounds::Listener m_listener;
    flow::TimePoint m_told{};          // sentAt of the round that was published last
    std::optional<double> m_bytes;     // as published last
    flow::TimePoint m_bytesAt{};
    std::vector<MetricId> m_known;     // figures it had
};

} // namespace watch

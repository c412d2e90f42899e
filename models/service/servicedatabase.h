// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The service's few connections to PgBouncer: opened when needed, kept while whole, one statement each at a time.
// Engine thread only.

#include "models/postgres/session.h"
#include "models/service/serviceconfig.h"

#include <vector>

namespace service {

class ServiceDatabase {
public:
    static constexpr int kMostSessions = 8;

    ServiceDatabase(flow::Reactor &reactor, const ServiceConfig &config);

    // When all sessions are busy: Errc::Server at once, as a service with a full pool does.
    flow::Task<flow::Result<postgres::Rows>> query(postgres::Sql sql, postgres::Params params, flow::TimePoint due);

private:
    flow::BlockingPool m_pool{1};
    postgres::Engine m_engine;
    postgres::ConnectionSettings m_settings;
    std::vector<std::unique_ptr<postgres::Session>> m_idle;
    int m_busy = 0;
};

} // namespace service

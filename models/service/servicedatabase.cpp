// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/service/servicedatabase.h"

namespace service {

namespace {

postgres::ConnectionSettings settingsOf(const ServiceConfig &config)
{
    postgres::ConnectionSettings s(config.databaseHost.toStdString(), std::to_string(config.databasePort),
        config.database.toStdString(), config.user.toStdString());
    s.passFile = config.passfile.toStdString();
    s.tls = postgres::TlsMode::Disable; // PgBouncer on this machine's loopback
    s.applicationName = "shop-api";
    return s;
}

// Counts a session in use for as long as its flow lives, also when that is destroyed in mid query.
struct Use {
    int &count;
    explicit Use(int &c) : count(c) { ++count; }
    ~Use() { --count; }
    Use(const Use &) = delete;
    Use &operator=(const Use &) = delete;
};

} // namespace

ServiceDatabase::ServiceDatabase(flow::Reactor &reactor, const ServiceConfig &config)
    : m_engine{reactor, m_pool}, m_settings(settingsOf(config))
{
}

flow::Task<flow::Result<postgres::Rows>> ServiceDatabase::query(
    postgres::Sql sql, postgres::Params params, flow::TimePoint due)
{
    if (m_busy >= kMostSessions)
        co_return flow::fail(flow::Errc::Server, "all connections of the service are busy");
    const Use use(m_busy);
    // A kept session may have died since: then one fresh one is tried.
    while (!m_idle.empty()) {
        auto session = std::move(m_idle.back());
        m_idle.pop_back();
        auto rows = co_await session->query(sql, params, due);
        if (!session->broken())
            m_idle.push_back(std::move(session));
        else if (!rows && rows.error().code == flow::Errc::Closed)
            continue;
        co_return rows;
    }
    auto session = co_await flow::orFail(postgres::Session::open(m_engine, m_settings, due));
    auto rows = co_await session->query(sql, params, due);
    if (!session->broken())
        m_idle.push_back(std::move(session));
    co_return rows;
}

} // namespace service

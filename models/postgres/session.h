// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// One asynchronous libpq connection. Engine thread only; one flow at a time.
// After a deadline or a lost connection the session is broken: the protocol state is unknown, drop it.

#include "models/flow/pool.h"
#include "models/flow/scope.h"

#include <libpq-fe.h>

#include <memory>
#include <string>
#include <vector>

namespace postgres {

using flow::Result;
using flow::Task;
using flow::TimePoint;

struct ConnectionSettings {
    std::string host, port, database, user;
    std::string extra;  // further conninfo keywords
    ConnectionSettings(std::string h, std::string p, std::string d, std::string u, std::string x = {})
        : host(std::move(h)), port(std::move(p)), database(std::move(d)), user(std::move(u)), extra(std::move(x))
    {
    }
};

struct Engine {
    flow::Reactor &reactor;
    flow::BlockingPool &pool;
};

struct ResultDeleter {
    void operator()(PGresult *r) const { PQclear(r); }
};
using Rows = std::unique_ptr<PGresult, ResultDeleter>;
using Tier = std::vector<std::string>;  // names of prepared statements
using Sample = std::vector<Result<Rows>>;
enum class IdleEnd { Due, Activity };

class Session {
public:
    static Task<Result<std::unique_ptr<Session>>> open(Engine engine, const ConnectionSettings &settings, TimePoint due);
    ~Session();
    Session(const Session &) = delete;
    Session &operator=(const Session &) = delete;

    Task<Result<Rows>> query(std::string sql, TimePoint due);
    Task<Result<void>> prepare(std::string name, std::string sql, TimePoint due);
    Task<Result<Sample>> sample(const std::vector<Tier> &tiers, TimePoint due);  // one Sync a tier, errors stay apart
    Task<Result<std::size_t>> stream(std::string sql, std::function<bool(const PGresult *)> row, TimePoint due);
    Task<Result<std::size_t>> copyOut(std::string sql, std::function<void(const char *, int)> sink, TimePoint due);
    Task<Result<IdleEnd>> idle(TimePoint until);      // between polls: sees the server's death at once
    Task<Result<void>> cancel(flow::milliseconds limit);  // PQcancel in a pool thread, never waits longer

    [[nodiscard]] bool broken() const { return m_broken; }
    [[nodiscard]] int backendPid() const { return PQbackendPID(m_conn); }
    [[nodiscard]] PGconn *raw() const { return m_conn; }

private:
    Session(Engine e, PGconn *c);
    Task<Result<void>> flush(TimePoint due);
    Task<Result<Rows>> next(TimePoint due);  // next result, null at the end of a query
    Task<Result<Rows>> collect(TimePoint due);
    std::unexpected<flow::Error> broke(flow::Error e);
    std::unexpected<flow::Error> lost();

    Engine m_engine;
    PGconn *m_conn;
    std::unique_ptr<flow::FdWatch> m_watch;
    bool m_broken = false;
    flow::Error m_fatal;  // FATAL received while idle: libpq gives it to the notice receiver only
};

} // namespace postgres

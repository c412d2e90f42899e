// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// One asynchronous libpq connection. Engine thread only; one flow at a time.
// After a deadline or a lost connection the session is broken: the protocol state is unknown, drop it.

#include "models/flow/pool.h"
#include "models/flow/scope.h"
#include "models/postgres/connectionsettings.h"
#include "models/postgres/foreignstatement.h"
#include "models/postgres/sluice.h"
#include "models/postgres/sql.h"
#include "models/postgres/typedstatement.h"

#include <libpq-fe.h>

#include <memory>
#include <string>
#include <vector>

namespace postgres {

using flow::Result;
using flow::Task;
using flow::TimePoint;

// What a session needs of its thread. The pools are for calls that may hang; references outlive every session.
struct Engine {
    flow::Reactor &reactor;
    flow::BlockingPool &dns;
    flow::BlockingPool &cancels;
    Engine(flow::Reactor &r, flow::BlockingPool &pool) : reactor(r), dns(pool), cancels(pool) {}
    Engine(flow::Reactor &r, flow::BlockingPool &names, flow::BlockingPool &c) : reactor(r), dns(names), cancels(c) {}
};

struct ResultDeleter {
    void operator()(PGresult *r) const { PQclear(r); }
};
using Rows = std::unique_ptr<PGresult, ResultDeleter>;
enum class IdleEnd { Due, Activity };

// A statement with the name it is prepared under.
struct Prepared {
    std::string name;
    Sql sql;
    Prepared(std::string n, Sql s) : name(std::move(n)), sql(s) {}
};

class Session {
public:
    // Resolves (two seconds at most, half of the time where there is a last good address for a silent name service), connects (each address in turn
    // within the limit), encrypts, authenticates. Errors: Unresolved, Closed, TimedOut (with the SQLSTATE 08001 when not even
    // a refusal came back), Tls with the named reason, Authentication, Protocol, Invalid for our own certificate, or Server
    // with its SQLSTATE (53300, 57P03 ...). Of several addresses the text names each with its failure, one a line.
    static Task<Result<std::unique_ptr<Session>>> open(Engine engine, ConnectionSettings settings, TimePoint due);
    ~Session();
    Session(const Session &) = delete;
    Session &operator=(const Session &) = delete;

    Task<Result<Rows>> query(Sql sql, TimePoint due);
    Task<Result<Rows>> query(Sql sql, Params values, TimePoint due);
    // PgBouncer's console knows the simple protocol only. Safe for fixed statements alone: it takes no values, and
    // Sql cannot hold two statements made of somebody's text.
    Task<Result<Rows>> simple(Sql sql, TimePoint due);

    // In one round trip; the outcome of each, in order. A statement that does not prepare leaves the others alone.
    Task<Result<std::vector<Result<void>>>> prepare(std::vector<Prepared> statements, TimePoint due);
    // Runs prepared statements without values in one round trip and one implicit transaction. One that fails costs
    // itself only: those after it, which the server skips, are sent again at once.
    Task<Result<std::vector<Result<Rows>>>> batch(std::vector<std::string> names, TimePoint due);

    // EXPLAIN of a statement with its parameters unknown, one line a row: never executed, and neither are two statements
    // in one text. In a read-only transaction with limits, rolled back; unqualified names mean what they mean in
    // searchPath (a list as the setting takes it). Planning itself runs IMMUTABLE functions with this session's rights.
    Task<Result<Rows>> planOf(ForeignStatement statement, std::string searchPath, TimePoint due);

    // Runs what a person typed in a read-only transaction with limits that is always rolled back, and keeps of its answer
    // what the limits allow, received row by row through a sluice: whatever the server sends, with TLS or without, no more of
    // a row, message or notice than limits.row and Sluice::kGulp is taken into memory. For a connection of its own that is
    // closed afterwards: the statement may leave advisory locks and settings behind. Errors: of the connection and its deadline, Invalid for COPY and for one row
    // too large; what the server says to the statement is in TypedRows. Another flow may call cancel() meanwhile.
    Task<Result<TypedRows>> readTyped(TypedStatement statement, TypedLimits limits, TimePoint due);

    // Rows one by one until there are no more or `row` wants none; Invalid for one of more than so many bytes, which breaks the
    // session; so limited, it is read through a sluice from then on.
    Task<Result<std::size_t>> stream(Sql sql, std::function<bool(const PGresult *)> row, TimePoint due, std::size_t mostOfARow = std::size_t(-1));
    Task<Result<std::size_t>> copyOut(Sql sql, std::function<void(const char *, int)> sink, TimePoint due);
    Task<Result<IdleEnd>> idle(TimePoint until);          // between polls: sees the server's death at once
    Task<Result<void>> cancel(flow::milliseconds limit);  // PQcancel in a pool thread, never waits longer

    [[nodiscard]] bool broken() const { return m_broken; }
    [[nodiscard]] int backendPid() const { return PQbackendPID(m_conn); }
    [[nodiscard]] int serverVersion() const { return m_version; } // 150018; 0: it does not say
    // The name service was silent and the address it gave when a login last worked was used; empty: it was not.
    [[nodiscard]] const std::string &rememberedAddress() const { return m_rememberedAddress; }
    [[nodiscard]] std::string tlsVersion() const;         // "TLSv1.3", or "none"
    [[nodiscard]] std::optional<base::WallTime> certificateExpiry() const; // of the server; nothing without TLS
    [[nodiscard]] PGconn *raw() const { return m_conn; }

private:
    Session(Engine e, PGconn *c, std::string label);
    static Task<Result<std::unique_ptr<Session>>> connect(Engine engine, const ConnectionSettings &settings, std::string address, TimePoint due);
    Task<Result<void>> askVersion(TimePoint due);
    Task<Result<void>> flush(TimePoint due);
    Task<Result<void>> receive(std::uint32_t interest, TimePoint due); // waits, then gives libpq what came
    Result<void> narrow(); // from now on through a sluice
    Task<Result<Rows>> next(TimePoint due);  // next result, null at the end of a query
    Task<Result<Rows>> collect(TimePoint due);
    Task<Result<Rows>> planInside(ForeignStatement statement, std::string searchPath, TimePoint due, bool *prepared);
    Task<Result<TypedRows>> typedInside(TypedStatement statement, TypedLimits limits, TimePoint due);
    Task<Result<Rows>> nextRow(std::size_t most, TimePoint due); // next(), unless more bytes come before it is whole
    std::unexpected<flow::Error> broke(flow::Error e);
    std::unexpected<flow::Error> lost();

    Engine m_engine;
    PGconn *m_conn;
    std::string m_label;
    std::unique_ptr<Sluice> m_sluice; // there after narrow(); then m_watch watches its wire
    std::unique_ptr<flow::FdWatch> m_watch;
    std::string m_rememberedAddress;
    int m_version = 0;
    std::uint64_t m_notices = 0; // received and dropped
    bool m_broken = false;
    flow::Error m_fatal;  // FATAL received while idle: libpq gives it to the notice receiver only
};

} // namespace postgres

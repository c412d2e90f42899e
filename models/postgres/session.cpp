// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/postgres/session.h"

#include <netdb.h>
#include <sys/socket.h>

namespace postgres {

using flow::Errc;
using flow::Error;
using flow::fail;
using flow::orFail;

namespace {

std::string quoted(const std::string &v)
{
    std::string out = "'";
    for (char c : v) {
        if (c == '\'' || c == '\\')
            out += '\\';
        out += c;
    }
    return out + "'";
}

std::string trimmed(const char *s)
{
    std::string t = s ? s : "";
    while (!t.empty() && (t.back() == '\n' || t.back() == ' '))
        t.pop_back();
    return t;
}

Error serverError(const PGresult *r)
{
    const char *state = PQresultErrorField(r, PG_DIAG_SQLSTATE);
    return {Errc::Server, trimmed(PQresultErrorMessage(r)), state ? state : ""};
}

bool isError(const PGresult *r)
{
    const auto s = PQresultStatus(r);
    return s == PGRES_FATAL_ERROR || s == PGRES_BAD_RESPONSE;
}

struct Resolved {
    std::string address, error;
};

// In a pool thread: neither PQconnectStart nor getaddrinfo can be given a limit.
Resolved resolve(const std::string &host)
{
    addrinfo hints{};
    hints.ai_socktype = SOCK_STREAM;
    addrinfo *list = nullptr;
    if (const int rc = getaddrinfo(host.c_str(), nullptr, &hints, &list); rc != 0)
        return {{}, gai_strerror(rc)};
    char text[NI_MAXHOST] = {};
    getnameinfo(list->ai_addr, list->ai_addrlen, text, sizeof text, nullptr, 0, NI_NUMERICHOST);
    freeaddrinfo(list);
    return {text, {}};
}

}  // namespace

Session::Session(Engine e, PGconn *c) : m_engine(e), m_conn(c)
{
    PQsetNoticeReceiver(
        c,
        [](void *self, const PGresult *r) {
            const char *severity = PQresultErrorField(r, PG_DIAG_SEVERITY_NONLOCALIZED);
            if (severity && std::string_view(severity) == "FATAL")
                static_cast<Session *>(self)->m_fatal = serverError(r);
        },
        this);
}

Session::~Session()
{
    m_watch.reset();  // before the descriptor is closed
    // Non-blocking, so PQfinish's Terminate message cannot wait for a peer that does not read.
    PQfinish(m_conn);
}

std::unexpected<Error> Session::broke(Error e)
{
    m_broken = true;
    return std::unexpected(std::move(e));
}

std::unexpected<Error> Session::lost()
{
    if (!m_fatal.sqlstate.empty())
        return broke(m_fatal);
    return broke({Errc::Closed, trimmed(PQerrorMessage(m_conn)), {}});
}

Task<Result<std::unique_ptr<Session>>> Session::open(Engine engine, const ConnectionSettings &settings, TimePoint due)
{
    std::string info = "host=" + quoted(settings.host) + " port=" + quoted(settings.port) + " dbname="
        + quoted(settings.database) + " user=" + quoted(settings.user) + " " + settings.extra;
    if (!settings.host.starts_with('/')) {
        std::function<Resolved()> job = [host = settings.host] { return resolve(host); };
        auto wait = flow::offload<Resolved>(engine.reactor, engine.pool, due, std::move(job));
        auto found = co_await orFail(co_await wait);
        if (!found.error.empty())
            co_return fail(Errc::Io, "cannot resolve " + settings.host + ": " + found.error);
        info += " hostaddr=" + quoted(found.address);  // host stays, so verify-full still checks the name
    }

    std::unique_ptr<Session> session(new Session(engine, PQconnectStart(info.c_str())));
    PGconn *conn = session->m_conn;
    if (!conn || PQstatus(conn) == CONNECTION_BAD)
        co_return session->lost();
    auto want = PGRES_POLLING_WRITING;
    while (want != PGRES_POLLING_OK) {
        // libpq may have closed and reopened its socket, even under the same number: watch it afresh.
        session->m_watch = std::make_unique<flow::FdWatch>(engine.reactor, PQsocket(conn));
        auto ready = co_await session->m_watch->wait(
            want == PGRES_POLLING_READING ? flow::Readable : flow::Writable, due);
        session->m_watch.reset();
        if (!ready)
            co_return std::unexpected(std::move(ready).error());
        want = PQconnectPoll(conn);
        if (want == PGRES_POLLING_FAILED)
            co_return session->lost();
    }
    PQsetnonblocking(conn, 1);
    session->m_watch = std::make_unique<flow::FdWatch>(engine.reactor, PQsocket(conn));
    co_return session;
}

Task<Result<void>> Session::flush(TimePoint due)
{
    for (;;) {
        const int rc = PQflush(m_conn);
        if (rc == 0)
            co_return {};
        if (rc < 0)
            co_return lost();
        // The server may refuse to read until we have read: wait for either direction.
        auto ready = co_await m_watch->wait(flow::Readable | flow::Writable, due);
        if (!ready)
            co_return broke(std::move(ready).error());
        if (!PQconsumeInput(m_conn))
            co_return lost();
    }
}

Task<Result<Rows>> Session::next(TimePoint due)
{
    while (PQisBusy(m_conn)) {
        auto ready = co_await m_watch->wait(flow::Readable, due);
        if (!ready)
            co_return broke(std::move(ready).error());
        if (!PQconsumeInput(m_conn))
            co_return lost();
    }
    Rows r(PQgetResult(m_conn));
    if (r && isError(r.get()) && PQstatus(m_conn) == CONNECTION_BAD)
        co_return broke(serverError(r.get()));
    co_return r;
}

Task<Result<Rows>> Session::collect(TimePoint due)
{
    Rows last;
    for (;;) {
        Rows r = co_await orFail(next(due));
        if (!r)
            break;
        if (!last || !isError(last.get()))
            last = std::move(r);
    }
    if (!last)
        co_return fail(Errc::Internal, "no result");
    if (isError(last.get()))
        co_return std::unexpected(serverError(last.get()));
    co_return last;
}

Task<Result<Rows>> Session::query(std::string sql, TimePoint due)
{
    if (!PQsendQueryParams(m_conn, sql.c_str(), 0, nullptr, nullptr, nullptr, nullptr, 0))
        co_return lost();
    co_await orFail(flush(due));
    co_return co_await collect(due);
}

Task<Result<void>> Session::prepare(std::string name, std::string sql, TimePoint due)
{
    if (!PQsendPrepare(m_conn, name.c_str(), sql.c_str(), 0, nullptr))
        co_return lost();
    co_await orFail(flush(due));
    co_await orFail(collect(due));
    co_return {};
}

Task<Result<Sample>> Session::sample(const std::vector<Tier> &tiers, TimePoint due)
{
    if (!PQenterPipelineMode(m_conn))
        co_return lost();
    for (const Tier &tier : tiers) {
        for (const std::string &name : tier)
            PQsendQueryPrepared(m_conn, name.c_str(), 0, nullptr, nullptr, nullptr, 0);
        PQpipelineSync(m_conn);
    }
    co_await orFail(flush(due));
    Sample out;
    for (const Tier &tier : tiers) {
        for (std::size_t i = 0; i < tier.size(); ++i) {
            Rows r = co_await orFail(next(due));
            const auto status = PQresultStatus(r.get());
            if (status == PGRES_PIPELINE_ABORTED)
                out.push_back(fail(Errc::Server, "skipped: an earlier query of this tier failed", "25P02"));
            else if (isError(r.get()))
                out.push_back(std::unexpected(serverError(r.get())));
            else
                out.push_back(std::move(r));
            co_await orFail(next(due));  // the null that ends each query
        }
        co_await orFail(next(due));  // PGRES_PIPELINE_SYNC
    }
    if (!PQexitPipelineMode(m_conn))
        co_return lost();
    co_return out;
}

Task<Result<std::size_t>> Session::stream(std::string sql, std::function<bool(const PGresult *)> row, TimePoint due)
{
    if (!PQsendQueryParams(m_conn, sql.c_str(), 0, nullptr, nullptr, nullptr, nullptr, 0))
        co_return lost();
    PQsetSingleRowMode(m_conn);
    co_await orFail(flush(due));
    std::size_t n = 0;
    std::optional<Error> error;
    bool wanted = true;
    for (;;) {
        Rows r = co_await orFail(next(due));
        if (!r)
            break;
        if (isError(r.get()))
            error = serverError(r.get());
        if (PQresultStatus(r.get()) != PGRES_SINGLE_TUPLE || !wanted)
            continue;
        ++n;
        if (!row(r.get())) {
            wanted = false;
            (void)co_await cancel(flow::milliseconds(2000));  // then drain what is on its way
        }
    }
    if (error && wanted)
        co_return std::unexpected(std::move(*error));
    co_return n;
}

Task<Result<std::size_t>> Session::copyOut(std::string sql, std::function<void(const char *, int)> sink, TimePoint due)
{
    if (!PQsendQueryParams(m_conn, sql.c_str(), 0, nullptr, nullptr, nullptr, nullptr, 0))
        co_return lost();
    co_await orFail(flush(due));
    Rows first = co_await orFail(next(due));
    if (PQresultStatus(first.get()) != PGRES_COPY_OUT) {
        co_await orFail(collect(due));
        co_return std::unexpected(serverError(first.get()));
    }
    std::size_t bytes = 0;
    for (;;) {
        char *data = nullptr;
        const int n = PQgetCopyData(m_conn, &data, 1);
        if (n > 0) {
            sink(data, n);
            bytes += std::size_t(n);
            PQfreemem(data);
        } else if (n == 0) {
            auto ready = co_await m_watch->wait(flow::Readable, due);
            if (!ready)
                co_return broke(std::move(ready).error());
            if (!PQconsumeInput(m_conn))
                co_return lost();
        } else {
            break;
        }
    }
    co_await orFail(collect(due));
    co_return bytes;
}

Task<Result<IdleEnd>> Session::idle(TimePoint until)
{
    auto ready = co_await m_watch->wait(flow::Readable, until);
    if (!ready) {
        if (ready.error().code == Errc::TimedOut && m_engine.reactor.now() >= until)
            co_return IdleEnd::Due;
        co_return std::unexpected(std::move(ready).error());
    }
    const bool alive = PQconsumeInput(m_conn);
    (void)PQisBusy(m_conn);  // parses what has come: notices, and the FATAL sent before a close (57P01)
    if (!alive || !m_fatal.sqlstate.empty() || PQstatus(m_conn) == CONNECTION_BAD)
        co_return lost();
    co_return IdleEnd::Activity;
}

Task<Result<void>> Session::cancel(flow::milliseconds limit)
{
    std::shared_ptr<PGcancel> handle(PQgetCancel(m_conn), PQfreeCancel);
    std::function<std::string()> job = [handle] {
        char text[256] = {};
        return PQcancel(handle.get(), text, sizeof text) ? std::string() : std::string(text);
    };
    auto wait = flow::offload<std::string>(m_engine.reactor, m_engine.pool, m_engine.reactor.now() + limit, std::move(job));
    auto error = co_await orFail(co_await wait);
    if (!error.empty())
        co_return fail(Errc::Io, error);
    co_return {};
}

} // namespace postgres

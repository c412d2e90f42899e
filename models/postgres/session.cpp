// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/postgres/session.h"

#include "models/postgres/servererror.h"

#include <QCoreApplication>

namespace postgres {

using flow::Errc;
using flow::Error;
using flow::fail;
using flow::orFail;

Session::Session(Engine e, PGconn *c, std::string label) : m_engine(e), m_conn(c), m_label(std::move(label))
{
    PQsetNoticeReceiver(
        c,
        [](void *self, const PGresult *r) {
            const char *severity = PQresultErrorField(r, PG_DIAG_SEVERITY_NONLOCALIZED);
            if (severity && std::string_view(severity) == "FATAL")
                static_cast<Session *>(self)->m_fatal = serverError(r);
            else
                ++static_cast<Session *>(self)->m_notices;
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
    if (e.action.empty())
        e.action = QCoreApplication::translate("postgres", "ask %1").arg(QString::fromStdString(m_label)).toStdString();
    return std::unexpected(std::move(e));
}

std::unexpected<Error> Session::lost()
{
    if (!m_fatal.sqlstate.empty())
        return broke(m_fatal);
    const std::string text = trimmed(PQerrorMessage(m_conn));
    return broke({Errc::Closed, text.substr(0, text.find('\n'))});
}

Task<Result<void>> Session::flush(TimePoint due)
{
    for (;;) {
        const int rc = PQflush(m_conn);
        if (rc < 0)
            co_return lost();
        if (m_sluice)
            m_sluice->pass();
        if (rc == 0 && !(m_sluice && m_sluice->unsent()))
            co_return {};
        // The server may refuse to read until we have read: wait for either direction.
        co_await orFail(receive(flow::Readable | flow::Writable, due));
    }
}

Task<Result<void>> Session::receive(std::uint32_t interest, TimePoint due)
{
    if (!m_sluice || !m_sluice->readable()) {
        auto ready = co_await m_watch->wait(interest, due);
        if (!ready)
            co_return broke(std::move(ready).error());
    }
    if (m_sluice)
        m_sluice->pass();
    if (!PQconsumeInput(m_conn))
        co_return lost();
    co_return {};
}

Result<void> Session::narrow()
{
    if (m_sluice)
        return {};
    m_watch.reset(); // an old registration would outlive the change of descriptors
    auto sluice = Sluice::on(PQsocket(m_conn));
    if (sluice)
        m_sluice = std::move(*sluice);
    m_watch = std::make_unique<flow::FdWatch>(m_engine.reactor, m_sluice ? m_sluice->wire() : PQsocket(m_conn));
    if (!sluice)
        return std::unexpected(std::move(sluice).error());
    return {};
}

Task<Result<Rows>> Session::next(TimePoint due)
{
    while (PQisBusy(m_conn))
        co_await orFail(receive(flow::Readable, due));
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

Task<Result<Rows>> Session::query(Sql sql, TimePoint due)
{
    if (!PQsendQueryParams(m_conn, sql.text(), 0, nullptr, nullptr, nullptr, nullptr, 0))
        co_return lost();
    co_await orFail(flush(due));
    co_return co_await collect(due);
}

Task<Result<Rows>> Session::query(Sql sql, Params values, TimePoint due)
{
    std::vector<const char *> bound;
    for (const auto &v : values.values())
        bound.push_back(v ? v->c_str() : nullptr);
    if (!PQsendQueryParams(m_conn, sql.text(), int(bound.size()), nullptr, bound.data(), nullptr, nullptr, 0))
        co_return lost();
    co_await orFail(flush(due));
    co_return co_await collect(due);
}

Task<Result<Rows>> Session::simple(Sql sql, TimePoint due)
{
    if (!PQsendQuery(m_conn, sql.text()))
        co_return lost();
    co_await orFail(flush(due));
    co_return co_await collect(due);
}

Task<Result<std::vector<Result<void>>>> Session::prepare(std::vector<Prepared> statements, TimePoint due)
{
    if (!PQenterPipelineMode(m_conn))
        co_return lost();
    for (const Prepared &p : statements) {
        PQsendPrepare(m_conn, p.name.c_str(), p.sql.text(), 0, nullptr);
        PQpipelineSync(m_conn);
    }
    co_await orFail(flush(due));
    std::vector<Result<void>> out;
    for (std::size_t i = 0; i < statements.size(); ++i) {
        Rows r = co_await orFail(next(due));
        if (isError(r.get()))
            out.emplace_back(std::unexpected(serverError(r.get())));
        else
            out.emplace_back();
        co_await orFail(next(due));  // the null that ends each query
        co_await orFail(next(due));  // PGRES_PIPELINE_SYNC
    }
    if (!PQexitPipelineMode(m_conn))
        co_return lost();
    co_return out;
}

Task<Result<std::vector<Result<Rows>>>> Session::batch(std::vector<std::string> names, TimePoint due)
{
    std::vector<Result<Rows>> out;
    do { // once without a statement, too: the server is asked whether it lives
        const std::size_t first = out.size();
        if (!PQenterPipelineMode(m_conn))
            co_return lost();
        for (std::size_t i = first; i < names.size(); ++i)
            PQsendQueryPrepared(m_conn, names[i].c_str(), 0, nullptr, nullptr, nullptr, 0);
        PQpipelineSync(m_conn);
        co_await orFail(flush(due));
        for (std::size_t i = first; i < names.size(); ++i) {
            Rows r = co_await orFail(next(due));
            if (isError(r.get()))
                out.push_back(std::unexpected(serverError(r.get())));
            else if (PQresultStatus(r.get()) != PGRES_PIPELINE_ABORTED)
                out.push_back(std::move(r));
            co_await orFail(next(due));  // the null that ends each query
        }
        co_await orFail(next(due));  // PGRES_PIPELINE_SYNC
        if (!PQexitPipelineMode(m_conn))
            co_return lost();
    } while (out.size() < names.size());
    co_return out;
}

Task<Result<IdleEnd>> Session::idle(TimePoint until)
{
    if (!m_sluice || !m_sluice->readable()) {
        auto ready = co_await m_watch->wait(flow::Readable, until);
        if (!ready) {
            if (ready.error().code == Errc::TimedOut && m_engine.reactor.now() >= until)
                co_return IdleEnd::Due;
            co_return std::unexpected(std::move(ready).error());
        }
    }
    if (m_sluice)
        m_sluice->pass();
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
    auto wait = flow::offload<std::string>(m_engine.reactor, m_engine.cancels, m_engine.reactor.now() + limit, std::move(job));
    auto error = co_await orFail(co_await wait);
    if (!error.empty())
        co_return fail(Errc::Io, error);
    co_return {};
}

} // namespace postgres

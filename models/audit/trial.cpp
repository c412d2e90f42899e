// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/audit/trial.h"

namespace audit {

using namespace std::chrono_literals;
using base::Result;
using flow::orFail;
using flow::Task;
using postgres::Params;
using postgres::Rows;
using postgres::Session;
using postgres::Sql;

namespace {

constexpr auto kStep = 10s; // statement_timeout ends it before
constexpr Sql kLimits = "select pg_catalog.set_config('statement_timeout', '5s', true), pg_catalog.set_config('lock_timeout', '500ms', true),"
                        " pg_catalog.set_config('idle_in_transaction_session_timeout', '10s', true), pg_catalog.set_config('row_security', 'on', true)";
constexpr Sql kSet = "select pg_catalog.set_config($1, $2, true)";

// Everything up to the statement itself.
Task<Result<void>> prepare(flow::Reactor &reactor, Session &session, const Trial &trial)
{
    co_await orFail(session.query(kLimits, reactor.now() + kStep));
    if (!trial.searchPath.isEmpty()) {
        const Params path(std::string("search_path"), trial.searchPath.toStdString());
        co_await orFail(session.query(kSet, path, reactor.now() + kStep));
    }
    const Params role(std::string("role"), trial.role.toStdString());
    co_await orFail(session.query(kSet, role, reactor.now() + kStep));
    for (const auto &[name, value] : trial.settings) {
        const Params setting(name.toStdString(), value.toStdString());
        co_await orFail(session.query(kSet, setting, reactor.now() + kStep));
    }
    co_return Result<void>();
}

} // namespace

Task<Result<TrialOutcome>> tryAs(flow::Reactor &reactor, Session &session, Trial trial, Sql sql, Params values)
{
    const Sql begin = trial.writes ? Sql("begin read write") : Sql("begin read only");
    auto begun = co_await session.query(begin, reactor.now() + kStep);
    if (!begun && session.broken())
        co_return std::unexpected(begun.error());
    if (!begun)
        co_return TrialOutcome(false, std::move(begun));
    const auto prepared = co_await prepare(reactor, session, trial);
    TrialOutcome out(prepared.has_value(), base::Result<Rows>(Rows()));
    if (prepared)
        out.answer = co_await session.query(sql, values, reactor.now() + kStep);
    else
        out.answer = std::unexpected(prepared.error());
    if (session.broken())
        co_return std::unexpected(out.answer ? base::Error{base::Errc::Closed, "the session ended"} : out.answer.error());
    const Sql rollback = "rollback";
    co_await orFail(session.query(rollback, reactor.now() + kStep));
    co_return out;
}

} // namespace audit

// SPDX-License-Identifier: GPL-3.0-or-later
// Session: the plan of somebody else's statement.
#include "models/postgres/servererror.h"
#include "models/postgres/session.h"

namespace postgres {

using flow::orFail;

namespace {

constexpr const char *kName = "quarterdeck_plan";
constexpr int kWithoutPruning = 160000; // GENERIC_PLAN: partitions are not pruned by the NULLs that stand in for values

// Nothing of the statement is in it: a name and a count of ours.
std::string explaining(int parameters, int serverVersion)
{
    std::string sql = serverVersion >= kWithoutPruning ? "explain (generic_plan) execute " : "explain execute ";
    sql += kName;
    for (int i = 0; i < parameters; ++i)
        sql += i == 0 ? "(null" : ", null";
    return parameters > 0 ? sql + ')' : sql;
}

} // namespace

Task<Result<Rows>> Session::planOf(ForeignStatement statement, std::string searchPath, TimePoint due)
{
    co_await orFail(query("begin read only", due));
    bool prepared = false;
    auto plan = co_await planInside(std::move(statement), std::move(searchPath), due, &prepared);
    if (m_broken)
        co_return plan;
    auto undone = co_await query("rollback", due);
    if (!undone && plan) // the next question must not run inside this transaction
        co_return broke(std::move(undone).error());
    if (prepared && !m_broken)
        (void)co_await query("deallocate quarterdeck_plan", due);
    co_return plan;
}

Task<Result<Rows>> Session::planInside(ForeignStatement statement, std::string searchPath, TimePoint due, bool *prepared)
{
    const Params path(searchPath);
    co_await orFail(query("select set_config('search_path', $1, true), set_config('plan_cache_mode', 'force_generic_plan', true),"
                          " set_config('statement_timeout', '1500', true), set_config('lock_timeout', '200', true)", path, due));
    if (!PQsendPrepare(m_conn, kName, statement.m_text.c_str(), 0, nullptr))
        co_return lost();
    co_await orFail(flush(due));
    co_await orFail(collect(due));
    *prepared = true;
    if (!PQsendDescribePrepared(m_conn, kName))
        co_return lost();
    co_await orFail(flush(due));
    const Rows described = co_await orFail(collect(due));
    const std::string sql = explaining(PQnparams(described.get()), serverVersion());
    if (!PQsendQueryParams(m_conn, sql.c_str(), 0, nullptr, nullptr, nullptr, nullptr, 0))
        co_return lost();
    co_await orFail(flush(due));
    co_return co_await collect(due);
}

} // namespace postgres

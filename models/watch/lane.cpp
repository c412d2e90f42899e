// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/watch/lane.h"

#include "models/base/log.h"
#include "models/base/untrusted.h"

namespace watch {

using flow::orFail;
using namespace std::chrono_literals;

namespace {

// Until the end of the implicit transaction that a turn is.
constexpr postgres::Sql kTurnLimit = "select pg_catalog.set_config('statement_timeout', '10000', true)";
constexpr auto kNoTurnAfter = 10s;
constexpr auto kTurnIsLost = 15s; // the server's own limit comes first

} // namespace

NoValue queryReason(const base::Error &error)
{
    const std::string &s = error.sqlstate;
    if (s == "42501")
        return NoValue::Permission;
    if (s == "42703" || s == "42883" || s == "42P01" || s == "26000" || s == "0A000")
        return NoValue::Version;
    if (s == "57014" || s == "55P03" || error.code == base::Errc::TimedOut)
        return NoValue::TimedOut;
    return NoValue::Error;
}

Lane::Lane(std::vector<LaneQuery> queries, const std::string &prefix)
{
    for (LaneQuery &q : queries) {
        // short: it travels with every round
        const std::string name(1, char('a' + m_entries.size() % 26));
        const std::string more = m_entries.size() < 26 ? "" : std::to_string(m_entries.size());
        if (q.every.count() > 0)
            m_limit = prefix + "limit";
        m_entries.push_back({std::move(q), prefix + name + more, false, {}, {}});
    }
}

void Lane::leaveOut(Entry &e, base::Error error, flow::TimePoint now)
{
    const NoValue reason = queryReason(error);
    // a grant may come, a lock goes; what the version lacks does not come without a new connection
    e.until = now + (reason == NoValue::TimedOut ? 10s : reason == NoValue::Version ? 3600s : 60s);
    if (error.sqlstate != e.error.sqlstate)
        base::logInfo("watch", QStringLiteral("%1: %2").arg(e.query.name, base::Untrusted(std::string_view(error.text)).visible()));
    e.error = std::move(error);
}

flow::Task<base::Result<void>> Lane::prepare(postgres::Session &session, flow::TimePoint due)
{
    std::vector<postgres::Prepared> statements;
    for (const Entry &e : m_entries)
        statements.push_back(postgres::Prepared(e.name, e.query.sql));
    if (!m_limit.empty())
        statements.push_back(postgres::Prepared(m_limit, kTurnLimit));
    auto outcome = co_await orFail(session.prepare(statements, due));
    for (std::size_t i = 0; i < m_entries.size(); ++i) {
        m_entries[i].prepared = outcome[i].has_value();
        if (!outcome[i])
            m_entries[i].error = std::move(outcome[i]).error();
    }
    co_return {};
}

flow::Task<base::Result<std::vector<Lane::Answer>>> Lane::round(postgres::Session &session, flow::TimePoint now, flow::TimePoint due)
{
    std::vector<std::string> names;
    for (const Entry &e : m_entries)
        if (e.prepared && now >= e.until)
            names.push_back(e.name);
    auto results = co_await orFail(session.batch(names, due));
    std::vector<Answer> out;
    std::size_t at = 0;
    for (Entry &e : m_entries) {
        if (!e.prepared || now < e.until) {
            out.push_back({&e.query, std::unexpected(e.error)});
            continue;
        }
        auto &result = results[at++];
        if (!result)
            leaveOut(e, result.error(), now);
        out.push_back({&e.query, std::move(result)});
    }
    co_return out;
}

flow::Task<base::Result<std::vector<Lane::Answer>>> Lane::inTurn(postgres::Session &session, flow::Reactor &reactor, Cadence &cadence)
{
    const flow::TimePoint begun = reactor.now();
    std::vector<Answer> out;
    for (Entry &e : m_entries) {
        const flow::TimePoint now = reactor.now();
        if (now - begun > kNoTurnAfter)
            break;
        if (!cadence.isDue(e.query, begun))
            continue;
        if (!e.prepared || now < e.until) {
            out.push_back({&e.query, std::unexpected(e.error)});
            continue;
        }
        const std::vector<std::string> names{m_limit, e.name};
        auto results = co_await session.batch(names, now + kTurnIsLost);
        if (!results) {
            if (results.error().code == base::Errc::TimedOut)
                cadence.tookTooLong(e.query, begun);
            co_return std::unexpected(std::move(results).error());
        }
        auto &result = results->back();
        if (result) {
            cadence.answered(e.query, begun);
        } else {
            leaveOut(e, result.error(), now);
            if (result.error().sqlstate == "57014") { // of a lock it is told at once
                cadence.tookTooLong(e.query, begun);
                e.until = {};
            }
        }
        out.push_back({&e.query, std::move(result)});
    }
    co_return out;
}

} // namespace watch

// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/watch/postgresstatements.h"

#include "models/watch/lane.h"
#include "models/watch/lanefigures.h"

#include <algorithm>
#include <charconv>
#include <set>

namespace watch {

using base::Result;
using flow::orFail;
using flow::Task;
using flow::TimePoint;
using postgres::Params;
using postgres::Session;
using postgres::Sql;
using Standing = StatementsState::Standing;
using namespace std::chrono_literals;

namespace {

constexpr auto kLimit = 35s;            // the server's own limit comes first
constexpr auto kLongestGap = 10min;     // what was not looked at for longer belongs to no interval
constexpr auto kTextsEvery = 5min;      // of statements that are new but cost little
constexpr int kAtOnce = 50;             // the texts of these are wanted at once
constexpr int kMostEntries = 5000;      // as counters.sql
constexpr std::size_t kMostTexts = 2000;

template <class Number>
Number whole(const PGresult *rows, int row, const char *column)
{
    const auto t = text(rows, row, column).value_or(std::string_view());
    Number value{};
    std::from_chars(t.data(), t.data() + t.size(), value);
    return value;
}

Sql inSchema(const Sql &sql, Session &session, const std::string &schema, Result<void> &failed)
{
    auto quoted = sql.withIdentifiers(session.raw(), {schema});
    if (quoted)
        return *quoted;
    failed = std::unexpected(std::move(quoted).error());
    return sql;
}

Task<Result<Sql>> named(Session &session, QString file, std::string schema)
{
    const Sql sql = co_await orFail(Sql::named(QStringLiteral("postgres/statements/") + file));
    Result<void> failed;
    const Sql quoted = inSchema(sql, session, schema, failed);
    if (!failed)
        co_return std::unexpected(std::move(failed).error());
    co_return quoted;
}

StatementFigures figuresOf(const PGresult *rows, int row)
{
    const auto at = [rows, row](const char *column) { return number(rows, row, column).value_or(0); };
    return {at("calls"), at("milliseconds"), at("row_count"), at("hit"), at("read"), at("temporary"), at("wal_bytes")};
}

StatementFigures grown(const StatementFigures &before, const StatementFigures &now)
{
    return {now.calls - before.calls, std::max(0.0, now.milliseconds - before.milliseconds), now.rows - before.rows,
            now.blocksHit - before.blocksHit, now.blocksRead - before.blocksRead, now.blocksTemporary - before.blocksTemporary,
            now.walBytes - before.walBytes};
}

std::string joined(const auto &numbers)
{
    std::string out;
    for (const auto n : numbers)
        out += (out.empty() ? "" : ",") + std::to_string(n);
    return out;
}

} // namespace

StatementInterval PostgresStatements::difference(const Counters &before, const Counters &now)
{
    StatementInterval out;
    const bool counted = now.resetAt.has_value(); // this version tells resets and evictions itself
    const bool anew = before.resetAt != now.resetAt;
    out.reset = anew;
    out.evicted = anew ? now.evictions : now.evictions - before.evictions;
    out.limited = now.limited;
    std::size_t found = 0;
    for (const auto &[key, figures] : now.entries) {
        const auto old = before.entries.find(key);
        const bool known = old != before.entries.end();
        found += known;
        StatementRow row;
        row.key = key;
        if (anew || (!known && !now.limited && !before.limited)) {
            row.spent = figures;
        } else if (!known) {
            continue; // it may have been there all the time, below the limit
        } else if (figures.calls < old->second.calls) { // thrown out, or reset alone, and back since
            row.spent = figures;
            out.reset = out.reset || out.evicted <= 0;
        } else {
            row.spent = grown(old->second, figures);
        }
        if (row.spent.calls <= 0)
            continue;
        if (key.topLevel)
            out.total += row.spent;
        out.rows.push_back(std::move(row));
    }
    if (!counted && !out.reset && !now.limited && !before.limited)
        out.evicted = double(before.entries.size() - found);
    std::ranges::sort(out.rows, [](const StatementRow &a, const StatementRow &b) { return a.spent.milliseconds > b.spent.milliseconds; });
    if (out.rows.size() > std::size_t(kMostStatements)) {
        out.left = int(out.rows.size()) - kMostStatements;
        out.rows.resize(kMostStatements);
    }
    return out;
}

Task<Result<void>> PostgresStatements::look(Session &session, flow::Reactor &reactor, Publisher &out)
{
    const TimePoint sent = reactor.now();
    auto state = co_await read(session, sent);
    if (!state && session.broken())
        co_return std::unexpected(std::move(state).error());
    if (state) {
        m_state = std::move(*state);
    } else {
        m_before.reset();
        m_state.standing = queryReason(state.error()) == NoValue::Permission ? Standing::NoRight : Standing::Failed;
        m_state.said = base::Untrusted(std::string_view(state.error().text));
    }
    out.asked(sent, reactor.now());
    out.statements(m_state);
    co_return Result<void>();
}

Task<Result<StatementsState>> PostgresStatements::read(Session &session, TimePoint now)
{
    const TimePoint due = now + kLimit;
    StatementsState state;
    state.latest = m_state.latest;
    const Extension extension = co_await orFail(find(session, due));
    state.standing = extension.standing;
    state.database = extension.database;
    if (extension.standing != Standing::Read) {
        m_before.reset();
        co_return state;
    }
    const base::WallTime wall = std::chrono::system_clock::now();
    Counters counters = co_await orFail(count(session, extension, due));
    state.hidden = counters.hidden;
    if (!m_before || now - m_beforeAt > kLongestGap) {
        state.standing = Standing::FirstLook;
    } else {
        StatementInterval interval = difference(*m_before, counters);
        interval.seconds = std::chrono::duration<double>(now - m_beforeAt).count();
        interval.to = wall;
        interval.from = wall - std::chrono::duration_cast<base::WallTime::duration>(now - m_beforeAt);
        co_await orFail(readNames(session, interval, due));
        co_await orFail(readTexts(session, extension.schema, interval, now));
        name(interval);
        state.latest = std::make_shared<const StatementInterval>(std::move(interval));
    }
    m_before = std::move(counters);
    m_beforeAt = now;
    co_return state;
}

Task<Result<PostgresStatements::Extension>> PostgresStatements::find(Session &session, TimePoint due)
{
    Extension found;
    const Sql which = co_await orFail(Sql::named(QStringLiteral("postgres/statements/extension.sql")));
    const auto rows = co_await orFail(session.query(which, due));
    if (PQntuples(rows.get()) == 0) {
        const Sql other = co_await orFail(Sql::named(QStringLiteral("postgres/statements/loaded.sql")));
        const auto loaded = co_await orFail(session.query(other, due));
        found.database = untrusted(loaded.get(), 0, "database");
        found.standing = Standing::NotInstalled;
        if (!isTrue(loaded.get(), 0, "loaded"))
            found.standing = Standing::NotLoaded;
        co_return found;
    }
    const int version = 100 * whole<int>(rows.get(), 0, "major") + whole<int>(rows.get(), 0, "minor");
    found.schema = text(rows.get(), 0, "schema").value_or(std::string_view());
    found.database = untrusted(rows.get(), 0, "database");
    found.modern = version >= 109;
    found.standing = Standing::Read;
    if (!isTrue(rows.get(), 0, "loaded"))
        found.standing = Standing::NotLoaded;
    else if (version < 108)
        found.standing = Standing::TooOld;
    co_return found;
}

Task<Result<PostgresStatements::Counters>> PostgresStatements::count(Session &session, Extension extension, TimePoint due)
{
    Counters out;
    QString file = QStringLiteral("counters.13.sql");
    if (extension.modern) {
        const Sql info = co_await orFail(named(session, QStringLiteral("info.sql"), extension.schema));
        const auto told = co_await orFail(session.query(info, due));
        out.resetAt = number(told.get(), 0, "reset_at");
        out.evictions = number(told.get(), 0, "evictions").value_or(0);
        file = QStringLiteral("counters.sql");
    }
    const Sql sql = co_await orFail(named(session, file, extension.schema));
    const auto answer = co_await orFail(session.query(sql, due));
    const PGresult *rows = answer.get();
    out.limited = PQntuples(rows) > kMostEntries;
    for (int row = 0; row < PQntuples(rows); ++row) {
        if (!text(rows, row, "queryid")) {
            ++out.hidden;
            continue;
        }
        StatementKey key{whole<std::uint32_t>(rows, row, "dbid"), whole<std::uint32_t>(rows, row, "userid"), whole<std::int64_t>(rows, row, "queryid"),
                         isTrue(rows, row, "toplevel")};
        out.entries[key] += figuresOf(rows, row);
    }
    co_return out;
}

Task<Result<void>> PostgresStatements::readNames(Session &session, const StatementInterval &interval, TimePoint due)
{
    std::set<std::uint32_t> databases, roles;
    for (const StatementRow &row : interval.rows) {
        if (!m_databases.contains(row.key.database))
            databases.insert(row.key.database);
        if (!m_roles.contains(row.key.user))
            roles.insert(row.key.user);
    }
    if (databases.empty() && roles.empty())
        co_return Result<void>();
    const Sql sql = co_await orFail(Sql::named(QStringLiteral("postgres/statements/names.sql")));
    const Params oids(joined(databases), joined(roles));
    const auto rows = co_await orFail(session.query(sql, oids, due));
    for (int row = 0; row < PQntuples(rows.get()); ++row) {
        auto &names = text(rows.get(), row, "kind") == "database" ? m_databases : m_roles;
        names[whole<std::uint32_t>(rows.get(), row, "oid")] = untrusted(rows.get(), row, "name");
    }
    co_return Result<void>();
}

Task<Result<void>> PostgresStatements::readTexts(Session &session, std::string schema, const StatementInterval &interval, TimePoint now)
{
    std::set<std::int64_t> wanted;
    bool atOnce = false;
    for (std::size_t i = 0; i < interval.rows.size(); ++i) {
        const auto known = m_texts.find(interval.rows[i].key.query);
        if (known != m_texts.end() && known->second)
            continue;
        wanted.insert(interval.rows[i].key.query);
        atOnce = atOnce || (known == m_texts.end() && i < std::size_t(kAtOnce));
    }
    if (wanted.empty() || (!atOnce && now - m_textsAt < kTextsEvery))
        co_return Result<void>();
    m_textsAt = now;
    const Sql sql = co_await orFail(named(session, QStringLiteral("texts.sql"), schema));
    const Params ids(joined(wanted));
    auto rows = co_await session.query(sql, ids, now + kLimit);
    if (!rows && session.broken())
        co_return std::unexpected(std::move(rows).error());
    if (!rows)
        co_return Result<void>(); // the figures are worth showing without
    if (m_texts.size() + wanted.size() > kMostTexts)
        m_texts.clear();
    for (const std::int64_t query : wanted)
        m_texts[query] = nullptr; // gone already: asked for again, but not each time
    for (int row = 0; row < PQntuples(rows->get()); ++row) {
        const StatementText text{untrusted(rows->get(), row, "statement"), isTrue(rows->get(), row, "cut")};
        if (!text.text.isEmpty())
            m_texts[whole<std::int64_t>(rows->get(), row, "queryid")] = std::make_shared<const StatementText>(text);
    }
    co_return Result<void>();
}

void PostgresStatements::name(StatementInterval &interval) const
{
    for (StatementRow &row : interval.rows) {
        if (const auto known = m_databases.find(row.key.database); known != m_databases.end())
            row.database = known->second;
        if (const auto known = m_roles.find(row.key.user); known != m_roles.end())
            row.user = known->second;
        if (const auto known = m_texts.find(row.key.query); known != m_texts.end())
            row.text = known->second;
    }
}

} // namespace watch

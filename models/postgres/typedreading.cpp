// SPDX-License-Identifier: GPL-3.0-or-later
// Session: what a person typed, read out row by row.
#include "models/postgres/servererror.h"
#include "models/postgres/session.h"

#include <QCoreApplication>

#include <array>

namespace postgres {

using flow::Errc;
using flow::Error;
using flow::milliseconds;
using flow::orFail;

namespace {

struct Reasons {
    Q_DECLARE_TR_FUNCTIONS(TypedStatement)
};

constexpr milliseconds kCancel{2000}, kSettling{5000};

std::unexpected<Error> refused(const QString &why, const QString &remedy)
{
    return std::unexpected(Error{Errc::Invalid, why.toStdString(), {}, {}, remedy.toStdString()});
}

// Types whose values line up on the right: int8, int2, int4, oid, float4, float8, money, numeric.
bool isNumeric(Oid type)
{
    static constexpr std::array<Oid, 8> numbers{20, 21, 23, 26, 700, 701, 790, 1700};
    return std::ranges::find(numbers, type) != numbers.end();
}

// Not in the middle of a character.
std::size_t cutAt(std::string_view value, std::size_t most)
{
    if (value.size() <= most)
        return value.size();
    std::size_t end = most;
    while (end > 0 && most - end < 4 && (value[end] & 0xC0) == 0x80)
        --end;
    return end;
}

void takeColumns(const PGresult *r, TypedRows &out)
{
    if (!out.columns.empty())
        return;
    for (int column = 0; column < PQnfields(r); ++column) {
        out.columns.emplace_back(std::string_view(PQfname(r, column)));
        out.numeric.push_back(isNumeric(PQftype(r, column)));
    }
}

// The bytes that were kept of it.
std::size_t takeRow(const PGresult *r, const TypedLimits &limits, TypedRows &out)
{
    std::size_t kept = 0;
    std::vector<TypedCell> cells(std::size_t(PQnfields(r)));
    for (int column = 0; column < PQnfields(r); ++column) {
        TypedCell &cell = cells[std::size_t(column)];
        cell.null = PQgetisnull(r, 0, column) != 0;
        const std::string_view value(PQgetvalue(r, 0, column), std::size_t(PQgetlength(r, 0, column)));
        const std::size_t end = cutAt(value, limits.cell);
        cell.bytes = value.size();
        cell.cut = end < value.size();
        cell.text = base::Untrusted(value.substr(0, end));
        kept += end + sizeof(TypedCell);
    }
    out.rows.push_back(std::move(cells));
    return kept;
}

void takeFailure(const PGresult *r, TypedRows &out)
{
    const auto field = [r](int code) {
        const char *text = PQresultErrorField(r, code);
        return std::string(text ? text : "");
    };
    out.failure = serverError(r);
    if (out.failure->sqlstate == "42501") // the remedy of a probe is not that of a statement
        out.failure->remedy.clear();
    out.position = std::atoi(field(PG_DIAG_STATEMENT_POSITION).c_str());
    out.detail = base::Untrusted(std::string_view(field(PG_DIAG_MESSAGE_DETAIL)));
    out.hint = base::Untrusted(std::string_view(field(PG_DIAG_MESSAGE_HINT)));
    out.rows.clear();
}

} // namespace

Task<Result<TypedRows>> Session::readTyped(TypedStatement statement, TypedLimits limits, TimePoint due)
{
    co_await orFail(query("begin read only", due));
    // A query, so that the transaction has its snapshot: after it nothing makes it read write again.
    const Params values(std::to_string(limits.statement.count()), std::to_string(limits.lock.count()), std::to_string(limits.statement.count()));
    co_await orFail(query("select pg_catalog.set_config('statement_timeout', $1, true), pg_catalog.set_config('lock_timeout', $2, true),"
                          " pg_catalog.set_config('idle_in_transaction_session_timeout', $3, true)", values, due));
    if (auto narrowed = narrow(); !narrowed)
        co_return std::unexpected(std::move(narrowed).error());
    auto answer = co_await typedInside(std::move(statement), limits, due);
    if (m_broken) {
        (void)co_await cancel(kCancel); // the server may still be at it
        co_return answer;
    }
    (void)co_await query("rollback", m_engine.reactor.now() + kSettling);
    co_return answer;
}

Task<Result<TypedRows>> Session::typedInside(TypedStatement statement, TypedLimits limits, TimePoint due)
{
    if (!PQsendQueryParams(m_conn, statement.m_text.c_str(), 0, nullptr, nullptr, nullptr, nullptr, 0))
        co_return lost();
    PQsetSingleRowMode(m_conn);
    co_await orFail(flush(due));
    TypedRows out;
    std::size_t kept = 0;
    const std::uint64_t notices = m_notices;
    for (;;) {
        const Rows r = co_await orFail(nextRow(limits.row, due));
        if (!r)
            break;
        const auto status = PQresultStatus(r.get());
        if (status == PGRES_COPY_OUT || status == PGRES_COPY_IN || status == PGRES_COPY_BOTH) {
            m_broken = true;
            co_return refused(Reasons::tr("COPY moves rows in a stream of its own, which is not shown."), Reasons::tr("Write the query itself."));
        }
        if (out.more) // what is on its way after the cancel
            continue;
        if (isError(r.get())) {
            takeFailure(r.get(), out);
            continue;
        }
        takeColumns(r.get(), out);
        if (status != PGRES_SINGLE_TUPLE) {
            out.command = base::Untrusted(std::string_view(PQcmdStatus(r.get())));
            continue;
        }
        if (out.rows.size() >= limits.rows || kept >= limits.whole) {
            out.more = true;
            (void)co_await cancel(kCancel);
            continue;
        }
        kept += takeRow(r.get(), limits, out);
    }
    out.notices = m_notices - notices;
    co_return out;
}

Task<Result<Rows>> Session::nextRow(std::size_t most, TimePoint due)
{
    if (!m_sluice)
        co_return co_await next(due);
    std::uint64_t before = m_sluice->received(), notices = m_notices;
    while (PQisBusy(m_conn)) {
        if (notices != m_notices) { // they are no part of the row, and are gone
            notices = m_notices;
            before = m_sluice->received();
        }
        co_await orFail(receive(flow::Readable, due));
        if (m_sluice->received() - before > most) {
            m_broken = true;
            co_return refused(Reasons::tr("One row of the answer is larger than is received here."), Reasons::tr("Select less of it, for example with left() or substr()."));
        }
    }
    co_return co_await next(due);
}

} // namespace postgres

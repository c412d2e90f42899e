// SPDX-License-Identifier: GPL-3.0-or-later
// Session's answers that do not fit into memory: rows one by one, COPY.
#include "models/postgres/servererror.h"
#include "models/postgres/session.h"

#include <optional>

namespace postgres {

using flow::Error;
using flow::orFail;

Task<Result<std::size_t>> Session::stream(Sql sql, std::function<bool(const PGresult *)> row, TimePoint due, std::size_t mostOfARow)
{
    if (mostOfARow != std::size_t(-1))
        if (auto narrowed = narrow(); !narrowed)
            co_return std::unexpected(std::move(narrowed).error());
    if (!PQsendQueryParams(m_conn, sql.text(), 0, nullptr, nullptr, nullptr, nullptr, 0))
        co_return lost();
    PQsetSingleRowMode(m_conn);
    co_await orFail(flush(due));
    std::size_t n = 0;
    std::optional<Error> error;
    bool wanted = true;
    for (;;) {
        Rows r = co_await orFail(nextRow(mostOfARow, due));
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

Task<Result<std::size_t>> Session::copyOut(Sql sql, std::function<void(const char *, int)> sink, TimePoint due)
{
    if (!PQsendQueryParams(m_conn, sql.text(), 0, nullptr, nullptr, nullptr, nullptr, 0))
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
            co_await orFail(receive(flow::Readable, due));
        } else {
            break;
        }
    }
    co_await orFail(collect(due));
    co_return bytes;
}

} // namespace postgres

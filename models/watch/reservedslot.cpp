// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/watch/reservedslot.h"

#include <QCoreApplication>

namespace watch {

flow::Task<base::Result<void>> leaveReservedSlot(postgres::Session &session, flow::TimePoint due)
{
    const auto sql = postgres::Sql::named(QStringLiteral("postgres/reservedslot.sql"));
    if (!sql)
        co_return base::Result<void>();
    auto rows = co_await session.query(*sql, due);
    if (!rows && session.broken())
        co_return std::unexpected(std::move(rows).error());
    if (!rows || PQntuples(rows->get()) != 1 || PQgetvalue(rows->get(), 0, 0)[0] != 't')
        co_return base::Result<void>();
    base::Error error{base::Errc::Server,
                      QCoreApplication::translate("watch", "only connections kept for superusers are free, and this login would take one of them").toStdString(),
                      "53300"};
    error.remedy = QCoreApplication::translate("watch", "Free connections, or watch with an ordinary role that has pg_monitor.").toStdString();
    co_return std::unexpected(std::move(error));
}

} // namespace watch

// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/watch/reservedslot.h"

#include <QCoreApplication>

namespace watch {

using base::Result;

namespace {

QString slotWord(const char *source) { return QCoreApplication::translate("watch", source); }

std::unexpected<base::Error> leaves(const QString &why, const QString &remedy)
{
    base::Error error{base::Errc::Server, why.toStdString(), "53300"};
    error.remedy = remedy.toStdString();
    return std::unexpected(std::move(error));
}

} // namespace

flow::Task<Result<TakenSlot>> leaveSuperusersSlot(postgres::Session &session, flow::TimePoint due)
{
    const auto sql = postgres::Sql::named(QStringLiteral("postgres/reservedslot.sql"));
    if (!sql)
        co_return Result<TakenSlot>(TakenSlot::Ordinary);
    auto rows = co_await session.query(*sql, due);
    if (!rows && session.broken())
        co_return std::unexpected(std::move(rows).error());
    if (!rows || PQntuples(rows->get()) != 1)
        co_return Result<TakenSlot>(TakenSlot::Ordinary);
    const QByteArrayView slot(PQgetvalue(rows->get(), 0, 0));
    if (slot == "superusers")
        co_return leaves(slotWord(QT_TRANSLATE_NOOP("watch", "only connections kept for superusers are free, and this login would take one of them")),
                         slotWord(QT_TRANSLATE_NOOP("watch", "Free connections, or watch with an ordinary role that has pg_monitor.")));
    co_return Result<TakenSlot>(slot == "reserved" ? TakenSlot::Reserved : TakenSlot::Ordinary);
}

flow::Task<Result<void>> leaveReservedSlot(postgres::Session &session, flow::TimePoint due)
{
    const auto slot = co_await leaveSuperusersSlot(session, due);
    if (!slot)
        co_return std::unexpected(slot.error());
    if (*slot == TakenSlot::Reserved)
        co_return leaves(slotWord(QT_TRANSLATE_NOOP("watch", "only connections kept for roles with pg_use_reserved_connections are free, and this console takes no more than one of them")),
                         slotWord(QT_TRANSLATE_NOOP("watch", "Free connections; the figures of each second go on.")));
    co_return Result<void>();
}

} // namespace watch

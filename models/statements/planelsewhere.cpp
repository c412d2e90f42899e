// SPDX-License-Identifier: GPL-3.0-or-later
// The plan of a statement that ran in another database of the server.
#include "models/statements/plan.h"

#include "models/statements/wording.h"
#include "models/watch/postgresconnect.h"
#include "models/watch/reservedslot.h"

namespace statements {

using namespace std::chrono_literals;
using base::Errc;
using base::Error;
using base::Result;
using flow::orFail;
using postgres::Session;

namespace {

constexpr auto kConnect = 5s;

std::unexpected<Error> refusedElsewhere(const QString &why, const QString &remedy)
{
    return std::unexpected(Error{Errc::Permission, why.toStdString(), {}, say(QT_TRANSLATE_NOOP("Statements", "show the plan")).toStdString(), remedy.toStdString()});
}

bool isTrue(const PGresult *rows, const char *column)
{
    const int c = PQfnumber(rows, column);
    return PQntuples(rows) == 1 && c >= 0 && PQgetvalue(rows, 0, c)[0] == 't';
}

} // namespace

flow::Task<Result<bool>> ranHere(postgres::Asker &server, PlanRequest request, flow::TimePoint due)
{
    const postgres::Sql sql = co_await orFail(postgres::Sql::named(QStringLiteral("postgres/statements/mayconnect.sql")));
    const postgres::Params database(request.database.raw().toStdString());
    const auto answer = co_await orFail(server.ask(sql, database, due));
    if (isTrue(answer.get(), "here"))
        co_return true;
    const QString name = request.database.visible();
    if (PQntuples(answer.get()) == 0)
        co_return refusedElsewhere(say(QT_TRANSLATE_NOOP("Statements", "The database %1 of this statement is not there any more.")).arg(name), {});
    if (!isTrue(answer.get(), "open"))
        co_return refusedElsewhere(say(QT_TRANSLATE_NOOP("Statements", "The statement ran in database %1, which takes no connections.")).arg(name), {});
    if (!isTrue(answer.get(), "allowed"))
        co_return refusedElsewhere(say(QT_TRANSLATE_NOOP("Statements", "The statement ran in database %1, and the console's role may not connect to it.")).arg(name),
                                   say(QT_TRANSLATE_NOOP("Statements", "Grant it CONNECT on that database to see its plans.")));
    co_return false;
}

flow::Task<Result<Plan>> planElsewhere(watch::ProbeContext context, environment::Target target, PlanRequest request, flow::TimePoint due)
{
    flow::Reactor &reactor = context.reactor;
    base::Secret none;
    auto settings = co_await orFail(watch::postgresSettings(context, target, std::move(none), due));
    settings.database = request.database.raw().toStdString();
    settings.applicationName = "quarterdeck plan";
    settings.guard(2000, 200);
    settings.parameters.emplace_back("search_path", "pg_catalog");
    co_await orFail(watch::passGate(context));
    const postgres::Engine engine = watch::engineOf(context);
    const auto until = std::min(due, reactor.now() + kConnect);
    const auto session = co_await orFail(Session::open(engine, settings, until));
    co_await orFail(watch::leaveReservedSlot(*session, due));
    postgres::SessionAsker asker(*session);
    auto planning = planOf(asker, std::move(request), due);
    co_return co_await std::move(planning);
}

} // namespace statements

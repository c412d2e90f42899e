// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/statements/plan.h"

#include "models/statements/wording.h"

#include <algorithm>

namespace statements {

using base::Errc;
using base::Error;
using base::Result;
using flow::orFail;

namespace {

constexpr int kGenericPlan = 160000;

std::unexpected<Error> refused(const QString &why, const QString &remedy = {})
{
    return std::unexpected(Error{Errc::Invalid, why.toStdString(), {}, say(QT_TRANSLATE_NOOP("Statements", "show the plan")).toStdString(), remedy.toStdString()});
}

std::string field(const PGresult *rows, const char *column)
{
    const int c = PQfnumber(rows, column);
    return c < 0 || PQntuples(rows) == 0 ? std::string() : std::string(PQgetvalue(rows, 0, c));
}

// What the server said, with what it most likely means for a statement that ran well enough to be counted.
Error explained(Error e)
{
    if (e.action.empty())
        e.action = say(QT_TRANSLATE_NOOP("Statements", "show the plan")).toStdString();
    const std::string &s = e.sqlstate;
    if (s == "42601" || s == "42P18" || s == "42P02")
        e.remedy = say(QT_TRANSLATE_NOOP("Statements", "The server keeps the statement with $1, $2 for its constants; this one cannot be read back in that form.")).toStdString();
    else if (s == "42501")
        e.remedy = say(QT_TRANSLATE_NOOP("Statements", "A plan needs the rights of the statement. Grant them to the role of the console, or EXPLAIN it as its own user.")).toStdString();
    else if (s == "42P01" || s == "42883" || s == "42704" || s == "3F000")
        e.remedy = say(QT_TRANSLATE_NOOP("Statements", "It may use a temporary table, or a search_path that its program sets itself.")).toStdString();
    else if (s == "55P03" || s == "57014")
        e.remedy = say(QT_TRANSLATE_NOOP("Statements", "Somebody holds a lock on one of its tables. Try again later.")).toStdString();
    return e;
}

} // namespace

QString refusal(const watch::StatementText &text)
{
    if (text.text.isEmpty())
        return say(QT_TRANSLATE_NOOP("Statements", "The text of this statement is not known."));
    if (text.cut)
        return say(QT_TRANSLATE_NOOP("Statements", "The text of this statement is too long: it is not known to its end."));
    if (const auto statement = postgres::ForeignStatement::of(text.text); !statement)
        return QString::fromStdString(statement.error().text);
    return {};
}

flow::Task<Result<Plan>> planOf(postgres::Asker &server, PlanRequest request, flow::TimePoint due)
{
    if (const QString why = refusal(request.text); !why.isEmpty())
        co_return refused(why);
    const postgres::Sql sql = co_await orFail(postgres::Sql::named(QStringLiteral("postgres/statements/plancontext.sql")));
    const postgres::Params author(request.user.raw().toStdString());
    const auto context = co_await orFail(server.ask(sql, author, due));
    const base::Untrusted here{std::string_view(field(context.get(), "database"))};
    if (here != request.database)
        co_return refused(say(QT_TRANSLATE_NOOP("Statements", "The statement ran in database %1, the console is connected to %2.")).arg(request.database.visible(), here.visible()),
                          say(QT_TRANSLATE_NOOP("Statements", "Add a target for that database to see its plans.")));
    if (field(context.get(), "superuser") == "t" && field(context.get(), "authors_superuser") != "t")
        co_return refused(say(QT_TRANSLATE_NOOP("Statements", "The console is a superuser here and %1 is not: planning can run functions of that role with our rights.")).arg(request.user.visible()),
                          say(QT_TRANSLATE_NOOP("Statements", "Give the console a role of its own that only looks.")));
    const std::string path = field(context.get(), "search_path");
    const auto statement = co_await orFail(postgres::ForeignStatement::of(request.text.text));
    auto rows = co_await server.planOf(statement, path, due);
    if (!rows)
        co_return std::unexpected(explained(std::move(rows).error()));
    Plan plan;
    for (int row = 0; row < PQntuples(rows->get()); ++row)
        plan.lines.emplace_back(std::string_view(PQgetvalue(rows->get(), row, 0)));
    plan.pruned = server.serverVersion() < kGenericPlan
        && std::ranges::any_of(plan.lines, [](const base::Untrusted &line) { return line.raw().contains(QLatin1String("Subplans Removed")); });
    co_return plan;
}

} // namespace statements

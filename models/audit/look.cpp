// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/audit/look.h"

#include "models/audit/check.h"
#include "models/audit/rowreading.h"
#include "models/audit/wording.h"
#include "models/base/plainsql.h"

namespace audit {

using namespace std::chrono_literals;
using environment::Isolation;
using environment::PostgresSettings;
using flow::orFail;
using postgres::Params;
using postgres::Sql;

namespace {

constexpr auto kQuestion = 10s; // the session's statement_timeout ends it before

bool declared(const QString &what, const Isolation &i)
{
    if (what == QLatin1String("policy_comments"))
        return i.policyComments;
    if (what == QLatin1String("policies"))
        return !i.policies.isEmpty();
    if (what == QLatin1String("tests"))
        return !i.tests.isEmpty();
    if (what == QLatin1String("isolation"))
        return !i.role.isEmpty();
    return true;
}

std::optional<std::string> valueOf(const QString &parameter, const PostgresSettings &s)
{
    if (parameter == QLatin1String("tenant_columns"))
        return arrayOf(s.isolation.tenantColumns);
    if (parameter == QLatin1String("open_tables"))
        return arrayOf(s.isolation.openTables);
    if (parameter == QLatin1String("privileged_roles"))
        return arrayOf(s.privilegedRoles);
    if (parameter == QLatin1String("setting") && !s.isolation.setting.isEmpty())
        return s.isolation.setting.toStdString();
    return std::nullopt;
}

Params paramsOf(const Check &c, const PostgresSettings &s)
{
    switch (c.params.size()) {
    case 0:
        return Params();
    case 1:
        return Params(valueOf(c.params[0], s));
    case 2:
        return Params(valueOf(c.params[0], s), valueOf(c.params[1], s));
    default:
        return Params(valueOf(c.params[0], s), valueOf(c.params[1], s), valueOf(c.params[2], s));
    }
}

void read(const PGresult *rows, const Check &check, CheckResult &out)
{
    for (int row = 0; row < PQntuples(rows); ++row) {
        Finding f{check.id, field(rows, row, "object"), check.severity, field(rows, row, "evidence"), base::Untrusted(base::plainSql(field(rows, row, "fix").raw()))};
        if (const QString own = field(rows, row, "severity").raw(); !own.isEmpty())
            f.severity = own == QLatin1String("critical") ? base::Severity::Critical : base::Severity::Warning;
        out.findings.push_back(std::move(f));
    }
    out.state = out.findings.empty() ? CheckState::Clean : CheckState::Found;
}

void readCounts(const PGresult *rows, const Isolation &isolation, const Check &check, CheckResult &out)
{
    for (int row = 0; row < PQntuples(rows); ++row) {
        const base::Untrusted table = field(rows, row, "object");
        const bool there = isTrue(rows, row, "there");
        const QString found = field(rows, row, "found").raw();
        for (const environment::PolicyCount &p : isolation.policies)
            if (p.id == table.raw() && (!there || found.toInt() != p.count))
                out.findings.push_back({check.id, table, check.severity, base::Untrusted(countText(there, found.toInt(), p.count)), {}});
    }
    out.state = out.findings.empty() ? CheckState::Clean : CheckState::Found;
}

void readAccess(const PGresult *rows, Audit &out)
{
    for (int row = 0; row < PQntuples(rows); ++row) {
        const auto at = [&](const char *column) { return field(rows, row, column); };
        out.access.push_back({at("login"), at("attributes"), at("expires"), at("member_of"), at("databases"), at("schemas"), at("tables"), at("sessions"), at("seen")});
    }
}

// Lost with the connection; anything else is one question's own.
bool lost(const base::Error &e)
{
    return e.code == base::Errc::Closed || e.code == base::Errc::Cancelled || (e.code == base::Errc::TimedOut && e.sqlstate.empty());
}

flow::Task<base::Result<void>> askCounts(flow::Reactor &reactor, postgres::Asker &server, const Isolation &isolation, const Check &check, CheckResult &result)
{
    QStringList tables;
    for (const environment::PolicyCount &p : isolation.policies)
        tables << p.id;
    const Sql sql = co_await orFail(Sql::named(QStringLiteral("audit/rls_policy_counts.sql")));
    const Params names(arrayOf(tables));
    const auto rows = co_await server.ask(sql, names, reactor.now() + kQuestion);
    if (rows) {
        readCounts(rows->get(), isolation, check, result);
    } else if (lost(rows.error())) {
        co_return std::unexpected(rows.error());
    } else {
        result.state = CheckState::Unknown;
        result.why = reasonOf(rows.error());
    }
    co_return base::Result<void>();
}

} // namespace

flow::Task<base::Result<Audit>> look(flow::Reactor &reactor, postgres::Asker &server, environment::Target target)
{
    const auto *settings = std::get_if<PostgresSettings>(&target.settings);
    if (!settings)
        co_return base::fail(base::Errc::Invalid, noPostgres(target.id).toStdString());
    Audit out;
    out.target = target.id;
    out.title = target.title;
    out.at = base::Clock::system().wallNow();
    const Sql rightsSql = co_await orFail(Sql::named(QStringLiteral("audit/rights.sql")));
    const Params none;
    auto rights = co_await orFail(server.ask(rightsSql, none, reactor.now() + kQuestion));
    out.login = field(rights.get(), 0, "login");
    out.database = field(rights.get(), 0, "database");
    out.version = field(rights.get(), 0, "version");
    out.seesSessions = isTrue(rights.get(), 0, "reads_stats");

    for (const Check &check : Checks::shipped().all()) {
        if (!check.suits(server.serverVersion()))
            continue;
        CheckResult result{check.id, CheckState::Clean, {}, {}, {}};
        if (!declared(check.when, settings->isolation)) {
            result.state = CheckState::NotDeclared;
        } else if (!check.right.isEmpty() && !isTrue(rights.get(), 0, check.right.toUtf8().constData())) {
            result.state = CheckState::Unknown;
            result.why = base::Untrusted(needText(check));
        } else if (check.when == QLatin1String("policies")) {
            co_await orFail(askCounts(reactor, server, settings->isolation, check, result));
        } else if (!check.sql) {
            result.state = CheckState::Unknown;
            result.why = base::Untrusted(notTried());
        } else {
            const Params values = paramsOf(check, *settings);
            const auto rows = co_await server.ask(*check.sql, values, reactor.now() + kQuestion);
            if (rows) {
                read(rows->get(), check, result);
            } else if (lost(rows.error())) {
                co_return std::unexpected(rows.error());
            } else {
                result.state = CheckState::Unknown;
                result.why = reasonOf(rows.error());
            }
        }
        out.checks.push_back(std::move(result));
    }
    co_return out;
}

flow::Task<base::Result<void>> reviewAccess(flow::Reactor &reactor, postgres::Asker &server, environment::Isolation isolation, Audit &out)
{
    const Sql accessSql = co_await orFail(Sql::named(QStringLiteral("audit/access.sql")));
    const Params tenants(arrayOf(isolation.tenantColumns), arrayOf(isolation.openTables));
    const auto access = co_await server.ask(accessSql, tenants, reactor.now() + kQuestion);
    if (access)
        readAccess(access->get(), out);
    else if (lost(access.error()))
        co_return std::unexpected(access.error());
    else
        out.accessUnknown = reasonOf(access.error());
    co_return base::Result<void>();
}

} // namespace audit

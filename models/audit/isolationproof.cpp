// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/audit/isolationproof.h"

#include "models/audit/rowreading.h"
#include "models/audit/trial.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace audit {

using namespace std::chrono_literals;
using base::Result;
using base::Untrusted;
using environment::Isolation;
using flow::orFail;
using flow::Task;
using postgres::Params;
using postgres::Session;
using postgres::Sql;

namespace {

constexpr auto kLongest = 10s;

// With an index on the column each is two steps into it.
constexpr Sql kSample = "with first as (select {} as v from {}.{} where {} is not null order by 1 limit 1)"
                        " select v::text from first"
                        " union all (select {}::text from {}.{} where {} > (select v from first) order by {} limit 1)";
constexpr Sql kExists = "select exists (select from {}.{} where {} = $1)::text as a, exists (select from {}.{} where {} = $2)::text as b";
constexpr Sql kCount = "select (select count(*) from (select from {}.{} where {} = $1 limit 1000) as own)::text as own,"
                       " (select count(*) from (select from {}.{} where {} = $2 limit 1000) as other)::text as other";

std::vector<std::string> repeated(const TenantTable &t, int times)
{
    std::vector<std::string> names;
    for (int i = 0; i < times; ++i)
        names.insert(names.end(), {t.schema, t.name, t.column});
    return names;
}

QString settingValue(const Isolation &isolation, const QString &tenant)
{
    QString value = isolation.settingValue;
    if (value.contains(QLatin1String("\"{tenant}\""))) { // a JSON string
        const QString json = QString::fromUtf8(QJsonDocument(QJsonArray{tenant}).toJson(QJsonDocument::Compact));
        return value.replace(QLatin1String("\"{tenant}\""), json.mid(1, json.size() - 2));
    }
    return value.replace(QLatin1String("{tenant}"), tenant);
}

QString quoted(Session &session, const QString &text, bool identifier)
{
    const QByteArray bytes = text.toUtf8();
    char *out = identifier ? PQescapeIdentifier(session.raw(), bytes.constData(), std::size_t(bytes.size()))
                           : PQescapeLiteral(session.raw(), bytes.constData(), std::size_t(bytes.size()));
    const QString made = QString::fromUtf8(out ? out : "?");
    PQfreemem(out);
    return made;
}

QString statements(Session &session, const Isolation &isolation, const TenantTable &table, const QString &as, const QString &of)
{
    const QString text = QStringLiteral("BEGIN READ ONLY; SET LOCAL ROLE %1; SELECT set_config(%2, %3, true); SELECT count(*) FROM %4 WHERE %5 = %6; ROLLBACK;")
                             .arg(quoted(session, isolation.role, true), quoted(session, isolation.setting, false),
                                  quoted(session, settingValue(isolation, as), false), table.object.raw(),
                                  quoted(session, QString::fromStdString(table.column), true), quoted(session, of, false));
    return Untrusted(text).visible();
}

Proof unproven(const QString &why) { return {false, false, why}; }

Task<Result<QStringList>> tenantsOf(flow::Reactor &reactor, Session &session, const Isolation &isolation, const TenantTable &table)
{
    if (!isolation.tenants.isEmpty())
        co_return isolation.tenants;
    const std::string &c = table.column;
    const std::vector<std::string> names{c, table.schema, table.name, c, c, table.schema, table.name, c, c};
    const auto sql = kSample.withIdentifiers(session.raw(), names);
    if (!sql)
        co_return std::unexpected(sql.error());
    const auto rows = co_await session.query(*sql, reactor.now() + kLongest);
    if (!rows)
        co_return std::unexpected(rows.error());
    QStringList tenants;
    for (int row = 0; row < PQntuples(rows->get()); ++row)
        tenants << Untrusted(std::string_view(PQgetvalue(rows->get(), row, 0))).raw();
    co_return tenants;
}

// One way: as `as`, rows of `of`. `ownThere`: the login itself sees rows of `as`.
Task<Result<Proof>> proveOneWay(flow::Reactor &reactor, Session &session, const Isolation &isolation, const TenantTable &table, Sql count, QString as, QString of, bool ownThere)
{
    const Trial trial{isolation.role, {{isolation.setting, settingValue(isolation, as)}}, {}, false};
    const Params values(as.toStdString(), of.toStdString());
    const auto outcome = co_await orFail(tryAs(reactor, session, trial, count, values));
    const QString tried = statements(session, isolation, table, as, of);
    if (!outcome.answer) {
        if (outcome.begun && outcome.answer.error().sqlstate == "42501")
            co_return Proof{false, true, QCoreApplication::translate("audit", "%1 Refused: the role has no right on the table.").arg(tried)};
        co_return unproven(reasonOf(outcome.answer.error()).visible());
    }
    const QString own = field(outcome.answer->get(), 0, "own").raw(), other = field(outcome.answer->get(), 0, "other").raw();
    if (other != QLatin1String("0"))
        co_return Proof{true, false, QCoreApplication::translate("audit", "%1 Rows seen: %2.").arg(tried, other)};
    if (ownThere && own == QLatin1String("0"))
        co_return unproven(QCoreApplication::translate("audit", "the tenant does not see its own rows either, so nothing is proven"));
    co_return Proof{false, true, QCoreApplication::translate("audit", "%1 Rows seen: 0; of its own: %2.").arg(tried, own)};
}

} // namespace

Task<Result<TenantTables>> tenantTables(flow::Reactor &reactor, Session &session, const Isolation &isolation)
{
    const auto sql = Sql::named(QStringLiteral("audit/tenant_tables.sql"));
    if (!sql)
        co_return std::unexpected(sql.error());
    const Params tenants(arrayOf(isolation.tenantColumns), arrayOf(isolation.openTables), std::to_string(kMostTables + 1));
    const auto rows = co_await session.query(*sql, tenants, reactor.now() + kLongest);
    if (!rows)
        co_return std::unexpected(rows.error());
    TenantTables out;
    const PGresult *r = rows->get();
    out.more = PQntuples(r) > kMostTables;
    const auto bytes = [r](int row, int column) { return std::string(PQgetvalue(r, row, column)); };
    for (int row = 0; row < std::min(PQntuples(r), kMostTables); ++row)
        out.tables.push_back({bytes(row, 0), bytes(row, 1), bytes(row, 3), field(r, row, "object")});
    co_return out;
}

Task<Result<Proof>> prove(flow::Reactor &reactor, Session &session, const Isolation &isolation, TenantTable table)
{
    const auto tenants = co_await tenantsOf(reactor, session, isolation, table);
    if (!tenants && session.broken())
        co_return std::unexpected(tenants.error());
    if (!tenants)
        co_return unproven(reasonOf(tenants.error()).visible());
    if (tenants->size() < 2)
        co_return unproven(QCoreApplication::translate("audit", "it holds no rows of two tenants, so nothing is proven"));
    const std::vector<std::string> names = repeated(table, 2);
    const auto exists = kExists.withIdentifiers(session.raw(), names), count = kCount.withIdentifiers(session.raw(), names);
    if (!exists || !count)
        co_return unproven(reasonOf(exists ? count.error() : exists.error()).visible());
    const Params both((*tenants)[0].toStdString(), (*tenants)[1].toStdString());
    const auto there = co_await session.query(*exists, both, reactor.now() + kLongest);
    if (!there && session.broken())
        co_return std::unexpected(there.error());
    const bool visible = there && isTrue(there->get(), 0, "a") && isTrue(there->get(), 0, "b");

    Proof result{false, true, {}};
    QStringList texts, doubts;
    for (int way = 0; way < 2; ++way) {
        const QString as = (*tenants)[way], of = (*tenants)[1 - way];
        const auto proof = co_await orFail(proveOneWay(reactor, session, isolation, table, *count, as, of, visible));
        result.leaks = result.leaks || proof.leaks;
        (proof.leaks || proof.proven ? texts : doubts) << proof.text;
        if (proof.leaks)
            co_return proof;
    }
    if (!doubts.isEmpty())
        co_return unproven(doubts.constFirst());
    if (!visible)
        co_return unproven(there ? QCoreApplication::translate("audit", "this login sees no rows of both tenants, so nothing is proven") : reasonOf(there.error()).visible());
    result.text = texts.join(QLatin1Char('\n'));
    co_return result;
}

} // namespace audit

// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/watch/postgresrole.h"

#include "models/watch/lanefigures.h"

#include <QCoreApplication>

namespace watch {

PostgresRole readRole(const PGresult *row)
{
    const auto has = [row](const char *column) { return isTrue(row, 0, column); };
    const auto tr = [](const char *words) { return QCoreApplication::translate("watch", words); };
    const bool admin = has("superuser") || has("createrole") || has("replication") || has("bypassrls") || has("writes_all") || has("runs_programs") || has("promotes");
    const bool operates = has("signals") || has("operates") || has("maintains");
    PostgresRole out;
    out.readsStatistics = has("superuser") || has("reads_stats") || has("monitor");
    out.role = admin ? QStringLiteral("admin") : operates ? QStringLiteral("operator") : out.readsStatistics ? QStringLiteral("observer") : QStringLiteral("viewer");
    if (has("superuser")) {
        out.findings << tr("is a superuser");
        return out; // every other predicate follows from it
    }
    if (has("createrole"))
        out.findings << tr("can create roles");
    if (has("createdb"))
        out.findings << tr("can create databases");
    if (has("replication"))
        out.findings << tr("can copy the whole server by replication");
    if (has("bypassrls"))
        out.findings << tr("is not held by row security");
    if (has("runs_programs"))
        out.findings << tr("can write files or run programs on the server");
    if (has("promotes"))
        out.findings << tr("can promote a standby");
    const int tables = int(number(row, 0, "writable_tables").value_or(0));
    if (has("writes_all"))
        out.findings << tr("can write to every table");
    else if (tables > 0)
        out.findings << QCoreApplication::translate("watch", "can write to %n tables", nullptr, tables);
    if (has("creates"))
        out.findings << tr("can create schemas in this database");
    if (has("temporary"))
        out.findings << tr("can create temporary tables");
    if (has("signals"))
        out.findings << tr("can cancel and end other sessions");
    if (!out.readsStatistics)
        out.findings << tr("cannot see what other roles' sessions do");
    return out;
}

} // namespace watch

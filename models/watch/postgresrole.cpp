// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/watch/postgresrole.h"

#include "models/watch/lanefigures.h"

#include <QCoreApplication>

namespace watch {

PostgresRole readRole(const PGresult *row)
{
    const auto has = [row](const char *column) { return isTrue(row, 0, column); };
    const bool admin = has("superuser") || has("createrole") || has("replication") || has("bypassrls") || has("writes_all") || has("runs_programs") || has("promotes");
    const bool operates = has("signals") || has("operates") || has("maintains");
    PostgresRole out;
    out.readsStatistics = has("superuser") || has("reads_stats") || has("monitor");
    out.role = admin ? QStringLiteral("admin") : operates ? QStringLiteral("operator") : out.readsStatistics ? QStringLiteral("observer") : QStringLiteral("viewer");
    if (has("superuser")) {
        out.findings << QCoreApplication::translate("watch", "is a superuser");
        return out; // every other predicate follows from it
    }
    if (has("createrole"))
        out.findings << QCoreApplication::translate("watch", "can create roles");
    if (has("createdb"))
        out.findings << QCoreApplication::translate("watch", "can create databases");
    if (has("replication"))
        out.findings << QCoreApplication::translate("watch", "can copy the whole server by replication");
    if (has("bypassrls"))
        out.findings << QCoreApplication::translate("watch", "is not held by row security");
    if (has("runs_programs"))
        out.findings << QCoreApplication::translate("watch", "can write files or run programs on the server");
    if (has("promotes"))
        out.findings << QCoreApplication::translate("watch", "can promote a standby");
    const int tables = int(number(row, 0, "writable_tables").value_or(0));
    if (has("writes_all"))
        out.findings << QCoreApplication::translate("watch", "can write to every table");
    else if (tables > 0)
        out.findings << QCoreApplication::translate("watch", "can write to %n tables", nullptr, tables);
    if (has("creates"))
        out.findings << QCoreApplication::translate("watch", "can create schemas in this database");
    if (has("temporary"))
        out.findings << QCoreApplication::translate("watch", "can create temporary tables");
    if (has("signals"))
        out.findings << QCoreApplication::translate("watch", "can cancel and end other sessions");
    if (!out.readsStatistics)
        out.findings << QCoreApplication::translate("watch", "cannot see what other roles' sessions do");
    return out;
}

} // namespace watch

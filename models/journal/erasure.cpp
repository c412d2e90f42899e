// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/journal/erasure.h"

#include "models/journal/exchange.h"

#include <QVariant>

namespace journal {

using base::Result;

namespace {

Result<QSqlQuery> executed(const Database &db, const QString &name, const QVariantList &values)
{
    auto query = db.prepared(name);
    if (!query)
        return query;
    for (qsizetype i = 0; i < values.size(); ++i)
        query->bindValue(int(i), values[i]);
    if (auto ran = execute(*query, db.path()); !ran)
        return std::unexpected(ran.error());
    return query;
}

} // namespace

Result<std::optional<Person>> personCalled(const Database &db, const QString &nameOrPseudonym)
{
    auto found = executed(db, QStringLiteral("personcalled"), {nameOrPseudonym, nameOrPseudonym});
    if (!found)
        return std::unexpected(found.error());
    if (found->next())
        return Person{found->value(0).toString(), found->value(1).toString()};
    const auto shared = hasForeignTables(db);
    if (!shared || !*shared)
        return shared ? Result<std::optional<Person>>(std::optional<Person>()) : std::unexpected(shared.error());
    auto others = executed(db, QStringLiteral("foreigncalled"), {nameOrPseudonym, nameOrPseudonym});
    if (!others)
        return std::unexpected(others.error());
    if (!others->next())
        return std::optional<Person>();
    return Person{others->value(0).toString(), others->value(1).toString()};
}

Result<bool> erasePersonFrom(const Database &db, const QString &name)
{
    const auto gone = executed(db, QStringLiteral("eraseperson"), {name});
    if (!gone)
        return std::unexpected(gone.error());
    const bool here = gone->numRowsAffected() > 0;
    const auto shared = hasForeignTables(db);
    if (!shared || !*shared)
        return shared ? Result<bool>(here) : std::unexpected(shared.error());
    const auto others = executed(db, QStringLiteral("eraseforeign"), {name});
    if (!others)
        return std::unexpected(others.error());
    return here || others->numRowsAffected() > 0;
}

Result<bool> eraseDetailsFrom(const Database &db, const QString &log, qint64 seq)
{
    auto known = executed(db, QStringLiteral("payload"), {log, seq});
    if (!known)
        return std::unexpected(known.error());
    if (!known->next())
        return false;
    const QVariant id = known->value(0);
    const QString act = column(known->value(1).toString()), target = column(known->value(2).toString());
    const QString text = QString::fromUtf8(known->value(3).toByteArray());
    known->finish();
    const std::pair<const char *, QVariantList> steps[] = {{"erasefound", {id, act, target, text}},
                                                           {"erasepayload", {id}},
                                                           {"addfound", {id, act, target, column({})}}};
    for (const auto &[name, values] : steps)
        if (const auto done = executed(db, QLatin1String(name), values); !done)
            return std::unexpected(done.error());
    return true;
}

Result<void> tidySearchIndex(const Database &db)
{
    return db.run(QStringLiteral("INSERT INTO found (found) VALUES ('optimize')"));
}

Result<void> rebuildSearchIndex(const Database &db)
{
    // A table whose module cannot make sense of it cannot be dropped: its parts go one by one, and then its name.
    return db.inTransaction([&db]() -> Result<void> {
        for (const char *step : {"DROP TABLE IF EXISTS found_data", "DROP TABLE IF EXISTS found_idx", "DROP TABLE IF EXISTS found_docsize",
                                 "DROP TABLE IF EXISTS found_config", "PRAGMA writable_schema = ON", "DELETE FROM sqlite_schema WHERE name = 'found'",
                                 "PRAGMA writable_schema = RESET"})
            if (auto done = db.run(QLatin1String(step)); !done)
                return done;
        if (auto made = db.runNamed(QStringLiteral("found")); !made)
            return made;
        return db.runNamed(QStringLiteral("refill"));
    });
}

} // namespace journal

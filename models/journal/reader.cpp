// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/journal/reader.h"

#include "models/journal/exchange.h"
#include "models/journal/origin.h"

#include <QRegularExpression>
#include <QSqlError>
#include <QVariant>

#include <algorithm>

namespace journal {

using base::Result;

namespace {

// What the columns of an entry alone do not say: names and programs, a few each.
struct Companions {
    QHash<QString, QString> names;  // by pseudonym
    QHash<QString, Record> genesis; // by chain
};

Result<Companions> companionsOf(const Database &db)
{
    Companions out;
    auto persons = db.prepared(QStringLiteral("persons"));
    if (!persons)
        return std::unexpected(persons.error());
    if (auto ran = execute(*persons, db.path()); !ran)
        return std::unexpected(ran.error());
    while (persons->next())
        out.names.insert(persons->value(0).toString(), persons->value(2).toString());
    const auto shared = hasForeignTables(db);
    if (!shared)
        return std::unexpected(shared.error());
    if (*shared) {
        auto others = db.prepared(QStringLiteral("foreignpersons"));
        if (!others)
            return std::unexpected(others.error());
        if (auto ran = execute(*others, db.path()); !ran)
            return std::unexpected(ran.error());
        while (others->next())
            out.names.insert(others->value(0).toString(), others->value(2).toString());
    }
    auto chains = db.prepared(QStringLiteral("chains"));
    if (!chains)
        return std::unexpected(chains.error());
    if (auto ran = execute(*chains, db.path()); !ran)
        return std::unexpected(ran.error());
    while (chains->next())
        if (const auto genesis = Record::parse(chains->value(0).toByteArray()))
            out.genesis.insert(genesis->log, *genesis);
    return out;
}

// Columns: id, log, hash, record, text of the payload.
StoredEntry entryFrom(const QSqlQuery &row, const Companions &companions)
{
    StoredEntry e;
    e.id = row.value(0).toLongLong();
    e.hash = row.value(2).toByteArray();
    e.canonical = row.value(3).toByteArray();
    e.record = Record::parse(e.canonical).value_or(Record{});
    e.record.log = row.value(1).toString();
    e.writer = companions.genesis.value(e.record.log).writer;
    e.name = companions.names.value(e.record.actor);
    const QVariant text = row.value(4);
    e.details = QString::fromUtf8(text.toByteArray());
    e.erased = text.isNull() && !e.record.detailsDigest.isEmpty();
    return e;
}

Result<void> each(const Database &db, Result<QSqlQuery> query, const QVariantList &values, const std::function<bool(const StoredEntry &)> &take)
{
    if (!query)
        return std::unexpected(query.error());
    for (qsizetype i = 0; i < values.size(); ++i)
        query->bindValue(int(i), values[i]);
    if (auto ran = execute(*query, db.path()); !ran)
        return ran;
    const auto companions = companionsOf(db); // after the entries: a name seen for the first time comes with its entry
    if (!companions)
        return std::unexpected(companions.error());
    while (query->next())
        if (!take(entryFrom(*query, *companions)))
            return {};
    if (query->lastError().isValid())
        return sqlFailure(query->lastError(), db.path());
    return {};
}

Result<QList<StoredEntry>> listed(const Database &db, const QString &name, const QVariantList &values, bool reversed)
{
    QList<StoredEntry> out;
    const auto done = each(db, db.prepared(name), values, [&out](const StoredEntry &e) {
        out.append(e);
        return true;
    });
    if (!done)
        return std::unexpected(done.error());
    if (reversed)
        std::reverse(out.begin(), out.end());
    return out;
}

// The words as FTS5 wants them: each quoted, so that nothing in it is an operator.
QString phrase(const QString &text, bool asPrefix)
{
    QString word = text;
    return QLatin1Char('"') + word.replace(QLatin1Char('"'), QLatin1String("\"\"")) + (asPrefix ? QLatin1String("\"*") : QLatin1String("\""));
}

QString matchOf(const Query &q)
{
    static const QRegularExpression blank(QStringLiteral("\\s+"));
    QStringList all;
    for (const QString &word : q.words.split(blank, Qt::SkipEmptyParts))
        all << phrase(word, true);
    if (!q.act.isEmpty())
        all << QStringLiteral("act : ") + phrase(q.act, false);
    if (!q.target.isEmpty())
        all << QStringLiteral("target : ") + phrase(q.target, false);
    return all.join(QStringLiteral(" AND "));
}

// Between which entries to look, so that the search index can leave the rest out.
Result<std::pair<qint64, qint64>> spanOf(const Database &db, const Query &q)
{
    const Query always;
    if (q.from == always.from && q.to == always.to)
        return std::pair(q.from, q.to);
    auto query = db.prepared(QStringLiteral("span"));
    if (!query)
        return std::unexpected(query.error());
    query->bindValue(0, q.from);
    query->bindValue(1, q.to);
    if (auto ran = execute(*query, db.path()); !ran)
        return std::unexpected(ran.error());
    if (!query->next() || query->value(0).isNull())
        return std::pair<qint64, qint64>(1, 0); // nothing
    return std::pair(query->value(0).toLongLong(), query->value(1).toLongLong());
}

bool earlier(const StoredEntry &a, const StoredEntry &b)
{
    return std::tie(a.record.time, a.record.log, a.record.seq) < std::tie(b.record.time, b.record.log, b.record.seq);
}

} // namespace

Result<Reader> Reader::open(const QString &file)
{
    auto db = Database::openToRead(file);
    if (!db)
        return std::unexpected(db.error());
    return Reader(std::move(*db));
}

Result<qint64> Reader::last()
{
    auto query = m_db->prepared(QStringLiteral("last"));
    if (!query)
        return std::unexpected(query.error());
    if (auto ran = execute(*query, m_db->path()); !ran)
        return std::unexpected(ran.error());
    return query->next() ? query->value(0).toLongLong() : 0;
}

Result<QList<StoredEntry>> Reader::newest(int count)
{
    return listed(*m_db, QStringLiteral("newest"), {count}, true);
}

Result<QList<StoredEntry>> Reader::after(qint64 id)
{
    return listed(*m_db, QStringLiteral("after"), {id}, false);
}

Result<QList<StoredEntry>> Reader::at(const QString &chainBegins, qint64 place)
{
    return listed(*m_db, QStringLiteral("at"), {place, chainBegins, chainBegins + QLatin1Char('g')}, false); // "g" is behind every hex digit
}

Result<void> Reader::all(const std::function<bool(const StoredEntry &)> &take)
{
    return each(*m_db, m_db->prepared(QStringLiteral("all")), {}, take);
}

Result<QList<StoredEntry>> Reader::search(const Query &q)
{
    const QString match = matchOf(q);
    if (match.isEmpty())
        return listed(*m_db, QStringLiteral("between"), {q.from, q.to, q.most}, true);
    const auto span = spanOf(*m_db, q);
    if (!span)
        return std::unexpected(span.error());
    auto found = listed(*m_db, QStringLiteral("search"), {match, span->first, span->second, q.from, q.to, column(q.act), column(q.act), column(q.target), column(q.target), q.most}, true);
    if (found)
        std::sort(found->begin(), found->end(), earlier);
    return found;
}

Result<QList<ChainHead>> Reader::heads()
{
    auto query = m_db->prepared(QStringLiteral("heads"));
    if (!query)
        return std::unexpected(query.error());
    if (auto ran = execute(*query, m_db->path()); !ran)
        return std::unexpected(ran.error());
    QList<ChainHead> out;
    while (query->next())
        out.append({query->value(0).toString(), query->value(1).toLongLong(), query->value(2).toByteArray()});
    return out;
}

Result<QList<StoredEntry>> Reader::openIntents()
{
    return openIntentsOf(*m_db);
}

Result<QList<StoredEntry>> openIntentsOf(const Database &db)
{
    const auto companions = companionsOf(db);
    if (!companions)
        return std::unexpected(companions.error());
    QHash<QString, bool> running;
    for (const Record &genesis : companions->genesis)
        running.insert(genesis.log, originElsewhere(genesis) || originAlive(genesis));
    auto found = listed(db, QStringLiteral("openintents"), {}, false);
    if (found)
        found->removeIf([&running](const StoredEntry &e) { return running.value(e.record.log); });
    return found;
}

} // namespace journal

// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/watch/scannedtables.h"

#include "models/watch/lanefigures.h"

#include <algorithm>
#include <charconv>

namespace watch {

namespace {

quint32 tableOf(const PGresult *rows, int row) { return quint32(number(rows, row, "oid").value_or(0)); }

// "btree ready 3 1,other building 2": two indexes, each with its key columns.
std::vector<ScannedIndex> indexesOf(const QString &said)
{
    using Kind = ScannedIndex::Kind;
    std::vector<ScannedIndex> out;
    for (const QString &index : said.split(QLatin1Char(','), Qt::SkipEmptyParts)) {
        const QStringList words = index.split(QLatin1Char(' '), Qt::SkipEmptyParts);
        if (words.size() < 2)
            continue;
        ScannedIndex i;
        i.kind = words[0] == QLatin1String("btree") ? Kind::Tree : words[0] == QLatin1String("hash") ? Kind::Hash : Kind::Other;
        i.ready = words[1] == QLatin1String("ready");
        for (const QString &column : words.sliced(2))
            i.keys.push_back(column.toInt());
        out.push_back(std::move(i));
    }
    return out;
}

ScannedTable tableAt(const PGresult *rows, int row)
{
    ScannedTable t;
    t.oid = tableOf(rows, row);
    t.schema = untrusted(rows, row, "schema").raw();
    t.name = untrusted(rows, row, "name").raw();
    t.alone = isTrue(rows, row, "alone");
    t.rows = number(rows, row, "known_rows").value_or(0);
    t.indexes = indexesOf(untrusted(rows, row, "indexes").raw());
    return t;
}

ScannedColumn columnAt(const PGresult *rows, int row)
{
    ScannedColumn c;
    c.number = int(number(rows, row, "place").value_or(0));
    c.name = untrusted(rows, row, "name").raw();
    c.quoted = untrusted(rows, row, "quoted");
    c.type = untrusted(rows, row, "type").raw();
    c.ordered = isTrue(rows, row, "ordered");
    const auto distinct = number(rows, row, "n_distinct");
    if (distinct && *distinct != 0) // 0: not known
        c.distinct = distinct;
    c.commonest = number(rows, row, "commonest");
    c.nulls = number(rows, row, "nulls").value_or(0);
    c.width = number(rows, row, "width").value_or(0);
    return c;
}

CountedStatement statementAt(const PGresult *rows, int row)
{
    CountedStatement s;
    const auto query = text(rows, row, "query").value_or(std::string_view());
    std::from_chars(query.data(), query.data() + query.size(), s.query);
    s.calls = number(rows, row, "calls").value_or(0);
    s.milliseconds = number(rows, row, "milliseconds").value_or(0);
    s.cut = isTrue(rows, row, "cut");
    s.text = untrusted(rows, row, "statement").raw();
    return s;
}

} // namespace

ScannedTables readScannedTables(const PGresult *rows)
{
    ScannedTables out;
    for (int row = 0; row < PQntuples(rows); ++row) {
        const auto kind = text(rows, row, "kind");
        if (kind == "here") {
            out.told = isTrue(rows, row, "told");
        } else if (kind == "table") {
            out.tables.push_back(tableAt(rows, row));
        } else if (kind == "column") {
            const auto table = std::ranges::find(out.tables, tableOf(rows, row), &ScannedTable::oid);
            if (table != out.tables.end())
                table->columns.push_back(columnAt(rows, row));
        } else if (kind == "statement") {
            out.statements.push_back(statementAt(rows, row));
        }
    }
    return out;
}

} // namespace watch

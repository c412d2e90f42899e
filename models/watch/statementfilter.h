// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What a statement compares with values, table by table: enough of the language to tell by which columns it looks for rows,
// no more. One SELECT, UPDATE or DELETE over tables and joins; what has a subquery, a set operation, WITH, a function or
// brackets in FROM is given up as a whole, and of its conditions those are left out that no plain index can serve. Pure;
// any thread; the text is hostile.

#include <QStringList>

#include <cstdint>
#include <vector>

namespace watch {

struct ComparedColumn {
    QString name;
    bool equal = true;  // =, IN, = ANY; else a range: <, <=, >, >=, BETWEEN
    QString type;       // that the value is cast to; empty: the server chose it

    friend bool operator==(const ComparedColumn &, const ComparedColumn &) = default;
};

// A table as it stands in FROM, twice if it stands there twice.
struct FilteredTable {
    QString schema;     // empty: found by the search path
    QString name;
    std::vector<ComparedColumn> columns; // all of them hold for each row that is looked for
};

struct StatementFilter {
    enum class Reading : std::uint8_t {
        Elsewhere,      // it looks for no rows: INSERT, DDL, COPY
        NotUnderstood,
        Understood,
    };
    Reading reading = Reading::Elsewhere;
    bool whole = true;  // no condition was left out
    bool first = false; // it wants but some rows of an order (firstrows.h)
    std::vector<FilteredTable> tables; // of what is understood
    QStringList names;  // every name and keyword in it; what cannot be taken apart has none
};

[[nodiscard]] StatementFilter readStatementFilter(QStringView text);

} // namespace watch

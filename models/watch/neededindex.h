// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Which index the statements of a table that is mostly read whole would use: the columns they compare with values, held
// against the catalogue and the column statistics. Says why where there is none, and nothing that is not known. Pure; any
// thread.

#include "models/watch/advicelimits.h"
#include "models/watch/scannedindex.h"
#include "models/watch/upkeep.h"

namespace watch {

struct ScannedColumn {
    int number = 0;               // in the table
    QString name;
    QString type;                 // of pg_type, of a domain what it is made of: "int4"
    base::Untrusted quoted;
    bool ordered = false;         // a B-tree takes it
    std::optional<double> distinct;  // as pg_stats says it: below 0 a share of the rows; nothing: not known
    std::optional<double> commonest; // share of the rows that have the most frequent value; nothing: none stands out
    double nulls = 0;             // share of the rows
    double width = 0;             // bytes
};

struct ScannedTable {
    quint32 oid = 0;
    QString schema, name;
    bool alone = false;           // no other relation of the database has this name
    double rows = 0;
    std::vector<ScannedIndex> indexes;
    std::vector<ScannedColumn> columns;
};

struct CountedStatement {
    std::int64_t query = 0;
    double calls = 0, milliseconds = 0; // of all calls
    bool cut = false;             // the text is longer than this
    QString text;
};

struct ScannedTables {
    bool told = false;            // pg_stat_statements is there
    std::vector<ScannedTable> tables;
    std::vector<CountedStatement> statements;
};

// A row or more for each table.
[[nodiscard]] std::vector<ScanRow> neededIndexes(const ScannedTables &seen, const AdviceLimits &limits);

} // namespace watch

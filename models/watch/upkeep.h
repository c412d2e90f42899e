// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What the upkeep of one database looks like: tables with their vacuum debt, indexes with their use, foreign keys
// without an index, sequences near their end, what is looked for in tables that are read whole. Immutable values, shared
// between threads. Rows, bytes and seconds as the server tells them: sizes from pg_class.relpages, counters from the cumulative statistics. Names ending in `quoted` are
// schema.object quoted by the server's format('%I'), ready for a statement.

#include "models/base/untrusted.h"
#include "models/watch/reading.h"

#include <algorithm>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace watch {

struct TableRow {
    quint32 oid = 0;
    base::Untrusted schema, name, quoted;
    bool materialized = false;                // a materialized view
    bool wanted = true;                       // autovacuum is not switched off for this table
    double bytes = 0, heapBytes = 0;          // with TOAST and indexes; the rows alone
    std::optional<double> knownRows;          // by the last VACUUM or ANALYZE (pg_class.reltuples)
    double live = 0, dead = 0;
    double vacuumAt = 0, analyzeAt = 0;       // trigger points of autovacuum, rows
    double modified = 0;                      // rows since the last ANALYZE
    std::optional<double> vacuumSeconds, analyzeSeconds; // ago, by hand or not; nothing: never
    double frozenShare = 0;                   // per cent of the age at which a vacuum against wraparound is forced
    double seqScans = 0, seqRows = 0, indexScans = 0, writes = 0;
    std::optional<double> bloatBytes;         // estimated, of heapBytes

    [[nodiscard]] double deadShare() const { return 100 * dead / std::max(vacuumAt, 1.0); }
    [[nodiscard]] double modifiedShare() const { return 100 * modified / std::max(analyzeAt, 1.0); }
    friend bool operator==(const TableRow &, const TableRow &) = default;
};

struct IndexRow {
    quint32 oid = 0, tableOid = 0;
    base::Untrusted schema, name, quoted, table, tableQuoted, columns;
    QString method;                           // "btree"
    double bytes = 0;
    std::optional<double> knownRows;
    double scans = 0;
    std::optional<double> lastScanSeconds;    // ago; from version 16
    bool valid = true, unique = false, partial = false;
    bool building = false;                    // invalid because somebody works on it
    bool kept = false;                        // a constraint, the replica identity or CLUSTER needs it
    bool part = false;                        // of a partitioned index: it cannot go alone
    bool servesKey = false;                   // of a foreign key
    base::Untrusted sameAs, within;           // quoted: makes this one needless
    std::optional<double> bloatBytes;         // estimated, B-tree only

    friend bool operator==(const IndexRow &, const IndexRow &) = default;
};

// A foreign key whose referencing side has no index.
struct KeyRow {
    base::Untrusted name, tableQuoted, referencedQuoted, columns; // columns quoted
    bool partitioned = false;
    double bytes = 0, rows = 0;
    double deleted = 0, updated = 0;          // rows of the referenced table since the counters began
};

struct SequenceRow {
    base::Untrusted quoted, tableQuoted, columnQuoted; // column: empty: no column draws from it
    base::Untrusted columnType;
    bool identity = false;
    double ends = 0, columnEnds = 0, sequenceEnds = 0;
    std::optional<double> lastValue, used;    // per cent
};

// A statement that advice rests on, by what the server calls it; its text stays there.
struct ScanStatement {
    std::int64_t query = 0;                   // queryid
    double calls = 0, milliseconds = 0;       // milliseconds: mean of a call; since its counters began

    friend bool operator==(const ScanStatement &, const ScanStatement &) = default;
};

// What the statements look for in a table that is mostly read whole: an index that would serve some of them, or why there
// is none. A table has several, the one that most time is spent for first.
struct ScanRow {
    enum class Telling : std::uint8_t {
        Index,
        NotInstalled,  // no pg_stat_statements in this database
        NoStatement,   // none that is counted names the table
        NotReady,      // an index with these columns is being built, or its build failed
        NotUnderstood,
        NoStatistics,  // of the columns they compare
        FewValues,     // in these columns, on average
        Served,        // an index of all rows begins with these columns
        NotFiltered,   // they compare nothing: they want every row
    };
    quint32 tableOid = 0;
    Telling telling = Telling::Index;
    base::Untrusted columns;                  // quoted, in the order of the index; empty: telling says why
    bool range = false;                       // how few rows it finds depends on a range
    double found = 0;                         // per cent of the rows, by what is compared for equality, on average
    std::optional<double> commonest;          // the same of the most frequent values, where that is far above and too much
    bool partly = false;                      // another index has them, but is partial or no B-tree: what it serves is not known
    double bytes = 0;                         // of the index, estimated
    double calls = 0;                         // of all statements it serves
    std::vector<ScanStatement> statements;    // most time first, the first few
};

struct Upkeep {
    // Whether a part was read, or why not.
    struct Part {
        NoValue state = NoValue::NotYet;
        base::Untrusted why;
        [[nodiscard]] bool known() const { return state == NoValue::None; }
    };
    bool autovacuumRuns = true;               // autovacuum and track_counts are on
    std::vector<TableRow> tables;             // those that may matter
    std::vector<IndexRow> indexes;
    std::vector<KeyRow> keys;
    std::vector<SequenceRow> sequences;
    std::vector<ScanRow> scans;
    int allTables = 0, allIndexes = 0;
    std::optional<double> countedSeconds;     // how far back scans are counted
    Part tablesPart, indexesPart, keysPart, sequencesPart, bloatPart, scansPart;
};

using UpkeepPtr = std::shared_ptr<const Upkeep>;

} // namespace watch

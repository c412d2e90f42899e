// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What the upkeep of one database looks like: tables with their vacuum debt, indexes with their use, foreign keys
// without an index, sequences near their end. Immutable values, shared between threads. Rows, bytes and seconds as the
// server tells them: sizes from pg_class.relpages, counters from the cumulative statistics. Names ending in `quoted` are
// schema.object quoted by the server's format('%I'), ready for a statement.

#include "models/base/untrusted.h"
#include "models/watch/reading.h"

#include <algorithm>
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
    int allTables = 0, allIndexes = 0;
    std::optional<double> countedSeconds;     // how far back scans are counted
    Part tablesPart, indexesPart, keysPart, sequencesPart, bloatPart;
};

using UpkeepPtr = std::shared_ptr<const Upkeep>;

} // namespace watch

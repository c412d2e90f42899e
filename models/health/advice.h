// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What should be done about the tables, indexes, keys and sequences of a database, each with its reason in figures, how
// sure it is, and the statement that does it. Pure functions of what was read; nothing here runs a statement.

#include "models/base/severity.h"
#include "models/environment/environment.h"
#include "models/watch/advicelimits.h"
#include "models/watch/snapshot.h"

namespace health {

struct Advice {
    enum class Kind {
        InvalidIndex,     // share: 1 when unique; statement rebuilds it, a unique one is dropped (its rows may be double)
        SequenceEnd,      // share used, rows: numbers left; other: the table
        DeadRows,         // rows dead, share of the trigger point, seconds since the last vacuum
        ForcedVacuum,     // share of autovacuum_freeze_max_age
        StaleStatistics,  // rows changed, share of the trigger point, seconds since the last analyze
        TableSwitchedOff, // autovacuum of one table; rows dead
        ServerSwitchedOff,// autovacuum of all
        LateTrigger,      // rows at the trigger point, of a table so big that they are too many
        DuplicateIndex,   // bytes, other: the index that stays
        OverlappingIndex, // bytes, other: the index that begins with the same columns
        UnusedIndex,      // bytes, seconds counted (or since the last scan)
        TableBloat,       // bytes wasted, share of the table
        IndexBloat,       // the same of an index
        ForeignKey,       // rows of the referencing table, other: the referenced table; share: rows deleted or updated there
        ManyScans,        // rows, share of reads that go through the whole table; scans; told: what its statements look for;
                          // columns, bytes of the index that would serve some of them, found: per cent of the rows, calls;
                          // commonest, partly: see watch::ScanRow; other: the foreign key whose index serves
    };
    enum class Sure { Possible, Likely, Certain };
    enum class Lock {
        None,
        Writers,          // SHARE UPDATE EXCLUSIVE: reads and writes go on
        WritesWait,       // SHARE: reads go on
        AllWait,          // ACCESS EXCLUSIVE, for a moment
        AllWaitLong,      // ACCESS EXCLUSIVE while the table is written anew
    };
    Kind kind = Kind::InvalidIndex;
    base::Severity severity = base::Severity::Ok; // Ok: nothing is broken, it only costs
    Sure sure = Sure::Certain;
    Lock lock = Lock::None;
    base::Untrusted object;    // schema.name, quoted by the server; empty: the server itself
    base::Untrusted table;     // the same, of the table an index belongs to
    base::Untrusted other;
    base::Untrusted columns;   // of an index to be made, quoted
    std::optional<double> bytes, rows, share, seconds, scans, found, commonest, calls;
    bool partly = false;
    enum class Told {          // of ManyScans: why there is a statement, or none
        Unread,                // the question failed, or was not asked yet
        Index,
        RangeIndex,            // how few rows it finds depends on a range
        Seldom,                // these statements ran too seldom
        ForeignKey,            // the index that a foreign key lacks serves them
        NotInstalled, NoStatement, NotReady, NotUnderstood, NoStatistics, FewValues, Served, NotFiltered, // watch::ScanRow::Telling
    };
    Told told = Told::Unread;
    std::vector<watch::ScanStatement> statements; // that it rests on, most time first
    QStringList unseen;        // standbys that were not asked
    base::Untrusted statement; // plain SQL (plainsql.h); one or more statements, each on a line of its own

    [[nodiscard]] QString key() const { return QString::number(int(kind)) + QLatin1Char('/') + object.raw() + QLatin1Char('/') + other.raw(); }
    friend bool operator==(const Advice &, const Advice &) = default;
};

// The same database on a standby.
struct StandbyUse {
    QString name;
    watch::UpkeepPtr upkeep; // null, or its indexes not known: it cannot be told
};

// Worst first. Standbys: every one this server is known to have.
[[nodiscard]] std::vector<Advice> adviceOf(const watch::Upkeep &own, const std::vector<StandbyUse> &standbys, const watch::AdviceLimits &limits);

// The same for a target of an environment: finds its standbys by system identifier and database, and counts those that
// stream from it but are not watched. A standby gets none: what is to be done is done on its primary.
[[nodiscard]] std::vector<Advice> adviceFor(const environment::Environment &environment, const environment::Target &target,
                                            const QHash<QString, watch::SnapshotPtr> &snapshots);

// Words: few for a list, one or two sentences with the figures, what the statement costs while it runs.
[[nodiscard]] QString adviceTitle(const Advice &advice);
[[nodiscard]] QString adviceReason(const Advice &advice);
[[nodiscard]] QString adviceCost(const Advice &advice);
[[nodiscard]] QString sureWord(Advice::Sure sure);
// Stable, for programs; never translated.
[[nodiscard]] QString adviceKind(Advice::Kind kind);
[[nodiscard]] QString adviceLock(Advice::Lock lock);
[[nodiscard]] QString adviceSure(Advice::Sure sure);
[[nodiscard]] QString adviceTold(Advice::Told told);

} // namespace health

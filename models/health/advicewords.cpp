// SPDX-License-Identifier: GPL-3.0-or-later
// Advice in words.
#include "models/base/format.h"
#include "models/health/missingindex.h"

#include <QCoreApplication>

namespace health {

namespace {

using Kind = Advice::Kind;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Advice)
public:
    explicit Words(const Advice &advice) : a(advice) {}
    const Advice &a;

    [[nodiscard]] QString bytes() const { return base::figure(a.bytes.value_or(0), base::Unit::Bytes).text(); }
    [[nodiscard]] QString share() const { return base::figure(a.share.value_or(0), base::Unit::Percent).text(); }
    [[nodiscard]] QString rows() const { return base::number(a.rows.value_or(0)); }
    [[nodiscard]] QString other() const { return a.other.visible(); }

    [[nodiscard]] QString title() const
    {
        switch (a.kind) {
        case Kind::InvalidIndex:
            return tr("Invalid index");
        case Kind::SequenceEnd:
            return tr("Sequence near its end");
        case Kind::DeadRows:
            return tr("Vacuum is due");
        case Kind::ForcedVacuum:
            return tr("Old transaction ids");
        case Kind::StaleStatistics:
            return tr("Statistics are old");
        case Kind::TableSwitchedOff:
        case Kind::ServerSwitchedOff:
            return tr("Autovacuum is off");
        case Kind::LateTrigger:
            return tr("Autovacuum comes late");
        case Kind::DuplicateIndex:
            return tr("Duplicate index");
        case Kind::OverlappingIndex:
            return tr("Overlapping index");
        case Kind::UnusedIndex:
            return tr("Unused index");
        case Kind::TableBloat:
            return tr("Bloated table");
        case Kind::IndexBloat:
            return tr("Bloated index");
        case Kind::ForeignKey:
            return tr("Missing index");
        case Kind::ManyScans:
            return tr("Full scans");
        }
        return {};
    }

    [[nodiscard]] QString last(const QString &known, const QString &never) const
    {
        return a.seconds ? known.arg(base::age(*a.seconds)) : never;
    }

    [[nodiscard]] QString reason() const
    {
        switch (a.kind) {
        case Kind::InvalidIndex:
            return a.share.value_or(0) > 0
                ? tr("Its build failed, most likely because two rows have the same value. No query uses it, each write still pays for it. Drop it, remove the double rows, then create it again.")
                : tr("Its build failed or was cancelled. No query uses it, each write still pays for it.");
        case Kind::SequenceEnd:
            return tr("%1 of its numbers are given away, %2 are left. At the end every insert fails.").arg(share(), rows());
        case Kind::DeadRows:
            return tr("%1 dead rows, %2 of the point where autovacuum starts. %3")
                .arg(rows(), share(), last(tr("The last vacuum was %1 ago."), tr("No vacuum is known.")));
        case Kind::ForcedVacuum:
            return tr("Its oldest transaction id is at %1 of the age where the server forces a vacuum, and none has got through.").arg(share());
        case Kind::StaleStatistics:
            return tr("%1 rows changed, %2 of the point where autovacuum analyzes the table; the planner works with old figures. %3")
                .arg(rows(), share(), last(tr("The last analyze was %1 ago."), tr("No analyze is known.")));
        case Kind::TableSwitchedOff:
            return tr("Autovacuum is switched off for this table, which is written to; %1 dead rows wait.").arg(rows());
        case Kind::ServerSwitchedOff:
            return tr("Autovacuum or the counters it needs are switched off on the whole server: dead rows pile up until it stops to protect its data.");
        case Kind::LateTrigger:
            return tr("Autovacuum waits here for %1 dead rows. A smaller share makes each run shorter and keeps the table small.").arg(rows());
        case Kind::DuplicateIndex:
            return tr("%1 has the same columns in the same order. %2 can be freed, and each write gets cheaper.").arg(other(), bytes());
        case Kind::OverlappingIndex:
            return tr("%1 begins with the same columns and serves the same queries. %2 can be freed, and each write gets cheaper.").arg(other(), bytes());
        case Kind::UnusedIndex:
            return unusedReason();
        case Kind::TableBloat:
            return tr("About %1 of it are empty, %2 of the table, by the width of its columns. Extensions such as pg_repack do the same without a long lock.").arg(bytes(), share());
        case Kind::IndexBloat:
            return tr("About %1 of it are empty, %2 of the index, by the width of its columns.").arg(bytes(), share());
        case Kind::ForeignKey: {
            const double deleted = a.share.value_or(0);
            const QString reads = tr("%1 points from here to %2. Each row deleted there reads all %3 rows here.").arg(other(), a.table.visible(), rows());
            return deleted > 0 ? reads + QLatin1Char(' ') + tr("%n rows were deleted there so far.", nullptr, int(std::min(deleted, 2e9))) : reads;
        }
        case Kind::ManyScans:
            return tr("%1 of the reads go through all %2 rows.").arg(share(), rows()) + QLatin1Char(' ') + told();
        }
        return {};
    }

    // Which statements look for what in a table that is read whole.
    [[nodiscard]] QString told() const
    {
        switch (a.told) {
        case Advice::Told::Index:
            return tr("These statements compare %1 with a value; by an index they would read about %2 of the rows on average.")
                       .arg(a.columns.visible(), base::figure(a.found.value_or(0), base::Unit::Percent).text())
                + doubts() + statements();
        case Advice::Told::RangeIndex:
            return tr("These statements compare %1 with a value or a range; how many rows lie in the range is not known.").arg(a.columns.visible()) + doubts() + statements();
        case Advice::Told::Seldom:
            return tr("The statements that look for some of them ran %1 times, too seldom for an index.").arg(base::number(a.calls.value_or(0)));
        case Advice::Told::ForeignKey:
            return tr("The statements that compare %1 with a value are served by the index that the foreign key %2 lacks: it is proposed above.").arg(a.columns.visible(), other());
        case Advice::Told::Unread:
            return tr("The statements that tell which column an index should have were not read.");
        case Advice::Told::NotInstalled:
            return tr("Which column an index should have is not known: there is no pg_stat_statements here.");
        case Advice::Told::NoStatement:
            return tr("Which column an index should have is not known: no statement that is counted names the table. It may be read through a view, a function or as a partition.");
        case Advice::Told::NotReady:
            return tr("An index with the columns its statements filter by is there, but not ready: it is being built, or its build failed.");
        case Advice::Told::NotUnderstood:
            return tr("Which column an index should have is not known: its statements were not understood.");
        case Advice::Told::NoStatistics:
            return tr("Whether an index would help is not known: the columns its statements filter by were never analyzed, or our role may not read their statistics.");
        case Advice::Told::FewValues:
            return tr("The columns its statements filter by have few values: an index would find too many rows on average. For rare values a partial index may help.");
        case Advice::Told::Served:
            return tr("The statements that are counted have their index: the scans are older, come from others, or look for a value that many rows have.");
        case Advice::Told::NotFiltered:
            return tr("Its statements want every row: an index would not help.");
        }
        return {};
    }

    [[nodiscard]] QString doubts() const
    {
        QString text;
        if (a.commonest)
            text += QLatin1Char(' ') + tr("The values are uneven: the most frequent one finds %1, and for it the index does not help.").arg(base::figure(*a.commonest, base::Unit::Percent).text());
        if (a.partly)
            text += QLatin1Char(' ') + tr("There is an index with these columns, of another kind or of part of the rows; whether it serves these statements is not known.");
        return text;
    }

    [[nodiscard]] QString statements() const
    {
        QStringList all;
        for (const watch::ScanStatement &s : a.statements)
            all << tr("%1 (%2 calls of %3 on average)", "queryid of a statement")
                       .arg(QString::number(s.query), base::number(s.calls), base::figure(s.milliseconds, base::Unit::Milliseconds).text());
        QString text = all.isEmpty() ? QString() : QLatin1Char(' ') + tr("By their ids in pg_stat_statements: %1.").arg(all.join(tr(", ", "between names")));
        if (a.told == Advice::Told::Index && othersReadIt(a))
            text += QLatin1Char(' ') + tr("They ran %1 times, the table was read whole %2 times: others read it, too.").arg(base::number(a.calls.value_or(0)), base::number(a.scans.value_or(0)));
        return text;
    }

    [[nodiscard]] QString unusedReason() const
    {
        const QString days = base::age(a.seconds.value_or(0));
        QString text = a.scans.value_or(0) > 0 ? tr("Not used for %1.").arg(days) : tr("Not used once in the %1 the counters cover.").arg(days);
        text += QLatin1Char(' ') + tr("%1 can be freed, and each write gets cheaper.").arg(bytes());
        QStringList names;
        for (const QString &name : a.unseen)
            names << base::Untrusted(name).visible();
        names.removeDuplicates();
        return names.isEmpty() ? text : text + QLatin1Char(' ') + tr("Whether it is used elsewhere is not known: %1.").arg(names.join(tr(", ", "between names")));
    }

    [[nodiscard]] QString cost() const
    {
        if (a.statement.isEmpty())
            return tr("There is no statement that is right for certain.");
        switch (a.lock) {
        case Advice::Lock::None:
            return tr("It takes no lock on a table.");
        case Advice::Lock::Writers:
            if (a.kind == Kind::ManyScans)
                return tr("It takes about %1, and each write of the table pays for it from then on.").arg(bytes()) + QLatin1Char(' ')
                    + tr("Reads and writes go on. It waits for older transactions to end, and cannot run inside a transaction.");
            return a.kind == Kind::DuplicateIndex || a.kind == Kind::OverlappingIndex || a.kind == Kind::UnusedIndex || a.kind == Kind::InvalidIndex
                    || a.kind == Kind::ForeignKey || a.kind == Kind::IndexBloat
                ? tr("Reads and writes go on. It waits for older transactions to end, and cannot run inside a transaction.")
                : tr("Reads and writes go on; other upkeep of this table waits.");
        case Advice::Lock::WritesWait:
            return tr("Reads go on, writes to the table wait until it is done.");
        case Advice::Lock::AllWait:
            return tr("Everybody who needs the object waits for a moment; set lock_timeout before, so that nobody queues behind it.");
        case Advice::Lock::AllWaitLong:
            return tr("Nobody reads or writes the table until it has been written anew, which takes as much disk again. Choose a quiet hour.");
        }
        return {};
    }
};

} // namespace

QString adviceTitle(const Advice &advice) { return Words(advice).title(); }
QString adviceReason(const Advice &advice) { return Words(advice).reason(); }
QString adviceCost(const Advice &advice) { return Words(advice).cost(); }

QString sureWord(Advice::Sure sure)
{
    switch (sure) {
    case Advice::Sure::Possible:
        return Words::tr("possible", "how sure an advice is");
    case Advice::Sure::Likely:
        return Words::tr("likely", "how sure an advice is");
    case Advice::Sure::Certain:
        return Words::tr("certain", "how sure an advice is");
    }
    return {};
}

QString adviceKind(Kind kind)
{
    constexpr const char *names[] = {"invalid_index",  "sequence_end",    "dead_rows",         "forced_vacuum", "stale_statistics",
                                     "table_autovacuum_off", "server_autovacuum_off", "late_autovacuum", "duplicate_index", "overlapping_index",
                                     "unused_index",   "table_bloat",     "index_bloat",       "foreign_key_without_index", "sequential_scans"};
    return QLatin1String(names[int(kind)]);
}

QString adviceLock(Advice::Lock lock)
{
    constexpr const char *names[] = {"none", "share_update_exclusive", "share", "access_exclusive", "access_exclusive_rewrite"};
    return QLatin1String(names[int(lock)]);
}

QString adviceSure(Advice::Sure sure)
{
    constexpr const char *names[] = {"possible", "likely", "certain"};
    return QLatin1String(names[int(sure)]);
}

QString adviceTold(Advice::Told told)
{
    constexpr const char *names[] = {"unread",         "index",         "range_index", "seldom", "foreign_key", "not_installed", "no_statement", "not_ready",
                                     "not_understood", "no_statistics", "few_values",  "served", "not_filtered"};
    return QLatin1String(names[int(told)]);
}

} // namespace health

// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/health/advice.h"

#include "models/base/plainsql.h"
#include "models/health/missingindex.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <tuple>

namespace health {

using base::Severity;
using base::Untrusted;
using Kind = Advice::Kind;
using Lock = Advice::Lock;
using Sure = Advice::Sure;

namespace {

constexpr double kSecondsADay = 86400;

Untrusted statement(const QString &before, const Untrusted &quoted, const QString &after = {})
{
    return Untrusted(base::plainSql(before + quoted.raw() + after + QLatin1Char(';')));
}

class Adviser {
public:
    Adviser(const watch::Upkeep &own, const std::vector<StandbyUse> &standbys, const watch::AdviceLimits &limits)
        : m_own(own), m_standbys(standbys), m_limits(limits)
    {
    }

    std::vector<Advice> all()
    {
        if (m_own.tablesPart.known() && !m_own.autovacuumRuns)
            serverSwitchedOff();
        for (const watch::TableRow &t : m_own.tables)
            table(t);
        for (const watch::IndexRow &i : m_own.indexes)
            index(i);
        for (const watch::KeyRow &k : m_own.keys)
            key(k);
        for (const watch::SequenceRow &s : m_own.sequences)
            sequence(s);
        std::ranges::sort(m_out, [](const Advice &a, const Advice &b) {
            return std::tuple(b.severity, b.sure, a.kind, b.bytes.value_or(0), a.object.raw()) < std::tuple(a.severity, a.sure, b.kind, a.bytes.value_or(0), b.object.raw());
        });
        return std::move(m_out);
    }

private:
    Advice &add(Kind kind, Severity severity, Sure sure, Lock lock, const Untrusted &object)
    {
        Advice a;
        a.kind = kind;
        a.severity = severity;
        a.sure = sure;
        a.lock = lock;
        a.object = object;
        m_out.push_back(std::move(a));
        return m_out.back();
    }

    void serverSwitchedOff()
    {
        Advice &a = add(Kind::ServerSwitchedOff, Severity::Critical, Sure::Certain, Lock::None, {});
        a.statement = Untrusted(QStringLiteral("ALTER SYSTEM SET track_counts = on;\nALTER SYSTEM SET autovacuum = on;\nSELECT pg_reload_conf();"));
    }

    void table(const watch::TableRow &t)
    {
        const bool alone = !t.wanted || !m_own.autovacuumRuns; // nothing will come by itself
        if (t.dead >= std::max(m_limits.deadRows, t.vacuumAt)) {
            const bool far = t.deadShare() >= 200;
            Advice &a = add(Kind::DeadRows, Severity::Warning, alone || far ? Sure::Certain : Sure::Possible, Lock::Writers, t.quoted);
            a.rows = t.dead;
            a.share = t.deadShare();
            a.seconds = t.vacuumSeconds;
            a.statement = statement(QStringLiteral("VACUUM (ANALYZE) "), t.quoted);
        } else if (t.modified >= std::max(m_limits.changedRows, t.analyzeAt)) {
            Advice &a = add(Kind::StaleStatistics, Severity::Ok, alone || t.modifiedShare() >= 200 ? Sure::Certain : Sure::Possible, Lock::Writers, t.quoted);
            a.rows = t.modified;
            a.share = t.modifiedShare();
            a.seconds = t.analyzeSeconds;
            a.statement = statement(QStringLiteral("ANALYZE "), t.quoted);
        }
        if (t.frozenShare >= m_limits.frozenShare) {
            Advice &a = add(Kind::ForcedVacuum, Severity::Warning, Sure::Certain, Lock::Writers, t.quoted);
            a.share = t.frozenShare;
            a.statement = statement(QStringLiteral("VACUUM (FREEZE, ANALYZE) "), t.quoted);
        }
        if (!t.wanted && t.writes > 0 && std::max(t.live, t.knownRows.value_or(0)) >= m_limits.deadRows) {
            Advice &a = add(Kind::TableSwitchedOff, Severity::Warning, Sure::Likely, Lock::Writers, t.quoted);
            a.rows = t.dead;
            a.statement = statement(QStringLiteral("ALTER TABLE "), t.quoted, QStringLiteral(" RESET (autovacuum_enabled)"));
        }
        if (t.wanted && t.vacuumAt >= m_limits.lateRows && t.dead * 2 >= t.vacuumAt && t.knownRows.value_or(0) > 0) {
            Advice &a = add(Kind::LateTrigger, Severity::Ok, Sure::Possible, Lock::Writers, t.quoted);
            a.rows = t.vacuumAt;
            const double share = std::clamp(m_limits.lateRows / 4 / *t.knownRows, 0.0001, 0.1);
            a.statement = statement(QStringLiteral("ALTER TABLE "), t.quoted,
                                    QStringLiteral(" SET (autovacuum_vacuum_scale_factor = %1)").arg(share, 0, 'f', 4));
        }
        if (t.bloatBytes && *t.bloatBytes >= m_limits.bloatTableBytes && 100 * *t.bloatBytes >= m_limits.bloatTableShare * t.heapBytes) {
            Advice &a = add(Kind::TableBloat, Severity::Ok, Sure::Likely, Lock::AllWaitLong, t.quoted);
            a.bytes = t.bloatBytes;
            a.share = 100 * *t.bloatBytes / t.heapBytes;
            a.statement = statement(QStringLiteral("VACUUM (FULL, ANALYZE) "), t.quoted);
        }
        // whole scans, not those that a LIMIT ends
        if (t.live >= m_limits.scannedRows && t.seqScans >= m_limits.scans && t.seqRows >= t.seqScans * t.live / 2 && t.seqScans > t.indexScans) {
            Advice &a = add(Kind::ManyScans, Severity::Ok, Sure::Possible, Lock::None, t.quoted);
            a.rows = t.live;
            a.scans = t.seqScans;
            a.share = 100 * t.seqScans / (t.seqScans + t.indexScans);
            nameMissingIndex(a, t, m_own, m_limits);
        }
    }

    void index(const watch::IndexRow &i)
    {
        if (!i.valid) {
            if (i.building || i.part)
                return;
            // what a rebuild left behind has its good twin, and a unique one may have failed because of double rows
            const bool drop = i.unique || i.name.raw().contains(QLatin1String("_ccnew")) || i.name.raw().contains(QLatin1String("_ccold"));
            Advice &a = add(Kind::InvalidIndex, Severity::Warning, Sure::Certain, Lock::Writers, i.quoted);
            a.table = i.tableQuoted;
            a.bytes = i.bytes;
            a.share = i.unique ? 1 : 0;
            a.statement = statement(drop ? QStringLiteral("DROP INDEX CONCURRENTLY ") : QStringLiteral("REINDEX INDEX CONCURRENTLY "), i.quoted);
            return;
        }
        if (!i.sameAs.isEmpty() || !i.within.isEmpty()) {
            const bool same = !i.sameAs.isEmpty();
            Advice &a = add(same ? Kind::DuplicateIndex : Kind::OverlappingIndex, Severity::Ok, same ? Sure::Certain : Sure::Likely, Lock::Writers, i.quoted);
            a.table = i.tableQuoted;
            a.other = same ? i.sameAs : i.within;
            a.bytes = i.bytes;
            a.statement = statement(QStringLiteral("DROP INDEX CONCURRENTLY "), i.quoted);
            return;
        }
        if (unused(i))
            return;
        if (i.bloatBytes && *i.bloatBytes >= m_limits.bloatIndexBytes && 100 * *i.bloatBytes >= m_limits.bloatIndexShare * i.bytes) {
            Advice &a = add(Kind::IndexBloat, Severity::Ok, Sure::Likely, Lock::Writers, i.quoted);
            a.table = i.tableQuoted;
            a.bytes = i.bloatBytes;
            a.share = 100 * *i.bloatBytes / i.bytes;
            a.statement = statement(QStringLiteral("REINDEX INDEX CONCURRENTLY "), i.quoted);
        }
    }

    // Seconds without a scan, as far back as that is known; nothing: it was used.
    static std::optional<double> idle(const watch::IndexRow &i, std::optional<double> counted)
    {
        if (i.scans == 0)
            return counted.value_or(0);
        return i.lastScanSeconds; // nothing before version 16
    }

    bool unused(const watch::IndexRow &i)
    {
        if (i.unique || i.kept || i.part || i.servesKey || i.bytes < m_limits.unusedIndexBytes)
            return false;
        auto seconds = idle(i, m_own.countedSeconds);
        QStringList unseen;
        for (const StandbyUse &s : m_standbys) {
            if (!seconds)
                return false;
            const watch::IndexRow *there = nullptr;
            if (s.upkeep && s.upkeep->indexesPart.known())
                for (const watch::IndexRow &other : s.upkeep->indexes)
                    there = other.oid == i.oid ? &other : there;
            if (!there) {
                unseen << s.name;
                continue;
            }
            const auto idleThere = idle(*there, s.upkeep->countedSeconds);
            seconds = idleThere ? std::optional(std::min(*seconds, *idleThere)) : std::nullopt;
        }
        // one that was used may be used again once a month: it needs the long window
        const double least = i.scans == 0 ? m_limits.unusedIndexLeastDays : m_limits.unusedIndexDays;
        if (!seconds || *seconds < least * kSecondsADay)
            return false;
        const bool likely = *seconds >= m_limits.unusedIndexDays * kSecondsADay && unseen.isEmpty();
        Advice &a = add(Kind::UnusedIndex, Severity::Ok, likely ? Sure::Likely : Sure::Possible, Lock::Writers, i.quoted);
        a.table = i.tableQuoted;
        a.bytes = i.bytes;
        a.seconds = seconds;
        a.scans = i.scans;
        a.unseen = unseen;
        a.statement = statement(QStringLiteral("DROP INDEX CONCURRENTLY "), i.quoted);
        return true;
    }

    void key(const watch::KeyRow &k)
    {
        if (k.rows < m_limits.foreignKeyRows)
            return;
        Advice &a = add(Kind::ForeignKey, Severity::Ok, k.deleted > 0 ? Sure::Likely : Sure::Possible, k.partitioned ? Lock::WritesWait : Lock::Writers, k.tableQuoted);
        a.other = Untrusted(k.name.raw());
        a.table = k.referencedQuoted;
        a.rows = k.rows;
        a.bytes = k.bytes;
        a.share = k.deleted;
        a.statement = statement(k.partitioned ? QStringLiteral("CREATE INDEX ON ") : QStringLiteral("CREATE INDEX CONCURRENTLY ON "), k.tableQuoted,
                                QStringLiteral(" (%1)").arg(k.columns.raw()));
    }

    void sequence(const watch::SequenceRow &s)
    {
        if (!s.used || *s.used < m_limits.sequenceUsed)
            return;
        const bool columnIsNarrow = std::abs(s.columnEnds) <= std::abs(s.ends)
            && (s.columnType.raw() == QLatin1String("integer") || s.columnType.raw() == QLatin1String("smallint"));
        const bool critical = *s.used >= 90;
        Advice &a = add(Kind::SequenceEnd, critical ? Severity::Critical : Severity::Warning, Sure::Certain,
                        columnIsNarrow ? Lock::AllWaitLong : Lock::AllWait, s.quoted);
        a.table = s.tableQuoted;
        a.share = s.used;
        a.rows = std::abs(s.ends - s.lastValue.value_or(s.ends));
        QStringList lines;
        if (columnIsNarrow)
            lines << QStringLiteral("ALTER TABLE %1 ALTER COLUMN %2 TYPE bigint;").arg(s.tableQuoted.raw(), s.columnQuoted.raw());
        const bool sequenceIsNarrow = s.ends == s.sequenceEnds && std::abs(s.ends) < 9e18;
        if (sequenceIsNarrow && !(columnIsNarrow && s.identity)) // an identity column takes its sequence along
            lines << QStringLiteral("ALTER SEQUENCE %1 AS bigint %2;").arg(s.quoted.raw(), s.ends < 0 ? QStringLiteral("NO MINVALUE") : QStringLiteral("NO MAXVALUE"));
        for (QString &line : lines)
            line = base::plainSql(line);
        a.statement = Untrusted(lines.join(QLatin1Char('\n')));
    }

    const watch::Upkeep &m_own;
    const std::vector<StandbyUse> &m_standbys;
    const watch::AdviceLimits &m_limits;
    std::vector<Advice> m_out;
};

QString databaseOf(const environment::Target &target)
{
    const auto *settings = std::get_if<environment::PostgresSettings>(&target.settings);
    return settings ? settings->database : QString();
}

} // namespace

std::vector<Advice> adviceOf(const watch::Upkeep &own, const std::vector<StandbyUse> &standbys, const watch::AdviceLimits &limits)
{
    return Adviser(own, standbys, limits).all();
}

std::vector<Advice> adviceFor(const environment::Environment &environment, const environment::Target &target,
                              const QHash<QString, watch::SnapshotPtr> &snapshots)
{
    const watch::SnapshotPtr own = snapshots.value(target.id);
    if (!own || !own->upkeep || own->facts.role == QLatin1String("standby"))
        return {};
    std::vector<StandbyUse> standbys;
    for (const environment::Target &other : environment.targets) {
        const watch::SnapshotPtr there = snapshots.value(other.id);
        const bool same = there && other.id != target.id && !own->facts.systemIdentifier.isEmpty()
            && there->facts.systemIdentifier == own->facts.systemIdentifier && there->facts.role == QLatin1String("standby");
        if (same)
            standbys.push_back({other.title.isEmpty() ? other.id : other.title,
                                databaseOf(other) == databaseOf(target) ? there->upkeep : watch::UpkeepPtr()});
    }
    const std::size_t watched = standbys.size();
    if (own->replication)
        for (std::size_t i = watched; i < own->replication->size(); ++i)
            standbys.push_back({QCoreApplication::translate("Advice", "a standby that is not watched"), {}});
    return adviceOf(*own->upkeep, standbys, watch::AdviceLimits::standard());
}

} // namespace health

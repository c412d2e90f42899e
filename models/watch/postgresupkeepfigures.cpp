// SPDX-License-Identifier: GPL-3.0-or-later
// PostgresUpkeep: the figures that tables and indexes add up to.
#include "models/watch/lanefigures.h"
#include "models/watch/postgresupkeep.h"

#include <QCoreApplication>

#include <algorithm>
#include <set>

namespace watch {

namespace {

const MetricId kDead(QStringLiteral("pg.table.dead")), kVacuum(QStringLiteral("pg.vacuum.age")), kAnalyze(QStringLiteral("pg.analyze.age")),
    kSize(QStringLiteral("pg.table.size")), kUnused(QStringLiteral("pg.index.unused")), kInvalid(QStringLiteral("pg.index.invalid")),
    kBloat(QStringLiteral("pg.bloat.bytes")), kWorstBloat(QStringLiteral("pg.bloat.share"));

constexpr std::size_t kSizes = 10; // tables whose size is a figure

Reading none(MetricId metric, const char *why)
{
    return Reading::missing(metric, NoValue::NotApplicable, base::Untrusted(QCoreApplication::translate("watch", why)));
}

} // namespace

double PostgresUpkeep::Overdue::longest(const std::vector<quint32> &due, base::TimePoint at)
{
    const std::set<quint32> named(due.begin(), due.end());
    std::erase_if(m_since, [&named](const auto &entry) { return !named.contains(entry.first); });
    double longest = 0;
    for (const quint32 oid : due)
        longest = std::max(longest, std::chrono::duration<double>(at - m_since.try_emplace(oid, at).first->second).count());
    return longest;
}

void PostgresUpkeep::tellTables(base::TimePoint at, std::vector<Reading> &out)
{
    double worst = -1;
    std::vector<quint32> vacuum, analyze;
    for (const TableRow &t : m_now.tables) {
        if (t.dead >= m_limits.deadRows)
            worst = std::max(worst, t.deadShare());
        if (t.dead >= std::max(m_limits.deadRows, t.vacuumAt))
            vacuum.push_back(t.oid);
        if (t.modified >= std::max(m_limits.changedRows, t.analyzeAt))
            analyze.push_back(t.oid);
    }
    const double vacuumDue = m_vacuum.longest(vacuum, at), analyzeDue = m_analyze.longest(analyze, at);
    out.push_back(worst >= 0 ? Reading(kDead, worst) : none(kDead, QT_TRANSLATE_NOOP("watch", "no table has many dead rows")));
    out.push_back(!vacuum.empty() ? Reading(kVacuum, vacuumDue) : none(kVacuum, QT_TRANSLATE_NOOP("watch", "no table is due for a vacuum")));
    out.push_back(!analyze.empty() ? Reading(kAnalyze, analyzeDue) : none(kAnalyze, QT_TRANSLATE_NOOP("watch", "no table is due for an analyze")));

    std::vector<const TableRow *> biggest;
    for (const TableRow &t : m_now.tables)
        biggest.push_back(&t);
    std::ranges::sort(biggest, std::greater(), &TableRow::bytes);
    biggest.resize(std::min(biggest.size(), kSizes));
    for (const TableRow *t : biggest)
        out.emplace_back(kSize, t->bytes, t->quoted);
    if (biggest.empty())
        out.push_back(none(kSize, QT_TRANSLATE_NOOP("watch", "this database has no tables")));
}

void PostgresUpkeep::tellIndexes(std::vector<Reading> &out) const
{
    double unused = 0, invalid = 0;
    for (const IndexRow &i : m_now.indexes) {
        if (!i.valid)
            invalid += i.building ? 0 : 1;
        else if (i.scans == 0 && !i.unique && !i.kept)
            unused += i.bytes;
    }
    out.emplace_back(kUnused, unused);
    out.emplace_back(kInvalid, invalid);
}

void PostgresUpkeep::tellBloat(std::vector<Reading> &out) const
{
    if (m_now.bloatPart.state == NoValue::NotYet)
        return;
    if (!m_now.bloatPart.known()) {
        for (const MetricId metric : {kBloat, kWorstBloat})
            out.push_back(Reading::missing(metric, m_now.bloatPart.state, m_now.bloatPart.why));
        return;
    }
    double all = 0, worst = 0;
    for (const TableRow &t : m_now.tables) {
        const double wasted = t.bloatBytes.value_or(0);
        all += wasted;
        if (wasted >= m_limits.bloatTableBytes)
            worst = std::max(worst, 100 * wasted / t.heapBytes);
    }
    for (const IndexRow &i : m_now.indexes) {
        const double wasted = i.bloatBytes.value_or(0);
        all += wasted;
        if (wasted >= m_limits.bloatIndexBytes)
            worst = std::max(worst, 100 * wasted / i.bytes);
    }
    out.emplace_back(kBloat, all);
    out.push_back(worst > 0 ? Reading(kWorstBloat, worst) : none(kWorstBloat, QT_TRANSLATE_NOOP("watch", "nothing of a size that matters is bloated")));
}

} // namespace watch

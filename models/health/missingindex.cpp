// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/health/missingindex.h"

#include "models/base/plainsql.h"

#include <algorithm>

namespace health {

namespace {

using Told = Advice::Told;

constexpr double kScansOfACall = 4; // each parallel worker counts as a scan of its own

Told toldBy(watch::ScanRow::Telling telling)
{
    using enum watch::ScanRow::Telling;
    switch (telling) {
    case Index:
        return Told::Index;
    case NotInstalled:
        return Told::NotInstalled;
    case NoStatement:
        return Told::NoStatement;
    case NotReady:
        return Told::NotReady;
    case NotUnderstood:
        return Told::NotUnderstood;
    case NoStatistics:
        return Told::NoStatistics;
    case FewValues:
        return Told::FewValues;
    case Served:
        return Told::Served;
    case NotFiltered:
        return Told::NotFiltered;
    }
    return Told::Unread; // of a tape that knows more
}

// "a, "b, c"" as the server quotes it: two names.
QStringList namesIn(const QString &columns)
{
    QStringList out;
    bool quoted = false;
    qsizetype from = 0;
    for (qsizetype i = 0; i <= columns.size(); ++i) {
        if (i == columns.size() || (columns[i] == u',' && !quoted)) {
            out << columns.mid(from, i - from).trimmed();
            from = i + 1;
        } else if (columns[i] == u'"') {
            quoted = !quoted;
        }
    }
    return out;
}

// One whose columns begin with these, or these with them: the index that it gets is one that they use.
const watch::KeyRow *servingKey(const watch::ScanRow &s, const watch::TableRow &table, const watch::Upkeep &upkeep, const watch::AdviceLimits &limits)
{
    const QStringList wanted = namesIn(s.columns.raw());
    for (const watch::KeyRow &k : upkeep.keys) {
        if (k.rows < limits.foreignKeyRows || k.tableQuoted.raw() != table.quoted.raw())
            continue;
        const QStringList keyed = namesIn(k.columns.raw());
        const qsizetype both = std::min(wanted.size(), keyed.size());
        if (std::is_permutation(keyed.begin(), keyed.begin() + both, wanted.begin()))
            return &k;
    }
    return nullptr;
}

void nameIndex(Advice &a, const watch::ScanRow &s, const watch::TableRow &table)
{
    a.told = s.range ? Told::RangeIndex : Told::Index;
    a.other = {};
    a.calls = s.calls;
    a.commonest = s.commonest;
    a.partly = s.partly;
    a.sure = s.range || s.commonest || s.partly || othersReadIt(a) ? Advice::Sure::Possible : Advice::Sure::Likely;
    a.lock = Advice::Lock::Writers;
    a.columns = s.columns;
    a.found = s.found;
    a.bytes = s.bytes;
    a.statements = s.statements;
    a.statement = base::Untrusted(base::plainSql(QStringLiteral("CREATE INDEX CONCURRENTLY ON ") + table.quoted.raw() + QStringLiteral(" (")
                                                 + s.columns.raw() + QStringLiteral(");")));
}

} // namespace

void nameMissingIndex(Advice &a, const watch::TableRow &table, const watch::Upkeep &upkeep, const watch::AdviceLimits &limits)
{
    for (const watch::ScanRow &s : upkeep.scans) {
        if (s.tableOid != table.oid)
            continue;
        if (s.telling != watch::ScanRow::Telling::Index) {
            a.told = toldBy(s.telling);
            return;
        }
        if (s.calls < limits.scans) {
            if (a.told != Told::ForeignKey) {
                a.told = Told::Seldom;
                a.calls = s.calls;
            }
            continue;
        }
        const watch::KeyRow *key = servingKey(s, table, upkeep, limits);
        if (!key)
            return nameIndex(a, s, table);
        if (a.told != Told::ForeignKey) {
            a.told = Told::ForeignKey;
            a.calls = s.calls;
            a.columns = s.columns;
            a.other = base::Untrusted(key->name.raw());
        }
    }
}

bool othersReadIt(const Advice &a) { return a.calls.value_or(0) * kScansOfACall < a.scans.value_or(0); }

} // namespace health

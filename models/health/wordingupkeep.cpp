// SPDX-License-Identifier: GPL-3.0-or-later
// Wording: vacuum debt, bloat, invalid indexes, sequences near their end. The names come from the rows that were read.
#include "models/health/wording.h"

#include "models/watch/advicelimits.h"

#include <algorithm>

namespace health {

namespace {

// The row with the greatest figure; null: none has any.
template <class Row, class Figure>
const Row *greatest(const std::vector<Row> &rows, Figure figure)
{
    const Row *found = nullptr;
    for (const Row &row : rows)
        if (figure(row) > (found ? figure(*found) : 0.0))
            found = &row;
    return found;
}

} // namespace

std::optional<Wording::Words> Wording::upkeep(const Finding &f) const
{
    static const watch::Upkeep nothing;
    const watch::Upkeep &u = f.snapshot->upkeep ? *f.snapshot->upkeep : nothing;
    const watch::AdviceLimits &limits = watch::AdviceLimits::standard();
    const QString name = nameOf(*f.target);
    const Excess &e = f.excesses.front();
    const QString &metric = e.metric->id.name();
    if (metric == QLatin1String("pg.table.dead")) {
        const auto *t = greatest(u.tables, [&limits](const watch::TableRow &row) { return row.dead >= limits.deadRows ? row.deadShare() : 0; });
        const QString which = t ? t->quoted.visible() : tr("a table");
        return Words{tr("%1 falls behind with vacuum").arg(name),
                     tr("%1 has dead rows in %2 that reach %3 of the point where autovacuum starts (limit %4)").arg(name, which, value(e), limit(e))};
    }
    if (metric == QLatin1String("pg.vacuum.age"))
        return Words{tr("%1 falls behind with vacuum").arg(name),
                     tr("%1 has had a table due for a vacuum for %2 (limit %3)").arg(name, base::age(e.value), limit(e))};
    if (metric == QLatin1String("pg.analyze.age"))
        return Words{tr("%1 plans with old statistics").arg(name),
                     tr("%1 has had a table due for an analyze for %2 (limit %3)").arg(name, base::age(e.value), limit(e))};
    if (metric == QLatin1String("pg.index.invalid")) {
        QStringList names;
        for (const watch::IndexRow &i : u.indexes)
            if (!i.valid && !i.building)
                names << i.quoted.visible();
        const QString headline = tr("%n invalid indexes on %1", nullptr, int(e.value)).arg(name);
        const QString sentence = tr("%n indexes of %1 are invalid: no query uses them, each write pays for them", nullptr, int(e.value)).arg(name);
        return Words{headline, names.isEmpty() ? sentence : QStringLiteral("%1 (%2)").arg(sentence, listed(names))};
    }
    if (metric == QLatin1String("pg.sequence.used")) {
        const auto *s = greatest(u.sequences, [](const watch::SequenceRow &row) { return row.used.value_or(0); });
        const QString which = s ? s->quoted.visible() : tr("a sequence");
        return Words{tr("a sequence of %1 is %2 used up").arg(name, value(e)),
                     tr("%1 has given away %2 of the numbers of %3 (limit %4): at the end inserts fail").arg(name, value(e), which, limit(e))};
    }
    if (metric == QLatin1String("pg.bloat.share"))
        return Words{tr("%1 has a bloated table or index").arg(name),
                     tr("%1 has a table or index that is %2 empty, by estimate (limit %3)").arg(name, value(e), limit(e))};
    return {};
}

} // namespace health

// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/health/upkeepmodels.h"

#include <algorithm>
#include <limits>

namespace health {

using base::Severity;
using base::Unit;

QString VacuumModel::title(int column) const
{
    switch (column) {
    case Name:
        return tr("Table");
    case Dead:
        return tr("Dead rows");
    case Trigger:
        return tr("Trigger");
    case Debt:
        return tr("Of trigger");
    case Vacuumed:
        return tr("Vacuumed");
    case Analyzed:
        return tr("Analyzed");
    case Frozen:
        return tr("Id age");
    case Size:
        return tr("Size");
    case Bloat:
        return tr("Bloat");
    default:
        return {};
    }
}

Cell VacuumModel::cell(const watch::TableRow &row, int column) const
{
    const watch::AdviceLimits &limits = watch::AdviceLimits::standard();
    switch (column) {
    case Name: {
        Cell c = Cell::of(row.quoted);
        if (!row.wanted) {
            c.severity = Severity::Warning;
            c.whole = tr("Autovacuum is switched off for this table.");
        }
        return c;
    }
    case Dead:
        return Cell::of(row.dead, Unit::Count);
    case Trigger:
        return Cell::of(row.vacuumAt, Unit::Count);
    case Debt:
        return Cell::of(row.deadShare(), Unit::Percent).as(row.dead >= std::max(limits.deadRows, row.vacuumAt) ? Severity::Warning : Severity::Ok);
    case Vacuumed:
        return Cell::of(row.vacuumSeconds, Unit::Seconds);
    case Analyzed:
        return Cell::of(row.analyzeSeconds, Unit::Seconds);
    case Frozen:
        return Cell::of(row.frozenShare, Unit::Percent).as(row.frozenShare >= limits.frozenShare ? Severity::Warning : Severity::Ok);
    case Size:
        return Cell::of(row.bytes, Unit::Bytes);
    case Bloat:
        return Cell::of(row.bloatBytes, Unit::Bytes);
    default:
        return {};
    }
}

bool isAboutVacuum(Advice::Kind kind)
{
    using enum Advice::Kind;
    return kind == DeadRows || kind == ForcedVacuum || kind == StaleStatistics || kind == TableSwitchedOff || kind == ServerSwitchedOff
        || kind == LateTrigger || kind == TableBloat;
}

std::vector<IndexLine> indexLines(const watch::Upkeep &upkeep, const std::vector<Advice> &advice)
{
    std::vector<IndexLine> out;
    std::vector<const watch::IndexRow *> rest;
    for (const watch::IndexRow &i : upkeep.indexes)
        rest.push_back(&i);
    for (const Advice &a : advice) {
        if (isAboutVacuum(a.kind))
            continue;
        IndexLine line;
        const auto at = std::ranges::find_if(rest, [&a](const watch::IndexRow *i) { return i->quoted == a.object; });
        if (at != rest.end()) {
            line.index = **at;
            rest.erase(at);
        }
        line.advice = a;
        line.place = int(out.size());
        out.push_back(std::move(line));
    }
    std::ranges::sort(rest, std::greater(), &watch::IndexRow::bytes);
    for (const watch::IndexRow *i : rest)
        out.push_back({*i, {}, int(out.size())});
    return out;
}

QString IndexesModel::title(int column) const
{
    switch (column) {
    case Finding:
        return tr("Finding");
    case Name:
        return tr("Index");
    case Table:
        return tr("Table");
    case Columns:
        return tr("Columns");
    case Size:
        return tr("Size");
    case Scans:
        return tr("Scans");
    default:
        return {};
    }
}

QString IndexesModel::key(const IndexLine &row) const
{
    return row.index ? QString::number(row.index->oid) : row.advice ? row.advice->key() : QString();
}

Cell IndexesModel::cell(const IndexLine &row, int column) const
{
    const bool key = row.advice && row.advice->kind == Advice::Kind::ForeignKey;
    switch (column) {
    case Finding: {
        Cell c = row.advice ? Cell::of(adviceTitle(*row.advice)).as(row.advice->severity) : Cell();
        if (row.index && row.index->building)
            c = Cell::of(tr("being built"));
        c.rank = row.place;
        return c;
    }
    case Name:
        return row.index ? Cell::of(row.index->name) : key ? Cell::of(row.advice->other) : Cell::of(row.advice ? row.advice->object : base::Untrusted());
    case Table:
        return row.index ? Cell::of(row.index->tableQuoted) : key ? Cell::of(row.advice->object) : Cell::of(row.advice ? row.advice->table : base::Untrusted());
    case Columns:
        return row.index ? Cell::of(row.index->columns) : row.advice ? Cell::of(row.advice->columns) : Cell();
    case Size:
        return Cell::of(row.index ? std::optional(row.index->bytes) : std::nullopt, Unit::Bytes);
    case Scans:
        return Cell::of(row.index ? std::optional(row.index->scans) : std::nullopt, Unit::Count);
    default:
        return {};
    }
}

} // namespace health

#include "moc_upkeepmodels.cpp"

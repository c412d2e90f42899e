// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The tables about the upkeep of a database: tables by vacuum debt; indexes, and keys and sequences that want something,
// those with advice first. Columns and their meaning; GUI thread.

#include "models/health/advice.h"
#include "models/health/rowsmodel.h"

namespace health {

class VacuumModel final : public RowsModel<watch::TableRow> {
    Q_OBJECT
public:
    enum Column { Name, Dead, Trigger, Debt, Vacuumed, Analyzed, Frozen, Size, Bloat, ColumnCount };
    using RowsModel::RowsModel;

protected:
    [[nodiscard]] int columns() const override { return ColumnCount; }
    [[nodiscard]] QString title(int column) const override;
    [[nodiscard]] HelpSubject helpSubject() const override { return HelpSubject::Vacuum; }
    [[nodiscard]] QString key(const watch::TableRow &row) const override { return QString::number(row.oid); }
    [[nodiscard]] Cell cell(const watch::TableRow &row, int column) const override;
};

// An index with the worst advice about it, or advice that is about no index that exists.
struct IndexLine {
    std::optional<watch::IndexRow> index;
    std::optional<Advice> advice;
    int place = 0; // advice first, in its order

    friend bool operator==(const IndexLine &, const IndexLine &) = default;
};

// Indexes by size, after the advice.
[[nodiscard]] std::vector<IndexLine> indexLines(const watch::Upkeep &upkeep, const std::vector<Advice> &advice);
// Those about the table itself.
[[nodiscard]] bool isAboutVacuum(Advice::Kind kind);

class IndexesModel final : public RowsModel<IndexLine> {
    Q_OBJECT
public:
    enum Column { Finding, Name, Table, Columns, Size, Scans, ColumnCount };
    using RowsModel::RowsModel;

protected:
    [[nodiscard]] int columns() const override { return ColumnCount; }
    [[nodiscard]] QString title(int column) const override;
    [[nodiscard]] HelpSubject helpSubject() const override { return HelpSubject::Indexes; }
    [[nodiscard]] QString key(const IndexLine &row) const override;
    [[nodiscard]] Cell cell(const IndexLine &row, int column) const override;
};

} // namespace health

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The tables about one target: pools, storage. Columns and their meaning; GUI thread.

#include "models/health/rowsmodel.h"
#include "models/watch/snapshot.h"

namespace health {

class PoolModel final : public RowsModel<watch::PoolRow> {
    Q_OBJECT
public:
    enum Column { Database, User, Mode, Active, Waiting, LongestWait, Servers, Size, State, MostUsed, ColumnCount };
    using RowsModel::RowsModel;

protected:
    [[nodiscard]] int columns() const override { return ColumnCount; }
    [[nodiscard]] QString title(int column) const override;
    [[nodiscard]] HelpSubject helpSubject() const override { return HelpSubject::Pool; }
    [[nodiscard]] QString key(const watch::PoolRow &row) const override;
    [[nodiscard]] Cell cell(const watch::PoolRow &row, int column) const override;
};

class StorageModel final : public RowsModel<watch::StorageRow> {
    Q_OBJECT
public:
    enum Column { Name, Kind, Size, Free, ColumnCount };
    using RowsModel::RowsModel;

protected:
    [[nodiscard]] int columns() const override { return ColumnCount; }
    [[nodiscard]] QString title(int column) const override;
    [[nodiscard]] HelpSubject helpSubject() const override { return HelpSubject::Storage; }
    [[nodiscard]] QString key(const watch::StorageRow &row) const override;
    [[nodiscard]] Cell cell(const watch::StorageRow &row, int column) const override;
};

} // namespace health

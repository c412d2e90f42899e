// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The tables of statements: one stretch of time with its change against last week, and two stretches side by side (A is
// the earlier one, before the new index; B the later). GUI thread.

#include "models/health/rowsmodel.h"
#include "models/health/statementcolumns.h"
#include "models/statements/comparison.h"

namespace statements {

// A line with the seconds its stretches were looked at.
struct Row {
    Line line;
    double seconds = 0, secondsBefore = 0;
};
[[nodiscard]] std::vector<Row> rowsOf(const Comparison &comparison);
[[nodiscard]] QString keyOf(const Identity &identity);

class StatementsModel final : public health::RowsModel<Row>, public health::StatementColumns {
    Q_OBJECT
public:
    using RowsModel::RowsModel;

protected:
    [[nodiscard]] int columns() const override { return ColumnCount; }
    [[nodiscard]] QString title(int column) const override;
    [[nodiscard]] health::HelpSubject helpSubject() const override { return health::HelpSubject::Statements; }
    [[nodiscard]] QString key(const Row &row) const override { return keyOf(row.line.identity); }
    [[nodiscard]] health::Cell cell(const Row &row, int column) const override;
};

class ComparedModel final : public health::RowsModel<Row>, public health::ComparedColumns {
    Q_OBJECT
public:
    using RowsModel::RowsModel;

protected:
    [[nodiscard]] int columns() const override { return ColumnCount; }
    [[nodiscard]] QString title(int column) const override;
    [[nodiscard]] health::HelpSubject helpSubject() const override { return health::HelpSubject::Compared; }
    [[nodiscard]] QString key(const Row &row) const override { return keyOf(row.line.identity); }
    [[nodiscard]] health::Cell cell(const Row &row, int column) const override;
};

} // namespace statements

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// In what a target differs from its partners, worst first, and below it what could not be compared. GUI thread.

#include "models/audit/paritydesk.h"
#include "models/health/rowsmodel.h"

namespace audit {

struct ParityRow {
    QString key;
    base::Severity severity = base::Severity::Ok;
    QString grade, part; // words
    base::Untrusted name;
    QString here, there, with; // visible
    int rank = 0; // of the grade, the worst first
};

[[nodiscard]] std::vector<ParityRow> parityRows(const QList<ParityResult> &results);
// "3 differences to Staging, 1 would break a failover" for each partner, joined.
[[nodiscard]] QString paritySummary(const QList<ParityResult> &results);

class ParityModel final : public health::RowsModel<ParityRow> {
    Q_OBJECT
public:
    enum Column { State, Part, Name, Here, There, With, ColumnCount };
    using RowsModel::RowsModel;

protected:
    [[nodiscard]] int columns() const override { return ColumnCount; }
    [[nodiscard]] QString title(int column) const override;
    [[nodiscard]] health::HelpSubject helpSubject() const override { return health::HelpSubject::Parity; }
    [[nodiscard]] QString key(const ParityRow &row) const override { return row.key; }
    [[nodiscard]] health::Cell cell(const ParityRow &row, int column) const override;
};

} // namespace audit

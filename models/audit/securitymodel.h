// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What an audit found, worst first, below it what is unknown with its reason, and what has gone. GUI thread.

#include "models/audit/difference.h"
#include "models/health/rowsmodel.h"

namespace audit {

struct SecurityRow {
    QString key;
    base::Severity severity = base::Severity::Unknown;
    base::Untrusted object;
    QString sentence, remedy; // visible
    base::Untrusted fix;
};

// What is new since then says so; what has gone stands last.
[[nodiscard]] std::vector<SecurityRow> securityRows(const Audit &audit, const Difference &change = {});

class SecurityModel final : public health::RowsModel<SecurityRow> {
    Q_OBJECT
public:
    enum Column { State, Object, What, Fix, ColumnCount };
    using RowsModel::RowsModel;

protected:
    [[nodiscard]] int columns() const override { return ColumnCount; }
    [[nodiscard]] QString title(int column) const override;
    [[nodiscard]] health::HelpSubject helpSubject() const override { return health::HelpSubject::Security; }
    [[nodiscard]] QString key(const SecurityRow &row) const override { return row.key; }
    [[nodiscard]] health::Cell cell(const SecurityRow &row, int column) const override;
};

} // namespace audit

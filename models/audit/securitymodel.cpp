// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/audit/securitymodel.h"

#include "models/audit/wording.h"

namespace audit {

std::vector<SecurityRow> securityRows(const Audit &audit)
{
    std::vector<SecurityRow> rows;
    for (const Finding &f : audit.findings())
        rows.push_back({f.key(), f.severity, f.object, sentence(f), remedy(f), f.fix});
    for (const CheckResult &c : audit.checks)
        if (c.state == CheckState::Unknown || (c.state == CheckState::Found && !c.why.isEmpty()))
            rows.push_back({c.check, base::Severity::Unknown, base::Untrusted(titleOf(c.check)), stateText(c), {}, {}});
    return rows;
}

QString SecurityModel::title(int column) const
{
    switch (column) {
    case State:
        return tr("State");
    case Object:
        return tr("Object");
    case What:
        return tr("What");
    default:
        return tr("Fix");
    }
}

health::Cell SecurityModel::cell(const SecurityRow &row, int column) const
{
    using health::Cell;
    switch (column) {
    case State:
        return Cell::of(severityText(row.severity)).as(row.severity);
    case Object:
        return Cell::of(row.object);
    case What:
        return Cell::of(row.sentence);
    default:
        return Cell::of(row.fix);
    }
}

} // namespace audit

// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/audit/securitymodel.h"

#include "models/audit/wording.h"

#include <QCoreApplication>
#include <QSet>

namespace audit {

std::vector<SecurityRow> securityRows(const Audit &audit, const Difference &change)
{
    QSet<QString> fresh;
    if (!change.since.isEmpty())
        for (const Known &k : change.fresh)
            fresh.insert(k.key());
    std::vector<SecurityRow> rows;
    for (const Finding &f : audit.findings()) {
        const QString said = sentence(f);
        rows.push_back({f.key(), f.severity, f.object, fresh.contains(f.key()) ? QCoreApplication::translate("audit", "New: %1").arg(said) : said, remedy(f), f.fix});
    }
    for (const CheckResult &c : audit.checks)
        if (c.state == CheckState::Unknown || (c.state == CheckState::Found && !c.why.isEmpty()))
            rows.push_back({c.check, base::Severity::Unknown, base::Untrusted(titleOf(c.check)), stateText(c), {}, {}});
    for (const Known &k : change.gone)
        rows.push_back({QStringLiteral("gone\n") + k.key(), base::Severity::Ok, k.object, QCoreApplication::translate("audit", "Gone: %1").arg(k.sentence), {}, {}});
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

#include "moc_securitymodel.cpp"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/audit/paritymodel.h"

#include "models/audit/rowreading.h"

#include <QCoreApplication>

#include <algorithm>
#include <tuple>

namespace audit {

namespace {

base::Severity severityOf(Grade grade)
{
    switch (grade) {
    case Grade::BreaksFailover:
        return base::Severity::Critical;
    case Grade::Matters:
        return base::Severity::Warning;
    case Grade::Cosmetic:
    case Grade::Expected:
        break;
    }
    return base::Severity::Ok;
}

QString visible(const QString &text) { return base::Untrusted(text).visible(); }

} // namespace

std::vector<ParityRow> parityRows(const QList<ParityResult> &results)
{
    std::vector<ParityRow> rows;
    const QString notCompared = QCoreApplication::translate("audit", "Not compared");
    for (const ParityResult &r : results) {
        const QString with = visible(r.with);
        if (r.error)
            rows.push_back({with, base::Severity::Unknown, notCompared, {}, {}, {}, reasonOf(*r.error).visible(), with, int(Grade::Expected) + 1});
        if (!r.parity)
            continue;
        for (const ParityDifference &d : r.parity->differences)
            rows.push_back({QStringList{with, QString::number(int(d.part)), d.name.raw()}.join(u'\n'), severityOf(d.grade), gradeText(d.grade), partText(d.part), d.name,
                            sideText(d, true), sideText(d, false), with, int(d.grade)});
        for (const auto &[what, why] : r.parity->unknown)
            rows.push_back({with + QStringLiteral("\n?\n") + what, base::Severity::Unknown, notCompared, {}, base::Untrusted(what), {}, why.visible(), with, int(Grade::Expected) + 1});
    }
    std::ranges::sort(rows, {}, [](const ParityRow &r) { return std::tuple(r.rank, r.with, r.part, r.name.raw()); });
    return rows;
}

QString paritySummary(const QList<ParityResult> &results)
{
    QStringList parts;
    for (const ParityResult &r : results) {
        if (!r.parity) {
            parts << QCoreApplication::translate("audit", "%1 could not be compared").arg(visible(r.with));
            continue;
        }
        QString part = QCoreApplication::translate("audit", "%n difference(s) to %1", nullptr, r.parity->real()).arg(visible(r.with));
        if (const int breaks = r.parity->count(Grade::BreaksFailover); breaks > 0)
            part = QCoreApplication::translate("audit", "%1, %2").arg(part, QCoreApplication::translate("audit", "%n would break a failover", nullptr, breaks));
        parts << part;
    }
    return parts.join(QStringLiteral("; "));
}

QString ParityModel::title(int column) const
{
    switch (column) {
    case State:
        return tr("State");
    case Part:
        return tr("Kind");
    case Name:
        return tr("Name");
    case Here:
        return tr("Here");
    case There:
        return tr("There");
    default:
        return tr("With");
    }
}

health::Cell ParityModel::cell(const ParityRow &row, int column) const
{
    using health::Cell;
    switch (column) {
    case State: {
        Cell cell = Cell::of(row.grade).as(row.severity);
        cell.rank = row.rank;
        cell.quiet = row.severity == base::Severity::Ok;
        return cell;
    }
    case Part:
        return Cell::of(row.part);
    case Name:
        return Cell::of(row.name);
    case Here:
        return Cell::of(row.here);
    case There:
        return Cell::of(row.there);
    default:
        return Cell::of(row.with);
    }
}

} // namespace audit

#include "moc_paritymodel.cpp"

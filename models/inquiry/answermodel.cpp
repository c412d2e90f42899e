// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/inquiry/answermodel.h"

#include "models/base/severity.h"
#include "models/health/roles.h"
#include "models/inquiry/wording.h"

namespace inquiry {

using postgres::TypedCell;

namespace {

QString shortened(const TypedCell &cell)
{
    const QString &raw = cell.text.raw();
    if (raw.size() <= AnswerModel::kShown && !cell.cut)
        return cell.text.visible();
    return base::Untrusted(raw.left(AnswerModel::kShown)).visible() + QChar(0x2026);
}

} // namespace

void AnswerModel::setAnswer(postgres::TypedRows rows)
{
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
}

QVariant AnswerModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || !checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const TypedCell &cell = m_rows.rows[std::size_t(index.row())][std::size_t(index.column())];
    const bool number = m_rows.numeric[std::size_t(index.column())] && !cell.null;
    switch (role) {
    case Qt::DisplayRole:
        return cell.null ? QStringLiteral("NULL") : shortened(cell);
    case health::RawRole:
        return cell.null ? QString() : cell.cut ? cell.text.raw() + QLatin1Char(' ') + cutMark(cell) : cell.text.raw();
    case health::WholeRole:
        return cell.cut ? QVariant(cutMark(cell)) : QVariant();
    case health::ValueRole:
        return number ? QVariant(cell.text.raw().toDouble()) : QVariant();
    case health::SortRole:
        return cell.null ? QVariant() : number ? QVariant(cell.text.raw().toDouble()) : QVariant(cell.text.raw().left(kShown));
    case health::SeverityRole:
        return int(cell.cut ? base::Severity::Warning : base::Severity::Ok);
    case health::QuietRole:
        return cell.null;
    default:
        return {};
    }
}

QVariant AnswerModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole || section < 0 || section >= columnCount())
        return {};
    return base::Untrusted(m_rows.columns[std::size_t(section)].raw().left(kShown)).visible();
}

QString AnswerModel::copied() const
{
    QStringList lines, cells;
    for (const base::Untrusted &column : m_rows.columns)
        cells << column.visible();
    lines << cells.join(u'\t');
    for (int row = 0; row < rowCount(); ++row) {
        cells.clear();
        for (int column = 0; column < columnCount(); ++column)
            cells << base::Untrusted(index(row, column).data(health::RawRole).toString()).visible();
        lines << cells.join(u'\t');
    }
    return lines.join(u'\n') + u'\n';
}

} // namespace inquiry

#include "moc_answermodel.cpp"

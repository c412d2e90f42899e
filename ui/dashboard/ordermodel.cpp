// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/ordermodel.h"

#include "models/health/roles.h"
#include "models/health/vocabulary.h"
#include "ui/dashboard/spokenrow.h"
#include "ui/dashboard/targetheader.h"

using namespace Qt::StringLiterals;

namespace dashboard {

OrderModel::OrderModel(QSet<int> numericColumns, QObject *parent) :
    QSortFilterProxyModel(parent), m_numeric(std::move(numericColumns))
{
    setDynamicSortFilter(false);
    setRecursiveFilteringEnabled(true);
}

void OrderModel::setFilter(const QString &text)
{
    m_words = text.split(u' ', Qt::SkipEmptyParts);
    invalidateFilter();
}

bool OrderModel::lessThan(const QModelIndex &left, const QModelIndex &right) const
{
    const QVariant a = left.data(health::SortRole);
    const QVariant b = right.data(health::SortRole);
    if (!a.isValid() || !b.isValid()) // absent values stay last whichever way it is sorted
        return (sortOrder() == Qt::AscendingOrder) == a.isValid() && a.isValid() != b.isValid();
    if (a.typeId() == QMetaType::Double && b.typeId() == QMetaType::Double)
        return a.toDouble() < b.toDouble();
    return QString::localeAwareCompare(a.toString(), b.toString()) < 0;
}

bool OrderModel::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    if (m_words.isEmpty())
        return true;
    const QModelIndex index = sourceModel()->index(row, 0, parent);
    const QVariant kind = index.data(health::KindRole);
    if (kind.isValid() && kind.toInt() < 0)
        return false; // a tier shows when one of its targets does
    QString text = index.data().toString() + u' ' + index.data(health::TargetRole).toString() + u' '
        + parent.data().toString() + u' ' + health::spoken(index.data(health::PartRole).toString());
    if (kind.isValid())
        text += u' ' + kindWord(environment::TargetKind(kind.toInt()));
    for (const QString &word : m_words)
        if (!text.contains(word, Qt::CaseInsensitive))
            return false;
    return true;
}

QVariant OrderModel::data(const QModelIndex &index, int role) const
{
    if (role != Qt::AccessibleTextRole || index.column() != 0)
        return QSortFilterProxyModel::data(index, role);
    return spokenRow(index);
}

QVariant OrderModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role == Qt::TextAlignmentRole && orientation == Qt::Horizontal)
        return int(Qt::AlignVCenter | (m_numeric.contains(section) ? Qt::AlignRight : Qt::AlignLeft));
    return QSortFilterProxyModel::headerData(section, orientation, role);
}

} // namespace dashboard

#include "moc_ordermodel.cpp"

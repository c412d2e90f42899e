// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/flatorder.h"

#include "models/health/roles.h"
#include "ui/dashboard/spokenrow.h"

#include <algorithm>
#include <limits>
#include <numeric>

namespace dashboard {

namespace {
constexpr double kAbsent = std::numeric_limits<double>::infinity(), kText = -kAbsent; // no figure is endless
constexpr double kUnread = std::numeric_limits<double>::quiet_NaN();                  // another one than any
}

FlatOrder::FlatOrder(QSet<int> numericColumns, QObject *parent) : QAbstractProxyModel(parent), m_numeric(std::move(numericColumns)) {}

void FlatOrder::setSourceModel(QAbstractItemModel *model)
{
    beginResetModel();
    if (sourceModel())
        sourceModel()->disconnect(this);
    QAbstractProxyModel::setSourceModel(model);
    if (model) {
        connect(model, &QAbstractItemModel::dataChanged, this, &FlatOrder::changed);
        connect(model, &QAbstractItemModel::rowsInserted, this, [this](const QModelIndex &, int first, int last) { inserted(first, last); });
        connect(model, &QAbstractItemModel::rowsAboutToBeRemoved, this, [this](const QModelIndex &, int first, int last) { aboutToRemove(first, last); });
        connect(model, &QAbstractItemModel::rowsRemoved, this, [this](const QModelIndex &, int first, int last) { removed(first, last); });
        connect(model, &QAbstractItemModel::modelAboutToBeReset, this, [this] { beginResetModel(); });
        connect(model, &QAbstractItemModel::modelReset, this, [this] {
            rebuild();
            endResetModel();
        });
        connect(model, &QAbstractItemModel::headerDataChanged, this, &FlatOrder::headerDataChanged);
    }
    rebuild();
    endResetModel();
}

void FlatOrder::rebuild()
{
    const int rows = sourceModel() ? sourceModel()->rowCount() : 0;
    m_changes.clear();
    m_movers.clear();
    m_moved.assign(std::size_t(rows), false);
    m_order.resize(std::size_t(rows));
    std::iota(m_order.begin(), m_order.end(), 0);
    readKeys();
    sortAll(m_order);
    place();
}

void FlatOrder::place()
{
    m_place.resize(m_order.size());
    for (std::size_t i = 0; i < m_order.size(); ++i)
        m_place[std::size_t(m_order[i])] = int(i);
}

FlatOrder::Key FlatOrder::keyOf(int sourceRow) const
{
    const QVariant v = sourceModel()->index(sourceRow, m_column).data(health::SortRole);
    if (v.typeId() == QMetaType::Double)
        return {v.toDouble(), {}};
    const QString text = v.toString();
    return {text.isEmpty() ? kAbsent : kText, text};
}

bool FlatOrder::setKey(int sourceRow)
{
    Key key = keyOf(sourceRow);
    const double before = std::exchange(m_numbers[std::size_t(sourceRow)], key.number);
    if (key.number != kText && before != kText)
        return key.number != before;
    QString &text = m_texts[std::size_t(sourceRow)];
    const bool another = key.number != before || key.text != text;
    text = std::move(key.text);
    return another;
}

void FlatOrder::readKeys()
{
    const std::size_t rows = m_column >= 0 ? m_order.size() : 0;
    m_numbers.assign(rows, kAbsent);
    m_texts.assign(rows, {});
    for (std::size_t row = 0; row < rows; ++row)
        setKey(int(row));
}

bool FlatOrder::before(int left, int right) const
{
    const double a = m_numbers[std::size_t(left)], b = m_numbers[std::size_t(right)];
    if (a == b) {
        const int sign = a == kText ? QString::localeAwareCompare(m_texts[std::size_t(left)], m_texts[std::size_t(right)]) : 0;
        return sign == 0 ? left < right : (sign < 0) == (m_direction == Qt::AscendingOrder); // stable: equal rows do not jump
    }
    if (a == kAbsent || b == kAbsent) // stay last whichever way it is sorted
        return b == kAbsent;
    return (a < b) == (m_direction == Qt::AscendingOrder);
}

void FlatOrder::sortAll(std::vector<int> &order) const
{
    if (m_column >= 0)
        std::sort(order.begin(), order.end(), [this](int a, int b) { return before(a, b); });
    else
        std::sort(order.begin(), order.end());
}

void FlatOrder::sort(int column, Qt::SortOrder order)
{
    m_column = sourceModel() && column < sourceModel()->columnCount() ? column : -1;
    m_direction = order;
    readKeys();
    m_moved.assign(m_moved.size(), false);
    m_movers.clear();
    std::vector<int> sorted = m_order;
    sortAll(sorted);
    take(std::move(sorted));
}

void FlatOrder::take(std::vector<int> order)
{
    if (order == m_order)
        return;
    const QModelIndexList kept = persistentIndexList();
    QModelIndexList moved;
    std::vector<int> sources;
    for (const QModelIndex &index : kept)
        sources.push_back(m_order[std::size_t(index.row())]);
    const std::vector<int> old = std::exchange(m_order, std::move(order));
    place();
    for (qsizetype i = 0; i < kept.size(); ++i)
        moved.append(createIndex(m_place[std::size_t(sources[std::size_t(i)])], kept[i].column()));
    changePersistentIndexList(kept, moved);
    const int last = std::min(m_lastSeen, int(m_order.size()) - 1);
    int first = std::max(0, m_firstSeen);
    while (first <= last && old[std::size_t(first)] == m_order[std::size_t(first)])
        ++first;
    if (first <= last)
        emit dataChanged(index(first, 0), index(last, columnCount() - 1));
}

void FlatOrder::changed(const QModelIndex &topLeft, const QModelIndex &bottomRight)
{
    const bool sorts = m_column >= topLeft.column() && m_column <= bottomRight.column();
    for (int row = topLeft.row(); row <= bottomRight.row(); ++row) {
        m_changes.push_back(row);
        if (!sorts || m_moved[std::size_t(row)])
            continue;
        m_moved[std::size_t(row)] = true; // the old key stays until it settles: what did not change is still in its order
        m_movers.push_back(row);
    }
    soon();
}

void FlatOrder::soon()
{
    if (!std::exchange(m_waiting, true))
        QMetaObject::invokeMethod(this, &FlatOrder::settle, Qt::QueuedConnection);
}

void FlatOrder::settle()
{
    m_waiting = false;
    std::vector<int> movers = std::exchange(m_movers, {});
    std::erase_if(movers, [this](int row) {
        const bool stays = !setKey(row);
        if (stays)
            m_moved[std::size_t(row)] = false;
        return stays;
    });
    if (!movers.empty()) {
        std::vector<int> stayers(m_order.size()), order;
        auto end = stayers.begin();
        for (const int row : m_order) { // without a branch that nobody can foretell
            *end = row;
            end += !m_moved[std::size_t(row)];
        }
        stayers.erase(end, stayers.end());
        for (const int row : movers)
            m_moved[std::size_t(row)] = false;
        sortAll(movers);
        order.reserve(m_order.size());
        auto from = stayers.begin();
        for (const int row : movers) {
            const auto to = std::lower_bound(from, stayers.end(), row, [this](int a, int b) { return before(a, b); });
            order.insert(order.end(), from, to);
            order.push_back(row);
            from = to;
        }
        order.insert(order.end(), from, stayers.end());
        take(std::move(order));
    }
    int first = m_lastSeen + 1, last = m_firstSeen - 1;
    for (const int row : std::exchange(m_changes, {})) {
        const int at = m_place[std::size_t(row)];
        if (at < m_firstSeen || at > m_lastSeen)
            continue;
        first = std::min(first, at);
        last = std::max(last, at);
    }
    if (first <= last)
        emit dataChanged(index(first, 0), index(last, columnCount() - 1));
}

void FlatOrder::setSeen(int first, int last)
{
    m_firstSeen = std::max(0, first);
    m_lastSeen = last;
}

void FlatOrder::inserted(int first, int last)
{
    settle(); // whose rows are those of before
    const int count = last - first + 1, rows = int(m_order.size());
    for (int &row : m_order)
        row += row >= first ? count : 0;
    beginInsertRows({}, rows, rows + count - 1); // at the end; those that belong elsewhere move there
    for (int row = first; row <= last; ++row)
        m_order.push_back(row);
    m_moved.insert(m_moved.begin() + first, std::size_t(count), false);
    if (m_column >= 0) {
        m_numbers.insert(m_numbers.begin() + first, std::size_t(count), kUnread);
        m_texts.insert(m_texts.begin() + first, std::size_t(count), QString());
        for (int row = first; row <= last; ++row) {
            m_moved[std::size_t(row)] = true;
            m_movers.push_back(row);
        }
    }
    place();
    endInsertRows();
    if (m_column < 0) { // as the model has them
        std::vector<int> order = m_order;
        sortAll(order);
        take(std::move(order));
        return;
    }
    soon();
}

void FlatOrder::aboutToRemove(int first, int last)
{
    settle();
    std::vector<int> order, leaving;
    for (const int row : m_order)
        (row < first || row > last ? order : leaving).push_back(row);
    order.insert(order.end(), leaving.begin(), leaving.end());
    take(std::move(order));
    const int rows = int(m_order.size());
    beginRemoveRows({}, rows - (last - first + 1), rows - 1);
}

void FlatOrder::removed(int first, int last)
{
    const int count = last - first + 1;
    m_order.resize(m_order.size() - std::size_t(count));
    for (int &row : m_order)
        row -= row > last ? count : 0;
    m_moved.erase(m_moved.begin() + first, m_moved.begin() + last + 1);
    if (m_column >= 0) {
        m_numbers.erase(m_numbers.begin() + first, m_numbers.begin() + last + 1);
        m_texts.erase(m_texts.begin() + first, m_texts.begin() + last + 1);
    }
    place();
    endRemoveRows();
}

QModelIndex FlatOrder::index(int row, int column, const QModelIndex &parent) const
{
    return hasIndex(row, column, parent) ? createIndex(row, column) : QModelIndex();
}

int FlatOrder::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_order.size()); }

int FlatOrder::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() || !sourceModel() ? 0 : sourceModel()->columnCount();
}

QModelIndex FlatOrder::mapToSource(const QModelIndex &index) const
{
    return index.isValid() ? sourceModel()->index(m_order[std::size_t(index.row())], index.column()) : QModelIndex();
}

QModelIndex FlatOrder::mapFromSource(const QModelIndex &index) const
{
    return index.isValid() && std::size_t(index.row()) < m_place.size() ? createIndex(m_place[std::size_t(index.row())], index.column()) : QModelIndex();
}

QVariant FlatOrder::data(const QModelIndex &index, int role) const
{
    return role == Qt::AccessibleTextRole && index.column() == 0 ? QVariant(spokenRow(index)) : mapToSource(index).data(role);
}

QVariant FlatOrder::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (!sourceModel())
        return {};
    if (role == Qt::TextAlignmentRole && orientation == Qt::Horizontal)
        return int(Qt::AlignVCenter | (m_numeric.contains(section) ? Qt::AlignRight : Qt::AlignLeft));
    return sourceModel()->headerData(section, orientation, role);
}

} // namespace dashboard

#include "moc_flatorder.cpp"

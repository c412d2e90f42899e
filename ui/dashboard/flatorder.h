// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Order of a flat live table of any size: typed sort keys, read once; what changes is taken out and merged back, so that a
// tick costs a walk over the rows and no question to the model about those that stayed. Rows keep selection and cursor as
// they move. A reorder is told as changed rows, and only for those that are seen, because a view keeps nothing of the
// others but their place. Single selection only. GUI thread.

#include <QAbstractProxyModel>
#include <QSet>

#include <vector>

namespace dashboard {

class FlatOrder : public QAbstractProxyModel {
    Q_OBJECT
public:
    explicit FlatOrder(QSet<int> numericColumns, QObject *parent = nullptr);

    void setSourceModel(QAbstractItemModel *model) override;
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override; // column -1: as the model has them
    // Which rows are on screen: first and last, as the view last drew them.
    void setSeen(int first, int last);
    void settle(); // what has changed since the event loop was last idle takes its place now

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex &) const override { return {}; }
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] bool hasChildren(const QModelIndex &parent = {}) const override { return !parent.isValid() && rowCount() > 0; }
    [[nodiscard]] QModelIndex mapToSource(const QModelIndex &index) const override;
    [[nodiscard]] QModelIndex mapFromSource(const QModelIndex &index) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Key {
        double number;
        QString text;
    };
    [[nodiscard]] Key keyOf(int sourceRow) const;
    [[nodiscard]] bool before(int left, int right) const; // source rows
    void changed(const QModelIndex &topLeft, const QModelIndex &bottomRight);
    void inserted(int first, int last);
    void aboutToRemove(int first, int last);
    void removed(int first, int last);
    void rebuild();
    void readKeys();
    bool setKey(int sourceRow); // is it another one?
    void sortAll(std::vector<int> &order) const;
    void take(std::vector<int> order); // a new order of the same rows
    void place();
    void soon();

    QSet<int> m_numeric;
    int m_column = -1;
    Qt::SortOrder m_direction = Qt::AscendingOrder;
    std::vector<int> m_order;    // proxy row -> source row
    std::vector<int> m_place;    // source row -> proxy row
    std::vector<double> m_numbers; // by source row; empty when not sorted: kAbsent, kText, the number, or kUnread until it settles
    std::vector<QString> m_texts;
    std::vector<bool> m_moved;   // by source row: its key may be another one
    std::vector<int> m_movers;   // those rows
    std::vector<int> m_changes;  // source rows to draw anew
    bool m_waiting = false;
    int m_firstSeen = 0, m_lastSeen = -1;
};

} // namespace dashboard

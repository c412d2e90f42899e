// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Order and filter of a tree of some hundred rows (FlatOrder is for tables), for the eyes: sorted only when the person asks (rows do not jump while values
// tick), numbers by value, absent ones last, and a filter whose words must all be found. GUI thread.

#include <QSet>
#include <QSortFilterProxyModel>

namespace dashboard {

class OrderModel : public QSortFilterProxyModel {
    Q_OBJECT
public:
    explicit OrderModel(QSet<int> numericColumns, QObject *parent = nullptr);
    void setFilter(const QString &text);
    [[nodiscard]] bool filtered() const { return !m_words.isEmpty(); }

    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

protected:
    [[nodiscard]] bool lessThan(const QModelIndex &left, const QModelIndex &right) const override;
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

private:
    QSet<int> m_numeric;
    QStringList m_words;
};

} // namespace dashboard

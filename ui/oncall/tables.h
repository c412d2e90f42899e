// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A table as these pages have it: rows as one, one line each, plain text, the mark of a row in its first cell where the model
// has one. GUI thread.

#include <QStyledItemDelegate>
#include <QTreeView>

namespace oncall {

class PlainTable : public QTreeView {
    Q_OBJECT
public:
    explicit PlainTable(QWidget *parent = nullptr);

    // Width of each column in pixels at scale 1; 0: takes what is left.
    void setWidths(const QList<int> &widths);

private:
    QList<int> m_widths;
};

// Draws what it is told; markRole: a base::Severity as int. Two lines where the model has a second one.
class MarkedDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    MarkedDelegate(int markRole, int underRole, int markedColumn, QObject *parent) :
        QStyledItemDelegate(parent), m_mark(markRole), m_under(underRole), m_column(markedColumn)
    {
    }
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option, const QModelIndex &index) override;

private:
    const int m_mark, m_under, m_column; // -1: none
};

} // namespace oncall

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A cell of a live table: numbers right-aligned with steady digits, states with mark and colour, statements in
// the code face, everything else elided in the middle or where the table says. Stale tables fade, quiet rows stand back. GUI thread.

#include <QSet>
#include <QStyledItemDelegate>

namespace dashboard {

class CellDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    CellDelegate(QSet<int> codeColumns, QSet<int> leadingColumns, QObject *parent);
    void setStale(bool stale) { m_stale = stale; }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                   const QModelIndex &index) override;

private:
    QSet<int> m_code, m_leading;
    bool m_stale = false;
};

} // namespace dashboard

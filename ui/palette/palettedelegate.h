// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A row of the palette: the heading of its group above the first one, the title with the typed letters picked out,
// a quiet detail and the shortcut at the right. GUI thread.

#include <QStyledItemDelegate>

namespace palette {

class PaletteDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

    // Of all rows together, so that the palette is no taller than what it shows.
    [[nodiscard]] static int heightOf(const QAbstractItemModel &model);
};

} // namespace palette

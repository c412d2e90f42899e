// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// How a line of a log looks: clock, target, process, severity and the beginning of the message, in one row. It decides
// nothing: what it shows stands in the model. GUI thread.

#include <QStyledItemDelegate>

namespace incidents {

class LogDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace incidents

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Rows of a list in a dialog, with room to point at. GUI thread.

#include "ui/theme/space.h"

#include <QStyledItemDelegate>

namespace start {

class TallRows : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        return QStyledItemDelegate::sizeHint(option, index) + QSize(theme::space(3), theme::space(3));
    }
};

} // namespace start

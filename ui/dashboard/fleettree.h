// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A tree without twigs: tiers are headings across all columns, targets are rows with a hairline. GUI thread.

#include "ui/dashboard/celltree.h"

namespace dashboard {

class FleetTree : public CellTree {
    Q_OBJECT
public:
    explicit FleetTree(QWidget *parent = nullptr);

protected:
    void drawRow(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void drawBranches(QPainter *painter, const QRect &rect, const QModelIndex &index) const override;
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
};

} // namespace dashboard

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/fleettree.h"

#include "models/health/roles.h"
#include "ui/theme/fonts.h"
#include "ui/theme/space.h"
#include "ui/theme/tokens.h"

#include <QHeaderView>
#include <QPainter>

namespace dashboard {

using theme::space;
using theme::Token;

namespace {
bool isTier(const QModelIndex &index) { return index.data(health::KindRole).toInt() < 0; }
}

FleetTree::FleetTree(QWidget *parent) : CellTree(parent)
{
    setItemsExpandable(false);
    setIndentation(0);
    setExpandsOnDoubleClick(false);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setTextElideMode(Qt::ElideMiddle);
    header()->setMinimumSectionSize(theme::scaled(40));
}

void FleetTree::drawRow(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    if (isTier(index)) {
        painter->fillRect(option.rect, theme::color(Token::Raised));
        painter->setFont(theme::font(theme::FontRole::Caption));
        painter->setPen(theme::color(Token::Muted));
        painter->drawText(option.rect.adjusted(space(2), 0, -space(2), 0), Qt::AlignVCenter, index.data().toString());
    } else {
        QTreeView::drawRow(painter, option, index);
    }
    painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), theme::color(Token::Line));
}

void FleetTree::drawBranches(QPainter *, const QRect &, const QModelIndex &) const { }

// The keyboard walks over targets; a tier is a heading.
QModelIndex FleetTree::moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers)
{
    const QModelIndex next = CellTree::moveCursor(action, modifiers);
    if (!next.isValid() || !isTier(next))
        return next;
    const bool up = action == MoveUp || action == MovePageUp || action == MovePrevious;
    const QModelIndex beyond = up ? indexAbove(next) : indexBelow(next);
    return beyond.isValid() && !isTier(beyond) ? beyond : up ? currentIndex() : beyond;
}

} // namespace dashboard

#include "moc_fleettree.cpp"

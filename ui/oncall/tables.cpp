// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/oncall/tables.h"

#include "ui/theme/fonts.h"
#include "ui/theme/mark.h"
#include "ui/theme/space.h"
#include "ui/theme/style.h"
#include "ui/theme/tooltip.h"

#include <QHeaderView>
#include <QHelpEvent>
#include <QPainter>

namespace oncall {

using theme::FontRole;
using theme::scaled;
using theme::space;
using theme::Token;

PlainTable::PlainTable(QWidget *parent) : QTreeView(parent)
{
    setRootIsDecorated(false);
    setItemsExpandable(false);
    setUniformRowHeights(true);
    setAllColumnsShowFocus(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setMouseTracking(true);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    header()->setSectionsMovable(false);
    header()->setSectionsClickable(false);
    header()->setHighlightSections(false);
    header()->setStretchLastSection(false);
}

void PlainTable::setWidths(const QList<int> &widths)
{
    if (m_widths == widths)
        return;
    m_widths = widths;
    for (int i = 0; i < widths.size() && i < header()->count(); ++i) {
        header()->setSectionResizeMode(i, widths[i] == 0 ? QHeaderView::Stretch : QHeaderView::Fixed);
        if (widths[i] > 0)
            header()->resizeSection(i, scaled(widths[i]));
    }
}

void MarkedDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    painter->save();
    theme::paintRowGround(*painter, option);
    QRect box = option.rect.adjusted(space(2), 0, -space(2), 0);
    const QVariant mark = m_mark >= 0 && index.column() == m_column ? index.data(m_mark) : QVariant();
    const QString under = m_under >= 0 ? index.data(m_under).toString() : QString();
    const QFontMetrics body(theme::font(under.isEmpty() ? FontRole::Body : FontRole::Strong)), small(theme::font(FontRole::Small));
    const int textTop = under.isEmpty() ? box.top() + (box.height() - body.height()) / 2 : box.top() + space(2);
    if (mark.isValid()) {
        theme::paintMark(*painter, QRectF(box.left(), textTop, scaled(12), body.height()), theme::mark(base::Severity(mark.toInt())), 10);
        box.setLeft(box.left() + scaled(18));
    }
    const int align = index.data(Qt::TextAlignmentRole).toInt() & int(Qt::AlignHorizontal_Mask);
    painter->setFont(theme::font(under.isEmpty() ? FontRole::Body : FontRole::Strong));
    painter->setPen(theme::color(Token::Text));
    painter->drawText(QRect(box.left(), textTop, box.width(), body.height()), (align ? align : int(Qt::AlignLeft)) | int(Qt::AlignVCenter),
                      body.elidedText(index.data().toString(), Qt::ElideRight, box.width()));
    if (!under.isEmpty()) {
        painter->setFont(theme::font(FontRole::Small));
        painter->setPen(theme::color(Token::Muted));
        painter->drawText(QRect(box.left(), textTop + body.height(), box.width(), small.height()), int(Qt::AlignLeft | Qt::AlignVCenter), small.elidedText(under, Qt::ElideRight, box.width()));
    }
    painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), theme::color(Token::Line));
    if ((option.state & QStyle::State_HasFocus) && m_under >= 0)
        theme::paintFocus(*painter, option.rect, 0);
    painter->restore();
}

QSize MarkedDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const
{
    const bool two = m_under >= 0 && !index.data(m_under).toString().isEmpty();
    const QFontMetrics strong(theme::font(FontRole::Strong)), small(theme::font(FontRole::Small));
    return {scaled(60), two ? strong.height() + small.height() + space(4) : theme::rowHeight()};
}

bool MarkedDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option, const QModelIndex &index)
{
    const QString text = index.isValid() ? index.data().toString() : QString();
    const QFontMetrics body(theme::font(FontRole::Body));
    const int room = option.rect.width() - 2 * space(2) - (index.column() == m_column ? scaled(18) : 0);
    const QString under = m_under >= 0 && index.isValid() ? index.data(m_under).toString() : QString();
    const bool cut = body.horizontalAdvance(text) > room || !under.isEmpty();
    theme::showPlainToolTip(event->globalPos(), !cut ? QString() : under.isEmpty() ? text : text + QLatin1Char('\n') + under, view);
    return true;
}

} // namespace oncall

#include "moc_tables.cpp"

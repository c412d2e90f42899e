// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/celldelegate.h"

#include "models/base/severity.h"
#include "models/health/roles.h"
#include "ui/theme/figure.h"
#include "ui/theme/mark.h"
#include "ui/theme/space.h"
#include "ui/theme/style.h"
#include "ui/theme/textline.h"
#include "ui/theme/tooltip.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QHelpEvent>
#include <QPainter>

namespace dashboard {

using theme::FontRole;
using theme::scaled;
using theme::space;
using theme::Token;

CellDelegate::CellDelegate(QSet<int> codeColumns, QSet<int> leadingColumns, QObject *parent) :
    QStyledItemDelegate(parent), m_code(std::move(codeColumns)), m_leading(std::move(leadingColumns))
{
}

QSize CellDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const
{
    const QFontMetrics metrics(theme::font(m_code.contains(index.column()) ? FontRole::Mono : FontRole::Body));
    const int mark = index.column() == 0 ? scaled(18) : 0;
    return {metrics.horizontalAdvance(index.data().toString()) + mark + space(5), theme::compactRowHeight() + 4};
}

void CellDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    theme::paintRowGround(*painter, option);
    if (option.state & QStyle::State_HasFocus)
        theme::paintFocus(*painter, option.rect.adjusted(1, 1, -1, -2), 4);
    QRect box = option.rect.adjusted(space(2), 0, -space(2), 0);
    const auto severity = base::Severity(index.data(health::SeverityRole).toInt());
    const bool bad = severity >= base::Severity::Warning;
    const QString text = index.data().toString();
    Token ink = m_stale ? Token::Stale : index.data(health::QuietRole).toBool() ? Token::Muted : Token::Text;
    if (index.column() == 0) {
        if (bad && !m_stale)
            theme::paintMark(*painter, QRectF(box.left(), box.top(), scaled(12), box.height()), theme::mark(severity));
        box.setLeft(box.left() + scaled(16));
    } else if (bad && !m_stale) {
        ink = theme::markToken(theme::mark(severity));
    }
    if (index.data(health::ValueRole).isValid() || text == QStringLiteral("–")) { // or the dash in a figure's place
        theme::drawFigure(*painter, box, Qt::AlignRight, text, FontRole::Body, theme::color(ink));
    } else {
        const bool code = m_code.contains(index.column());
        const Qt::TextElideMode mode = code || m_leading.contains(index.column()) ? Qt::ElideRight : Qt::ElideMiddle;
        theme::drawTextLine(*painter, box, text, code ? FontRole::Mono : FontRole::Body, theme::color(ink), mode);
    }
    painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), theme::color(Token::Grid));
}

bool CellDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                             const QModelIndex &index)
{
    const bool cut = sizeHint(option, index).width() > option.rect.width();
    const QString text = cut ? index.data().toString() : QString();
    const QString whole = index.data(health::WholeRole).toString();
    const bool both = !whole.isEmpty() && !text.isEmpty() && !m_code.contains(index.column()); // a statement holds its own beginning
    theme::showPlainToolTip(event->globalPos(), both ? text + u'\n' + whole : whole.isEmpty() ? text : whole, view->viewport());
    return true;
}

} // namespace dashboard

#include "moc_celldelegate.cpp"

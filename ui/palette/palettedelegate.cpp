// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/palette/palettedelegate.h"

#include "ui/palette/palettemodel.h"
#include "ui/theme/fonts.h"
#include "ui/theme/space.h"
#include "ui/theme/tokens.h"

#include <QPainter>
#include <QTextLayout>

using theme::color;
using theme::FontRole;
using theme::space;
using theme::Token;

namespace palette {
namespace {

int headingHeight()
{
    return theme::compactRowHeight() + space(2);
}

int rowHeightOf(const QModelIndex &index)
{
    return theme::rowHeight() + (index.data(PaletteModel::FirstOfGroupRole).toBool() ? headingHeight() : 0);
}

// Draws the keys right-aligned in the box, each in its own cap; returns the width they took.
int paintKeys(QPainter &painter, const QRect &box, const QString &keys)
{
    if (keys.isEmpty())
        return 0;
    const QFont &face = theme::font(FontRole::Small);
    const QFontMetrics metrics(face);
    const int width = metrics.horizontalAdvance(keys) + space(3);
    const int height = metrics.height() + space(1);
    const QRect cap(box.right() - width + 1, box.center().y() - height / 2, width, height);
    painter.setBrush(color(Token::Raised));
    painter.setPen(color(Token::Line));
    painter.drawRoundedRect(QRectF(cap).adjusted(0.5, 0.5, -0.5, -0.5), space(1), space(1));
    painter.setFont(face);
    painter.setPen(color(Token::Muted));
    painter.drawText(cap, Qt::AlignCenter, keys);
    return width + space(3);
}

void paintTitle(QPainter &painter, const QRect &box, const QString &title, const QList<qsizetype> &typed, Token ink)
{
    const QFontMetrics metrics(theme::font(FontRole::Body));
    const QString shown = metrics.elidedText(title, Qt::ElideRight, box.width());
    QList<QTextLayout::FormatRange> ranges;
    for (const qsizetype at : typed) {
        if (at >= shown.size() || (shown.size() < title.size() && at == shown.size() - 1))
            break;
        QTextLayout::FormatRange range;
        range.start = int(at);
        range.length = 1;
        range.format.setForeground(color(Token::Accent));
        range.format.setFontWeight(QFont::DemiBold);
        ranges.append(range);
    }
    QTextLayout layout(shown, theme::font(FontRole::Body));
    QTextOption option;
    option.setWrapMode(QTextOption::NoWrap);
    layout.setTextOption(option);
    layout.setFormats(ranges);
    layout.beginLayout();
    QTextLine line = layout.createLine();
    line.setLineWidth(box.width() + space(8));
    layout.endLayout();
    painter.setPen(color(ink));
    layout.draw(&painter, QPointF(box.left(), box.top() + (box.height() - line.height()) / 2));
}

} // namespace

void PaletteDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    QRect row = option.rect;
    if (index.data(PaletteModel::FirstOfGroupRole).toBool()) {
        QRect heading = row;
        heading.setHeight(headingHeight());
        row.setTop(heading.bottom() + 1);
        heading.adjust(space(3), 0, -space(3), 0);
        painter->setFont(theme::font(FontRole::Caption));
        painter->setPen(color(Token::Muted));
        painter->drawText(heading.adjusted(0, space(2), 0, 0), Qt::AlignLeft | Qt::AlignVCenter, index.data(PaletteModel::GroupRole).toString());
    }
    const bool enabled = index.flags() & Qt::ItemIsEnabled;
    const bool selected = option.state & QStyle::State_Selected;
    if (selected || (enabled && option.state & QStyle::State_MouseOver)) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(color(selected ? Token::Selection : Token::Hover));
        painter->drawRoundedRect(row, theme::kControlRadius, theme::kControlRadius);
    }
    QRect content = row.adjusted(space(3), 0, -space(3), 0);
    const auto keys = index.data(PaletteModel::ShortcutRole).value<QKeySequence>();
    content.setRight(content.right() - paintKeys(*painter, content, keys.toString(QKeySequence::NativeText)));

    const QFontMetrics small(theme::font(FontRole::Small));
    const QString detail = index.data(PaletteModel::DetailRole).toString();
    if (!detail.isEmpty()) {
        const int width = std::min(small.horizontalAdvance(detail) + 1, content.width() / 2);
        QRect right = content;
        right.setLeft(content.right() - width + 1);
        painter->setFont(theme::font(FontRole::Small));
        painter->setPen(color(Token::Muted));
        painter->drawText(right, Qt::AlignRight | Qt::AlignVCenter, small.elidedText(detail, Qt::ElideRight, width));
        content.setRight(right.left() - space(3));
    }
    paintTitle(*painter, content, index.data(Qt::DisplayRole).toString(),
               index.data(PaletteModel::PositionsRole).value<QList<qsizetype>>(), enabled ? Token::Text : Token::Faint);
    painter->restore();
}

QSize PaletteDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    return {option.rect.width(), rowHeightOf(index)};
}

int PaletteDelegate::heightOf(const QAbstractItemModel &model)
{
    int height = 0;
    for (int row = 0; row < model.rowCount(); ++row)
        height += rowHeightOf(model.index(row, 0));
    return height;
}

} // namespace palette

#include "moc_palettedelegate.cpp"

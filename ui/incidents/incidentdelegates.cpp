// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/incidents/incidentdelegates.h"

#include "models/incidents/incidentmodel.h"
#include "models/incidents/timelinemodel.h"
#include "ui/theme/fonts.h"
#include "ui/theme/mark.h"
#include "ui/theme/space.h"
#include "ui/theme/style.h"
#include "ui/theme/tooltip.h"

#include <QAbstractItemView>
#include <QHelpEvent>
#include <QPainter>
#include <QTextLayout>

namespace incidents {

using theme::FontRole;
using theme::scaled;
using theme::space;
using theme::Token;

namespace {

int clockWidth() { return QFontMetrics(theme::font(FontRole::Mono)).horizontalAdvance(QStringLiteral("00:00:00")); }

// Where the sentence of a line begins.
int sentenceLeft() { return space(3) + clockWidth() + space(4) + scaled(16) + space(3); }

int roomFor(const QStyleOptionViewItem &option)
{
    const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
    const int width = view ? view->viewport()->width() : option.rect.width();
    return std::max(scaled(120), width - sentenceLeft() - space(4));
}

// Sentence and what stands behind it, laid out as one text in two colours.
void layOut(QTextLayout &layout, const QModelIndex &index, int width, qreal *height)
{
    const QString text = index.data(Qt::DisplayRole).toString(), beside = index.data(TimelineModel::BesideRole).toString();
    layout.setText(beside.isEmpty() ? text : text + QStringLiteral("  ") + beside);
    layout.setFont(theme::font(FontRole::Body));
    QTextOption wrap;
    wrap.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(wrap);
    QTextLayout::FormatRange faint;
    faint.start = int(text.size());
    faint.length = int(layout.text().size() - text.size());
    faint.format.setForeground(theme::color(Token::Muted));
    layout.setFormats({faint});
    layout.beginLayout();
    *height = 0;
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(width);
        line.setPosition({0, *height});
        *height += line.height() + 1;
    }
    layout.endLayout();
}

} // namespace

void IncidentDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    painter->save();
    theme::paintRowGround(*painter, option);
    const QRect box = option.rect.adjusted(space(3), space(2), -space(3), -space(2));
    const auto mark = theme::mark(base::Severity(index.data(IncidentModel::MarkRole).toInt()));
    const QFontMetrics strong(theme::font(FontRole::Strong)), small(theme::font(FontRole::Small));
    theme::paintMark(*painter, QRectF(box.left(), box.top(), scaled(12), strong.height()), mark, 10);
    int left = box.left() + scaled(12) + space(1);
    const QString severity = index.data(IncidentModel::SeverityTitleRole).toString();
    painter->setFont(theme::font(FontRole::Strong));
    painter->setPen(theme::color(theme::markToken(mark)));
    painter->drawText(QRect(left, box.top(), box.right() - left, strong.height()), int(Qt::AlignVCenter), severity);
    left += strong.horizontalAdvance(severity) + space(2);
    painter->setPen(theme::color(Token::Text));
    const QRect name(left, box.top(), box.right() - left + 1, strong.height());
    painter->drawText(name, int(Qt::AlignVCenter), strong.elidedText(index.data().toString(), Qt::ElideRight, name.width()));
    painter->setFont(theme::font(FontRole::Small));
    painter->setPen(theme::color(Token::Muted));
    const QRect under(box.left(), box.bottom() - small.height() + 1, box.width(), small.height());
    painter->drawText(under, int(Qt::AlignVCenter), small.elidedText(index.data(IncidentModel::UnderRole).toString(), Qt::ElideRight, under.width()));
    painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), theme::color(Token::Line));
    if (option.state & QStyle::State_HasFocus)
        theme::paintFocus(*painter, option.rect, 0);
    painter->restore();
}

QSize IncidentDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    const QFontMetrics strong(theme::font(FontRole::Strong)), small(theme::font(FontRole::Small));
    return {scaled(200), strong.height() + small.height() + space(5)};
}

bool IncidentDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &, const QModelIndex &index)
{
    theme::showPlainToolTip(event->globalPos(), index.isValid() ? index.data().toString() + QLatin1Char('\n') + index.data(IncidentModel::UnderRole).toString() : QString(), view);
    return true;
}

void TimelineDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    painter->save();
    if (option.state & (QStyle::State_Selected | QStyle::State_MouseOver))
        theme::paintRowGround(*painter, option);
    const int top = option.rect.top() + space(2);
    const int height = QFontMetrics(theme::font(FontRole::Body)).height();
    painter->setFont(theme::font(FontRole::Mono));
    painter->setPen(theme::color(Token::Muted));
    painter->drawText(QRect(option.rect.left() + space(3), top, clockWidth(), height), int(Qt::AlignVCenter), index.data(TimelineModel::ClockRole).toString());
    const QRectF sign(option.rect.left() + space(3) + clockWidth() + space(4), top, scaled(16), height);
    const QVariant mark = index.data(TimelineModel::MarkRole);
    if (mark.isValid())
        theme::paintMark(*painter, sign, theme::mark(base::Severity(mark.toInt())), 10);
    else {
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Qt::NoPen);
        painter->setBrush(theme::color(Token::Muted));
        painter->drawEllipse(sign.center(), 1.8, 1.8);
    }
    QTextLayout layout;
    qreal whole = 0;
    layOut(layout, index, roomFor(option), &whole);
    painter->setPen(theme::color(Token::Text));
    layout.draw(painter, QPointF(option.rect.left() + sentenceLeft(), top));
    if (option.state & QStyle::State_HasFocus)
        theme::paintFocus(*painter, option.rect, 0);
    painter->restore();
}

QSize TimelineDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QTextLayout layout;
    qreal height = 0;
    layOut(layout, index, roomFor(option), &height);
    return {scaled(200), int(height) + space(4)};
}

bool TimelineDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &, const QModelIndex &index)
{
    theme::showPlainToolTip(event->globalPos(), index.data(TimelineModel::EntryRole).toString(), view);
    return true;
}

} // namespace incidents

#include "moc_incidentdelegates.cpp"

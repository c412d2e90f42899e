// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/alerts/alertdelegates.h"

#include "models/alerts/alertmodel.h"
#include "models/alerts/trailmodel.h"
#include "ui/theme/fonts.h"
#include "ui/theme/mark.h"
#include "ui/theme/space.h"
#include "ui/theme/style.h"
#include "ui/theme/tooltip.h"

#include <QAbstractItemView>
#include <QHelpEvent>
#include <QPainter>
#include <QTextLayout>

namespace alerts {

using theme::FontRole;
using theme::scaled;
using theme::space;
using theme::Token;

namespace {

constexpr int kSentenceLines = 2;

// Draws at most two lines, the last one elided.
void drawSentence(QPainter &painter, const QRect &box, const QString &text, const QFont &font)
{
    const QFontMetrics metrics(font);
    QTextLayout layout(text, font);
    QTextOption wrap;
    wrap.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(wrap);
    layout.beginLayout();
    painter.setFont(font);
    int top = box.top();
    for (int n = 0; n < kSentenceLines; ++n, top += metrics.height()) {
        QTextLine line = layout.createLine();
        if (!line.isValid())
            break;
        line.setLineWidth(box.width());
        const QRect place(box.left(), top, box.width(), metrics.height());
        const bool last = n == kSentenceLines - 1;
        const QString words = last ? metrics.elidedText(text.mid(line.textStart()), Qt::ElideRight, box.width()) : text.mid(line.textStart(), line.textLength());
        painter.drawText(place, int(Qt::AlignVCenter | Qt::AlignLeft), words.trimmed());
    }
    layout.endLayout();
}

bool fitsALine(const QString &text, const QFont &font, int width) { return QFontMetrics(font).horizontalAdvance(text) <= width; }

theme::Mark markAt(const QModelIndex &index)
{
    return State(index.data(AlertModel::StateRole).toInt()) == State::Unknown ? theme::Mark::Unknown
                                                                            : theme::mark(base::Severity(index.data(AlertModel::SeverityRole).toInt()));
}

int trailLeft() { return space(4) + QFontMetrics(theme::font(FontRole::Mono)).horizontalAdvance(QStringLiteral("00:00:00")) + space(3); }

QRect trailBox(const QStyleOptionViewItem &option)
{
    const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
    const int width = view ? view->viewport()->width() : option.rect.width();
    return {option.rect.left() + trailLeft(), option.rect.top() + space(1), std::max(scaled(100), width - trailLeft() - space(3)), 10000};
}

} // namespace

void AlertDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    painter->save();
    theme::paintRowGround(*painter, option);
    QRect box = option.rect.adjusted(space(3), space(2), -space(3), -space(2));
    const QFont &strong = theme::font(FontRole::Strong), &small = theme::font(FontRole::Small), &body = theme::font(FontRole::Body);
    const QFontMetrics smallSize(small), strongSize(strong);
    const bool quiet = index.data(AlertModel::QuietRole).toBool();
    const QFont &said = quiet ? body : strong;
    const QString sentence = index.data().toString(), since = index.data(AlertModel::SinceRole).toString();
    const int sinceWidth = smallSize.horizontalAdvance(since), left = box.left() + scaled(12) + space(2);
    const int width = box.right() - sinceWidth - space(2) - left;
    if (fitsALine(sentence, said, width)) // both lines together in the middle
        box.adjust(0, strongSize.height() / 2, 0, -(strongSize.height() / 2));
    theme::paintMark(*painter, QRectF(box.left(), box.top(), scaled(12), strongSize.height()), markAt(index), 10);

    painter->setFont(small);
    painter->setPen(theme::color(Token::Muted));
    painter->drawText(QRect(box.right() - sinceWidth, box.top(), sinceWidth + 1, strongSize.height()), int(Qt::AlignVCenter | Qt::AlignRight), since);
    painter->setPen(theme::color(quiet ? Token::Muted : Token::Text));
    drawSentence(*painter, QRect(left, box.top(), width, box.height()), sentence, said);

    QStringList flags = index.data(AlertModel::FlagsRole).toStringList();
    if (const int explains = index.data(AlertModel::ExplainsRole).toInt(); explains > 0)
        flags << tr("explains %n more", nullptr, explains);
    const QString flagText = flags.join(QStringLiteral(", "));
    const QRect under(left, box.bottom() - smallSize.height() + 1, box.right() - left + 1, smallSize.height());
    const int flagWidth = flagText.isEmpty() ? 0 : std::min(smallSize.horizontalAdvance(flagText) + 2, under.width() * 3 / 5);
    painter->setFont(small);
    painter->setPen(theme::color(Token::Muted));
    const int room = under.width() - (flagWidth > 0 ? flagWidth + space(3) : 0);
    painter->drawText(QRect(under.left(), under.top(), room, under.height()), int(Qt::AlignVCenter),
                      smallSize.elidedText(index.data(AlertModel::UnderRole).toString(), Qt::ElideRight, room));
    painter->setPen(theme::color(Token::Accent));
    painter->drawText(QRect(under.right() - flagWidth, under.top(), flagWidth + 1, under.height()), int(Qt::AlignVCenter | Qt::AlignRight),
                      smallSize.elidedText(flagText, Qt::ElideRight, flagWidth));
    painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), theme::color(Token::Line));
    if (option.state & QStyle::State_HasFocus)
        theme::paintFocus(*painter, option.rect, 0);
    painter->restore();
}

QSize AlertDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    const QFontMetrics strong(theme::font(FontRole::Strong)), small(theme::font(FontRole::Small));
    return {scaled(200), kSentenceLines * strong.height() + small.height() + space(5)};
}

bool AlertDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &, const QModelIndex &index)
{
    theme::showPlainToolTip(event->globalPos(), index.isValid() ? index.data().toString() + u'\n' + index.data(AlertModel::UnderRole).toString() : QString(), view);
    return true;
}

void TrailDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    painter->save();
    if (option.state & (QStyle::State_Selected | QStyle::State_MouseOver))
        theme::paintRowGround(*painter, option);
    const QRect box = trailBox(option);
    const QFontMetrics body(theme::font(FontRole::Body));
    painter->setFont(theme::font(FontRole::Mono));
    painter->setPen(theme::color(Token::Muted));
    painter->drawText(QRect(option.rect.left() + space(4) - 1, box.top(), trailLeft(), body.height()), int(Qt::AlignVCenter), index.data(TrailModel::ClockRole).toString());
    painter->setFont(theme::font(FontRole::Body));
    painter->setPen(theme::color(index.data(TrailModel::NobodyRole).toBool() ? Token::Warning : index.data(TrailModel::NoteRole).toBool() ? Token::Muted : Token::Text));
    painter->drawText(box, int(Qt::TextWordWrap | Qt::AlignTop | Qt::AlignLeft), index.data().toString());
    if (option.state & QStyle::State_HasFocus)
        theme::paintFocus(*painter, option.rect, 0);
    painter->restore();
}

QSize TrailDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QFontMetrics body(theme::font(FontRole::Body));
    const QRect words = body.boundingRect(trailBox(option), int(Qt::TextWordWrap | Qt::AlignTop | Qt::AlignLeft), index.data().toString());
    return {scaled(200), words.height() + space(2)};
}

bool TrailDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &, const QModelIndex &index)
{
    theme::showPlainToolTip(event->globalPos(), index.data(TrailModel::MomentRole).toString(), view);
    return true;
}

} // namespace alerts

#include "moc_alertdelegates.cpp"

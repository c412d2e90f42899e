// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/incidents/logdelegate.h"

#include "models/base/severity.h"
#include "models/incidents/logmodel.h"
#include "ui/theme/fonts.h"
#include "ui/theme/mark.h"
#include "ui/theme/space.h"
#include "ui/theme/style.h"

#include <QPainter>

using namespace Qt::StringLiterals;

namespace incidents {

using theme::FontRole;
using theme::space;
using theme::Token;

namespace {

constexpr int kSlack = 2; // px: widths of texts are rounded
constexpr int kTargetShare = 6; // of the width, at most one part of so many for the name of the target

} // namespace

void LogDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    painter->save();
    theme::paintRowGround(*painter, option);
    const QFontMetrics mono(theme::font(FontRole::Mono));
    painter->setFont(theme::font(FontRole::Mono));
    QRect box = option.rect.adjusted(space(1), 0, -space(1), 0);
    const auto put = [&](const QString &text, int advance, Token token) {
        const int width = advance > 0 ? advance + kSlack : 0;
        painter->setPen(theme::color(token));
        painter->drawText(QRect(box.left(), box.top(), width, box.height()), int(Qt::AlignVCenter), mono.elidedText(text, Qt::ElideRight, width));
        box.setLeft(box.left() + (width > 0 ? width + space(2) : 0));
    };
    const QVariant weight = index.data(LogModel::MarkRole);
    const Token token = weight.isValid() ? theme::markToken(theme::mark(base::Severity(weight.toInt()))) : Token::Muted;
    const QString target = index.data(LogModel::TargetRole).toString();
    const int pid = index.data(LogModel::PidRole).toInt();
    put(index.data(LogModel::ClockRole).toString(), mono.horizontalAdvance(u"00:00:00"_s), Token::Muted);
    put(target, std::min(mono.horizontalAdvance(target), option.rect.width() / kTargetShare), Token::Muted);
    put(pid > 0 ? QString::number(pid) : QString(), mono.horizontalAdvance(u"0000000"_s), Token::Text);
    put(index.data(LogModel::SeverityRole).toString(), mono.horizontalAdvance(u"WARNING"_s), token);
    put(index.data().toString(), std::max(0, box.width() - kSlack), weight.isValid() ? token : Token::Text);
    if (option.state & QStyle::State_HasFocus)
        theme::paintFocus(*painter, option.rect, 0);
    painter->restore();
}

QSize LogDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {theme::scaled(200), QFontMetrics(theme::font(FontRole::Mono)).height() + space(2)};
}

} // namespace incidents

#include "moc_logdelegate.cpp"

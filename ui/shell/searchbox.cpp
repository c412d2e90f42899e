// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/searchbox.h"

#include "ui/theme/fonts.h"
#include "ui/theme/icon.h"
#include "ui/theme/space.h"
#include "ui/theme/style.h"

#include <QCoreApplication>
#include <QKeyEvent>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace shell {

using theme::FontRole;
using theme::scaled;
using theme::space;
using theme::Token;

namespace {
QString keyWord() { return QCoreApplication::translate("shell::SearchBox", "Ctrl K"); }
}

SearchBox::SearchBox(QWidget *parent) : QAbstractButton(parent)
{
    setObjectName(u"searchBox"_s);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::IBeamCursor);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setMaximumWidth(scaled(420));
    connect(this, &QAbstractButton::clicked, this, [this] { emit searchRequested({}); });
}

QSize SearchBox::sizeHint() const { return {scaled(380), scaled(32)}; }

QSize SearchBox::minimumSizeHint() const { return {scaled(140), scaled(32)}; }

void SearchBox::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        emit searchRequested({});
    else if (event->text().size() == 1 && event->text().front().isLetterOrNumber())
        emit searchRequested(event->text());
    else
        QAbstractButton::keyPressEvent(event);
}

void SearchBox::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    theme::paintField(painter, rect(), hasFocus());
    theme::paintIcon(painter, QRectF(space(3), 0, theme::kIconSize, height()), u"search"_s, Token::Faint);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(theme::font(FontRole::Mono));
    const int advance = painter.fontMetrics().horizontalAdvance(keyWord()) + space(3);
    const QRectF key(width() - advance - space(2) + 0.5, height() / 2 - scaled(9) + 0.5, advance - 1, scaled(18) - 1);
    const int left = space(3) + theme::kIconSize + space(2);
    int room = int(key.left()) - left - space(2);
    if (QFontMetrics(theme::font(FontRole::Body)).horizontalAdvance(text()) <= room) {
        painter.setPen(QPen(theme::color(Token::Line), 1));
        painter.setBrush(theme::color(Token::Surface));
        painter.drawRoundedRect(key, 4, 4);
        painter.setPen(theme::color(Token::Muted));
        painter.drawText(key, Qt::AlignCenter, keyWord());
    } else {
        room = width() - left - space(2); // words first; the key stands in the tooltip
    }
    painter.setFont(theme::font(FontRole::Body));
    painter.setPen(theme::color(Token::Faint));
    painter.drawText(QRect(left, 0, room, height()), Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(text(), Qt::ElideRight, room));
}

} // namespace shell

#include "moc_searchbox.cpp"

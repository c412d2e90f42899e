// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/searchfield.h"

#include "ui/theme/fonts.h"
#include "ui/theme/icon.h"
#include "ui/theme/space.h"

#include <QEvent>
#include <QKeyEvent>
#include <QPainter>

namespace theme {

SearchField::SearchField(const QString &icon, QWidget *parent) : QLineEdit(parent), m_icon(icon) { place(); }

void SearchField::setKeyHint(const QString &hint)
{
    m_hint = hint;
    place();
}

void SearchField::place()
{
    const int hint = m_hint.isEmpty() ? space(1) : QFontMetrics(theme::font(FontRole::Mono)).horizontalAdvance(m_hint) + space(5);
    setTextMargins(space(7), 0, hint, 0);
}

void SearchField::changeEvent(QEvent *event)
{
    QLineEdit::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        place();
}

void SearchField::keyPressEvent(QKeyEvent *event)
{
    if (event->key() != Qt::Key_Escape) {
        QLineEdit::keyPressEvent(event);
        return;
    }
    if (text().isEmpty())
        emit left();
    else
        clear();
}

void SearchField::paintEvent(QPaintEvent *event)
{
    QLineEdit::paintEvent(event);
    QPainter painter(this);
    paintIcon(painter, QRectF(space(2), 0, kIconSize, height()), m_icon, Token::Faint);
    if (m_hint.isEmpty() || !text().isEmpty() || hasFocus())
        return;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(theme::font(FontRole::Mono));
    const int width = painter.fontMetrics().horizontalAdvance(m_hint) + space(3);
    const QRectF key(this->width() - width - space(2) + 0.5, height() / 2.0 - scaled(9), width, scaled(18));
    painter.setPen(QPen(color(Token::Line), 1));
    painter.setBrush(color(Token::Surface));
    painter.drawRoundedRect(key, 4, 4);
    painter.setPen(color(Token::Faint));
    painter.drawText(key, Qt::AlignCenter, m_hint);
}

} // namespace theme

#include "moc_searchfield.cpp"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/card.h"

#include "ui/theme/space.h"

#include <QPainter>

namespace theme {

Card::Card(QWidget *parent) : QFrame(parent) { setContentsMargins(1, 1, 1, 1); }

void Card::setGround(Token ground, Token border)
{
    m_ground = ground;
    m_border = border;
    update();
}

void Card::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(color(m_ground));
    painter.setPen(QPen(color(m_border), 1));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), kCardRadius, kCardRadius);
}

} // namespace theme

#include "moc_card.cpp"

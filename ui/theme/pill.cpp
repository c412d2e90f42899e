// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/pill.h"

#include "ui/theme/fonts.h"
#include "ui/theme/space.h"
#include "ui/theme/style.h"

#include <QEvent>
#include <QPainter>
#include <QPainterPath>

namespace theme {
namespace {

struct Look {
    Token ground, border, ink;
};

Look look(Pill::Ground ground)
{
    switch (ground) {
    case Pill::Ground::Critical:
        return {Token::CriticalWash, Token::CriticalWash, Token::Critical};
    case Pill::Ground::Warning:
        return {Token::WarningWash, Token::WarningWash, Token::Warning};
    case Pill::Ground::Ok:
        return {Token::OkWash, Token::OkWash, Token::Ok};
    case Pill::Ground::Striped:
        return {Token::Selection, Token::Selection, Token::Accent};
    case Pill::Ground::Plain:
        break;
    }
    return {Token::Surface, Token::Line, Token::Text};
}

} // namespace

Pill::Pill(QWidget *parent) : QAbstractButton(parent)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setFocusPolicy(Qt::StrongFocus);
}

void Pill::setContent(std::optional<Mark> mark, const QString &strong, const QString &quiet)
{
    if (mark == m_mark && strong == m_strong && quiet == m_quiet)
        return;
    m_mark = mark;
    m_strong = strong;
    m_quiet = quiet;
    setAccessibleName((mark ? markWord(*mark) + u' ' : QString()) + strong + u' ' + quiet);
    updateGeometry();
    update();
}

void Pill::setGround(Ground ground)
{
    m_ground = ground;
    update();
}

void Pill::setSquare(bool square)
{
    m_square = square;
    update();
}

int Pill::leading() const { return space(3) + (m_mark ? scaled(12) + space(1) : 0); }

QSize Pill::sizeHint() const
{
    const int strong = QFontMetrics(theme::font(FontRole::Strong)).horizontalAdvance(m_strong);
    const int quiet = m_quiet.isEmpty() ? 0 : QFontMetrics(theme::font(FontRole::Body)).horizontalAdvance(m_quiet) + space(2);
    return {leading() + strong + quiet + space(3) + 2, scaled(28)};
}

QSize Pill::minimumSizeHint() const
{
    const QSize full = sizeHint();
    const int strong = QFontMetrics(theme::font(FontRole::Strong)).horizontalAdvance(m_strong);
    return {std::min(full.width(), leading() + strong + space(3) + 2), full.height()};
}

void Pill::changeEvent(QEvent *event)
{
    QAbstractButton::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        updateGeometry();
}

void Pill::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Look tokens = look(m_ground);
    const QRectF box = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    const qreal radius = m_square ? kControlRadius - 2 : box.height() / 2;
    painter.setPen(QPen(color(tokens.border), 1));
    painter.setBrush(color(tokens.ground));
    painter.drawRoundedRect(box, radius, radius);
    if (m_ground == Ground::Striped) {
        QPainterPath clip;
        clip.addRoundedRect(box, radius, radius);
        painter.save();
        painter.setClipPath(clip);
        QColor stripe = color(Token::Accent);
        stripe.setAlpha(20);
        painter.setPen(QPen(stripe, 6));
        for (int x = -height(); x < width() + height(); x += 16)
            painter.drawLine(x, height() + 4, x + height() + 8, -4);
        painter.restore();
    }
    if (m_mark)
        paintMark(painter, QRectF(space(3), 0, scaled(12), height()), *m_mark, 10);
    int x = leading();
    const int right = width() - space(3);
    painter.setFont(theme::font(FontRole::Strong));
    painter.setPen(color(tokens.ink));
    const QString strong = painter.fontMetrics().elidedText(m_strong, Qt::ElideMiddle, right - x + 2);
    painter.drawText(QRect(x, 0, right - x + 2, height()), Qt::AlignVCenter, strong);
    x += painter.fontMetrics().horizontalAdvance(strong) + space(2);
    if (!m_quiet.isEmpty() && x < right) {
        painter.setFont(theme::font(FontRole::Body));
        painter.setPen(color(m_ground == Ground::Plain ? Token::Muted : tokens.ink));
        painter.drawText(QRect(x, 0, right - x + 2, height()), Qt::AlignVCenter,
                         painter.fontMetrics().elidedText(m_quiet, Qt::ElideRight, right - x + 2));
    }
    if (hasFocus())
        paintFocus(painter, rect(), int(radius));
}

} // namespace theme

#include "moc_pill.cpp"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/button.h"

#include "ui/theme/fonts.h"
#include "ui/theme/icon.h"
#include "ui/theme/space.h"
#include "ui/theme/style.h"

#include <QKeyEvent>
#include <QPainter>

namespace theme {

Button::Button(const QString &text, Kind kind, QWidget *parent) : QPushButton(text, parent), m_kind(kind)
{
    setAutoDefault(kind == Kind::Primary);
    setCursor(Qt::PointingHandCursor);
}

void Button::setKind(Kind kind)
{
    m_kind = kind;
    setAutoDefault(kind == Kind::Primary);
    update();
}

void Button::setIconName(const QString &name)
{
    m_icon = name;
    updateGeometry();
    update();
}

void Button::setCompact(bool compact)
{
    m_compact = compact;
    updateGeometry();
}

QSize Button::sizeHint() const
{
    const QFontMetrics metrics(theme::font(FontRole::Body));
    int width = space(m_compact ? 4 : 6);
    if (!text().isEmpty())
        width += metrics.size(Qt::TextShowMnemonic, text()).width();
    else
        width = m_compact ? compactRowHeight() : controlHeight();
    if (!m_icon.isEmpty() && !text().isEmpty())
        width += kIconSize + space(1);
    return {width, m_compact ? compactRowHeight() : controlHeight()};
}

QSize Button::minimumSizeHint() const { return sizeHint(); }

void Button::keyPressEvent(QKeyEvent *event)
{
    if (event->key() != Qt::Key_Return && event->key() != Qt::Key_Enter)
        QPushButton::keyPressEvent(event);
    else if (!event->isAutoRepeat())
        click();
}

void Button::enterEvent(QEnterEvent *event)
{
    QPushButton::enterEvent(event);
    update();
}

void Button::leaveEvent(QEvent *event)
{
    QPushButton::leaveEvent(event);
    update();
}

void Button::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool hot = underMouse() || isDown();
    QColor ground = color(Token::Raised);
    QColor border = color(Token::Line);
    Token ink = Token::Text;
    switch (m_kind) {
    case Kind::Primary:
        ground = color(Token::Accent);
        border = ground;
        ink = Token::OnAccent;
        break;
    case Kind::Secondary:
        break;
    case Kind::Danger:
        ground = Qt::transparent;
        border = color(Token::Critical);
        ink = Token::Critical;
        break;
    case Kind::Quiet:
        ground = Qt::transparent;
        border = Qt::transparent;
        ink = Token::Muted;
        break;
    }
    if (isChecked()) {
        ground = color(Token::Selection);
        ink = Token::Text;
    }
    if (!isEnabled()) {
        ground = color(Token::Surface);
        border = color(Token::Line);
        ink = Token::Faint;
    } else if (hot) {
        if (m_kind == Kind::Primary)
            ground = isDown() ? ground.darker(110) : ground.lighter(106);
        else if (m_kind == Kind::Danger)
            ground = color(Token::CriticalWash);
        else
            ground = color(m_kind == Kind::Quiet ? Token::Raised : Token::Selection);
        if (m_kind == Kind::Quiet)
            ink = Token::Text;
    }
    const QRectF box = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.setBrush(ground);
    painter.setPen(border.alpha() == 0 ? QPen(Qt::NoPen) : QPen(border, 1));
    painter.drawRoundedRect(box, kControlRadius - 1, kControlRadius - 1);
    if (hasFocus())
        paintFocus(painter, rect(), kControlRadius - 1);

    QFont f = theme::font(FontRole::Body);
    f.setWeight(m_kind == Kind::Primary ? QFont::Medium : QFont::Normal);
    painter.setFont(f);
    painter.setPen(color(ink));
    QRect content = rect();
    if (!m_icon.isEmpty()) {
        const QRect at = text().isEmpty()
            ? QRect((width() - kIconSize) / 2, (height() - kIconSize) / 2, kIconSize, kIconSize)
            : QRect(space(m_compact ? 2 : 3), (height() - kIconSize) / 2, kIconSize, kIconSize);
        paintIcon(painter, at, m_icon, ink);
        content.setLeft(at.right() + space(1));
        content.setRight(rect().right() - space(1));
    }
    painter.drawText(content, Qt::AlignCenter | Qt::TextShowMnemonic, text());
}

} // namespace theme

#include "moc_button.cpp"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/start/door.h"

#include "ui/theme/icon.h"
#include "ui/theme/plainlabel.h"
#include "ui/theme/space.h"
#include "ui/theme/style.h"

#include <QKeyEvent>
#include <QPainter>
#include <QVBoxLayout>

using theme::color;
using theme::FontRole;
using theme::space;
using theme::Token;

namespace start {
namespace {

constexpr int kIcon = 28;

theme::PlainLabel *paragraph(const QString &text, FontRole role, Token token, QWidget *parent)
{
    auto *label = new theme::PlainLabel(text, role, token, parent);
    label->setWordWrap(true);
    label->setForegroundRole(QPalette::WindowText); // not that of a button's text
    label->setAttribute(Qt::WA_TransparentForMouseEvents);
    return label;
}

} // namespace

Door::Door(const QString &icon, const Words &words, const QString &key, QWidget *parent) :
    QAbstractButton(parent), m_icon(icon), m_key(key)
{
    setText(words.title);
    setAccessibleName(words.title);
    setAccessibleDescription(words.sentence + u' ' + words.cost);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setAttribute(Qt::WA_Hover);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space(6), space(6) + kIcon + space(4), space(6), space(6));
    column->setSpacing(space(2));
    column->addWidget(paragraph(words.title, FontRole::Answer, Token::Text, this));
    column->addWidget(paragraph(words.sentence, FontRole::Body, Token::Text, this));
    column->addStretch(1);
    column->addSpacing(space(2));
    column->addWidget(paragraph(words.cost, FontRole::Small, Token::Muted, this));
}

void Door::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        click();
    else
        QAbstractButton::keyPressEvent(event);
}

void Door::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool hot = underMouse() || isDown();
    painter.setBrush(color(isDown() ? Token::Selection : hot ? Token::Hover : Token::Surface));
    painter.setPen(QPen(color(hot ? Token::Accent : Token::Line), 1));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), theme::kCardRadius, theme::kCardRadius);
    if (hasFocus())
        theme::paintFocus(painter, rect(), theme::kCardRadius);
    theme::paintIcon(painter, QRectF(space(6), space(6), kIcon, kIcon), m_icon, Token::Accent);

    const QFont &face = theme::font(FontRole::Mono);
    const int side = QFontMetrics(face).height() + space(2);
    const QRectF cap(width() - space(6) - side + 0.5, space(6) + (kIcon - side) / 2.0, side, side);
    painter.setBrush(color(Token::Raised));
    painter.setPen(color(Token::Line));
    painter.drawRoundedRect(cap, space(1), space(1));
    painter.setFont(face);
    painter.setPen(color(Token::Muted));
    painter.drawText(cap, Qt::AlignCenter, m_key);
}

} // namespace start

#include "moc_door.cpp"

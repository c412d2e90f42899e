// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/plainlabel.h"

#include "ui/theme/theme.h"

namespace theme {

PlainLabel::PlainLabel(const QString &text, FontRole role, Token token, QWidget *parent) :
    QLabel(parent), m_role(role), m_token(token)
{
    QLabel::setTextFormat(Qt::PlainText);
    QLabel::setText(text);
    refresh();
    connect(&Theme::current(), &Theme::changed, this, &PlainLabel::refresh);
}

void PlainLabel::setText(const QString &text)
{
    if (text != QLabel::text())
        QLabel::setText(text);
}

void PlainLabel::setToken(Token token)
{
    if (token == m_token)
        return;
    m_token = token;
    refresh();
}

void PlainLabel::setFontRole(FontRole role)
{
    m_role = role;
    refresh();
}

void PlainLabel::setStruck(bool struck)
{
    if (struck == m_struck)
        return;
    m_struck = struck;
    refresh();
}

void PlainLabel::refresh()
{
    QFont font = theme::font(m_role);
    font.setStrikeOut(m_struck);
    setFont(font);
    QPalette p = palette();
    p.setColor(QPalette::WindowText, color(m_token));
    setPalette(p);
}

} // namespace theme

#include "moc_plainlabel.cpp"

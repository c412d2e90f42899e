// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The only text label of the program: shows our own tr() text or a server's text, never markup, in a role of
// type and a token of colour, and follows theme and text scale by itself. GUI thread.

#include "models/base/untrusted.h"
#include "ui/theme/fonts.h"
#include "ui/theme/tokens.h"

#include <QLabel>

namespace theme {

class PlainLabel : public QLabel {
    Q_OBJECT
public:
    explicit PlainLabel(QWidget *parent = nullptr) : PlainLabel(QString(), FontRole::Body, Token::Text, parent) { }
    explicit PlainLabel(const QString &text, FontRole role = FontRole::Body, Token token = Token::Text,
                        QWidget *parent = nullptr);

    void setText(const QString &text);
    void setText(const base::Untrusted &text) { setText(text.visible()); }
    void setToken(Token token);
    void setFontRole(FontRole role);
    void setStruck(bool struck); // a line through it: it does not count
    void setTextFormat(Qt::TextFormat) = delete;

private:
    void refresh();

    FontRole m_role;
    Token m_token;
    bool m_struck = false;
};

} // namespace theme

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A quiet surface with rounded corners and a hairline, on the window's ground. GUI thread.

#include "ui/theme/tokens.h"

#include <QFrame>

namespace theme {

class Card : public QFrame {
    Q_OBJECT
public:
    explicit Card(QWidget *parent = nullptr);
    void setGround(Token ground, Token border = Token::Line);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Token m_ground = Token::Surface;
    Token m_border = Token::Line;
};

} // namespace theme

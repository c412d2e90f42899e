// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A ticking figure with its unit: digits of one width, right-aligned, repaints without a new layout. GUI thread.

#include "ui/theme/fonts.h"
#include "ui/theme/tokens.h"

#include <QWidget>

namespace theme {

class FigureLabel : public QWidget {
    Q_OBJECT
public:
    explicit FigureLabel(FontRole role = FontRole::Strong, QWidget *parent = nullptr);
    void setFigure(const QString &value, const QString &unit = {});
    void setToken(Token token);
    void setStruck(bool struck); // stale
    [[nodiscard]] QString text() const;

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    FontRole m_role;
    Token m_token = Token::Text;
    QString m_value, m_unit;
    bool m_struck = false;
    int m_width = 0; // widest so far: the layout does not breathe with each tick
};

} // namespace theme

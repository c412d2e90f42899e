// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// One line of text that gives way: elided in the middle, whole in the tooltip, copied with Ctrl+C or from the
// menu. For names, statements and messages of servers. GUI thread.

#include "models/base/untrusted.h"
#include "ui/theme/fonts.h"
#include "ui/theme/tokens.h"

#include <QWidget>

namespace theme {

class ElidedLabel : public QWidget {
    Q_OBJECT
public:
    explicit ElidedLabel(FontRole role = FontRole::Body, Token token = Token::Text, QWidget *parent = nullptr);

    void setText(const QString &text);
    void setText(const base::Untrusted &text);
    void setToken(Token token);
    void setElideMode(Qt::TextElideMode mode);
    [[nodiscard]] const QString &text() const { return m_text; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    void show(const QString &shown, const QString &copied);
    void copy() const;
    void refreshToolTip();

    FontRole m_role;
    Token m_token;
    Qt::TextElideMode m_mode = Qt::ElideMiddle;
    QString m_text;
    QString m_copied; // as received
};

} // namespace theme

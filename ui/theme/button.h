// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Push button in one of four voices. One primary a screen; Danger is outlined in the critical colour and never
// the default. Return presses the one that has the keyboard. GUI thread.

#include "ui/theme/tokens.h"

#include <QPushButton>

namespace theme {

class Button : public QPushButton {
    Q_OBJECT
public:
    enum class Kind { Primary, Secondary, Danger, Quiet };

    explicit Button(const QString &text = {}, Kind kind = Kind::Secondary, QWidget *parent = nullptr);

    void setKind(Kind kind);
    [[nodiscard]] Kind kind() const { return m_kind; }
    void setIconName(const QString &name); // of resources/icons; alone when the text is empty
    void setCompact(bool compact); // 24 px high, inside rows

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    Kind m_kind;
    QString m_icon;
    bool m_compact = false;
};

} // namespace theme

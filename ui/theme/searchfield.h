// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A field with an icon in front and the key that reaches it at its end ("/", "Ctrl K"). Esc empties it, a second
// Esc gives the keyboard back. GUI thread.

#include <QLineEdit>

namespace theme {

class SearchField : public QLineEdit {
    Q_OBJECT
public:
    explicit SearchField(const QString &icon, QWidget *parent = nullptr);
    void setKeyHint(const QString &hint);

signals:
    void left(); // the person is done here

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void place();

    QString m_icon;
    QString m_hint;
};

} // namespace theme

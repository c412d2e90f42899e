// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// One of the large choices of the first page: what happens behind it, what it costs, and the key that opens it.
// GUI thread.

#include <QAbstractButton>

namespace start {

class Door : public QAbstractButton {
    Q_OBJECT
public:
    struct Words {
        QString title;
        QString sentence;
        QString cost;
    };
    // icon: of resources/icons. key: shown only; the page binds it.
    Door(const QString &icon, const Words &words, const QString &key, QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QString m_icon;
    QString m_key;
};

} // namespace start

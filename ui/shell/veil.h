// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A grey wash over another widget while what it shows is old. It takes no key and no click. GUI thread; owned by what it
// covers.

#include <QWidget>

namespace shell {

class Veil : public QWidget {
    Q_OBJECT
public:
    explicit Veil(QWidget *over); // hidden at first

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
};

} // namespace shell

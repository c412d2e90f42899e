// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Tabs as words with a count and a line under the chosen one. GUI thread.

#include <QTabBar>

namespace theme {

class TabStrip : public QTabBar {
    Q_OBJECT
public:
    explicit TabStrip(QWidget *parent = nullptr);
    void setCount(int index, int count); // negative: none shown

protected:
    QSize tabSizeHint(int index) const override;
    QSize minimumTabSizeHint(int index) const override;
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void dressScrollers();
    [[nodiscard]] QString label(int index) const;
};

} // namespace theme

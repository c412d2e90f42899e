// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A column of cards beside a list, of one width, that scrolls where they need more height than there is. A view that is too
// narrow for it hides it. GUI thread.

#include <QScrollArea>

class QVBoxLayout;

namespace theme {

class SideColumn : public QScrollArea {
    Q_OBJECT
public:
    explicit SideColumn(int width, QWidget *parent = nullptr); // in unscaled pixels

    void add(QWidget *card); // below the others; the column owns it

private:
    QVBoxLayout *m_cards;
};

} // namespace theme

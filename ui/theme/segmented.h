// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// One choice of a few, side by side in one frame; where there is little room the cells move together. Left and right arrows move, as in a group of radio buttons.
// GUI thread.

#include <QWidget>

namespace theme {

class Segmented : public QWidget {
    Q_OBJECT
    Q_PROPERTY(int current READ current WRITE setCurrent NOTIFY currentChanged)
public:
    explicit Segmented(QWidget *parent = nullptr);
    void setItems(const QStringList &items);
    [[nodiscard]] const QStringList &items() const { return m_items; }
    void setCurrent(int index); // does not emit chosen()
    [[nodiscard]] int current() const { return m_current; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    void chosen(int index); // by the person
    void currentChanged(int index);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    [[nodiscard]] int textWidth(int index) const;
    [[nodiscard]] int cellWidth(int index) const;
    [[nodiscard]] int indexAt(int x) const;
    void choose(int index);

    [[nodiscard]] QSize sizeWith(int padding) const;

    QStringList m_items;
    int m_current = 0;
    int m_hovered = -1;
};

} // namespace theme

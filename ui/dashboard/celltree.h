// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Rows whose cells are reached one by one with the arrow keys, for copying and for F1. GUI thread.

#include <QPersistentModelIndex>
#include <QTreeView>

namespace dashboard {

class CellTree : public QTreeView {
    Q_OBJECT
public:
    explicit CellTree(QWidget *parent = nullptr);

    struct Help {
        QString title, text; // text empty: nothing to explain
        QRect beside;        // global
    };
    [[nodiscard]] Help pointedHelp() const; // of the cell or heading under the pointer, until a key is pressed here
    [[nodiscard]] Help currentHelp() const; // of the cell that has the keyboard

signals:
    void seen(int first, int last); // rows that are drawn, at each drawing

protected:
    void paintEvent(QPaintEvent *event) override;
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override; // of the headings

private:
    [[nodiscard]] Help helpOf(int column, const QModelIndex &cell) const;

    QPersistentModelIndex m_pointed;
    int m_heading = -1; // column whose heading the pointer is over
};

} // namespace dashboard

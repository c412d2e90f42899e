// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A list that explains something: a title, a sentence, and rows of mark, amount, text and where it comes from. Scrolls
// when it is long; arrows scroll, Esc or a click elsewhere closes it. GUI thread.

#include "ui/theme/mark.h"

#include <QFrame>

#include <functional>
#include <optional>

class QScrollArea;
class QVBoxLayout;

namespace theme {
class PlainLabel;
}

namespace shell {

class ListPopup : public QFrame {
    Q_OBJECT
public:
    struct Row {
        std::optional<theme::Mark> mark; // none: a heading
        QString amount;
        QString text;
        QString detail; // quieter, below
        bool struck = false; // it does not count
        std::function<QWidget *(QWidget *parent)> picture = {}; // makes what is drawn below it, over the whole width
    };
    explicit ListPopup(QWidget *parent);
    // Below `beside` (global), or in the middle of the window when it is empty.
    void showList(const QString &title, const QString &sentence, const QList<Row> &rows, const QRect &beside = {});
    [[nodiscard]] QStringList lines() const; // "amount text", as shown

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void place(const QRect &beside);

    theme::PlainLabel *m_title;
    theme::PlainLabel *m_sentence;
    QScrollArea *m_scroll;
    QWidget *m_inside = nullptr;
    QStringList m_lines;
};

} // namespace shell

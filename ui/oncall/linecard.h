// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A card of lines under a heading: each with a mark where it has one, what it says, what stands under it, and at most one button.
// A card without lines hides, unless it has words for that. GUI thread.

#include "ui/theme/card.h"
#include "ui/theme/mark.h"

#include <optional>

class QVBoxLayout;

namespace theme {
class Button;
class PlainLabel;
}

namespace oncall {

class LineCard : public theme::Card {
    Q_OBJECT
public:
    struct Line {
        std::optional<theme::Mark> mark;
        QString text, under;
        QString action; // of the button; empty: none
        QString id;     // what the button is about
        friend bool operator==(const Line &, const Line &) = default;
    };
    explicit LineCard(QWidget *parent = nullptr);

    void setHeading(const QString &heading);
    void setEmptyWords(const QString &words); // shown instead of lines
    void setLines(const QList<Line> &lines);
    [[nodiscard]] const QList<Line> &lines() const { return m_lines; }
    void focusAction(); // the first button, where there is one
    [[nodiscard]] QString focusedId() const; // of the line whose button has the keyboard; empty: none has

signals:
    void acted(const QString &id);
    void left(); // the line whose button had the keyboard is gone: it must not act on the next one

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    struct Row {
        QWidget *whole;
        theme::PlainLabel *text, *under;
        theme::Button *action;
    };
    void refresh();

    theme::PlainLabel *m_heading, *m_empty;
    QVBoxLayout *m_column;
    QList<Line> m_lines;
    QList<Row> m_rows;
};

} // namespace oncall

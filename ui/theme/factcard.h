// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A small card of names and values, one a row, with a heading and at most one link. GUI thread.

#include "ui/theme/card.h"
#include "ui/theme/mark.h"

#include <optional>

class QGridLayout;
class QVBoxLayout;

namespace theme {

class Button;
class ElidedLabel;
class PlainLabel;

class FactCard : public Card {
    Q_OBJECT
public:
    struct Row {
        QString name, value, help;
        Token token = Token::Text;
        std::optional<Mark> mark = {}; // in front of the name
        friend bool operator==(const Row &, const Row &) = default;
    };
    explicit FactCard(const QString &link, QWidget *parent = nullptr); // empty: none

    void setHeading(const QString &heading);
    void setRows(const QList<Row> &rows); // a card without rows hides
    void setLinkVisible(bool visible);
    // Each value below its name, which is then never cut: for names that must be read whole.
    void setStacked(bool stacked);
    void setAbove(QWidget *widget); // between heading and rows; the card owns it
    [[nodiscard]] QString textOf(int row) const;

signals:
    void linkRequested();

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void addRow();
    void share(); // the width: a name gives way only behind its part of it
    [[nodiscard]] QRect placeOf(qsizetype row) const;

    struct Shown {
        ElidedLabel *name;
        PlainLabel *whole; // instead, where it is stacked
        ElidedLabel *value;
    };
    QGridLayout *m_grid;
    PlainLabel *m_heading;
    QVBoxLayout *m_column;
    Button *m_link = nullptr;
    bool m_stacked = false;
    QList<Row> m_rows;
    QList<Shown> m_shown;
};

} // namespace theme

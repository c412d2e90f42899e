// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A small card of names and values, one a row, with a heading and at most one link. GUI thread.

#include "ui/theme/card.h"
#include "ui/theme/mark.h"

#include <optional>

class QGridLayout;

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
    [[nodiscard]] QString textOf(int row) const;

signals:
    void linkRequested();

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    struct Shown {
        ElidedLabel *name;
        ElidedLabel *value;
    };
    QGridLayout *m_grid;
    PlainLabel *m_heading;
    Button *m_link = nullptr;
    QList<Row> m_rows;
    QList<Shown> m_shown;
};

} // namespace theme

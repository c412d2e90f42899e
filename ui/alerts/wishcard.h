// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Silences and maintenance windows, each with its end and, for who may act, a button that ends it now. GUI thread.

#include "models/alerts/wishlines.h"
#include "ui/theme/card.h"

class QVBoxLayout;

namespace theme {
class Button;
class ElidedLabel;
class PlainLabel;
}

namespace alerts {

class WishCard : public theme::Card {
    Q_OBJECT
public:
    explicit WishCard(QWidget *parent = nullptr);
    void show(const QList<WishLine> &lines, bool mayAct);
    [[nodiscard]] QString textOf(int row) const;

signals:
    void endRequested(const QString &id);
    void left(); // the line whose button had the keyboard is gone: it must not act on the next one

protected:
    void changeEvent(QEvent *event) override;

private:
    struct Row {
        QWidget *all;
        theme::ElidedLabel *what, *until;
        theme::Button *end;
    };
    void add();
    void retranslate();

    QVBoxLayout *m_column;
    theme::PlainLabel *m_heading, *m_none;
    QList<WishLine> m_lines;
    std::vector<Row> m_rows;
};

} // namespace alerts

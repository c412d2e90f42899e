// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What should be done about the selected row: why, what it costs, and the statement with a button that copies it. It
// runs nothing. GUI thread.

#include "models/health/advice.h"

#include <QWidget>

namespace theme {
class Button;
class ElidedLabel;
class PlainLabel;
}

namespace dashboard {

class AdvicePanel : public QWidget {
    Q_OBJECT
public:
    explicit AdvicePanel(QWidget *parent = nullptr);

    // All about one thing; empty: only the note, or nothing at all.
    void show(const std::vector<health::Advice> &advice, const QString &note);
    [[nodiscard]] QString statement() const; // as received

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void copy();
    void retranslate();
    void makeRoom(); // for every line of the reason

    std::vector<health::Advice> m_advice;
    QString m_note;
    theme::ElidedLabel *m_what;
    theme::PlainLabel *m_why, *m_statement;
    theme::Button *m_copy;
};

} // namespace dashboard

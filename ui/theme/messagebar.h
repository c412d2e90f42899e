// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Tells something inside a pane: mark, one sentence, at most one action, dismissable. Never a box that has to be
// answered. The text is shown literally. GUI thread.

#include "models/base/untrusted.h"
#include "ui/theme/card.h"
#include "ui/theme/mark.h"

namespace theme {

class Button;
class PlainLabel;

class PlainMessageBar : public Card {
    Q_OBJECT
public:
    explicit PlainMessageBar(QWidget *parent = nullptr);
    void showMessage(Mark mark, const QString &sentence, const QString &action = {});
    void showMessage(Mark mark, const base::Untrusted &sentence, const QString &action = {});
    [[nodiscard]] QString sentence() const;

signals:
    void actionRequested();
    void dismissed();

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    Mark m_mark = Mark::Unknown;
    PlainLabel *m_sentence;
    Button *m_action;
    Button *m_close;
};

} // namespace theme

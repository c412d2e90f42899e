// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// How things stand, in one plain sentence on top of the pane, with a quiet one behind it: on one line where there
// is room, else below it. GUI thread.

#include "ui/theme/mark.h"

#include <QWidget>

namespace dashboard {

class AnswerLine : public QWidget {
    Q_OBJECT
public:
    explicit AnswerLine(QWidget *parent = nullptr);
    void setAnswer(theme::Mark mark, const QString &answer, const QString &rest);
    [[nodiscard]] const QString &answer() const { return m_answer; }
    [[nodiscard]] const QString &rest() const { return m_rest; }

    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    struct Places {
        QRect answer, rest;
    };
    [[nodiscard]] Places places(int width) const;

    theme::Mark m_mark = theme::Mark::Unknown;
    QString m_answer, m_rest;
};

} // namespace dashboard

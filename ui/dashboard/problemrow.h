// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// One problem: state, sentence, how long, and the one next thing to do. One that is muted is struck through, with until
// when, by whom and why. A, or the menu, acknowledges its alert; M, or the menu, mutes it or lets it count again. GUI thread.

#include "models/health/situation.h"
#include "ui/theme/mark.h"

#include <QWidget>

namespace theme {
class Button;
class FigureLabel;
class PlainLabel;
}

namespace dashboard {

class ProblemRow : public QWidget {
    Q_OBJECT
public:
    explicit ProblemRow(QWidget *parent = nullptr);

    void setProblem(const health::Problem &problem, bool first);
    // What its alert is besides firing ("acknowledged by ann until 14:30"), in small letters; and whether it can be acknowledged.
    void setAlert(const QString &mark, bool acknowledgeable);
    void setMuting(bool muting); // whether it can be muted and unmuted at all
    void setIncidents(bool can) { m_incidents = can; } // whether one can be opened with it
    void setOver(); // it has gone while the pointer was here: the row stays until the pointer leaves
    void tick(base::TimePoint now);
    [[nodiscard]] const health::Problem &problem() const { return m_problem; }
    [[nodiscard]] QString sentence() const;
    void focusAction();
    [[nodiscard]] int actionWidth() const; // that its word needs
    void setActionWidth(int width);

    [[nodiscard]] static QString key(const health::Problem &problem);
    [[nodiscard]] static QString actionWord(health::Problem::Action action);

signals:
    void actionRequested(const health::Problem &problem);
    void acknowledgeRequested(const health::Problem &problem);
    void muteRequested(const health::Problem &problem); // or that it counts again, if it is muted
    void incidentRequested(const health::Problem &problem);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void place();
    void showWord();
    void showAction();
    [[nodiscard]] theme::Mark shownMark() const;

    health::Problem m_problem;
    bool m_over = false;
    bool m_muting = false;
    bool m_acknowledgeable = false;
    bool m_incidents = false;
    theme::PlainLabel *m_word;
    theme::PlainLabel *m_sentence;
    theme::PlainLabel *m_note; // of a mute, or of its alert
    theme::FigureLabel *m_age;
    theme::Button *m_action;
};

} // namespace dashboard

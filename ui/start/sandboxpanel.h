// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The sandbox on its way up: what was said last and when, how far it is, and a way out (servers start side by side, so
// a newer line does not mean that an older one is over); or what went wrong, where the log is, and what to do. GUI thread.

#include "models/base/clock.h"
#include "models/base/result.h"
#include "ui/theme/card.h"

#include <QTimer>

class QVBoxLayout;

namespace theme {
class Button;
class ElidedLabel;
class PlainLabel;
}

namespace start {

class StepLine;

class SandboxPanel : public theme::Card {
    Q_OBJECT
public:
    explicit SandboxPanel(const base::Clock &clock = base::Clock::system(), QWidget *parent = nullptr);

    void begin();
    void progress(const QString &step, double done); // done: 0 to 1
    void finish(); // it runs
    void cancelling();
    void fail(const base::Error &error, const QString &logFolder);
    [[nodiscard]] bool isRunning() const { return m_running; }

signals:
    void cancelRequested();
    void againRequested();
    void backRequested();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void tick();
    void clearSteps();
    void setRunning(bool running);
    void showLog(bool shown);

    const base::Clock &m_clock;
    base::TimePoint m_begun{};
    QTimer m_timer;
    double m_done = 0;
    bool m_running = false;
    theme::PlainLabel *m_title;
    theme::PlainLabel *m_elapsed;
    theme::PlainLabel *m_sentence;
    theme::PlainLabel *m_remedy;
    theme::PlainLabel *m_logCaption;
    theme::ElidedLabel *m_log;
    QVBoxLayout *m_steps;
    QList<StepLine *> m_lines;
    theme::Button *m_cancel;
    theme::Button *m_back;
    theme::Button *m_again;
    theme::Button *m_copy;
};

} // namespace start

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The pictures that need servers: a whole console on a sandbox of its own. Waits until everything is fine, draws; then injects
// one fault after the other, waits for the sentence, draws, heals; the second pane is drawn with the first fault that stops a
// server. Every wait has a deadline. GUI thread.

#include "app/screenshotcanvas.h"
#include "app/desktopsession.h"
#include "ui/start/sandboxdriver.h"

#include <QElapsedTimer>
#include <QTimer>

#include <deque>

namespace app {

class ScreenshotRun : public QObject {
    Q_OBJECT
public:
    ScreenshotRun(ScreenshotCanvas &canvas, const QString &sandboxFolder);

    [[nodiscard]] shell::MainWindow &window() { return m_session.window(); }
    void start();
    void leave(); // draws no more, ends the sandbox, then finished()
    [[nodiscard]] bool sandboxStarted() const { return m_started; }
    [[nodiscard]] const QStringList &unseen() const { return m_unseen; } // faults without a sentence in time

signals:
    void finished();

private:
    // Goes on when `ready` holds or the limit has passed; `end` is told which.
    struct Step {
        std::function<void()> begin;
        std::function<bool()> ready;
        std::chrono::milliseconds limit;
        std::function<void(bool inTime)> end;
    };
    void look();
    void addDown();
    void takeStarted(const sandbox::State &state);
    void drawHealthy();
    void addFault(const QString &fault);
    void addViews();
    void drawViews(const QString &state);
    void drawWish(const QString &name, Qt::Key key);
    void drawDashboard(const QString &name);
    [[nodiscard]] bool allFine();
    [[nodiscard]] bool passed(std::chrono::milliseconds time) const; // since the step began

    ScreenshotCanvas &m_canvas;
    DesktopSession m_session;
    start::SandboxDriver &m_sandbox;
    std::deque<Step> m_steps;
    bool m_begun = false; // the first of m_steps
    QElapsedTimer m_since;
    QTimer m_look;
    bool m_started = false;
    bool m_over = false;
    bool m_answered = false;   // the sandbox did, or refused, what it was asked last
    QElapsedTimer m_fineSince; // invalid: not everything is fine
    QStringList m_unseen;
};

} // namespace app

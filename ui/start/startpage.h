// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The first page: two doors, what was open before, and the sandbox on its way up. Keys 1 and 2 open the doors,
// arrows move, Enter opens, Esc goes back. GUI thread.

#include "models/environment/environment.h"
#include "ui/start/sandboxdriver.h"

#include <QWidget>

class QStackedLayout;
class QVBoxLayout;

namespace start {

class Door;
class SandboxPanel;

struct RecentEnvironment {
    QString title;
    QString file;
    environment::Kind kind = environment::Kind::Development;
};

class StartPage : public QWidget {
    Q_OBJECT
public:
    // driver and clock outlive the page.
    explicit StartPage(SandboxDriver &driver, const base::Clock &clock = base::Clock::system(), QWidget *parent = nullptr);

    void setRecent(const QList<RecentEnvironment> &environments); // newest first; at most five are shown
    void showDoors();
    void openSandbox();

signals:
    void watchRequested();
    void fileRequested(); // let the person choose an environment file
    void environmentRequested(const QString &file);
    void sandboxStarted(const sandbox::State &state);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    QWidget *makeDoors();
    QWidget *makeProgress(const base::Clock &clock);
    void move(int step);
    bool pressed(int key);

    SandboxDriver &m_driver;
    QStackedLayout *m_stack;
    Door *m_watch = nullptr;
    Door *m_sandbox = nullptr;
    QWidget *m_recentBox = nullptr;
    QVBoxLayout *m_recentRows = nullptr;
    SandboxPanel *m_panel = nullptr;
};

} // namespace start

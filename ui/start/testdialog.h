// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Tries a target that is watched already, as it is saved: the steps of the test, again at will. GUI thread.

#include "models/base/clock.h"
#include "models/environment/environment.h"

#include <QDialog>

namespace theme {
class Button;
}

namespace start {

class Connector;
class TestPanel;

class TestDialog : public QDialog {
    Q_OBJECT
public:
    // connector and clock outlive the dialog.
    TestDialog(Connector &connector, environment::Target target, const base::Clock &clock = base::Clock::system(),
               QWidget *parent = nullptr);

    void done(int result) override;

signals:
    void editRequested(const QString &target); // the dialog closes

private:
    void start();
    void stop();

    Connector &m_connector;
    const environment::Target m_target;
    TestPanel *m_panel;
    theme::Button *m_again;
    bool m_testing = false;
};

} // namespace start

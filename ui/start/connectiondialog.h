// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// "Watch my servers": describe one target, try it, keep it; or change one that is there. The password leaves its field only as a base::Secret for
// the Connector, and the field is emptied when the dialog closes. GUI thread.

#include "ui/start/connector.h"

#include <QDialog>

namespace theme {
class Button;
class PlainLabel;
class PlainMessageBar;
class Segmented;
}

namespace start {

class ConnectionForm;
class TestPanel;

class ConnectionDialog : public QDialog {
    Q_OBJECT
public:
    // connector and clock outlive the dialog.
    explicit ConnectionDialog(Connector &connector, const base::Clock &clock = base::Clock::system(),
                              QWidget *parent = nullptr);
    ~ConnectionDialog() override;

    void edit(const environment::Target &target); // once, before it is shown

    void done(int result) override;

signals:
    void targetSaved(const QString &target, const QString &environmentFile); // start watching it now

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void chooseKind(int index);
    void changed();
    void testOrCancel();
    void save();
    void saved(const Saved &saved);
    void showTesting(bool testing);

    Connector &m_connector;
    theme::PlainLabel *m_title;
    theme::Segmented *m_kinds;
    ConnectionForm *m_form;
    TestPanel *m_panel;
    theme::PlainMessageBar *m_message;
    theme::Button *m_cancel;
    theme::Button *m_test;
    theme::Button *m_save;
    bool m_testing = false;
    bool m_finished = false; // saved; only a note about the keyring is left to read
};

} // namespace start

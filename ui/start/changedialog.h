// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The frame of a small dialog that changes the environment file: a title, what the subclass puts in, a message, Cancel and
// one button that does it. It closes when the file says so, and stays with the reason when it does not. GUI thread.

#include "models/environment/change.h"
#include "ui/start/connector.h"
#include "ui/theme/button.h"

#include <QDialog>

class QVBoxLayout;

namespace theme {
class PlainMessageBar;
}

namespace start {

class ChangeDialog : public QDialog {
    Q_OBJECT
public:
    // connector outlives the dialog.
    ChangeDialog(Connector &connector, const QString &title, const QString &action, theme::Button::Kind kind, QWidget *parent);

protected:
    [[nodiscard]] virtual environment::Change change() const = 0; // asked for when the button is pressed
    [[nodiscard]] QVBoxLayout *content() { return m_content; }
    [[nodiscard]] theme::Button *action() { return m_action; }
    [[nodiscard]] theme::Button *cancel() { return m_cancel; }
    [[nodiscard]] Connector &connector() { return m_connector; }

private:
    void carryOut();

    Connector &m_connector;
    QVBoxLayout *m_content;
    theme::PlainMessageBar *m_message;
    theme::Button *m_cancel;
    theme::Button *m_action;
    bool m_saving = false;
};

} // namespace start

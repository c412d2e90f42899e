// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What the dialogs of these pages have in common: what is asked, what it will do and what speaks against it, said while it is filled
// in; Return does it, Esc leaves it. GUI thread.

#include "models/paging/foretold.h"

#include <QDialog>

class QFormLayout;

namespace theme {
class Button;
class PlainLabel;
}

namespace oncall {

class AskDialog : public QDialog {
    Q_OBJECT
protected:
    AskDialog(const QString &heading, const QString &confirm, QWidget *parent);

    void addRow(const QString &name, QWidget *field); // says the name to whoever cannot see it
    void addHint(const QString &words);               // below the last field
    void foretell(const paging::Foretold &foretold);
    void showEvent(QShowEvent *event) override;

private:
    QFormLayout *m_form;
    theme::PlainLabel *m_head, *m_lines, *m_warning, *m_objection;
    theme::Button *m_leave, *m_confirm;
};

} // namespace oncall

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The draft of what is told others of an incident: may be changed here, is copied, is sent by a person. Nothing is kept.
// GUI thread.

#include <QDialog>

class QPlainTextEdit;

namespace incidents {

class UpdateDialog : public QDialog {
    Q_OBJECT
public:
    UpdateDialog(const QString &incident, const QString &draft, QWidget *parent);

private:
    void copy();

    QPlainTextEdit *m_text;
};

} // namespace incidents

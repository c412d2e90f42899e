// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A field of a form: its name above, the editor, and beneath it what is wrong with what was typed, or a hint.
// GUI thread.

#include <QWidget>

namespace theme {
class PlainLabel;
}

namespace start {

class FormField : public QWidget {
    Q_OBJECT
public:
    // Takes the editor; `keyboard` is the part of it that is typed into, the editor itself when null.
    FormField(const QString &name, QWidget *editor, QWidget *keyboard = nullptr, QWidget *parent = nullptr);

    void setProblem(const QString &problem); // empty: none
    void setHint(const QString &hint);       // shown while there is no problem
    [[nodiscard]] QString problem() const { return m_problem; }
    [[nodiscard]] QWidget *keyboard() const { return m_keyboard; }

private:
    void refresh();

    QWidget *m_keyboard;
    theme::PlainLabel *m_note;
    QString m_problem, m_hint;
};

} // namespace start

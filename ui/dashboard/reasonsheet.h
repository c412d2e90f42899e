// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The one deliberate question before an act that is felt by others: what it does, why it is done, do it or leave it.
// Nothing is confirmed without a reason; Escape leaves it. Its parts are named after `name`: signalSheet, signalForecast,
// signalReason, signalLeave, signalConfirm. GUI thread.

#include "ui/theme/button.h"

#include <QWidget>

class QLineEdit;

namespace theme {
class PlainLabel;
}

namespace dashboard {

class ReasonSheet : public QWidget {
    Q_OBJECT
public:
    // The calm way is the primary one where the act destroys.
    enum class Weight { Undoable, Destroys };

    ReasonSheet(const QString &name, Weight weight, QWidget *parent);

    void ask(const QString &question, const QStringList &forecast, const QString &confirm);
    void takeKeyboard();
    [[nodiscard]] theme::PlainLabel *forecast() const { return m_forecast; }

signals:
    void confirmed(const QString &reason);
    void left();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void confirm();
    void retranslate();

    theme::PlainLabel *m_question, *m_forecast;
    QLineEdit *m_reason;
    theme::Button *m_leave, *m_confirm;
};

} // namespace dashboard

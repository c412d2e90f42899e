// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What is arranged beside the rota, asked for: somebody else for a while (at once, or offered to them), an end of what was arranged,
// shifts out of a calendar. Each says before what it will do. GUI thread; the desk outlives them.

#include "models/paging/dutydesk.h"
#include "ui/oncall/askdialog.h"

#include <QTimer>

class QComboBox;
class QLineEdit;

namespace oncall {

class ArrangeDialog : public AskDialog {
    Q_OBJECT
public:
    // offered: a hand-over, of the rest of the shift unless another end is written.
    ArrangeDialog(bool offered, const paging::Duty &duty, base::WallTime now, QWidget *parent);

    [[nodiscard]] rota::Step step() const;

private:
    void offerRest(); // until the end of the shift, where nobody wrote an end
    void lookAgain();

    const bool m_offered;
    const rota::OnCall m_all;
    const QList<rota::Override> m_overrides;
    const base::WallTime m_now;
    QComboBox *m_rota, *m_person;
    QLineEdit *m_from, *m_until;
    QString m_began; // what stands for now
    bool m_written = false; // the end is somebody's
};

class WithdrawDialog : public AskDialog {
    Q_OBJECT
public:
    WithdrawDialog(const paging::Duty &duty, const QString &chosen, base::WallTime now, QWidget *parent);

    [[nodiscard]] rota::Step step() const;

private:
    void lookAgain();

    const rota::OnCall m_all;
    const QList<rota::Override> m_overrides;
    const base::WallTime m_now;
    QComboBox *m_which;
};

class ImportDialog : public AskDialog {
    Q_OBJECT
public:
    ImportDialog(paging::DutyDesk &desk, base::WallTime now, QWidget *parent);

    [[nodiscard]] rota::Step step() const;

private:
    void choose();
    void lookAgain();

    paging::DutyDesk &m_desk;
    const rota::OnCall m_all;
    const base::WallTime m_now;
    QComboBox *m_rota;
    QLineEdit *m_file;
    QTimer m_typed; // the file is read when nobody goes on typing
    QString m_read; // the file that the shifts are of
    rota::Calendar m_calendar;
    QString m_trouble;
};

} // namespace oncall

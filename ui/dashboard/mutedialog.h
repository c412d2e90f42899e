// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Mutes one problem: why, until when, and whether for all targets of its group. Says what stays in sight and what ends it
// sooner. GUI thread.

#include "models/health/situation.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QLineEdit;

namespace theme {
class Button;
}

namespace dashboard {

class MuteDialog : public QDialog {
    Q_OBJECT
public:
    // now: the calendar its choices count from.
    MuteDialog(const health::Problem &problem, const environment::Environment &environment, base::WallTime now, QWidget *parent);

    [[nodiscard]] mutes::Mute mute() const; // who and since when are not known here

private:
    [[nodiscard]] base::WallTime until() const;

    const health::Problem m_problem;
    const base::WallTime m_now;
    QString m_group;
    QLineEdit *m_reason;
    QComboBox *m_length;
    QCheckBox *m_all;
    theme::Button *m_leave;
    theme::Button *m_mute;
};

} // namespace dashboard

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Asks what one change of an incident needs: a cause to resolve it, a person to hand it over to, a reason to correct a
// time. Offers what is likely, chooses nothing that has to be said. GUI thread.

#include "models/incidents/projection.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLineEdit;

namespace theme {
class Button;
}

namespace incidents {

class ChangeDialog : public QDialog {
    Q_OBJECT
public:
    // incident: null for a new one. now: what "now" is in its fields.
    ChangeDialog(Change::Kind kind, const Incident *incident, const Projection &known, base::WallTime now, QWidget *parent);

    void prefill(const Change &change); // of a new one: what was seen
    [[nodiscard]] Change change() const;
    [[nodiscard]] static bool asks(Change::Kind kind); // false: nothing has to be said

private:
    void addSeverity(QFormLayout &form, const Incident *incident);
    void addCause(QFormLayout &form);
    void addStamp(QFormLayout &form, const Incident &incident);
    void addOthers(QFormLayout &form, const Incident &incident, const Projection &known);
    void addOwed(QFormLayout &form, const Incident &incident); // follow-ups
    void addTime(QFormLayout &form, const QString &label, std::optional<base::WallTime> at);
    void addPerson(QFormLayout &form, const QString &label);
    void check();

    const Change::Kind m_kind;
    const base::WallTime m_now;
    Change m_change;
    QLineEdit *m_text;
    QLineEdit *m_person = nullptr;
    QLineEdit *m_time = nullptr;
    QLineEdit *m_due = nullptr;
    QLineEdit *m_link = nullptr;
    QComboBox *m_severity = nullptr;
    QComboBox *m_cause = nullptr;
    QComboBox *m_role = nullptr;
    QComboBox *m_stamp = nullptr;
    QComboBox *m_other = nullptr;
    QCheckBox *m_drill = nullptr;
    theme::Button *m_confirm;
};

} // namespace incidents

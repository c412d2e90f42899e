// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Asks what one change of an incident needs: a cause to resolve it, a person to hand it over to, a reason to correct a
// time. Offers what is likely, chooses nothing that has to be said, and says what still speaks against it. GUI thread.

#include "models/base/result.h"
#include "models/incidents/projection.h"

#include <QDialog>

#include <functional>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLineEdit;

namespace theme {
class Button;
class PlainLabel;
}

namespace incidents {

class ChangeDialog : public QDialog {
    Q_OBJECT
public:
    using Against = std::function<std::optional<base::Error>(const Change &)>;

    // incident: null for a new one. now: what "now" is in its fields. against: what the desk would refuse it for.
    ChangeDialog(Change::Kind kind, const Incident *incident, const Projection &known, base::WallTime now, Against against, QWidget *parent);

    void lookAgain(); // at what speaks against it
    void prefill(const Change &change); // of a new one: what was seen; else what was said before, and refused
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

    const Change::Kind m_kind;
    const base::WallTime m_now;
    const Against m_against;
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
    theme::PlainLabel *m_objection;
    theme::Button *m_confirm;
};

} // namespace incidents

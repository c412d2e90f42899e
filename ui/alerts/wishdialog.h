// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Asks for a silence or a maintenance window: which alerts, why, from when, how long. Says while it is filled in which of the
// alerts that are active now it hides, and what still speaks against it. GUI thread.

#include "models/alerts/wishlines.h"
#include "models/base/clock.h"

#include <QDialog>

#include <functional>

class QComboBox;
class QLineEdit;

namespace theme {
class Button;
class PlainLabel;
}

namespace alerts {

class WishDialog : public QDialog {
    Q_OBJECT
public:
    // `active`: asked for whenever the preview is made. clock: outlives it; a wish whose beginning nobody typed begins when it
    // is asked for with wish(), however long that took.
    WishDialog(Wish::Kind kind, const QString &scope, std::function<QList<Alert>()> active, const base::Clock &clock, QWidget *parent);

    void prefill(const Alert &alert); // means this one
    void lookAgain();                 // the preview, as alerts come and go
    [[nodiscard]] Wish wish() const;  // who and id are not known here

private:
    void build();
    void fillLengths();
    void showNames(const QStringList &names);
    [[nodiscard]] std::optional<base::WallTime> from(base::WallTime now) const; // none: what stands there is no time
    [[nodiscard]] std::optional<base::Error> objection() const;

    const Wish::Kind m_kind;
    const QString m_scope;
    const std::function<QList<Alert>()> m_active;
    const base::Clock &m_clock;
    QString m_offered; // beginning that stood there first: now
    QLineEdit *m_which, *m_reason, *m_from = nullptr;
    QComboBox *m_worst = nullptr, *m_length;
    theme::PlainLabel *m_head, *m_names, *m_beyond, *m_objection;
    theme::Button *m_leave, *m_confirm;
};

} // namespace alerts

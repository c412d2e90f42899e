// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The chosen alert: what is wrong, whose it is, what to do, what can be done here and where to do what it asks for, and every
// decision about it with why somebody was told, or nobody. GUI thread.

#include "models/alerts/trailmodel.h"
#include "ui/theme/card.h"

class QGridLayout;
class QListView;

namespace theme {
class Button;
class PlainLabel;
}

namespace alerts {

class AlertDetail : public theme::Card {
    Q_OBJECT
public:
    enum class Act { Acknowledge, Silence, Maintenance, Release, Step, GoTo };

    explicit AlertDetail(QWidget *parent = nullptr);

    // Null: none is chosen. `title`: the target's. `causes`: sentences of those that explain it. `step`: the word of what it
    // asks for; empty: nothing more than to look.
    void show(const Alert *alert, const Trail &trail, const QString &title, const QStringList &causes, const QString &step, base::WallTime now, bool mayAct);
    void focusTrail();
    [[nodiscard]] QListView &trail() { return *m_trail; }
    [[nodiscard]] QString factText() const; // all of them, a line each

signals:
    void actRequested(alerts::AlertDetail::Act act);

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();
    void retranslate();

    enum Fact { FactFired, FactRule, FactTarget, FactOwner, FactRemedy, FactQuiet, kFacts };
    QWidget *m_all;
    theme::PlainLabel *m_sentence, *m_under, *m_heading;
    theme::PlainLabel *m_names[kFacts], *m_values[kFacts];
    QGridLayout *m_grid;
    theme::Button *m_acknowledge, *m_silence, *m_maintain, *m_release, *m_step, *m_goTo;
    QListView *m_trail;
    TrailModel *m_model;
    QString m_key;
};

} // namespace alerts

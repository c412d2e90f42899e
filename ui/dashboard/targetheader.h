// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Who is looked at: name, health, version, role, uptime, encryption, what our role may do there, what watching costs it;
// and the ways to test and to edit it, and to the figures that have no chart yet. The time controls stand beside it, or below where the room is short. GUI thread.

#include "models/watch/snapshot.h"
#include "models/environment/environment.h"
#include "ui/dashboard/targetaction.h"

#include <QWidget>

class QGridLayout;

namespace theme {
class Button;
class ElidedLabel;
}

namespace dashboard {

class TargetHeader : public QWidget {
    Q_OBJECT
public:
    // controls: shown at the end of the row; becomes a child.
    explicit TargetHeader(QWidget *controls, QWidget *parent = nullptr);
    void setTarget(const environment::Target *target, const watch::SnapshotPtr &snapshot, int score, int muted, base::WallTime now); // -1: no score
    void setReadOnly(); // nothing is tested or edited from here
    [[nodiscard]] QString facts() const;

signals:
    void actionRequested(const dashboard::TargetAction &action);
    void figuresRequested();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void place();
    void retranslate();
    [[nodiscard]] QString factsOf(const environment::Target &target, const watch::TargetSnapshot &snapshot, int score, int muted,
                                  base::WallTime now) const;

    theme::ElidedLabel *m_name;
    theme::ElidedLabel *m_facts;
    QWidget *m_controls;
    theme::Button *m_test;
    theme::Button *m_edit;
    theme::Button *m_figures;
    QGridLayout *m_grid;
    QString m_target;
    int m_rows = 0;
};

// "PostgreSQL", "Redis" ...
[[nodiscard]] QString kindWord(environment::TargetKind kind);
// "Down", "Not answering": a condition as a row says it.
[[nodiscard]] QString conditionWord(watch::Condition condition);

} // namespace dashboard

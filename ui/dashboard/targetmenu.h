// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The menu of a target in the fleet: test, edit, another tier, remove; and what concerns all of them. GUI thread.

#include "models/environment/environment.h"
#include "ui/dashboard/targetaction.h"

#include <QMenu>

namespace dashboard {

class TargetMenu : public QMenu {
    Q_OBJECT
public:
    // target: null for the empty part of the list.
    TargetMenu(const environment::Environment &environment, const environment::Target *target, QWidget *parent = nullptr);

signals:
    void requested(const dashboard::TargetAction &action);

private:
    QAction *offer(QMenu &menu, const QString &text, const TargetAction &action, const QKeySequence &shown = {});
};

} // namespace dashboard

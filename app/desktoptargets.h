// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The dialogs about targets, opened over the window: add, import, edit, test, another tier, remove, the tiers. Each change
// goes through the connector into the environment file. Wiring only. GUI thread; window and connector outlive it.

#include "ui/dashboard/targetaction.h"
#include "ui/palette/command.h"

#include <QObject>

class QDialog;

namespace shell {
class MainWindow;
}

namespace start {
class Connector;
}

namespace watch {
class Feed;
}

namespace app {

class DesktopTargets : public QObject {
    Q_OBJECT
public:
    DesktopTargets(shell::MainWindow &window, watch::Feed &feed, start::Connector &connector);

    void act(const dashboard::TargetAction &action);
    [[nodiscard]] QList<palette::Command> commands(); // about the selected target, and about all

signals:
    // The file was changed: read it now and look at this target. `before`: the id it had; empty: the same.
    void changed(const QString &environmentFile, const QString &target, const QString &before);

private:
    void add();
    void edit(const QString &target);
    void test(const QString &target);
    void moveToTier(const QString &target, const QString &tier);

    shell::MainWindow &m_window;
    watch::Feed &m_feed;
    start::Connector &m_connector;
};

} // namespace app

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The tiers of the environment: their order on screen and their names, new ones, and empty ones taken out. GUI thread.

#include "ui/start/changedialog.h"

class QListView;
class QStandardItemModel;

namespace start {

class TiersDialog : public ChangeDialog {
    Q_OBJECT
public:
    explicit TiersDialog(Connector &connector, QWidget *parent = nullptr);

protected:
    [[nodiscard]] environment::Change change() const override;

private:
    void move(int by);
    void add();
    void removeCurrent();
    void refresh();
    [[nodiscard]] QList<environment::Tier> arranged() const;
    [[nodiscard]] int targetsIn(const QString &tier) const;

    environment::EnvironmentPtr m_environment;
    QStandardItemModel *m_model;
    QListView *m_list;
    theme::Button *m_up, *m_down, *m_rename, *m_add, *m_remove;
};

} // namespace start

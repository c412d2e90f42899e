// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The fleet by tier: filter, sort, select. Keeps its columns in the window's state. GUI thread.

#include "models/health/fleetmodel.h"
#include "models/history/seriesstore.h"
#include "ui/dashboard/targetaction.h"
#include "ui/theme/card.h"

namespace settings {
class Settings;
}

namespace theme {
class Button;
class EmptyState;
class SearchField;
}

namespace dashboard {

class FleetTree;
class OrderModel;

class FleetView : public theme::Card {
    Q_OBJECT
public:
    FleetView(health::FleetModel &model, const history::SeriesStore &store, settings::Settings &settings,
              const base::Clock &clock, QWidget *parent = nullptr);

    void select(const QString &target); // no signal when it is selected already
    [[nodiscard]] QString selected() const;
    [[nodiscard]] const FleetTree &tree() const { return *m_tree; }
    void focusFilter();
    void focusRows();
    void keepState();
    void expandTiers();
    void setReadOnly(); // nothing is added or changed from here
    void setEnvironment(environment::EnvironmentPtr environment); // what the menu offers

signals:
    void selectionChanged(const QString &target);
    void actionRequested(const dashboard::TargetAction &action);

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void retranslate();
    void showNothing();
    void showMenu(const QPoint &at);
    void restoreState();
    void placeColumns();

    health::FleetModel &m_model;
    settings::Settings &m_settings;
    OrderModel *m_order;
    theme::SearchField *m_filter;
    FleetTree *m_tree;
    theme::EmptyState *m_nothing;
    theme::Button *m_add;
    bool m_readOnly = false;
    environment::EnvironmentPtr m_environment;
    bool m_columnsChosen = false; // by the person: no longer as wide as the room allows
};

} // namespace dashboard

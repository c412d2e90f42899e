// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What other programs of this person connect to, to choose from: service entries and the servers of the pass file. What is
// watched already is shown and cannot be chosen again. GUI thread.

#include "ui/start/changedialog.h"

class QComboBox;
class QStandardItemModel;
class QTreeView;

namespace theme {
class EmptyState;
class PlainLabel;
}

namespace start {

class ImportDialog : public ChangeDialog {
    Q_OBJECT
public:
    explicit ImportDialog(Connector &connector, QWidget *parent = nullptr);

protected:
    [[nodiscard]] environment::Change change() const override;

private:
    void showFound(const QList<watch::Importable> &found);
    void refresh();
    [[nodiscard]] QList<environment::Target> chosen() const;

    QList<watch::Importable> m_found;
    QStandardItemModel *m_model;
    QTreeView *m_list;
    theme::EmptyState *m_nothing;
    QComboBox *m_tier;
};

} // namespace start

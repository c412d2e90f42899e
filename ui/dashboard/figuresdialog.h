// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Every figure of a target that has no chart yet, by name with its newest value: type to find one, Enter adds its chart or
// takes it away. The keyboard stays in the field; arrows choose. Whoever opens it feeds it while it is open. GUI thread.

#include "ui/dashboard/morefigures.h"

#include <QDialog>

class QTreeView;

namespace theme {
class Button;
class PlainLabel;
class SearchField;
}

namespace dashboard {

class FiguresModel;

class FiguresDialog : public QDialog {
    Q_OBJECT
public:
    explicit FiguresDialog(const QString &target, QWidget *parent); // target: its name, as the file has it

    void setFigures(const QList<ListedFigure> &figures);

signals:
    void figureChosen(watch::MetricId metric); // its chart is to be added, or taken away where it is there

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void filter(const QString &text);
    void showNothing();
    void chooseFirst();
    void choose(const QModelIndex &index);

    FiguresModel *m_model;
    theme::SearchField *m_field;
    QTreeView *m_list;
    theme::PlainLabel *m_nothing;
    theme::Button *m_close;
};

} // namespace dashboard

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The trend charts of the selected target in one to three columns, as wide as the room; a whole number of rows is in
// sight, also after scrolling. Charts are kept and given new series when the target changes. GUI thread.

#include "ui/dashboard/chartplan.h"

#include <QScrollArea>
#include <QTimer>

class QGridLayout;

namespace dashboard {

class ChartGrid : public QScrollArea {
    Q_OBJECT
public:
    explicit ChartGrid(charts::ChartGroup &group, QWidget *parent = nullptr);

    void setPlan(const QList<PlannedChart> &plan);
    void setPresent(const watch::TargetSnapshot *snapshot, base::TimePoint now, int score); // score of the target; -1: none
    [[nodiscard]] const QList<PlannedChart> &plan() const { return m_plan; }
    void focusMetric(watch::MetricId metric); // brings its chart into view, with the keyboard

signals:
    void removalRequested(watch::MetricId metric); // of a chart that was added

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override; // of the charts: who gets the keyboard is seen
    bool focusNextPrevChild(bool next) override { return QWidget::focusNextPrevChild(next); } // not by a few pixels

private:
    void makeChart();
    void offerRemoval(charts::TrendChart &chart, bool offered);
    void remove(const charts::TrendChart *chart);
    void place();
    [[nodiscard]] int columns() const;
    [[nodiscard]] int rowHeight(int rows) const; // of each of them, so that those in sight are whole
    void fitRows();
    void reveal(int chart); // brings its row into sight
    void settle(); // on the row that is nearest

    charts::ChartGroup &m_group;
    QWidget *m_inside;
    QGridLayout *m_grid;
    QList<charts::TrendChart *> m_charts;
    QList<PlannedChart> m_plan;
    QTimer m_settling;
    int m_columns = 0;
    int m_placed = 0;
    int m_step = 0; // from one row to the next
};

} // namespace dashboard

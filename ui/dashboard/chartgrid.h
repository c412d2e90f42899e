// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The trend charts of the selected target in two or three columns, as wide as the room. Charts are kept and given
// new series when the target changes. GUI thread.

#include "ui/dashboard/chartplan.h"

#include <QScrollArea>

class QGridLayout;

namespace dashboard {

class ChartGrid : public QScrollArea {
    Q_OBJECT
public:
    explicit ChartGrid(charts::ChartGroup &group, QWidget *parent = nullptr);

    void setPlan(const QList<PlannedChart> &plan);
    void setPresent(const watch::TargetSnapshot *snapshot, base::TimePoint now);
    [[nodiscard]] const QList<PlannedChart> &plan() const { return m_plan; }
    void focusMetric(watch::MetricId metric); // brings its chart into view, with the keyboard

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void place();
    [[nodiscard]] int columns() const;

    charts::ChartGroup &m_group;
    QWidget *m_inside;
    QGridLayout *m_grid;
    QList<charts::TrendChart *> m_charts;
    QList<PlannedChart> m_plan;
    int m_columns = 0;
    int m_placed = 0;
};

} // namespace dashboard

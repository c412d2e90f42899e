// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/chartgrid.h"

#include "ui/theme/space.h"

#include <QEvent>
#include <QGridLayout>

using namespace Qt::StringLiterals;

namespace dashboard {

using theme::scaled;
using theme::space;

ChartGrid::ChartGrid(charts::ChartGroup &group, QWidget *parent) :
    QScrollArea(parent), m_group(group), m_inside(new QWidget), m_grid(new QGridLayout(m_inside))
{
    setObjectName(u"chartGrid"_s);
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setSpacing(space(3));
    setWidget(m_inside);
}

int ChartGrid::columns() const { return std::clamp(viewport()->width() / scaled(270), 1, 3); }

void ChartGrid::setPlan(const QList<PlannedChart> &plan)
{
    m_plan = plan;
    while (m_charts.size() < plan.size()) {
        auto *chart = new charts::TrendChart(m_group, m_inside);
        chart->setObjectName(u"chart%1"_s.arg(m_charts.size()));
        m_charts.append(chart);
    }
    for (qsizetype i = 0; i < m_charts.size(); ++i) {
        if (i < plan.size())
            m_charts[i]->setSpec(plan[i].spec);
        m_charts[i]->setVisible(i < plan.size());
    }
    place();
}

void ChartGrid::setPresent(const watch::TargetSnapshot *snapshot, base::TimePoint now)
{
    for (qsizetype i = 0; i < m_plan.size(); ++i)
        m_charts[i]->setNow(present(m_plan[i], snapshot, now));
}

void ChartGrid::focusMetric(watch::MetricId metric)
{
    for (qsizetype i = 0; i < m_plan.size(); ++i)
        if (m_plan[i].metrics.contains(metric)) {
            ensureWidgetVisible(m_charts[i]);
            m_charts[i]->setFocus(Qt::ShortcutFocusReason);
            return;
        }
}

void ChartGrid::place()
{
    const int wanted = columns();
    if (wanted == m_columns && m_placed == m_plan.size())
        return;
    for (int c = 0; c < 3; ++c)
        m_grid->setColumnStretch(c, c < wanted ? 1 : 0);
    for (charts::TrendChart *chart : std::as_const(m_charts))
        m_grid->removeWidget(chart);
    for (int i = 0; i < m_plan.size(); ++i)
        m_grid->addWidget(m_charts[i], i / wanted, i % wanted);
    m_columns = wanted;
    m_placed = int(m_plan.size());
}

void ChartGrid::resizeEvent(QResizeEvent *event)
{
    QScrollArea::resizeEvent(event);
    place();
}

void ChartGrid::changeEvent(QEvent *event)
{
    QScrollArea::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        place();
}

} // namespace dashboard

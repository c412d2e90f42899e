// SPDX-License-Identifier: GPL-3.0-or-later
// The charts of the dashboard: those that are always there, and those of further figures that the person asks for.
#include "ui/dashboard/dashboardpane.h"

#include "models/watch/feed.h"
#include "ui/charts/chartgroup.h"
#include "ui/dashboard/chartgrid.h"
#include "ui/dashboard/figuresdialog.h"
#include "ui/theme/dialogs.h"

#include <algorithm>

namespace dashboard {

PlanSource DashboardPane::planSource() const
{
    const charts::ChartGroup::Window shown = m_group->window();
    // the snapshot stays: the moment holds it until it is refreshed
    return {{m_store, m_moment.snapshot(m_selected).get(), shown.from, shown.to}, m_added, m_charts->plan(),
            m_moment.situation().targets.value(m_selected).score};
}

void DashboardPane::showCharts(const environment::Target &target)
{
    const watch::SnapshotPtr snapshot = m_moment.snapshot(m_selected);
    const QList<PlannedChart> plan = planCharts(target, *m_feed.catalogue(), planSource());
    const QList<PlannedChart> &shown = m_charts->plan();
    const auto same = [](const PlannedChart &a, const PlannedChart &b) { return a.showsSameAs(b); };
    if (!std::equal(plan.cbegin(), plan.cend(), shown.cbegin(), shown.cend(), same)) {
        m_charts->setPlan(plan);
        orderTabs();
    }
    m_charts->setPresent(snapshot.get(), m_moment.now(), m_moment.situation().targets.value(m_selected).score);
    tellFigures();
}

void DashboardPane::focusMetric(watch::MetricId metric)
{
    const environment::EnvironmentPtr environment = m_feed.environment();
    const environment::Target *target = environment ? environment->find(m_selected) : nullptr;
    const watch::Metric *known = target ? m_feed.catalogue()->find(metric) : nullptr;
    if (!known || known->kind != target->kind)
        return;
    const QList<PlannedChart> plan = planCharts(*target, *m_feed.catalogue(), planSource());
    const bool there = std::ranges::any_of(plan, [metric](const PlannedChart &chart) { return chart.metrics.contains(metric); });
    if (!there && !m_added.contains(metric))
        addOrTakeAway(metric);
    m_charts->focusMetric(metric);
}

void DashboardPane::addOrTakeAway(watch::MetricId figure)
{
    if (m_added.removeOne(figure)) {
        m_addedLast = {};
    } else {
        m_added.append(figure);
        m_addedLast = figure;
    }
    QStringList kept;
    for (const watch::MetricId added : std::as_const(m_added))
        kept << added.name();
    m_settings.set(settings::Key::AddedFigures, kept);
    showSelected();
}

void DashboardPane::showFigures()
{
    const environment::EnvironmentPtr environment = m_feed.environment();
    const environment::Target *target = environment ? environment->find(m_selected) : nullptr;
    if (!target || m_figures)
        return;
    m_figures = new FiguresDialog(target->title.isEmpty() ? target->id : target->title, this);
    m_addedLast = {};
    tellFigures();
    connect(m_figures, &FiguresDialog::figureChosen, this, &DashboardPane::addOrTakeAway);
    connect(this, &DashboardPane::selectionChanged, m_figures, &QDialog::reject); // it is about another target then
    connect(m_figures, &QDialog::finished, this, [this] {
        m_figures.clear();
        m_charts->focusMetric(m_addedLast);
    });
    theme::openDialog(m_figures);
}

void DashboardPane::tellFigures()
{
    const environment::EnvironmentPtr environment = m_feed.environment();
    const environment::Target *target = m_figures && environment ? environment->find(m_selected) : nullptr;
    if (target)
        m_figures->setFigures(moreFigures(*target, *m_feed.catalogue(), planSource(), m_charts->plan(), m_moment.now()));
}

} // namespace dashboard

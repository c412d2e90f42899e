// SPDX-License-Identifier: GPL-3.0-or-later
// DashboardPane: where the keyboard goes, and what help is about.
#include "ui/dashboard/dashboardpane.h"

#include "models/health/metrichelp.h"
#include "models/watch/feed.h"
#include "ui/dashboard/chartgrid.h"
#include "ui/dashboard/fleettree.h"
#include "ui/dashboard/fleetview.h"
#include "ui/dashboard/problemlist.h"
#include "ui/dashboard/targetheader.h"
#include "ui/theme/button.h"

#include <QApplication>

#include <utility>

using namespace Qt::StringLiterals;

namespace dashboard {

void DashboardPane::orderTabs()
{
    QWidget *last = m_before;
    if (last)
        setTabOrder(std::exchange(last, m_next), m_next);
    for (QWidget *part : std::initializer_list<QWidget *>{m_problems, m_list, m_header, m_charts, m_tabs})
        for (QWidget *widget : part->findChildren<QWidget *>()) {
            if (!(widget->focusPolicy() & Qt::TabFocus) || widget->focusProxy() || widget->window() != window())
                continue;
            if (last)
                setTabOrder(last, widget);
            last = widget;
        }
}

void DashboardPane::follow(QWidget *before)
{
    m_before = before;
    orderTabs();
}

void DashboardPane::focusFilter() { m_list->focusFilter(); }

void DashboardPane::focusFleet() { m_list->focusRows(); }

void DashboardPane::focusProblems()
{
    if (!m_problems->isHidden())
        m_problems->setFocusToFirst();
}

CellTree::Help DashboardPane::help() const
{
    const CellTree *trees[] = {&m_list->tree(), m_tabs->shownRows()};
    for (const CellTree *tree : trees)
        if (tree && !tree->pointedHelp().text.isEmpty())
            return tree->pointedHelp();
    if (const auto *chart = qobject_cast<charts::TrendChart *>(QApplication::focusWidget())) {
        const QString event = chart->flagTextAtCursor();
        const QString text = event.isEmpty() ? chart->spec().help : event + u"\n\n"_s + chart->spec().help;
        return {chart->spec().title, text, QRect(chart->mapToGlobal(QPoint()), chart->size())};
    }
    for (const CellTree *tree : trees)
        if (tree && !tree->currentHelp().text.isEmpty())
            return tree->currentHelp();
    const QRect beside(m_header->mapToGlobal(QPoint()), m_header->size());
    if (!m_feed.catalogue())
        return {};
    const watch::Metric *metric = m_feed.catalogue()->find(m_moment.situation().targets.value(m_selected).worstMetric);
    return metric ? CellTree::Help{health::metricTitle(*metric), health::metricHelp(*metric), beside} : CellTree::Help{};
}

} // namespace dashboard

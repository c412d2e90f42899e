// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/chartgrid.h"

#include "ui/theme/space.h"

#include <QAction>
#include <QApplication>
#include <QEvent>
#include <QGridLayout>
#include <QScrollBar>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace dashboard {

using theme::scaled;
using theme::space;

namespace {
// of a chart, in px at scale 1
constexpr int kNarrowest = 192;
constexpr int kLowest = 112;
constexpr int kHighest = 300;
constexpr int kMostColumns = 3;
}

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
    m_grid->setAlignment(Qt::AlignTop);
    setWidget(m_inside);
    m_settling.setSingleShot(true);
    m_settling.setInterval(120);
    connect(&m_settling, &QTimer::timeout, this, &ChartGrid::settle);
    connect(verticalScrollBar(), &QScrollBar::valueChanged, &m_settling, qOverload<>(&QTimer::start));
    connect(verticalScrollBar(), &QScrollBar::sliderReleased, &m_settling, qOverload<>(&QTimer::start));
}

int ChartGrid::columns() const
{
    // whether the scroll bar is there must not matter, or the two would chase each other
    const int room = width() - verticalScrollBar()->sizeHint().width();
    return std::clamp((room + space(3)) / (scaled(kNarrowest) + space(3)), 1, kMostColumns);
}

int ChartGrid::rowHeight(int rows) const
{
    const int gap = m_grid->verticalSpacing();
    const int inSight = std::clamp((height() + gap) / (scaled(kLowest) + gap), 1, std::max(1, rows));
    const int share = (height() + gap) / inSight - gap;
    return inSight < rows ? share : std::min(share, scaled(kHighest));
}

void ChartGrid::fitRows()
{
    if (m_columns == 0 || height() < 1)
        return;
    const int row = m_step > 0 ? (verticalScrollBar()->value() + m_step / 2) / m_step : 0;
    const int tall = rowHeight((int(m_plan.size()) + m_columns - 1) / m_columns);
    for (charts::TrendChart *chart : std::as_const(m_charts))
        chart->setFixedHeight(tall);
    m_step = tall + m_grid->verticalSpacing();
    verticalScrollBar()->setSingleStep(m_step / QApplication::wheelScrollLines()); // a notch is a row
    verticalScrollBar()->setValue(row * m_step);
}

void ChartGrid::reveal(int chart)
{
    if (m_step == 0 || m_columns == 0)
        return;
    const int row = chart / m_columns;
    const int inSight = std::max(1, (viewport()->height() + m_grid->verticalSpacing()) / m_step);
    const int first = (verticalScrollBar()->value() + m_step / 2) / m_step;
    if (row < first)
        verticalScrollBar()->setValue(row * m_step);
    else if (row >= first + inSight)
        verticalScrollBar()->setValue((row - inSight + 1) * m_step);
}

bool ChartGrid::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusIn)
        for (qsizetype i = 0; i < m_charts.size(); ++i)
            if (m_charts[i] == watched)
                reveal(int(i));
    return QScrollArea::eventFilter(watched, event);
}

void ChartGrid::settle()
{
    QScrollBar *bar = verticalScrollBar();
    if (m_step > 0 && !bar->isSliderDown() && bar->value() < bar->maximum())
        bar->setValue((bar->value() + m_step / 2) / m_step * m_step);
}

void ChartGrid::setPlan(const QList<PlannedChart> &plan)
{
    m_plan = plan;
    while (m_charts.size() < plan.size())
        makeChart();
    for (qsizetype i = 0; i < m_charts.size(); ++i) {
        if (i < plan.size())
            m_charts[i]->setSpec(plan[i].spec);
        m_charts[i]->setVisible(i < plan.size());
        offerRemoval(*m_charts[i], i < plan.size() && plan[i].added);
    }
    place();
}

void ChartGrid::makeChart()
{
    auto *chart = new charts::TrendChart(m_group, m_inside);
    chart->setObjectName(u"chart%1"_s.arg(m_charts.size()));
    chart->installEventFilter(this);
    auto *away = new QAction(chart);
    away->setShortcut(QKeySequence::Delete);
    away->setShortcutContext(Qt::WidgetShortcut);
    chart->addAction(away);
    connect(away, &QAction::triggered, this, [this, chart] { remove(chart); });
    m_charts.append(chart);
}

void ChartGrid::offerRemoval(charts::TrendChart &chart, bool offered)
{
    QAction *away = chart.actions().constFirst();
    away->setText(tr("Take this chart away"));
    away->setEnabled(offered);
    chart.setContextMenuPolicy(offered ? Qt::ActionsContextMenu : Qt::DefaultContextMenu);
}

void ChartGrid::remove(const charts::TrendChart *chart)
{
    const auto at = std::ranges::find(m_charts, chart) - m_charts.begin();
    if (at >= m_plan.size() || !m_plan[at].added)
        return;
    const watch::MetricId metric = m_plan[at].metrics.constFirst();
    emit removalRequested(metric);
    if (!m_plan.isEmpty()) // what took its place, else the one before
        m_charts[std::min<qsizetype>(at, m_plan.size() - 1)]->setFocus(Qt::OtherFocusReason);
}

void ChartGrid::setPresent(const watch::TargetSnapshot *snapshot, base::TimePoint now, int score)
{
    for (qsizetype i = 0; i < m_plan.size(); ++i)
        m_charts[i]->setNow(present(m_plan[i], snapshot, now, score));
}

void ChartGrid::focusMetric(watch::MetricId metric)
{
    for (qsizetype i = 0; i < m_plan.size(); ++i)
        if (m_plan[i].metrics.contains(metric)) {
            reveal(int(i));
            m_charts[i]->setFocus(Qt::ShortcutFocusReason);
            return;
        }
}

void ChartGrid::place()
{
    const int wanted = columns();
    if (wanted == m_columns && m_placed == m_plan.size())
        return;
    for (int c = 0; c < kMostColumns; ++c)
        m_grid->setColumnStretch(c, c < wanted ? 1 : 0);
    for (charts::TrendChart *chart : std::as_const(m_charts))
        m_grid->removeWidget(chart);
    for (int i = 0; i < m_plan.size(); ++i)
        m_grid->addWidget(m_charts[i], i / wanted, i % wanted);
    m_columns = wanted;
    m_placed = int(m_plan.size());
    fitRows();
}

void ChartGrid::resizeEvent(QResizeEvent *event)
{
    QScrollArea::resizeEvent(event);
    place();
    fitRows();
}

void ChartGrid::changeEvent(QEvent *event)
{
    QScrollArea::changeEvent(event);
    if (event->type() == QEvent::FontChange) {
        place();
        fitRows();
    }
}

} // namespace dashboard

#include "moc_chartgrid.cpp"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/dashboardpane.h"

#include "models/audit/desk.h"
#include "models/health/fleetmodel.h"
#include "models/health/forecastwords.h"
#include "models/history/foreteller.h"
#include "models/history/past.h"
#include "models/watch/feed.h"
#include "ui/charts/chartgroup.h"
#include "ui/dashboard/answerline.h"
#include "ui/dashboard/chartgrid.h"
#include "ui/dashboard/fleettree.h"
#include "ui/dashboard/fleetview.h"
#include "ui/dashboard/pastband.h"
#include "ui/dashboard/problemlist.h"
#include "ui/dashboard/scrubbar.h"
#include "ui/dashboard/scrubber.h"
#include "ui/dashboard/targetheader.h"
#include "ui/dashboard/timecontrols.h"
#include "ui/theme/button.h"
#include "ui/theme/space.h"
#include "ui/theme/tooltip.h"

#include <QApplication>
#include <QEvent>
#include <QSplitter>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace dashboard {

using settings::Key;
using theme::scaled;
using theme::space;

DashboardPane::DashboardPane(watch::Feed &feed, history::SeriesStore &store, settings::Settings &settings,
                             const base::Clock &clock, QWidget *parent) :
    QWidget(parent), m_feed(feed), m_store(store), m_settings(settings), m_moment(feed, clock, [this] { present(); }),
    m_fleet(new health::FleetModel(this)), m_group(new charts::ChartGroup(store, clock, this)),
    m_scrubber(new Scrubber(m_moment, *m_group, this)),
    m_foreteller(new history::Foreteller(store, nullptr, clock, this)), m_audits(new audit::Desk(feed, clock, this))
{
    setObjectName(u"dashboard"_s);
    m_group->setInterval(std::chrono::milliseconds(settings.value(Key::RefreshInterval).toInt()));
    m_group->setRange(std::chrono::seconds(settings.value(Key::ChartRange).toInt()));
    m_selected = settings.value(Key::SelectedTarget).toString();
    for (const QString &figure : settings.value(Key::AddedFigures).toStringList())
        m_added << watch::MetricId(figure);
    build();
    join();
    takeEnvironment();
}

DashboardPane::~DashboardPane() = default;

void DashboardPane::build()
{
    m_band = new PastBand(this);
    m_band->hide();
    m_answer = new AnswerLine(this);
    m_answer->setObjectName(u"answer"_s);
    m_next = new theme::Button({}, theme::Button::Kind::Quiet, this);
    m_next->setObjectName(u"nextToDie"_s);
    m_next->setCompact(true);
    m_next->hide();
    auto *below = new QHBoxLayout;
    below->setContentsMargins(scaled(26) - space(2), 0, 0, 0); // its words under those of the answer
    below->addWidget(m_next, 0, Qt::AlignLeft);
    m_problems = new ProblemList(this);
    m_list = new FleetView(*m_fleet, m_store, m_settings, m_moment, this);
    auto *controls = new TimeControls(*m_group, this);
    m_header = new TargetHeader(controls, this);
    m_charts = new ChartGrid(*m_group, this);
    m_tabs = new DetailTabs(m_settings, m_feed, this);
    m_tabs->setAudits(m_audits);

    m_down = new QSplitter(Qt::Vertical, this);
    m_down->setObjectName(u"detailSplitter"_s);
    m_down->setChildrenCollapsible(false);
    m_down->addWidget(m_charts);
    m_down->addWidget(m_tabs);
    m_down->setStretchFactor(0, 3);
    m_down->setStretchFactor(1, 2);
    auto *right = new QWidget(this);
    auto *detail = new QVBoxLayout(right);
    detail->setContentsMargins(0, 0, 0, 0);
    detail->setSpacing(space(3));
    auto *top = new QVBoxLayout;
    top->setSpacing(space(1));
    top->addWidget(m_header);
    top->addWidget(new ScrubBar(*m_scrubber, *m_group, right));
    detail->addLayout(top);
    detail->addWidget(m_down, 1);

    m_across = new QSplitter(Qt::Horizontal, this);
    m_across->setObjectName(u"fleetSplitter"_s);
    m_across->setChildrenCollapsible(false);
    m_across->addWidget(m_list);
    m_across->addWidget(right);
    m_across->setStretchFactor(0, 1);
    m_across->setStretchFactor(1, 3);
    m_list->setMinimumWidth(scaled(320));
    m_down->setSizes({scaled(270), scaled(270)});
    if (const QByteArray kept = m_settings.value(Key::FleetSplitter).toByteArray(); !kept.isEmpty())
        m_splitChosen = m_across->restoreState(kept);
    if (const QByteArray kept = m_settings.value(Key::DetailSplitter).toByteArray(); !kept.isEmpty())
        m_down->restoreState(kept);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space(4), space(3), space(4), space(4));
    column->setSpacing(space(3));
    column->addWidget(m_band);
    column->addWidget(m_answer);
    column->addLayout(below);
    column->addWidget(m_problems);
    column->addWidget(m_across, 1);
}

void DashboardPane::join()
{
    connect(&m_feed, &watch::Feed::environmentChanged, this, &DashboardPane::takeEnvironment);
    connect(&m_feed, &watch::Feed::updated, this, &DashboardPane::refresh);
    connect(m_list, &FleetView::selectionChanged, this, &DashboardPane::select);
    connect(m_list, &FleetView::actionRequested, this, &DashboardPane::targetActionRequested);
    connect(m_header, &TargetHeader::actionRequested, this, &DashboardPane::targetActionRequested);
    connect(m_header, &TargetHeader::figuresRequested, this, &DashboardPane::showFigures);
    connect(m_charts, &ChartGrid::removalRequested, this, &DashboardPane::addOrTakeAway);
    connect(m_next, &QAbstractButton::clicked, this, &DashboardPane::forecastsRequested);
    connect(m_foreteller, &history::Foreteller::changed, this, &DashboardPane::refresh);
    connect(m_problems, &ProblemList::actionRequested, this, &DashboardPane::act);
    connect(m_problems, &ProblemList::incidentRequested, this, &DashboardPane::incidentRequested);
    connect(m_problems, &ProblemList::muteRequested, this, &DashboardPane::muteOrUnmute);
    connect(m_problems, &ProblemList::acknowledgeRequested, this, &DashboardPane::acknowledge);
    connect(m_tabs, &DetailTabs::retryRequested, this, [this](const QString &target) {
        if (!m_moment.recorded())
            m_feed.retry(target);
    });
    connect(m_across, &QSplitter::splitterMoved, this, [this] { m_splitChosen = true; });
    connect(m_tabs, &DetailTabs::pageMade, this, &DashboardPane::orderTabs);
    connect(m_problems, &ProblemList::rowMade, this, &DashboardPane::orderTabs);
    connect(m_scrubber, &Scrubber::moved, this, &DashboardPane::refresh);
    connect(m_scrubber, &Scrubber::nothingThen, m_band, &PastBand::tellNothing);
    connect(m_band, &PastBand::backRequested, this, &DashboardPane::backToNow);
    bindKeys();
    orderTabs();
    m_ticker.setInterval(std::chrono::seconds(1));
    connect(&m_ticker, &QTimer::timeout, this, &DashboardPane::refresh);
    m_ticker.start();
}

void DashboardPane::split()
{
    if (m_splitChosen)
        return;
    const int list = std::clamp(m_across->width() * 2 / 5, scaled(320), scaled(540)); // more would be empty
    m_across->setSizes({list, m_across->width() - list});
}

void DashboardPane::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    layout()->activate();
    split();
}

void DashboardPane::takeEnvironment()
{
    m_fleet->setEnvironment(m_feed.environment(), m_feed.catalogue());
    if (m_feed.environment())
        m_scrubber->setScope(m_feed.environment()->name);
    m_list->setEnvironment(m_feed.environment());
    m_list->expandTiers();
    refresh();
    const environment::EnvironmentPtr environment = m_feed.environment();
    if (environment && !environment->find(m_selected) && !environment->targets.isEmpty())
        m_selected = environment->targets.front().id;
    m_list->select(m_selected);
    showSelected();
    emit selectionChanged(m_selected);
}

void DashboardPane::refresh()
{
    const environment::EnvironmentPtr environment = m_feed.environment();
    if (!environment)
        return;
    m_foreteller->look(environment, m_feed.catalogue(), m_feed.snapshots());
    m_moment.setForecasts(m_foreteller->forecasts());
    if (m_moment.refresh())
        present();
}

void DashboardPane::present()
{
    const base::TimePoint now = m_moment.now();
    const health::Situation &situation = m_moment.situation();
    m_answer->setAnswer(theme::mark(situation.answered()), situation.answer, situation.rest);
    showNext();
    noteAlerts();
    m_problems->setIncidents(m_incidents && !m_moment.recorded());
    m_problems->setMuting(m_muter && !m_moment.recorded()); // what was then can only be looked at
    m_problems->setProblems(situation.problems, situation.muted, now);
    m_fleet->refresh(m_moment.snapshots(), situation, now);
    showBand();
    showSelected();
    emit situationChanged();
}

void DashboardPane::showNext()
{
    const QString next = m_moment.situation().problems.isEmpty() ? health::nextOf(m_moment.situation().forecasts, *m_feed.environment(), *m_feed.catalogue()) : QString();
    if (!next.isEmpty() && next != m_next->text()) {
        m_next->setText(next);
        theme::setPlainToolTip(m_next, tr("What dies next (F3)"));
    }
    m_next->setVisible(!next.isEmpty());
}

watch::SnapshotPtr DashboardPane::poolOf(const environment::Target &target) const
{
    if (target.kind == environment::TargetKind::PgBouncer)
        return m_moment.snapshot(target.id);
    for (const environment::Target &other : m_feed.environment()->targets)
        for (const environment::Edge &edge : other.edges)
            if (other.kind == environment::TargetKind::PgBouncer && edge.kind == environment::EdgeKind::RoutesThrough
                && edge.to == target.id)
                return m_moment.snapshot(other.id);
    return {};
}

void DashboardPane::showSelected()
{
    const environment::EnvironmentPtr environment = m_feed.environment();
    const environment::Target *target = environment ? environment->find(m_selected) : nullptr;
    const watch::SnapshotPtr snapshot = m_moment.snapshot(m_selected);
    const base::TimePoint now = m_moment.now();
    const health::TargetHealth health = m_moment.situation().targets.value(m_selected);
    m_header->setTarget(target, snapshot, health.score, health.muted, m_moment.wallNow());
    const bool inTables = m_tabs->isAncestorOf(QApplication::focusWidget());
    m_tabs->setSubject({environment, target, snapshot, target ? poolOf(*target) : nullptr, now, m_moment.recorded(), m_moment.snapshots()});
    if (inTables && !m_tabs->isAncestorOf(QApplication::focusWidget()))
        focusFleet(); // the table that had the keyboard has gone
    if (!m_chartsReady || !target)
        return;
    showCharts(*target);
    if (m_marked != m_selected)
        showEvents();
}

void DashboardPane::select(const QString &target)
{
    if (target == m_selected || !m_feed.environment() || !m_feed.environment()->find(target))
        return;
    m_selected = target;
    m_list->select(target);
    showSelected();
    emit selectionChanged(target);
}

void DashboardPane::act(const health::Problem &problem)
{
    using Action = health::Problem::Action;
    select(problem.target);
    switch (problem.action) {
    case Action::ShowTarget:
        focusMetric(problem.metric);
        break;
    case Action::ShowSessions:
        showTab(DetailTabs::Sessions);
        break;
    case Action::ShowReplication:
        showTab(DetailTabs::Replication);
        break;
    case Action::ShowPool:
        showTab(DetailTabs::Pool);
        break;
    case Action::ShowStorage:
        showTab(DetailTabs::Storage);
        break;
    case Action::ShowVacuum:
        showTab(DetailTabs::Vacuum);
        break;
    case Action::ShowIndexes:
        showTab(DetailTabs::Indexes);
        break;
    case Action::EnterPassword:
        if (m_moment.recorded())
            break; // it was asked for then
        emit passwordRequested(problem.target);
        break;
    case Action::Retry:
        if (!m_moment.recorded())
            m_feed.retry(problem.target);
        break;
    }
}

void DashboardPane::goTo(const QString &target, health::Problem::Action action, watch::MetricId metric)
{
    health::Problem problem;
    problem.target = target;
    problem.action = action;
    problem.metric = metric;
    act(problem);
}

void DashboardPane::showTab(DetailTabs::Tab tab)
{
    m_tabs->showTab(tab);
    m_tabs->page(tab)->showCause();
    m_tabs->page(tab)->setFocus(Qt::ShortcutFocusReason);
}

void DashboardPane::setRange(std::chrono::seconds range)
{
    m_group->setRange(range);
    m_settings.set(Key::ChartRange, int(range.count()));
}

void DashboardPane::setPast(history::Past *past)
{
    constexpr std::chrono::hours kMemory{24};
    m_group->setPast(past);
    m_foreteller->setMemory(past ? &past->memory() : nullptr);
    if (!past && m_group->range() > kMemory)
        m_group->setRange(kMemory);
}

bool DashboardPane::hasPast() const { return m_group->past(); }

void DashboardPane::pauseOrGoOn() { m_group->setLive(!m_group->live()); }

void DashboardPane::keepState()
{
    if (m_splitChosen)
        m_settings.set(Key::FleetSplitter, m_across->saveState());
    m_settings.set(Key::DetailSplitter, m_down->saveState());
    m_settings.set(Key::SelectedTarget, m_selected);
    m_settings.set(Key::ChartRange, int(m_group->range().count()));
    m_settings.set(Key::RefreshInterval, int(m_group->interval().count()));
    m_list->keepState();
    m_tabs->keepState();
}

void DashboardPane::paintEvent(QPaintEvent *event)
{
    QWidget::paintEvent(event);
    if (std::exchange(m_painted, true))
        return;
    // the window stands before its charts are made
    QTimer::singleShot(0, this, [this] {
        m_chartsReady = true;
        showSelected();
    });
}

void DashboardPane::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange && m_charts) {
        m_charts->setPlan({});
        refresh();
    }
}

} // namespace dashboard

#include "moc_dashboardpane.cpp"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/mainwindow.h"

#include "models/health/scorewords.h"
#include "models/promises/wording.h"
#include "models/watch/feed.h"
#include "ui/dashboard/dashboardpane.h"
#include "ui/incidents/incidentspane.h"
#include "ui/palette/commandpalette.h"
#include "ui/palette/commandsources.h"
#include "ui/shell/explanations.h"
#include "ui/shell/helppopup.h"
#include "ui/shell/incidentcommands.h"
#include "ui/shell/incidentviews.h"
#include "ui/shell/ledgerrows.h"
#include "ui/shell/rail.h"
#include "ui/shell/searchbox.h"
#include "ui/shell/statusstrip.h"
#include "ui/shell/topbar.h"
#include "ui/shell/veil.h"
#include "ui/theme/messagebar.h"
#include "ui/theme/space.h"

#include <QCloseEvent>
#include <QKeyEvent>
#include <QLocale>
#include <QScreen>
#include <QShortcut>
#include <QStackedWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace shell {

using settings::Key;
using theme::Theme;

namespace {

constexpr std::pair<Theme::Choice, QLatin1StringView> kChoices[] = {
    {Theme::Choice::System, "system"_L1}, {Theme::Choice::Dark, "dark"_L1}, {Theme::Choice::Light, "light"_L1}};
constexpr double kScaleStep = 0.1;

} // namespace

MainWindow::MainWindow(watch::Feed &feed, history::SeriesStore &store, QWidget *parent, const base::Clock &clock) :
    QMainWindow(parent), m_feed(feed), m_clock(clock)
{
    const QString kept = m_settings.value(Key::Theme).toString();
    for (const auto &[choice, word] : kChoices)
        if (kept == word)
            Theme::current().setChoice(choice);
    Theme::current().setTextScale(m_settings.value(Key::TextScale).toDouble());
    Theme::current().install();
    m_dashboard = new dashboard::DashboardPane(feed, store, m_settings, clock, this);
    m_incidents = new incidents::IncidentsPane(clock, this);
    build();
    bindKeys();
    joinPanes();
    showEnvironment();
    showSituation();
    m_dashboard->focusFleet();
    const QByteArray geometry = m_settings.value(Key::WindowGeometry).toByteArray();
    if (geometry.isEmpty() || !restoreGeometry(geometry))
        resize(QSize(1440, 900).boundedTo(screen()->availableSize()));
    setMinimumSize(900, 560);
    m_ticker.setInterval(std::chrono::seconds(1));
    connect(&m_ticker, &QTimer::timeout, this, &MainWindow::tick);
    m_ticker.start();
    tick();
}

MainWindow::~MainWindow() = default;

void MainWindow::build()
{
    setObjectName(u"mainWindow"_s);
    setWindowTitle(u"Quarterdeck"_s);
    auto *centre = new QWidget(this);
    m_top = new TopBar(centre);
    m_rail = new Rail(centre);
    m_pages = new QStackedWidget(centre);
    m_pages->setObjectName(u"pages"_s);
    m_pages->addWidget(m_dashboard);
    m_veil = new Veil(m_pages);
    connect(m_pages, &QStackedWidget::currentChanged, m_veil, &QWidget::raise); // a page that is shown comes to the top
    m_views = new IncidentViews(centre);
    m_pages->addWidget(m_views);
    m_status = new StatusStrip(centre);
    auto *middle = new QHBoxLayout;
    middle->setSpacing(0);
    middle->addWidget(m_rail);
    auto *pane = new QVBoxLayout;
    pane->setSpacing(0);
    m_notices = new QVBoxLayout;
    m_notices->setSpacing(theme::space(1));
    pane->addLayout(m_notices);
    pane->addWidget(m_pages, 1);
    middle->addLayout(pane, 1);
    auto *column = new QVBoxLayout(centre);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_top);
    column->addLayout(middle, 1);
    column->addWidget(m_status);
    setCentralWidget(centre);
}

void MainWindow::bindKeys()
{
    const auto bind = [this](const QKeySequence &keys, auto act) {
        auto *shortcut = new QShortcut(keys, this);
        connect(shortcut, &QShortcut::activated, this, act);
    };
    bind(Qt::CTRL | Qt::Key_1, [this] { showDashboard(); });
    bind(Qt::CTRL | Qt::Key_2, [this] { showIncidents(); });
    bind(Qt::CTRL | Qt::Key_K, [this] { openPalette(); });
    bind(Qt::Key_Slash, [this] {
        if (m_pages->currentWidget() == m_dashboard)
            m_dashboard->focusFilter();
        else if (m_pages->currentWidget() == m_views)
            m_views->focusFilter();
    });
    for (int view = 0; view < IncidentViews::kViews; ++view)
        bind(IncidentViews::key(IncidentViews::View(view)), [this, view] { showView(view); });
    bind(Qt::Key_F1, [this] { help(); });
    bind(Qt::Key_F4, [this] { showScore(); });
    bind(Qt::Key_F3, [this] { showForecasts(); });
    bind(Qt::Key_F6, [this] { showPromises(); });
    bind(Qt::Key_F5, [this] { retry(); });
    bind(Qt::Key_F7, [this] { showFigures(); });
    bind(QKeySequence::New, [this] { emit targetActionRequested({dashboard::TargetAction::Kind::Add}); });
    bind(Qt::CTRL | Qt::Key_T, [this] { emit targetActionRequested({dashboard::TargetAction::Kind::Edit, m_dashboard->selectedTarget()}); });
    bind(QKeySequence::ZoomIn, [this] { setTextScale(Theme::current().textScale() + kScaleStep); });
    bind(QKeySequence::ZoomOut, [this] { setTextScale(Theme::current().textScale() - kScaleStep); });
    bind(Qt::CTRL | Qt::Key_0, [this] { setTextScale(1.0); });
    bind(QKeySequence::Quit, [this] { emit quitRequested(); });
}

void MainWindow::joinPanes()
{
    using dashboard::DashboardPane;
    m_dashboard->follow(m_rail->dashboard());
    joinIncidents();
    connect(m_rail, &Rail::dashboardRequested, this, &MainWindow::showDashboard);
    connect(m_top->search(), &SearchBox::searchRequested, this, &MainWindow::openPalette);
    connect(m_top, &TopBar::themeToggled, this, [this] {
        setTheme(theme::scheme() == theme::Scheme::Dark ? Theme::Choice::Light : Theme::Choice::Dark);
    });
    connect(m_top, &TopBar::scoreRequested, this, &MainWindow::showScore);
    connect(m_dashboard, &DashboardPane::forecastsRequested, this, &MainWindow::showForecasts);
    connect(m_dashboard, &DashboardPane::situationChanged, this, &MainWindow::showSituation);
    connect(m_dashboard, &DashboardPane::selectionChanged, this, [this] { showEnvironment(); });
    connect(m_dashboard, &DashboardPane::targetActionRequested, this, &MainWindow::targetActionRequested);
    connect(m_dashboard, &DashboardPane::passwordRequested, this, &MainWindow::passwordRequested);
    connect(&m_feed, &watch::Feed::environmentChanged, this, &MainWindow::showEnvironment);
}

void MainWindow::showEnvironment()
{
    m_top->setEnvironment(m_feed.environment().get());
    m_incidents->setEnvironment(m_feed.environment());
    const watch::SnapshotPtr snapshot = m_dashboard->moment().snapshot(m_dashboard->selectedTarget());
    m_top->setRole(snapshot ? &snapshot->facts : nullptr, m_dashboard->selectedTarget());
}

void MainWindow::showSituation()
{
    const health::Situation &situation = m_dashboard->situation();
    m_top->setSituation(situation);
    m_status->setSituation(situation);
    if (m_dashboard->moment().recorded() != std::exchange(m_recorded, m_dashboard->moment().recorded()))
        tick();
    m_incidents->setSituation(situation);
    m_rail->dashboard()->setBadge(int(situation.problems.size()), theme::mark(situation.answered()));
}

void MainWindow::tick()
{
    base::TimePoint newest{};
    QList<StatusStrip::Share> shares;
    if (const environment::EnvironmentPtr environment = m_feed.environment()) {
        for (const environment::Target &target : environment->targets) {
            const watch::SnapshotPtr snapshot = m_dashboard->moment().snapshot(target.id);
            if (!snapshot)
                continue;
            shares.append({target.title.isEmpty() ? target.id : target.title, snapshot->cost});
            newest = std::max(newest, snapshot->status.lastAnswer);
        }
    }
    lookWhetherBlind();
    m_status->setCost(shares);
    m_status->tick(newest, m_dashboard->moment().now(), m_dashboard->moment().wallNow());
    const watch::SnapshotPtr snapshot = m_dashboard->moment().snapshot(m_dashboard->selectedTarget());
    m_top->setRole(snapshot ? &snapshot->facts : nullptr, m_dashboard->selectedTarget());
}

void MainWindow::setTheme(Theme::Choice choice)
{
    for (const auto &[known, word] : kChoices)
        if (known == choice)
            m_settings.set(Key::Theme, QString(word));
    Theme::current().setChoice(choice);
}

void MainWindow::setTextScale(double scale)
{
    Theme::current().setTextScale(scale);
    m_settings.set(Key::TextScale, Theme::current().textScale());
}

palette::CommandPalette &MainWindow::commandPalette()
{
    if (m_palette)
        return *m_palette;
    m_palette = new palette::CommandPalette(this);
    m_palette->setRecent(m_settings.value(Key::RecentCommands).toStringList());
    connect(m_palette, &palette::CommandPalette::recentChanged, this,
            [this](const QStringList &ids) { m_settings.set(Key::RecentCommands, ids); });
    m_palette->addSource([this] {
        palette::ConsoleActions actions;
        actions.chooseTheme = [this](Theme::Choice choice) { setTheme(choice); };
        actions.chooseRange = [this](std::chrono::minutes range) { m_dashboard->setRange(range); };
        actions.longRanges = m_dashboard->hasPast();
        actions.pauseOrGoOn = [this] { m_dashboard->pauseOrGoOn(); };
        if (!m_dashboard->moment().recorded())
            actions.retryAll = [this] { m_feed.retry(); };
        if (m_incidentDesk)
            actions.showIncidents = [this] { showIncidents(); };
        const auto shows = [this](IncidentViews::View view) { return m_views->has(view) ? std::function<void()>([this, view] { showView(view); }) : nullptr; };
        actions.showAlerts = shows(IncidentViews::Alerts);
        actions.showOnCall = shows(IncidentViews::OnCall);
        actions.showDeliveries = shows(IncidentViews::Deliveries);
        if (m_feed.environment()) {
            actions.showScore = [this] { showScore(); };
            actions.showForecasts = [this] { showForecasts(); };
            actions.showPromises = [this] { showPromises(); };
            actions.showFigures = [this] { showFigures(); };
        }
        actions.soundOn = m_settings.value(Key::AlertSound).toBool();
        actions.switchSound = [this] { m_settings.set(Key::AlertSound, !m_settings.value(Key::AlertSound).toBool()); };
        actions.help = [this] { help(); };
        actions.quit = [this] { emit quitRequested(); };
        return palette::consoleCommands(actions);
    });
    m_palette->addSource([this] {
        if (!m_incidentDesk || !m_feed.environment())
            return QList<palette::Command>();
        return incidentCommands(*m_incidentDesk, m_clock.wallNow(), [this](const QString &incident) { showIncidents(incident); });
    });
    m_palette->addSource([this] {
        const environment::EnvironmentPtr environment = m_feed.environment();
        if (!environment)
            return QList<palette::Command>();
        QList<palette::Command> commands = palette::targetCommands(*environment, [this](const QString &target) {
            showDashboard();
            m_dashboard->select(target);
        });
        if (const environment::Target *target = environment->find(m_dashboard->selectedTarget()))
            commands += palette::metricCommands(*m_feed.catalogue(), *target, [this](watch::MetricId metric) {
                showDashboard();
                m_dashboard->focusMetric(metric);
            });
        return commands;
    });
    for (const palette::CommandSource &source : m_commands)
        m_palette->addSource(source);
    return *m_palette;
}

void MainWindow::addCommands(palette::CommandSource source)
{
    if (m_palette)
        m_palette->addSource(source);
    m_commands.push_back(std::move(source));
}

void MainWindow::openPalette(const QString &typed) { commandPalette().open(typed); }

void MainWindow::showStart(QWidget *page)
{
    if (page != m_start) {
        m_start = page;
        m_pages->addWidget(page);
    }
    m_pages->setCurrentWidget(page);
    m_rail->hide();
    m_status->hide();
}

void MainWindow::showDashboard()
{
    if (!m_feed.environment())
        return;
    showPane(m_dashboard);
    m_rail->dashboard()->setChecked(true);
}

void MainWindow::showFigures()
{
    showDashboard();
    m_dashboard->showFigures();
}

void MainWindow::showMessage(theme::Mark mark, const QString &sentence) { showMessage(mark, base::Untrusted(sentence)); }

void MainWindow::showMessage(theme::Mark mark, const base::Untrusted &sentence)
{
    if (!m_message) {
        m_message = new theme::PlainMessageBar(this);
        m_message->setObjectName(u"windowMessage"_s);
        m_notices->addWidget(m_message);
        m_notices->setContentsMargins(theme::space(4), theme::space(3), theme::space(4), 0);
    }
    m_message->showMessage(mark, sentence);
    m_message->show();
}

void MainWindow::clearMessage()
{
    if (m_message)
        m_message->hide();
}

void MainWindow::takeBack(const QString &sentence)
{
    if (m_message && m_message->sentence() == sentence)
        clearMessage();
}

void MainWindow::showSharing(const QString &line, const QString &sentences, bool wrong)
{
    m_status->setSharing(line, sentences, wrong);
}

void MainWindow::showPrompt(QWidget *prompt)
{
    m_notices->addWidget(prompt);
    m_notices->setContentsMargins(theme::space(4), theme::space(3), theme::space(4), 0);
    prompt->show();
}

bool MainWindow::startShown() const { return m_start && m_pages->currentWidget() == m_start; }

void MainWindow::help()
{
    const bool views = m_pages->currentWidget() == m_views;
    const auto [title, text, beside] = views ? dashboard::CellTree::Help{IncidentViews::title(m_views->view()), m_views->keys(), m_views->row()} : m_dashboard->help();
    if (text.isEmpty())
        return;
    if (!m_help)
        m_help = new HelpPopup(this);
    m_help->showHelp(title, text, beside, m_incidentDesk ? viewKeys() : QString());
}

ListPopup &MainWindow::list()
{
    if (!m_list)
        m_list = new ListPopup(this);
    return *m_list;
}

void MainWindow::showScore()
{
    m_scoreAwaits = true; // the colours of the last days
    listScore();
    emit ledgerRequested();
}

void MainWindow::listScore()
{
    const environment::EnvironmentPtr environment = m_feed.environment();
    const health::Score &score = m_dashboard->situation().score;
    if (!environment || score.targets.isEmpty())
        return;
    const QString title = tr("Health %1 of 100, %2").arg(health::ScoreWords::number(score.value, score.muted), health::ScoreWords::band(score.band));
    const QString sentence = tr("The number is that of the worst target, never an average: %1 red, %2 amber, %3 green. Rules %4.")
                                 .arg(QLocale().toString(score.red), QLocale().toString(score.amber), QLocale().toString(score.green), score.ruleSet);
    list().showList(title, sentence, scoreRows(score, *environment, m_ledger && m_ledger->environment == environment->name ? m_ledger->colours : QList<promises::ColourTime>()),
                    m_top->healthPlace());
}

void MainWindow::showForecasts()
{
    const environment::EnvironmentPtr environment = m_feed.environment();
    if (!environment)
        return;
    const QList<ListPopup::Row> rows = forecastRows(m_dashboard->situation().forecasts, *environment, *m_feed.catalogue());
    m_scoreAwaits = false; // another list is looked at
    list().showList(tr("What dies next"),
                    rows.isEmpty() ? tr("Nothing that is watched here can run out, or it has not been looked at yet.")
                                   : tr("If it goes on as it did. A date is given only where the past goes one way."),
                    rows);
}

void MainWindow::showPromises()
{
    if (!m_feed.environment())
        return;
    m_ledgerAwaited = true;
    m_scoreAwaits = false;
    emit ledgerRequested();
}

void MainWindow::takeLedger(const promises::Ledger &ledger)
{
    const environment::EnvironmentPtr environment = m_feed.environment();
    if (!environment || environment->name != ledger.environment)
        return;
    m_ledger = std::make_shared<const promises::Ledger>(ledger);
    if (std::exchange(m_scoreAwaits, false) && m_list && m_list->isVisible())
        listScore();
    if (!std::exchange(m_ledgerAwaited, false))
        return;
    list().showList(tr("What was promised"), promises::answer(ledger), ledgerRows(ledger, *environment));
}

void MainWindow::retry()
{
    if (m_dashboard->moment().recorded()) // a server of the past cannot be asked
        return;
    m_feed.retry(m_dashboard->selectedTarget());
    m_dashboard->lookAgain();
}

void MainWindow::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape) {
        if (m_pages->currentWidget() == m_views)
            m_views->focusPage();
        else if (!m_dashboard->backToNow())
            m_dashboard->focusFleet();
    } else
        QMainWindow::keyPressEvent(event);
}

void MainWindow::resizeEvent(QResizeEvent *event)
{
    m_rail->fitWindow(width());
    QMainWindow::resizeEvent(event);
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    m_settings.set(Key::WindowGeometry, saveGeometry());
    m_dashboard->keepState();
    QMainWindow::closeEvent(event);
}


} // namespace shell

#include "moc_mainwindow.cpp"

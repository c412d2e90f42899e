// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktopsession.h"

#include "app/desktoptargets.h"
#include "app/firstlook.h"
#include "app/telling.h"
#include "models/alerts/alertdesk.h"
#include "models/alerts/alertwatch.h"
#include "models/audit/desk.h"
#include "models/base/log.h"
#include "models/base/paths.h"
#include "models/environment/environmentfile.h"
#include "models/events/eventbook.h"
#include "models/incidents/enginedesk.h"
#include "models/inquiry/desk.h"
#include "models/journal/journalfile.h"
#include "models/mutes/mutefile.h"
#include "models/operate/enginemuter.h"
#include "models/operate/enginepoolkeeper.h"
#include "models/operate/enginesignaller.h"
#include "models/operate/openacts.h"
#include "models/operate/sharing.h"
#include "models/paging/enginedutydesk.h"
#include "models/paging/heldfollower.h"
#include "models/sandbox/sandbox.h"
#include "models/secrets/desktopsecrets.h"
#include "models/sharedjournal/wording.h"
#include "models/watch/metriclookup.h"
#include "ui/dashboard/dashboardpane.h"
#include "ui/palette/commandsources.h"
#include "ui/start/engineconnector.h"
#include "ui/start/enginesandbox.h"
#include "ui/start/passwordprompt.h"
#include "ui/start/startpage.h"
#include "ui/theme/dialogs.h"

#include <QCloseEvent>
#include <QCoreApplication>
#include <QDesktopServices>
#include <QFileDialog>
#include <QFileInfo>
#include <QUrl>

#include <utility>

namespace app {

using settings::Key;

DesktopSession::DesktopSession(QString sandboxFolder)
    : m_sandboxFolder(std::move(sandboxFolder)), m_feed([](flow::Reactor &reactor) { return secrets::makeSecretSource(reactor); }), m_planner(m_feed), m_window(m_feed, m_store)
{
    // The series are filled before the dashboard draws: connected first.
    connect(&m_feed, &watch::Feed::sampled, this, [this](const watch::Delivery &delivery) {
        m_store.append(delivery);
        m_figures->take(delivery);
        if (m_statements && m_feed.environment())
            m_statements->append(m_feed.environment()->name, delivery);
    });
    openMemory();
    openPromises();
    openEvents();
    openAlerts();
    openRecorder();
    connect(&m_window, &shell::MainWindow::quitRequested, this, &DesktopSession::end);
    connect(&m_window, &shell::MainWindow::passwordRequested, this, &DesktopSession::askPassword);
    connect(&m_window, &shell::MainWindow::targetActionRequested, this, [this](const dashboard::TargetAction &action) { targets().act(action); });
    m_window.installEventFilter(this);
    m_window.addCommands([this] { return commands(); });
}

DesktopSession::~DesktopSession() = default;

bool DesktopSession::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == &m_window && event->type() == QEvent::Close && !m_ending) {
        // after the window has kept its state
        QMetaObject::invokeMethod(this, &DesktopSession::end, Qt::QueuedConnection);
    }
    return QObject::eventFilter(watched, event);
}

void DesktopSession::end()
{
    if (m_ending)
        return;
    m_ending = true;
    m_window.close();
    emit ended(); // what runs on the engine, a sandbox of ours too, ends with the feed
}

start::SandboxDriver &DesktopSession::sandboxDriver()
{
    if (!m_driver) {
        m_driver = std::make_unique<start::EngineSandbox>(m_feed, QStringLiteral("shop"), m_sandboxFolder);
        m_driver->setBooks(m_books);
        connect(m_driver.get(), &start::SandboxDriver::refused, this, [this](const base::Error &error) { complain(error); });
        connect(m_driver.get(), &start::SandboxDriver::done, this,
                [this](const QString &line) { m_window.showMessage(theme::Mark::Ok, line); });
    }
    return *m_driver;
}

start::Connector &DesktopSession::connector()
{
    if (!m_connector) {
        m_connector = std::make_unique<start::EngineConnector>(m_feed, base::defaultEnvironmentFile());
        m_connector->setBooks(m_books);
        connect(m_connector.get(), &start::Connector::saveFailed, this, [this](const base::Error &error) { complain(error); });
    }
    return *m_connector;
}

void DesktopSession::complain(const base::Error &error)
{
    QString text = base::Untrusted(error.text).visible();
    if (!error.remedy.empty())
        text += QLatin1Char(' ') + QString::fromStdString(error.remedy);
    m_window.showMessage(theme::Mark::Critical, text);
    base::logWarning("desktop", text);
}

start::StartPage &DesktopSession::startPage()
{
    if (!m_start) {
        m_start = new start::StartPage(sandboxDriver());
        connect(m_start, &start::StartPage::watchRequested, this, &DesktopSession::editConnection);
        connect(m_start, &start::StartPage::environmentRequested, this, &DesktopSession::openEnvironment);
        connect(m_start, &start::StartPage::sandboxStarted, this,
                [this](const sandbox::State &state) { openEnvironment(state.environmentFile); });
        connect(m_start, &start::StartPage::fileRequested, this, [this] {
            auto *dialog = new QFileDialog(&m_window, tr("Open an environment file"), base::configFolder(),
                                           tr("Environment files (*.yaml *.yml)"));
            dialog->setObjectName(QStringLiteral("environmentFileDialog"));
            connect(dialog, &QFileDialog::fileSelected, this, &DesktopSession::openEnvironment);
            theme::openDialog(dialog);
        });
    }
    QList<start::RecentEnvironment> recent;
    for (const QString &file : m_window.settings().value(Key::RecentEnvironments).toStringList())
        if (QFileInfo::exists(file))
            recent.append({QFileInfo(file).completeBaseName(), file, environment::Kind::Development});
    m_start->setRecent(recent);
    return *m_start;
}

void DesktopSession::openStart()
{
    startPage().showDoors();
    m_window.showStart(m_start);
}

void DesktopSession::openSandbox()
{
    m_window.showStart(&startPage());
    m_start->openSandbox();
}

void DesktopSession::openEnvironment(const QString &file)
{
    m_file = std::make_unique<environment::EnvironmentFile>(file, watch::metricLookup());
    connect(m_file.get(), &environment::EnvironmentFile::changed, this, &DesktopSession::showEnvironment);
    m_file->start();
}

void DesktopSession::showEnvironment(const environment::ParseResult &result)
{
    for (const environment::Issue &issue : result.issues)
        base::logWarning("desktop", environment::issueLine(issue));
    if (!result.environment) {
        const QString first = result.issues.isEmpty() ? QString() : environment::issueLine(result.issues.first());
        if (!m_feed.environment()) // else what was watched before the mistake was saved goes on, on screen too
            openStart();
        m_window.showMessage(theme::Mark::Critical, base::Untrusted(tr("This file cannot be used. %1").arg(first)));
        return;
    }
    moveHistory(*result.environment);
    m_feed.setEnvironment(result.environment);
    m_window.showDashboard();
    if (result.environment->find(m_lookAt))
        m_window.dashboard().select(std::exchange(m_lookAt, QString()));
    if (!m_signaller) {
        journal::Options options;
        options.writer = QStringLiteral("console");
        options.version = QCoreApplication::applicationVersion();
        const auto books = operate::Bookkeeping::open(m_feed, options);
        m_books = books;
        if (m_driver)
            m_driver->setBooks(books);
        if (m_connector)
            m_connector->setBooks(books);
        m_signaller = std::make_unique<operate::EngineSignaller>(m_feed, books);
        m_window.dashboard().setSignaller(m_signaller.get());
        m_poolKeeper = std::make_unique<operate::EnginePoolKeeper>(m_feed, books);
        m_window.dashboard().setPoolKeeper(m_poolKeeper.get());
        m_desk = std::make_unique<inquiry::EngineDesk>(m_feed, books);
        connect(m_desk.get(), &inquiry::Desk::passwordWanted, this, &DesktopSession::askReaderPassword);
        m_window.dashboard().setDesk(m_desk.get());
        const QString audits = base::stateFolder().isEmpty() ? QString() : base::stateFolder() + QStringLiteral("/audits");
        m_window.dashboard().audits().setBooks(books, audits);
        m_window.dashboard().scoreSecurity(audits);
        m_openActs = std::make_unique<operate::OpenActs>(m_feed);
        connect(m_openActs.get(), &operate::OpenActs::found, this, [this](const QList<journal::StoredEntry> &intents) {
            warn(operate::OpenActs::sentence(intents, base::Clock::system().wallNow()));
        });
        m_openActs->look(journal::standardFile());
        m_muter = std::make_unique<operate::EngineMuter>(m_feed, books, mutes::standardFile());
        connect(m_muter.get(), &operate::Muter::refused, this, &DesktopSession::complain);
        connect(m_muter.get(), &operate::Muter::changed, m_alerts.get(), [this] { m_alerts->setMutes(m_muter->mutes()); });
        m_window.dashboard().setMuter(m_muter.get());
        m_alertDesk = std::make_unique<alerts::AlertDesk>(m_feed, books, alerts::standardWishes());
        connect(m_alertDesk.get(), &alerts::AlertDesk::refused, this, &DesktopSession::complain);
        m_window.setAlerts(m_alerts.get(), m_alertDesk.get());
        openIncidents(books);
        openTelling(books);
        m_sharing = std::make_unique<operate::Sharing>(m_feed, books);
        connect(m_sharing.get(), &operate::Sharing::changed, this, &DesktopSession::showSharing);
        m_held = std::make_unique<paging::HeldFollower>(m_feed, paging::HeldFollower::Files());
    }
    if (result.issues.isEmpty() && !m_warned.isEmpty())
        m_window.showMessage(theme::Mark::Warning, m_warned);
    else if (result.issues.isEmpty())
        m_window.clearMessage();
    else
        m_window.showMessage(theme::Mark::Warning,
                             base::Untrusted(tr("%n mistakes in the environment file; the rest is watched. %1", nullptr, int(result.issues.size()))
                                                 .arg(environment::issueLine(result.issues.first()))));
    if (result.environment->kind != environment::Kind::Sandbox)
        rememberRecent(m_file->path());
}

void DesktopSession::showSharing()
{
    const sharedjournal::State &state = m_sharing->state();
    QStringList sentences{sharedjournal::sentenceOf(state)};
    for (const journal::ChainFault &fault : state.faults)
        sentences << sharedjournal::sentenceOf(fault);
    m_window.showSharing(sharedjournal::briefOf(state), sentences.join(QLatin1Char(' ')), state.condition == sharedjournal::Condition::Away || !state.faults.isEmpty());
    const bool acts = !m_sharing->onlyReads();
    m_telling->setOnlyReads(!acts);
    m_duty->setActs(acts);
    m_incidents->setRole(acts ? acts::Role::Operator : acts::Role::Viewer);
    if (std::exchange(m_acts, acts) == acts)
        return;
    dashboard::DashboardPane &pane = m_window.dashboard();
    pane.setSignaller(acts ? m_signaller.get() : nullptr);
    pane.setPoolKeeper(acts ? m_poolKeeper.get() : nullptr);
    pane.setDesk(acts ? m_desk.get() : nullptr);
    pane.setMuter(acts ? m_muter.get() : nullptr);
    m_window.setAlerts(m_alerts.get(), acts ? m_alertDesk.get() : nullptr);
}

void DesktopSession::rememberRecent(const QString &file)
{
    constexpr qsizetype kKept = 5;
    QStringList recent = m_window.settings().value(Key::RecentEnvironments).toStringList();
    recent.removeAll(file);
    recent.prepend(file);
    m_window.settings().set(Key::RecentEnvironments, QStringList(recent.mid(0, kKept)));
}

void DesktopSession::editConnection()
{
    targets().act({dashboard::TargetAction::Kind::Add});
}

DesktopTargets &DesktopSession::targets()
{
    if (!m_targets) {
        m_targets = std::make_unique<DesktopTargets>(m_window, m_feed, connector());
        connect(m_targets.get(), &DesktopTargets::changed, this, [this](const QString &file, const QString &target, const QString &before) {
            m_lookAt = target;
            m_renamedFrom = before;
            openEnvironment(file);
        });
    }
    return *m_targets;
}

void DesktopSession::askPassword(const QString &target)
{
    const environment::EnvironmentPtr environment = m_feed.environment();
    const environment::Target *t = environment ? environment->find(target) : nullptr;
    if (!t)
        return;
    const watch::SnapshotPtr snapshot = m_feed.snapshot(target);
    const bool refused = snapshot && snapshot->status.condition == watch::Condition::Refused;
    prompt(target, t->title, t->credential.key.isEmpty() ? t->id : t->credential.key, refused);
}

void DesktopSession::askReaderPassword(const QString &target, const QString &key, bool wrong)
{
    const environment::EnvironmentPtr environment = m_feed.environment();
    const environment::Target *t = environment ? environment->find(target) : nullptr;
    if (const auto *postgres = t ? std::get_if<environment::PostgresSettings>(&t->settings) : nullptr)
        prompt(target, QStringLiteral("%1 (%2)").arg(t->title, postgres->reader.user), key, wrong);
}

void DesktopSession::prompt(const QString &target, const QString &title, const QString &key, bool refused)
{
    if (!m_prompt) {
        m_prompt = new start::PasswordPrompt(&m_window);
        connect(m_prompt, &start::PasswordPrompt::given, this, [this](const QString &id, const QString &entry, bool keep) {
            m_prompt->hide();
            connector().enterPassword(id, entry, m_prompt->takePassword(), keep);
        });
        connect(m_prompt, &start::PasswordPrompt::declined, m_prompt, &QWidget::hide);
    }
    m_prompt->ask(target, title, key, refused ? secrets::Availability::Found : secrets::Availability::Absent);
    m_window.showPrompt(m_prompt);
}

QList<palette::Command> DesktopSession::commands()
{
    palette::ConsoleActions actions;
    actions.addTarget = [this] { editConnection(); };
    actions.showStart = [this] { openStart(); };
    actions.openSandbox = [this] { openSandbox(); };
    actions.openEvidence = [this] { openEvidence(); };
    if (m_recorder && m_feed.environment())
        actions.makeEvidence = [this] { makeEvidence(); };
    if (m_file)
        actions.openEnvironmentFile = [this] { QDesktopServices::openUrl(QUrl::fromLocalFile(m_file->path())); };
    QList<palette::Command> all = palette::consoleCommands(actions);
    all += targets().commands();
    const environment::EnvironmentPtr environment = m_feed.environment();
    if (environment && environment->kind == environment::Kind::Sandbox)
        all += palette::faultCommands(
            sandbox::Sandbox::faultNames(), [this](const QString &fault) { sandboxDriver().inject(fault); }, [this] { sandboxDriver().heal(); });
    return all;
}

} // namespace app

#include "moc_desktopsession.cpp"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktopsession.h"

#include "app/desktoptargets.h"
#include "models/base/log.h"
#include "models/base/paths.h"
#include "models/environment/environmentfile.h"
#include "models/events/eventbook.h"
#include "models/inquiry/desk.h"
#include "models/journal/journalfile.h"
#include "models/mutes/mutefile.h"
#include "models/operate/enginemuter.h"
#include "models/operate/enginepoolkeeper.h"
#include "models/operate/enginesignaller.h"
#include "models/sandbox/sandbox.h"
#include "models/secrets/desktopsecrets.h"
#include "models/watch/metriclookup.h"
#include "ui/dashboard/dashboardpane.h"
#include "ui/palette/commandsources.h"
#include "ui/start/engineconnector.h"
#include "ui/start/enginesandbox.h"
#include "ui/start/passwordprompt.h"
#include "ui/start/startpage.h"

#include <QCloseEvent>
#include <QCoreApplication>
#include <QDateTime>
#include <QDesktopServices>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QShortcut>
#include <QStandardPaths>
#include <QUrl>

#include <utility>

namespace app {

using settings::Key;

DesktopSession::DesktopSession()
    : m_feed([](flow::Reactor &reactor) { return secrets::makeSecretSource(reactor); }), m_planner(m_feed), m_window(m_feed, m_store)
{
    // The series are filled before the dashboard draws: connected first.
    connect(&m_feed, &watch::Feed::sampled, this, [this](const watch::Delivery &delivery) {
        m_store.append(delivery);
        if (m_memory && m_feed.environment())
            m_memory->append(m_feed.environment()->name, delivery);
        m_promises->take(delivery);
        if (m_statements && m_feed.environment())
            m_statements->append(m_feed.environment()->name, delivery);
    });
    openMemory();
    openPromises();
    openEvents();
    openRecorder();
    connect(&m_window, &shell::MainWindow::quitRequested, this, &DesktopSession::end);
    connect(&m_window, &shell::MainWindow::passwordRequested, this, &DesktopSession::askPassword);
    connect(&m_window, &shell::MainWindow::targetActionRequested, this, [this](const dashboard::TargetAction &action) { targets().act(action); });
    m_window.installEventFilter(this);
    m_window.addCommands([this] { return commands(); });
}

DesktopSession::~DesktopSession() = default;

void DesktopSession::openMemory()
{
    m_window.dashboard().setStatements(nullptr, &m_planner);
    if (base::stateFolder().isEmpty())
        return;
    m_memory = std::make_unique<history::LongMemory>(base::stateFolder() + QStringLiteral("/history"));
    m_past = std::make_unique<history::Past>(m_store, *m_memory, base::Clock::system());
    m_remote = std::make_unique<history::PrometheusMemory>(m_feed);
    m_past->setRemote(m_remote.get());
    connect(m_remote.get(), &history::PrometheusMemory::troubled, this, [this](const base::Error &error) {
        warn(tr("Prometheus does not answer, charts show what this workstation remembers: %1. %2")
                 .arg(base::Untrusted(std::string_view(error.text)).visible(), QString::fromStdString(error.remedy)));
    });
    connect(m_remote.get(), &history::PrometheusMemory::recovered, this, [this] {
        m_warned.clear();
        m_window.showMessage(theme::Mark::Ok, tr("Prometheus answers again."));
    });
    connect(&m_feed, &watch::Feed::environmentChanged, this, [this] {
        if (m_feed.environment())
            m_past->setScope(m_feed.environment()->name);
    });
    connect(m_memory.get(), &history::LongMemory::refused, this, [this](const base::Error &error) {
        m_window.dashboard().setPast(nullptr);
        warn(tr("Figures are kept for a day only, without a long memory: %1. %2")
                 .arg(QString::fromStdString(error.text), QString::fromStdString(error.remedy)));
    });
    connect(m_memory.get(), &history::LongMemory::troubled, this, [this](const base::Error &error) {
        warn(QString::fromStdString(error.text) + u' ' + QString::fromStdString(error.remedy));
    });
    connect(m_memory.get(), &history::LongMemory::recovered, this, [this] {
        m_warned.clear();
        m_window.showMessage(theme::Mark::Ok, tr("The long memory of figures is written again."));
    });
    connect(m_memory.get(), &history::LongMemory::damaged, this, &DesktopSession::warn);
    m_window.dashboard().setPast(m_past.get());
    openStatements();
}

void DesktopSession::openPromises()
{
    m_promises = std::make_unique<promises::Desk>(m_memory.get());
    connect(&m_feed, &watch::Feed::environmentChanged, this, [this] { m_promises->setEnvironment(m_feed.environment(), m_feed.catalogue()); });
    connect(&m_window, &shell::MainWindow::ledgerRequested, m_promises.get(), &promises::Desk::judge);
    connect(m_promises.get(), &promises::Desk::burningChanged, this, [this] { m_window.dashboard().setBurning(m_promises->burning()); });
    connect(&m_window.dashboard(), &dashboard::DashboardPane::situationChanged, m_promises.get(),
            [this] { m_promises->note(m_window.dashboard().moment().presentSituation()); });
    connect(m_promises.get(), &promises::Desk::judged, this, [this] { m_window.takeLedger(*m_promises->ledger()); });
}

void DesktopSession::openStatements()
{
    m_statements = std::make_unique<statements::Memory>(statements::standardFile());
    connect(m_statements.get(), &statements::Memory::refused, this, [this](const base::Error &error) {
        warn(tr("Statements are not remembered: %1. %2").arg(QString::fromStdString(error.text), QString::fromStdString(error.remedy)));
    });
    connect(m_statements.get(), &statements::Memory::troubled, this, [this](const base::Error &error) {
        warn(QString::fromStdString(error.text) + u' ' + QString::fromStdString(error.remedy));
    });
    connect(m_statements.get(), &statements::Memory::damaged, this, &DesktopSession::warn);
    m_window.dashboard().setStatements(m_statements.get(), &m_planner);
}

void DesktopSession::openEvents()
{
    events::EventBook::Files files;
    files.journal = journal::standardFile();
    m_events = std::make_unique<events::EventBook>(m_feed, files, base::Clock::system());
    connect(m_events.get(), &events::EventBook::refused, this,
            [this](const base::Error &error) { warn(QString::fromStdString(error.text) + u' ' + QString::fromStdString(error.remedy)); });
    m_window.dashboard().setEvents(m_events.get());
}

void DesktopSession::openRecorder()
{
    if (base::stateFolder().isEmpty())
        return;
    m_recorder = std::make_unique<recorder::FlightRecorder>(base::stateFolder() + QStringLiteral("/recorder"));
    connect(m_recorder.get(), &recorder::FlightRecorder::refused, this, [this](const base::Error &error) {
        m_window.dashboard().setRecorder(nullptr);
        warn(tr("Nothing is recorded to look back at: %1. %2").arg(QString::fromStdString(error.text), QString::fromStdString(error.remedy)));
    });
    connect(m_recorder.get(), &recorder::FlightRecorder::troubled, this, [this](const base::Error &error) {
        warn(QString::fromStdString(error.text) + u' ' + QString::fromStdString(error.remedy));
    });
    connect(m_recorder.get(), &recorder::FlightRecorder::recovered, this, [this] {
        m_warned.clear();
        m_window.showMessage(theme::Mark::Ok, tr("The flight recorder writes again."));
    });
    connect(m_recorder.get(), &recorder::FlightRecorder::damaged, this, &DesktopSession::warn);
    connect(&m_feed, &watch::Feed::environmentChanged, this, [this] {
        const environment::EnvironmentPtr environment = m_feed.environment();
        if (!environment || environment->name == std::exchange(m_remembered, environment->name))
            return;
        m_recorder->newest(environment->name, base::Clock::system().wallNow(), this,
                           [this](const recorder::FramePtr &last) { m_window.dashboard().remember(last); });
    });
    m_second.setInterval(std::chrono::seconds(1));
    m_second.setTimerType(Qt::PreciseTimer);
    connect(&m_second, &QTimer::timeout, this, [this] {
        if (!m_feed.snapshots().isEmpty())
            m_recorder->record(m_window.dashboard().moment().frame());
    });
    m_second.start();
    m_window.dashboard().setRecorder(m_recorder.get());
    auto *pack = new QShortcut(Qt::CTRL | Qt::Key_E, &m_window);
    connect(pack, &QShortcut::activated, this, &DesktopSession::makeEvidence);
}

void DesktopSession::makeEvidence()
{
    const environment::EnvironmentPtr environment = m_feed.environment();
    if (!environment || !m_recorder)
        return;
    constexpr std::chrono::minutes kBefore{15}, kAfter{5};
    const base::WallTime now = base::Clock::system().wallNow(), shown = m_window.dashboard().moment().wallNow();
    QString folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    if (!QFileInfo(folder).isDir())
        folder = QDir::homePath();
    const QString file = QStringLiteral("%1/%2-%3.qdpack").arg(folder, environment->name, QDateTime::currentDateTime().toString(QStringLiteral("yyyyMMdd-HHmmss")));
    const recorder::PackRequest request{environment, shown - kBefore, std::min(now, shown + kAfter), journal::standardFile(),
                                        QCoreApplication::applicationVersion()};
    m_recorder->work([recorder = m_recorder.get(), context = QPointer<QObject>(this), this, request, file](recorder::Tape &tape) {
        const auto written = recorder::writePack(tape, request, file);
        recorder->tell(context, [this, written, file] {
            if (written)
                m_window.showMessage(theme::Mark::Ok, tr("Evidence pack of %n second(s), without literals, names and addresses: %1", nullptr, written->seconds).arg(file));
            else
                complain(written.error());
        });
    });
}

void DesktopSession::openEvidence()
{
    auto *dialog = new QFileDialog(&m_window, tr("Open an evidence pack"), QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation),
                                   tr("Evidence packs (*.qdpack)"));
    dialog->setObjectName(QStringLiteral("evidenceFileDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QFileDialog::fileSelected, this, &DesktopSession::showEvidence);
    dialog->open();
}

void DesktopSession::showEvidence(const QString &file)
{
    DesktopEvidence::open(file, this, [this](base::Result<std::shared_ptr<DesktopEvidence>> opened) {
        if (!opened)
            return complain(opened.error());
        m_evidence.append(*opened);
        DesktopEvidence *evidence = opened->get();
        connect(evidence, &DesktopEvidence::closed, this, [this, evidence] {
            m_evidence.removeIf([evidence](const std::shared_ptr<DesktopEvidence> &e) { return e.get() == evidence; });
        });
        evidence->window().show();
    });
}

void DesktopSession::warn(const QString &sentence)
{
    m_warned = base::Untrusted(sentence.trimmed()).visible();
    m_window.showMessage(theme::Mark::Warning, m_warned);
    base::logWarning("history", m_warned);
}

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

start::SandboxDriver &DesktopSession::driver()
{
    if (!m_driver) {
        m_driver = std::make_unique<start::EngineSandbox>(m_feed);
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
        m_start = new start::StartPage(driver());
        connect(m_start, &start::StartPage::watchRequested, this, &DesktopSession::editConnection);
        connect(m_start, &start::StartPage::environmentRequested, this, &DesktopSession::openEnvironment);
        connect(m_start, &start::StartPage::sandboxStarted, this,
                [this](const sandbox::State &state) { openEnvironment(state.environmentFile); });
        connect(m_start, &start::StartPage::fileRequested, this, [this] {
            auto *dialog = new QFileDialog(&m_window, tr("Open an environment file"), base::configFolder(),
                                           tr("Environment files (*.yaml *.yml)"));
            dialog->setObjectName(QStringLiteral("environmentFileDialog"));
            dialog->setAttribute(Qt::WA_DeleteOnClose);
            connect(dialog, &QFileDialog::fileSelected, this, &DesktopSession::openEnvironment);
            dialog->open();
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
    m_feed.setEnvironment(result.environment);
    m_window.showDashboard();
    if (result.environment->find(m_lookAt))
        m_window.dashboard().select(std::exchange(m_lookAt, QString()));
    if (!m_signaller) {
        journal::Options options;
        options.writer = QStringLiteral("console");
        options.version = QCoreApplication::applicationVersion();
        const auto books = operate::Bookkeeping::open(m_feed, options);
        m_signaller = std::make_unique<operate::EngineSignaller>(m_feed, books);
        m_window.dashboard().setSignaller(m_signaller.get());
        m_poolKeeper = std::make_unique<operate::EnginePoolKeeper>(m_feed, books);
        m_window.dashboard().setPoolKeeper(m_poolKeeper.get());
        m_desk = std::make_unique<inquiry::EngineDesk>(m_feed, books);
        m_window.dashboard().setDesk(m_desk.get());
        m_muter = std::make_unique<operate::EngineMuter>(m_feed, books, mutes::standardFile());
        connect(m_muter.get(), &operate::Muter::refused, this, &DesktopSession::complain);
        m_window.dashboard().setMuter(m_muter.get());
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
        connect(m_targets.get(), &DesktopTargets::changed, this, [this](const QString &file, const QString &target) {
            m_lookAt = target;
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
    if (!m_prompt) {
        m_prompt = new start::PasswordPrompt(&m_window);
        connect(m_prompt, &start::PasswordPrompt::given, this, [this](const QString &id, const QString &key, bool keep) {
            m_prompt->hide();
            connector().enterPassword(id, key, m_prompt->takePassword(), keep);
        });
        connect(m_prompt, &start::PasswordPrompt::declined, m_prompt, &QWidget::hide);
    }
    const watch::SnapshotPtr snapshot = m_feed.snapshot(target);
    const bool refused = snapshot && snapshot->status.condition == watch::Condition::Refused;
    m_prompt->ask(target, t->title, t->credential.key.isEmpty() ? t->id : t->credential.key,
                  refused ? secrets::Availability::Found : secrets::Availability::Absent);
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
            sandbox::Sandbox::faultNames(), [this](const QString &fault) { driver().inject(fault); }, [this] { driver().heal(); });
    return all;
}

} // namespace app

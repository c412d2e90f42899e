// SPDX-License-Identifier: GPL-3.0-or-later
// DesktopSession: what is remembered of what was watched: figures, statements, promises, events, every second, and the packs
// made of them.
#include "app/desktopsession.h"

#include "app/packexport.h"
#include "models/alerts/alertwatch.h"
#include "models/base/log.h"
#include "models/base/paths.h"
#include "models/events/eventbook.h"
#include "models/journal/journalfile.h"
#include "ui/dashboard/dashboardpane.h"
#include "ui/theme/dialogs.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QPointer>
#include <QShortcut>
#include <QStandardPaths>

#include <utility>

namespace app {

void DesktopSession::openMemory()
{
    m_window.dashboard().setStatements(nullptr, &m_planner);
    m_figures = std::make_unique<FigureMemory>(m_feed);
    if (!m_figures->memory())
        return;
    history::LongMemory &memory = *m_figures->memory();
    m_past = std::make_unique<history::Past>(m_store, memory, base::Clock::system());
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
    connect(&memory, &history::LongMemory::refused, this, [this](const base::Error &error) {
        m_window.dashboard().setPast(nullptr);
        warn(tr("Figures are kept for a day only, without a long memory: %1. %2")
                 .arg(QString::fromStdString(error.text), QString::fromStdString(error.remedy)));
    });
    connect(&memory, &history::LongMemory::troubled, this, [this](const base::Error &error) {
        warn(QString::fromStdString(error.text) + u' ' + QString::fromStdString(error.remedy));
    });
    connect(&memory, &history::LongMemory::recovered, this, [this] {
        m_warned.clear();
        m_window.showMessage(theme::Mark::Ok, tr("The long memory of figures is written again."));
    });
    connect(&memory, &history::LongMemory::damaged, this, &DesktopSession::warn);
    m_window.dashboard().setPast(m_past.get());
    openStatements();
}

void DesktopSession::openPromises()
{
    promises::Desk &desk = m_figures->desk();
    connect(&m_window, &shell::MainWindow::ledgerRequested, &desk, &promises::Desk::judge);
    connect(&desk, &promises::Desk::burningChanged, this, [this] { m_window.dashboard().setBurning(m_figures->desk().burning()); });
    connect(&m_window.dashboard(), &dashboard::DashboardPane::situationChanged, m_figures.get(),
            [this] { m_figures->note(m_window.dashboard().moment().presentSituation()); });
    connect(&desk, &promises::Desk::scored, this, [this](const watch::Delivery &scores) { m_store.append(scores); });
    connect(&desk, &promises::Desk::judged, this, [this] { m_window.takeLedger(*m_figures->desk().ledger()); });
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

// The watcher of alerts; who tells people of them listens to it.
void DesktopSession::openAlerts()
{
    m_alerts = std::make_unique<alerts::AlertWatch>(m_feed, alerts::AlertWatch::Files(), base::Clock::system());
    connect(m_alerts.get(), &alerts::AlertWatch::refused, this,
            [this](const base::Error &error) { warn(QString::fromStdString(error.text) + u' ' + QString::fromStdString(error.remedy)); });
    connect(m_alerts.get(), &alerts::AlertWatch::mistaken, this, [this] {
        const QList<environment::Issue> &mistakes = m_alerts->mistakes();
        if (!mistakes.isEmpty())
            warn(tr("%n mistake(s) in the rules of alerts; the rest holds. %1", nullptr, int(mistakes.size())).arg(environment::issueLine(mistakes.first())));
    });
    m_figures->tellAlerts(*m_alerts);
    connect(&m_window.dashboard(), &dashboard::DashboardPane::situationChanged, m_alerts.get(),
            [this] { m_alerts->setForecasts(m_window.dashboard().moment().presentSituation().forecasts); });
}

QString DesktopSession::recorderFolder() { return base::stateFolder() + QStringLiteral("/recorder"); }

void DesktopSession::openRecorder()
{
    if (base::stateFolder().isEmpty())
        return;
    m_recorder = std::make_unique<recorder::FlightRecorder>(recorderFolder());
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
    m_recorder->work([context = QPointer<QObject>(this), this, request, file](recorder::Tape &tape, const recorder::FlightRecorder::Teller &teller) {
        const auto written = recorder::writePack(tape, request, file);
        teller.tell(context, [this, written, request, file] {
            if (!written)
                return complain(written.error());
            m_window.showMessage(theme::Mark::Ok, tr("Evidence pack of %n second(s), without literals, names and addresses: %1", nullptr, written->seconds).arg(file));
            noteExport(packExported(request, *written, file));
        });
    });
}

void DesktopSession::noteExport(const operate::Exported &exported)
{
    if (m_books) // of what was shown without an environment there is nothing to export
        operate::noteExport(m_feed, m_books, exported, this, [this](const base::Error &error) { complain(error); });
}

void DesktopSession::openEvidence()
{
    auto *dialog = new QFileDialog(&m_window, tr("Open an evidence pack"), QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation),
                                   tr("Evidence packs (*.qdpack)"));
    dialog->setObjectName(QStringLiteral("evidenceFileDialog"));
    connect(dialog, &QFileDialog::fileSelected, this, &DesktopSession::showEvidence);
    theme::openDialog(dialog);
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

// Of the target that was given another id: before anybody asks for it under the new one.
void DesktopSession::moveHistory(const environment::Environment &environment)
{
    const QString before = std::exchange(m_renamedFrom, QString());
    if (before.isEmpty() || environment.find(before) || !environment.find(m_lookAt))
        return;
    m_store.rename(before, m_lookAt);
    if (history::LongMemory *memory = m_figures->memory())
        memory->rename(environment.name, before, m_lookAt);
    if (m_statements)
        m_statements->rename(environment.name, before, m_lookAt);
}

} // namespace app

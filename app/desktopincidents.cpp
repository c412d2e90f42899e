// SPDX-License-Identifier: GPL-3.0-or-later
// DesktopSession: incidents on the engine of the feed, shown in the window; and what is frozen with one the moment it is
// detected: the seconds before, what changed, the servers' logs, and what probably caused it.
#include "app/desktopsession.h"

#include "app/desktoppostmortem.h"
#include "app/telling.h"
#include "models/events/eventbook.h"
#include "models/incidents/enginedesk.h"
#include "models/incidents/frozen.h"
#include "models/incidents/probablecause.h"
#include "models/journal/journalfile.h"
#include "models/paging/enginedutydesk.h"
#include "ui/dashboard/dashboardpane.h"
#include "ui/alerts/alertspage.h"
#include "ui/incidents/incidentspane.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QPointer>
#include <QThreadPool>
#include <QTimer>

namespace app {

namespace {

using namespace std::chrono_literals;

constexpr auto kLookAgain = 60s; // what suffers from it may show only then

QString packIn(const QString &folder) { return folder + QStringLiteral("/seconds.qdpack"); }

} // namespace

void DesktopSession::openTelling(const std::shared_ptr<operate::Bookkeeping> &books)
{
    paging::Files files;
    files.desktop = true;
    m_telling = std::make_unique<Telling>(m_feed, *m_alerts, *m_alertDesk, *m_incidents, books, files);
    connect(m_telling.get(), &Telling::opened, this, [this](const QString &incident) {
        m_window.raise();
        m_window.activateWindow();
        m_window.showIncidents(incident);
    });
    connect(m_telling.get(), &Telling::heartbeatChanged, this, [this] {
        const notify::HeartbeatState &heartbeat = m_telling->pager().heartbeat();
        m_window.alertsPage()->setHeartbeat(heartbeat);
        if (heartbeat.fails())
            warn(tr("The heartbeat to the outside service fails: %1").arg(heartbeat.trouble));
    });
    const auto troubled = [this] {
        // Another program that sends is no trouble while it is the one that tells.
        const QString trouble = m_telling->part() == sharedjournal::Part::Follower ? QString() : m_telling->pager().trouble();
        if (std::exchange(m_trouble, trouble) != trouble && !trouble.isEmpty())
            warn(trouble);
    };
    connect(m_telling.get(), &Telling::partChanged, this, troubled);
    connect(m_telling.get(), &Telling::troubled, this, [this, troubled] {
        troubled();
        const auto &mistakes = m_telling->pager().mistakes();
        if (!mistakes.isEmpty())
            warn(tr("%n mistake(s) in the files that say who is told; the rest holds. %1", nullptr, int(mistakes.size())).arg(environment::issueLine(mistakes.first())));
    });
    openDuty(books, m_telling->pager(), files);
}

void DesktopSession::openIncidents(const std::shared_ptr<operate::Bookkeeping> &books)
{
    m_incidents = std::make_unique<incidents::EngineDesk>(m_feed, books, journal::standardFile());
    m_window.setIncidents(m_incidents.get());
    connect(m_incidents.get(), &incidents::IncidentDesk::detected, this, [this](const QString &incident) {
        freezeEvidence(incident);
        if (!tellCause(incident))
            QTimer::singleShot(kLookAgain, this, [this, incident] { tellCause(incident); });
    });
    connect(&m_window, &shell::MainWindow::postmortemRequested, this, [this](const QString &id) {
        const incidents::Incident *incident = m_incidents->known().find(id);
        if (!incident)
            return;
        writePostmortem(*incident, this, [this](const base::Result<QString> &file) {
            if (file)
                m_window.showMessage(theme::Mark::Ok, tr("Draft of the postmortem, also as .html and .pdf: %1").arg(*file));
            else
                complain(file.error());
        });
    });
    connect(&m_window, &shell::MainWindow::evidenceRequested, this, [this](const QString &folder) {
        if (QFileInfo::exists(packIn(folder)))
            showEvidence(packIn(folder));
        else
            m_window.showMessage(theme::Mark::Warning, tr("No seconds were recorded with this incident; its logs are in %1").arg(folder));
    });
}

bool DesktopSession::tellCause(const QString &id)
{
    const incidents::Incident *incident = m_incidents->known().find(id);
    const environment::EnvironmentPtr environment = m_feed.environment();
    if (!incident || !incident->isOpen() || !environment)
        return true;
    const auto found = incidents::probableCause(incident->targets, m_window.dashboard().moment().presentSituation(), *environment, m_events->events());
    if (found.sentence == incident->probableCause.raw())
        return found.clear;
    incidents::Change change;
    change.kind = incidents::Change::Kind::ProbableCause;
    change.incident = id;
    change.text = found.sentence;
    change.parts = found.facts;
    m_incidents->record(change);
    return found.clear;
}

void DesktopSession::freezeEvidence(const QString &id)
{
    const environment::EnvironmentPtr environment = m_feed.environment();
    const QString folder = incidents::evidenceFolder(id);
    if (!environment || folder.isEmpty())
        return;
    const base::WallTime to = base::Clock::system().wallNow(), from = to - incidents::kBefore;
    std::vector<incidents::Source> sources;
    for (const environment::Target &target : environment->targets)
        if (const watch::SnapshotPtr snapshot = m_feed.snapshot(target.id); snapshot && !snapshot->facts.dataFolder.isEmpty())
            sources.push_back({target.id, snapshot->facts.dataFolder.raw(), snapshot->facts.systemIdentifier});
    const recorder::PackRequest request{environment, from, to, journal::standardFile(), QCoreApplication::applicationVersion()};
    const QPointer<DesktopSession> here(this);
    QThreadPool::globalInstance()->start([here, id, folder, sources, changes = m_events->events(), request] {
        const auto frozen = incidents::freeze(folder, sources, changes, request.from, request.to);
        QMetaObject::invokeMethod(
            qApp,
            [here, id, folder, request, frozen] {
                if (!here)
                    return;
                if (!frozen)
                    here->complain(frozen.error());
                else
                    here->packEvidence(id, folder, request, frozen->parts);
            },
            Qt::QueuedConnection);
    });
}

void DesktopSession::packEvidence(const QString &id, const QString &folder, const recorder::PackRequest &request, const QStringList &parts)
{
    const auto done = [this, id, folder, request](const QStringList &names) {
        if (names.isEmpty())
            return;
        incidents::Change change;
        change.kind = incidents::Change::Kind::Evidence;
        change.incident = id;
        change.other = folder;
        change.from = request.from;
        change.to = request.to;
        change.parts = names;
        m_incidents->record(change);
    };
    if (!m_recorder) {
        done(parts);
        return;
    }
    m_recorder->work([recorder = m_recorder.get(), context = QPointer<QObject>(this), folder, request, parts, done](recorder::Tape &tape) {
        const auto written = recorder::writePack(tape, request, packIn(folder));
        const QStringList names = written ? QStringList(QFileInfo(packIn(folder)).fileName()) + parts : parts;
        recorder->tell(context, [done, names] { done(names); });
    });
}

} // namespace app

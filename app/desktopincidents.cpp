// SPDX-License-Identifier: GPL-3.0-or-later
// DesktopSession: incidents on the engine of the feed, shown in the window, and who is told of them.
#include "app/desktopsession.h"

#include "app/firstlook.h"
#include "app/telling.h"
#include "models/base/log.h"
#include "models/incidents/enginedesk.h"
#include "models/incidents/wording.h"
#include "models/journal/journalfile.h"
#include "models/operate/exportnote.h"
#include "models/paging/enginedutydesk.h"
#include "ui/dashboard/dashboardpane.h"
#include "ui/alerts/alertspage.h"
#include "ui/incidents/incidentspane.h"
#include "ui/incidents/postmortemfiles.h"

#include <QFileInfo>

namespace app {

namespace {

constexpr std::chrono::seconds kWantedFor{10};

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

void DesktopSession::showIncident(const QString &id)
{
    if (id.isEmpty())
        return; // what a second start named before the first paint is still wanted
    m_wanted = id;
    m_wantedFor.stop();
    m_wantedFor.setSingleShot(true);
    connect(&m_wantedFor, &QTimer::timeout, this, &DesktopSession::missWanted, Qt::UniqueConnection);
    m_wantedFor.start(kWantedFor); // whoever named it may have opened it a moment ago
    showWanted();
}

void DesktopSession::showWanted()
{
    if (m_wanted.isEmpty() || !m_incidents || !m_incidents->known().whereItGoesOn(m_wanted))
        return;
    m_wantedFor.stop();
    m_window.showIncidents(std::exchange(m_wanted, QString()));
}

void DesktopSession::missWanted()
{
    if (m_incidents && !m_incidents->ready()) {
        m_wantedFor.start(kWantedFor); // a long journal is still being read
        return;
    }
    const QString missing = tr("The incident %1 is not known here.").arg(base::Untrusted(std::exchange(m_wanted, QString())).visible());
    m_window.showMessage(theme::Mark::Warning, missing);
    base::logWarning("desktop", missing);
}

// Incidents, open acts and what persons wrote all stand in it: said once for all of them.
void DesktopSession::showJournal()
{
    const auto trouble = m_incidents->trouble();
    const QString why = trouble ? incidents::troubleSentence(*trouble) : QString();
    const QString said = std::exchange(m_journalTrouble, why);
    if (said != why && trouble)
        m_window.showMessage(theme::Mark::Critical, why);
    else if (said != why)
        m_window.takeBack(said);
    const auto before = m_incidents->laidAside();
    const QString file = before ? before->file : QString();
    if (m_incidents->ready() && std::exchange(m_laidAside, file) != file && before && base::Clock::system().wallNow() - before->at < std::chrono::hours(1))
        m_window.showMessage(theme::Mark::Critical, incidents::laidAsideSentence(*before));
}

void DesktopSession::openIncidents(const std::shared_ptr<operate::Bookkeeping> &books)
{
    m_incidents = std::make_unique<incidents::EngineDesk>(m_feed, books, journal::standardFile());
    m_window.setIncidents(m_incidents.get());
    connect(m_incidents.get(), &incidents::IncidentDesk::changed, this, &DesktopSession::showJournal);
    connect(m_incidents.get(), &incidents::IncidentDesk::changed, this, &DesktopSession::showWanted);
    connect(m_incidents.get(), &incidents::IncidentDesk::unrecorded, this, &DesktopSession::complain);
    m_firstLook = std::make_unique<FirstLook>(m_feed, *m_incidents, *m_events, [this] { return m_window.dashboard().moment().presentSituation(); });
    m_firstLook->setRecorder(m_recorder.get(), recorderFolder());
    connect(m_firstLook.get(), &FirstLook::troubled, this, &DesktopSession::complain);
    connect(&m_window, &shell::MainWindow::postmortemRequested, this, [this](const QString &id) {
        const incidents::Incident *incident = m_incidents->known().find(id);
        if (!incident)
            return;
        operate::Exported exported{QStringLiteral("postmortem"), {}, incident->environment, {}, {QStringLiteral("incident: #%1 %2").arg(incident->number).arg(incident->id)}};
        incidents::writePostmortem(*incident, incidents::citedIn(m_incidents->known(), *incident), this, [this, exported](const base::Result<QString> &file) {
            if (!file)
                return complain(file.error());
            m_window.showMessage(theme::Mark::Ok, tr("Draft of the postmortem, also as .html and .pdf: %1").arg(*file));
            operate::Exported noted = exported;
            const QString stem = file->chopped(3); // .md
            noted.files = {*file, stem + QStringLiteral(".html"), stem + QStringLiteral(".pdf")};
            noteExport(noted);
        });
    });
    connect(&m_window, &shell::MainWindow::evidenceRequested, this, [this](const QString &folder) {
        if (QFileInfo::exists(FirstLook::packIn(folder)))
            showEvidence(FirstLook::packIn(folder));
        else if (!QFileInfo(folder).isDir())
            m_window.showMessage(theme::Mark::Warning, tr("The evidence lies on the computer that froze it, in %1").arg(folder));
        else
            m_window.showMessage(theme::Mark::Warning, tr("No seconds were recorded with this incident; its logs are in %1").arg(folder));
    });
}

} // namespace app

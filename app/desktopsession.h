// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Joins what the desktop is made of: the window, the engine, the environment file that is open, the first page, the
// connection dialog and the sandbox. Wiring only. GUI thread; owned by runDesktop().

#include "models/history/past.h"
#include "models/recorder/flightrecorder.h"
#include "models/statements/memory.h"
#include "models/statements/planner.h"
#include "models/watch/feed.h"
#include "app/desktopevidence.h"
#include "app/figurememory.h"
#include "ui/shell/mainwindow.h"

#include <memory>

namespace alerts {
class AlertDesk;
class AlertWatch;
}

namespace environment {
class EnvironmentFile;
struct ParseResult;
}

namespace events {
class EventBook;
}

namespace incidents {
class EngineDesk;
}

namespace inquiry {
class EngineDesk;
}

namespace operate {
class EngineMuter;
class Bookkeeping;
class EnginePoolKeeper;
class EngineSignaller;
class OpenActs;
class Sharing;
struct Exported;
}

namespace paging {
class EngineDutyDesk;
class HeldFollower;
class Pager;
struct Files;
}

namespace start {
class Connector;
class EngineConnector;
class EngineSandbox;
class PasswordPrompt;
class SandboxDriver;
class StartPage;
}

namespace app {

class DesktopTargets;
class FirstLook;
class Telling;

class DesktopSession : public QObject {
    Q_OBJECT
public:
    // sandboxFolder: where the sandbox keeps its servers; empty: the usual place.
    explicit DesktopSession(QString sandboxFolder = {});
    ~DesktopSession() override;

    [[nodiscard]] shell::MainWindow &window() { return m_window; }
    [[nodiscard]] watch::Feed &feed() { return m_feed; }

    [[nodiscard]] start::SandboxDriver &sandboxDriver();

    void openStart();                        // the two doors
    void openEnvironment(const QString &file);
    void showEvidence(const QString &file);  // a window of its own
    void openSandbox();                      // starts or adopts it, then watches it
    void showIncident(const QString &id);    // once it is known; empty: nothing
    void end();                              // closes the window and what is ours

signals:
    void ended(); // after everything of ours was closed

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void showEnvironment(const environment::ParseResult &result);
    start::Connector &connector();
    start::StartPage &startPage();
    void openMemory();
    void openRecorder();
    [[nodiscard]] static QString recorderFolder();
    void makeEvidence(); // of what is shown, into the person's documents
    void noteExport(const operate::Exported &exported); // into the journal
    void openEvidence();
    void openStatements();
    void openPromises();
    void openEvents();
    void openAlerts();
    void openTelling(const std::shared_ptr<operate::Bookkeeping> &books);
    void openDuty(const std::shared_ptr<operate::Bookkeeping> &books, paging::Pager &pager, const paging::Files &files);
    void openIncidents(const std::shared_ptr<operate::Bookkeeping> &books);
    void showJournal(); // that it cannot be read, or was begun anew
    void showWanted();  // if it is known by now
    void missWanted();
    void complain(const base::Error &error);
    void warn(const QString &sentence); // about the long memory
    DesktopTargets &targets();
    void editConnection();
    void askPassword(const QString &target);
    void askReaderPassword(const QString &target, const QString &key, bool wrong); // of the SQL tab's login
    void prompt(const QString &target, const QString &title, const QString &key, bool refused);
    [[nodiscard]] QList<palette::Command> commands();
    void showSharing(); // and hides what could act where this console only reads
    void moveHistory(const environment::Environment &environment);
    void rememberRecent(const QString &file);

    const QString m_sandboxFolder;
    watch::Feed m_feed;
    history::SeriesStore m_store;
    std::unique_ptr<FigureMemory> m_figures;
    std::unique_ptr<history::PrometheusMemory> m_remote;
    std::unique_ptr<history::Past> m_past;
    std::unique_ptr<recorder::FlightRecorder> m_recorder; // none without a state folder
    QString m_remembered; // environment whose last second before this start was asked for
    QTimer m_second;
    std::unique_ptr<statements::Memory> m_statements; // none without a state folder
    statements::EnginePlanner m_planner;
    std::unique_ptr<events::EventBook> m_events;
    std::unique_ptr<alerts::AlertWatch> m_alerts;
    shell::MainWindow m_window;
    std::unique_ptr<operate::EngineSignaller> m_signaller; // once something is watched
    std::unique_ptr<operate::EnginePoolKeeper> m_poolKeeper; // the same
    std::unique_ptr<inquiry::EngineDesk> m_desk; // the same
    std::unique_ptr<operate::OpenActs> m_openActs; // the same
    std::unique_ptr<operate::EngineMuter> m_muter; // the same
    std::unique_ptr<alerts::AlertDesk> m_alertDesk; // the same
    std::unique_ptr<incidents::EngineDesk> m_incidents; // the same
    std::unique_ptr<FirstLook> m_firstLook; // the same
    std::unique_ptr<operate::Sharing> m_sharing; // the same
    std::unique_ptr<Telling> m_telling; // the same; of the three above
    std::unique_ptr<paging::EngineDutyDesk> m_duty; // the same; of the one above
    std::unique_ptr<paging::HeldFollower> m_held; // the same
    std::shared_ptr<operate::Bookkeeping> m_books; // once something is watched
    std::unique_ptr<start::EngineConnector> m_connector;
    std::unique_ptr<DesktopTargets> m_targets;
    std::unique_ptr<start::EngineSandbox> m_driver;
    std::unique_ptr<environment::EnvironmentFile> m_file;
    start::StartPage *m_start = nullptr;         // owned by the window once shown
    start::PasswordPrompt *m_prompt = nullptr;   // owned by the window
    bool m_acts = true; // acts are offered
    QString m_renamedFrom; // what it was called before; empty: the same
    QString m_lookAt; // the target that was just added or edited, until the file has been read again
    QString m_wanted;    // the incident that is to be shown and is not known yet
    QTimer m_wantedFor;
    QString m_trouble; // why nobody is told
    QString m_journalTrouble, m_laidAside; // what was said of the journal
    QString m_warned; // what is wrong with the long memory now
    QList<std::shared_ptr<DesktopEvidence>> m_evidence; // windows that are open
    bool m_ending = false;
};

} // namespace app

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The window: rail, top bar, status bar and the pane between them; keys that work everywhere. It joins panes and
// palette, which do not know each other, and holds no logic of its own. GUI thread. Feed, store and clock outlive
// it.

#include "ui/settings/settings.h"
#include "ui/theme/mark.h"
#include "ui/theme/theme.h"
#include "ui/palette/command.h"

#include "models/base/clock.h"
#include "models/base/untrusted.h"
#include "models/health/situation.h"

#include <QMainWindow>
#include <QTimer>

#include <memory>

class QStackedWidget;
class QVBoxLayout;

namespace alerts {
class AlertDesk;
class AlertsPage;
class AlertWatch;
}

namespace dashboard {
class DashboardPane;
struct TargetAction;
}

namespace history {
class SeriesStore;
}

namespace incidents {
class IncidentDesk;
class IncidentsPane;
}

namespace palette {
class CommandPalette;
}

namespace paging {
class DutyDesk;
}

namespace promises {
struct Ledger;
}

namespace theme {
class PlainMessageBar;
}

namespace watch {
class Feed;
}

namespace shell {

class HelpPopup;
class IncidentViews;
class ListPopup;
class Rail;
class StatusStrip;
class TopBar;
class Veil;

class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    MainWindow(watch::Feed &feed, history::SeriesStore &store, QWidget *parent = nullptr,
               const base::Clock &clock = base::Clock::system());
    ~MainWindow() override;

    void setTheme(theme::Theme::Choice choice); // and remembers it
    void setTextScale(double scale);

    [[nodiscard]] dashboard::DashboardPane &dashboard() { return *m_dashboard; }
    [[nodiscard]] settings::Settings &settings() { return m_settings; }
    [[nodiscard]] palette::CommandPalette &commandPalette();
    // Lists more commands in the palette: "Open the sandbox", faults ...
    void addCommands(palette::CommandSource source);

    // One page in place of the panes, with rail and bars hidden; the window owns it from here on. showDashboard()
    // brings the panes back and keeps the page for another time.
    void showStart(QWidget *page);
    void showDashboard();
    [[nodiscard]] bool startShown() const;
    // The second pane; null: there is none.
    void setIncidents(incidents::IncidentDesk *desk);
    void setDuty(const paging::DutyDesk *duty); // who is on call, in the rail and beside incidents; null: nobody knows
    void showIncidents(const QString &incident = {}); // and this one, where one is named
    void showLog(const QString &incident, const QString &target); // that was frozen with it
    [[nodiscard]] incidents::IncidentsPane &incidents() { return *m_incidents; }
    [[nodiscard]] IncidentViews &incidentViews() { return *m_views; } // the second pane: incidents and what belongs to them
    void showView(int view); // of IncidentViews; nothing where it has no page
    void showTarget(const QString &target, health::Problem::Action action, watch::MetricId metric); // on the dashboard, as a problem's own button does
    // Alerts, on the dashboard and as a view of their own; without a desk they are only looked at.
    void setAlerts(alerts::AlertWatch *watch, alerts::AlertDesk *desk);
    [[nodiscard]] alerts::AlertsPage *alertsPage() { return m_alertsPage; } // null: nobody watches for alerts here
    void openPalette(const QString &typed = {});
    void showScore();     // how the health score came about
    void showForecasts(); // what dies next
    void showFigures();   // of the selected target, to add a chart
    void showPromises();  // asks for the ledger, which is shown when it comes
    void takeLedger(const promises::Ledger &ledger);
    // One sentence above the pane until it is dismissed or replaced.
    void showMessage(theme::Mark mark, const base::Untrusted &sentence);
    void showMessage(theme::Mark mark, const QString &sentence);
    void clearMessage();
    void takeBack(const QString &sentence); // clears it where it is what stands there
    void showSharing(const QString &line, const QString &sentences, bool wrong); // as StatusStrip::setSharing()
    void showPrompt(QWidget *prompt); // a bar that asks something, above the pane; the window owns it from here on

signals:
    void passwordRequested(const QString &target); // a problem's action
    void targetActionRequested(const dashboard::TargetAction &action);
    void quitRequested();
    void evidenceRequested(const QString &folder); // of an incident
    void postmortemRequested(const QString &incident);
    void ledgerRequested(); // answered by takeLedger()
    void rang(); // the alert sound, once for each time everybody falls silent

protected:
    void resizeEvent(QResizeEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void build();
    void bindKeys();
    void joinPanes();
    void joinIncidents();
    void showMarks();
    void showOnCall();
    void showPane(QWidget *pane);
    void tick();
    void lookWhetherBlind();
    void showEnvironment();
    void showSituation();
    void help();
    [[nodiscard]] QString viewKeys() const; // of the views of the second pane that are there
    void retry();
    void listScore();
    [[nodiscard]] ListPopup &list();

    watch::Feed &m_feed;
    const base::Clock &m_clock;
    settings::Settings m_settings;
    TopBar *m_top = nullptr;
    Rail *m_rail = nullptr;
    StatusStrip *m_status = nullptr;
    QStackedWidget *m_pages = nullptr;
    QVBoxLayout *m_notices = nullptr; // above the pages
    theme::PlainMessageBar *m_message = nullptr;
    dashboard::DashboardPane *m_dashboard = nullptr;
    incidents::IncidentsPane *m_incidents = nullptr;
    IncidentViews *m_views = nullptr;
    alerts::AlertsPage *m_alertsPage = nullptr;
    incidents::IncidentDesk *m_incidentDesk = nullptr;
    const paging::DutyDesk *m_duty = nullptr;
    QWidget *m_start = nullptr;
    palette::CommandPalette *m_palette = nullptr;
    HelpPopup *m_help = nullptr;
    ListPopup *m_list = nullptr;
    bool m_ledgerAwaited = false;
    bool m_scoreAwaits = false;   // the same, for the colours below the score
    std::shared_ptr<const promises::Ledger> m_ledger; // the newest one; null: none yet
    std::vector<palette::CommandSource> m_commands;
    QTimer m_ticker;
    Veil *m_veil = nullptr; // over the pages
    QString m_watched;      // name of the environment
    base::TimePoint m_watchedSince{};
    bool m_blind = false;     // nobody has answered for too long
    QString m_blindSaid;      // what the message above the pane says of it
    bool m_recorded = false; // a second of the past was shown last
};

} // namespace shell

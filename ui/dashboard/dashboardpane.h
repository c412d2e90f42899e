// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The first pane: how things stand, the problems, the fleet, and the selected target with its trends and tables.
// Reads the feed and the store, writes nothing but the window's state. GUI thread; everything given outlives it.

#include "models/events/event.h"
#include "models/health/situation.h"
#include "models/history/seriesstore.h"
#include "ui/dashboard/celltree.h"
#include "ui/dashboard/detailtabs.h"
#include "ui/dashboard/shownmoment.h"
#include "ui/dashboard/targetaction.h"

#include <QPointer>
#include <QTimer>
#include <QWidget>

class QSplitter;

namespace audit {
class Desk;
}

namespace charts {
class ChartGroup;
}

namespace events {
class EventBook;
}

namespace health {
class FleetModel;
}

namespace history {
class Foreteller;
class Past;
}

namespace operate {
class Muter;
}

namespace recorder {
class FlightRecorder;
}

namespace theme {
class Button;
}

namespace watch {
class Feed;
}

namespace alerts {
class AlertDesk;
class AlertWatch;
}

namespace dashboard {

class AnswerLine;
class ChartGrid;
class FiguresDialog;
class FleetView;
class PastBand;
class ProblemList;
class Scrubber;
class TargetHeader;
struct PlannedChart;
struct PlanSource;

class DashboardPane : public QWidget {
    Q_OBJECT
public:
    DashboardPane(watch::Feed &feed, history::SeriesStore &store, settings::Settings &settings, const base::Clock &clock,
                  QWidget *parent = nullptr);
    ~DashboardPane() override;

    [[nodiscard]] const health::Situation &situation() const { return m_moment.situation(); }
    [[nodiscard]] const ShownMoment &moment() const { return m_moment; } // what everything on the pane tells about
    // What is recorded of the seconds before; null: nothing, and there is only the present.
    void setRecorder(recorder::FlightRecorder *recorder);
    void setPackOnly(const QString &pack); // the recorder plays an evidence pack of this name: no present
    void remember(const recorder::FramePtr &last); // what the last start saw last
    [[nodiscard]] Scrubber &scrubber() { return *m_scrubber; }
    bool backToNow(); // false: it is now already
    [[nodiscard]] QString selectedTarget() const { return m_selected; }
    void select(const QString &target);
    void showTab(DetailTabs::Tab tab);
    void focusMetric(watch::MetricId metric); // its chart, which is added where there is none; nothing if the target has no such figure
    void showFigures(); // those of the selected target that have no chart of their own accord, to add one
    void follow(QWidget *before); // in the tab order; what lies outside this pane and is reached before it
    void focusFilter();
    void focusFleet();
    void focusProblems();
    void setRange(std::chrono::seconds range);
    void setPast(history::Past *past); // the long memory; null: there is none, and no range longer than a day
    void setEvents(events::EventBook *book); // marked on the charts; null: none
    void setEvents(const std::vector<events::Event> &frozen); // the same of a pack: nothing more happens
    [[nodiscard]] bool hasPast() const;
    void pauseOrGoOn();
    void keepState(); // to the window's state, at the end
    void setPoolKeeper(operate::PoolKeeper *keeper) { m_tabs->setPoolKeeper(keeper); } // null: pools are only looked at
    void setSignaller(operate::Signaller *signaller) { m_tabs->setSignaller(signaller); } // null: sessions are only looked at
    void setBurning(const QList<health::BurningBudget> &burning) { m_moment.setBurning(burning); } // from the next refresh on
    // Alerts: their state stands beside the problems, which can be acknowledged through the desk. Null: neither.
    void setAlerts(alerts::AlertWatch *watch, alerts::AlertDesk *desk);
    void setMuter(operate::Muter *muter); // null: findings are only looked at
    // A moment that matters to these targets: a flag on their charts.
    struct Mark {
        base::WallTime at{};
        QString letter, text;
        QStringList targets;
        friend bool operator==(const Mark &, const Mark &) = default;
    };
    void setIncidents(bool can, const QList<Mark> &marks); // whether one can be opened with a problem; those there were
    // As a problem's own button does; about this figure, where one is named.
    void goTo(const QString &target, health::Problem::Action action, watch::MetricId metric = {});
    void setDesk(inquiry::Desk *desk) { m_tabs->setDesk(desk); } // null: nothing can be typed
    [[nodiscard]] audit::Desk &audits() { return *m_audits; }
    void scoreSecurity(const QString &folder); // from now on audits count in the health score; once. As audit::Desk::setBooks()
    void lookAgain() { m_tabs->lookAgain(); } // at what the shown tab does not ask all the time
    void setStatements(statements::Memory *memory, statements::Planner *planner) { m_tabs->setStatements(memory, planner); } // as DetailTools; first thing

    // Of the cell or heading under the pointer, else of the chart or cell that has the keyboard, else of the target's
    // figure.
    [[nodiscard]] CellTree::Help help() const;

    void refresh(); // everything, now

signals:
    void situationChanged();
    void selectionChanged(const QString &target);
    void passwordRequested(const QString &target);
    void targetActionRequested(const dashboard::TargetAction &action);
    void forecastsRequested();
    void incidentRequested(const health::Problem &problem);

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void build();
    void join();
    void takeEnvironment();
    void present(); // all that the moment says
    void showSelected();
    void showCharts(const environment::Target &target);
    [[nodiscard]] PlanSource planSource() const;
    void addOrTakeAway(watch::MetricId figure);
    void tellFigures(); // to the list of them, while it is open
    void showEvents();
    void split();
    void showNext();
    void orderTabs(); // as the eye goes
    void act(const health::Problem &problem);
    void noteAlerts();
    void acknowledge(const health::Problem &problem);
    void muteOrUnmute(const health::Problem &problem);
    void showBand();
    void bindKeys();
    [[nodiscard]] watch::SnapshotPtr poolOf(const environment::Target &target) const;

    watch::Feed &m_feed;
    history::SeriesStore &m_store;
    settings::Settings &m_settings;
    ShownMoment m_moment;
    health::FleetModel *m_fleet;
    charts::ChartGroup *m_group;
    events::EventBook *m_events = nullptr;
    std::vector<events::Event> m_frozen;
    operate::Muter *m_muter = nullptr;
    alerts::AlertWatch *m_alerts = nullptr;
    alerts::AlertDesk *m_alertDesk = nullptr;
    bool m_incidents = false;
    QList<Mark> m_marks;
    QString m_marked; // the target whose events are on the charts
    Scrubber *m_scrubber;
    PastBand *m_band = nullptr;
    history::Foreteller *m_foreteller;
    audit::Desk *m_audits;
    AnswerLine *m_answer = nullptr;
    QWidget *m_before = nullptr;
    theme::Button *m_next = nullptr; // what dies next, while nothing is wrong
    ProblemList *m_problems = nullptr;
    FleetView *m_list = nullptr;
    TargetHeader *m_header = nullptr;
    ChartGrid *m_charts = nullptr;
    DetailTabs *m_tabs = nullptr;
    QSplitter *m_across = nullptr;
    QSplitter *m_down = nullptr;
    QString m_selected;
    QList<watch::MetricId> m_added; // figures of any kind of target, in their order
    watch::MetricId m_addedLast;    // while their list is open
    QPointer<FiguresDialog> m_figures;
    QTimer m_ticker;
    bool m_splitChosen = false; // by the person
    bool m_painted = false;
    bool m_chartsReady = false; // after the first paint
};

} // namespace dashboard

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The second pane: the incidents by severity and age, how long such things took, the chosen one as it is lived, its clocks,
// evidence, people and what it affects. It shows what the desk knows and asks it for every change. By keyboard: O opens, A
// acknowledges, E escalates, H hands over, T takes over what was handed over and D declines it, S says that the first step is
// taken, R resolves or reopens, M merges, N writes a note, U drafts an update, L shows the log and P what the process wrote
// that a line names; / goes to the filter of the list, where Esc shows all again. GUI thread; everything given outlives it.

#include "models/environment/environment.h"
#include "models/health/situation.h"
#include "models/incidents/desk.h"
#include "models/incidents/figures.h"
#include "models/incidents/incidentmodel.h"

#include <QTimer>
#include <QWidget>

class QListView;
class QStackedWidget;

namespace paging {
class DutyDesk;
}

namespace theme {
class Button;
class EmptyState;
class FactCard;
class PlainLabel;
class SearchField;
class Segmented;
}

namespace incidents {

class ChangeDialog;
class EvidenceLook;
class IncidentDetail;
class LeadingSparkline;
using theme::FactCard;

class IncidentsPane : public QWidget {
    Q_OBJECT
public:
    explicit IncidentsPane(const base::Clock &clock, QWidget *parent = nullptr);

    void setDesk(IncidentDesk *desk); // null: nothing is known
    // Whose promised times stand beside what things took; null: the program's own do.
    void setEnvironment(const environment::EnvironmentPtr &environment);
    void setDuty(const paging::DutyDesk *duty); // who is asked next; null: nobody knows
    // How things stand now: what the targets of an incident suffer from, and what to do about it.
    void setSituation(const health::Situation &situation);
    void openWith(const health::Problem &problem); // asks for a new incident with what was seen
    void openNew();
    void select(const QString &incident); // from elsewhere: a filter that hides it is taken back
    void showLog(const QString &target); // what was frozen of it with the chosen one
    [[nodiscard]] QString selected() const { return m_selected; }
    [[nodiscard]] int openCount() const;
    [[nodiscard]] base::Severity worstOpen() const;
    void focusList();
    [[nodiscard]] static QString keys(); // in a sentence or two

signals:
    void changed(); // openCount(), worstOpen()
    void targetRequested(const QString &target, health::Problem::Action action, watch::MetricId metric);
    void evidenceRequested(const QString &folder);
    void postmortemRequested(const QString &incident);
    void refused(const base::Error &error);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void build();
    void join();
    void refresh();
    void narrow();
    void showAnswer();
    void showSelected();
    void showClocks(const Incident &incident);
    void showSide(const Incident &incident);
    void showEvidence(const Incident &incident);
    void showPeople(const Incident &incident);
    void showTimes();
    void showEmpty();
    void showNothing();
    void askFor(Change::Kind kind);
    [[nodiscard]] ChangeDialog *dialogFor(Change::Kind kind, const Incident *incident); // null: a new one
    void ask(Change change);
    void goTo(const Incident &incident);
    void wasMade(const QString &incident);
    void wasRefused(const base::Error &error);
    void draftUpdate();
    [[nodiscard]] bool take(int key); // false: it is none of ours
    void retranslate();
    [[nodiscard]] const Incident *current() const;
    [[nodiscard]] bool mayAct() const { return m_desk && m_desk->mayAct(); }

    const base::Clock &m_clock;
    IncidentDesk *m_desk = nullptr;
    const paging::DutyDesk *m_duty = nullptr;
    health::Situation m_situation;
    environment::EnvironmentPtr m_environment;
    Promised m_promised;
    IncidentModel *m_model;
    QString m_selected;
    bool m_filling = false;       // the list changes by itself
    bool m_practises = false;     // as the desk did
    QString m_awaited;            // opened here, not in the journal yet
    std::optional<Change> m_said; // a note, or the words of a dialog: asked for, not known to be written
    QStackedWidget *m_pages;
    theme::EmptyState *m_empty;
    theme::PlainLabel *m_answer;
    theme::PlainLabel *m_rest;
    theme::Button *m_open;
    theme::Segmented *m_shown;
    theme::SearchField *m_filter;
    QStackedWidget *m_lists; // the list, or why it has no row
    theme::EmptyState *m_nothing;
    QListView *m_list;
    IncidentDetail *m_detail;
    LeadingSparkline *m_leading;
    EvidenceLook *m_look;
    FactCard *m_times, *m_clocks, *m_evidence, *m_people, *m_affected, *m_followUps;
    QTimer m_ticker;
};

} // namespace incidents

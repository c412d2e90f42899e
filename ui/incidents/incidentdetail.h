// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// One incident: what it is, its probable cause with the facts it rests on, what is offered to do, its timeline as it is
// lived or its frozen log, and a field for notes. It asks; the pane acts. GUI thread.

#include "models/health/situation.h"
#include "models/incidents/timelinemodel.h"
#include "models/incidents/change.h"
#include "ui/theme/card.h"

class QLineEdit;
class QListView;
class QHBoxLayout;
class QStackedWidget;

namespace theme {
class Button;
class PlainLabel;
class Segmented;
}

namespace incidents {

class CauseCard;
class LogView;

class IncidentDetail : public theme::Card {
    Q_OBJECT
public:
    explicit IncidentDetail(QWidget *parent = nullptr);

    void show(const Incident *incident, bool mayAct); // null: none is chosen
    // What the findings on its targets ask for, offered beside it.
    void offer(const QList<health::Problem> &problems);
    void focusNote();
    void putBack(const QString &incident, const QString &note); // that was refused
    void focusTimeline();
    void showLog();                     // and back
    void showLogOf(int pid);            // what this process wrote
    void showLogOfLine();               // of the first process that the chosen line of the timeline names
    [[nodiscard]] bool showsLog() const;
    [[nodiscard]] QListView &timeline() { return *m_timeline; }

signals:
    void changeRequested(incidents::Change::Kind kind);
    void noteWritten(const QString &text);
    void postmortemRequested();
    void updateRequested(); // a draft of what is told others
    void targetRequested(const QString &target, health::Problem::Action action);

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override; // words that wrap and were given another width

private:
    void build();
    void buildViews();
    void buildFoot();
    void openMenu();
    void turnTo(const QString &id);
    void openLog(const Incident &incident);
    void offerLogs();
    void fitWords();
    static void fit(theme::PlainLabel *label);
    void retranslate();

    TimelineModel *m_model;
    QString m_id;
    QHash<QString, QString> m_drafts; // notes begun, by incident, of those that are not shown
    bool m_mayHandOver = false;
    bool m_resolved = false;
    bool m_handedOver = false; // nobody has taken it over yet
    theme::PlainLabel *m_title;
    theme::PlainLabel *m_severity;
    theme::Button *m_takeOver, *m_acknowledge, *m_escalate, *m_handOver, *m_resolve, *m_reopen, *m_more;
    theme::PlainLabel *m_offeredTo;
    CauseCard *m_cause;
    QHBoxLayout *m_offers;
    QList<theme::Button *> m_offered;
    theme::Segmented *m_which;
    QStackedWidget *m_views;
    QListView *m_timeline;
    LogView *m_log;
    QWidget *m_foot;
    QLineEdit *m_note;
    theme::Button *m_write, *m_update;
    theme::PlainLabel *m_looksOnly;
    QWidget *m_head;
};

// "Show sessions of shop-primary".
[[nodiscard]] QString offerWord(const health::Problem &problem);

} // namespace incidents

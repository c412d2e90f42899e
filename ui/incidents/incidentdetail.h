// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// One incident: its head, its timeline as it is lived or its frozen log, and a field for notes. It asks; the pane acts. GUI
// thread.

#include "models/incidents/timelinemodel.h"
#include "ui/incidents/incidenthead.h"
#include "ui/theme/card.h"

class QLineEdit;
class QListView;
class QStackedWidget;

namespace theme {
class Button;
class PlainLabel;
class Segmented;
}

namespace incidents {

class LogView;

class IncidentDetail : public theme::Card {
    Q_OBJECT
public:
    explicit IncidentDetail(QWidget *parent = nullptr);

    void show(const Incident *incident, bool mayAct); // null: none is chosen
    void offer(const QList<health::Problem> &problems) { m_head->offer(problems); }
    void focusNote();
    void putBack(const QString &incident, const QString &note); // that was refused
    void focusTimeline();
    void showLog();                     // and back
    void showLogOf(int pid);            // what this process wrote
    void showLogOf(const QString &target);
    void showLogOfLine();               // of the first process that the chosen line of the timeline names
    [[nodiscard]] bool showsLog() const;
    [[nodiscard]] QListView &timeline() { return *m_timeline; }

signals:
    void changeRequested(incidents::Change::Kind kind);
    void noteWritten(const QString &text);
    void postmortemRequested();
    void updateRequested();
    void targetRequested(const QString &target, health::Problem::Action action, watch::MetricId metric);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void build();
    void buildViews();
    void buildFoot();
    void turnTo(const QString &id);
    void openLog(const Incident &incident);
    void offerLogs();
    void fitHead();
    void retranslate();

    TimelineModel *m_model;
    QString m_id;
    QHash<QString, QString> m_drafts; // notes begun, by incident, of those that are not shown
    IncidentHead *m_head;
    theme::Segmented *m_which;
    QStackedWidget *m_views;
    QListView *m_timeline;
    LogView *m_log;
    QWidget *m_foot;
    QLineEdit *m_note;
    theme::Button *m_write, *m_update;
    theme::PlainLabel *m_looksOnly;
};

} // namespace incidents

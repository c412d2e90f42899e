// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// One incident: what it is, its probable cause with the facts it rests on, what is offered to do, its timeline as it is
// lived, and a field for notes. It asks; the pane acts. GUI thread.

#include "models/health/situation.h"
#include "models/incidents/timelinemodel.h"
#include "models/incidents/change.h"
#include "ui/theme/card.h"

class QLineEdit;
class QListView;
class QHBoxLayout;

namespace theme {
class Button;
class PlainLabel;
}

namespace incidents {

class IncidentDetail : public theme::Card {
    Q_OBJECT
public:
    explicit IncidentDetail(QWidget *parent = nullptr);

    void show(const Incident *incident, bool mayAct); // null: none is chosen
    // What the findings on its targets ask for, offered beside it.
    void offer(const QList<health::Problem> &problems);
    void focusNote();
    void focusTimeline();
    [[nodiscard]] QListView &timeline() { return *m_timeline; }

signals:
    void changeRequested(incidents::Change::Kind kind);
    void noteWritten(const QString &text);
    void postmortemRequested();
    void targetRequested(const QString &target, health::Problem::Action action);

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override; // words that wrap and were given another width

private:
    void build();
    void showCause(const Incident &incident);
    void fitWords();
    static void fit(theme::PlainLabel *label);
    void retranslate();

    TimelineModel *m_model;
    QString m_id;
    bool m_mayHandOver = false;
    bool m_resolved = false;
    theme::PlainLabel *m_title;
    theme::PlainLabel *m_severity;
    theme::Button *m_acknowledge, *m_escalate, *m_handOver, *m_resolve, *m_reopen, *m_more;
    theme::Card *m_causeCard;
    theme::PlainLabel *m_cause, *m_facts;
    QHBoxLayout *m_offers;
    QList<theme::Button *> m_offered;
    QListView *m_timeline;
    QWidget *m_foot;
    QLineEdit *m_note;
    theme::Button *m_write;
    theme::PlainLabel *m_looksOnly;
    QWidget *m_head;
};

// "Show sessions of shop-primary".
[[nodiscard]] QString offerWord(const health::Problem &problem);

} // namespace incidents

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What stands on top of one incident: its name, how bad it is, what can be done about it, its probable cause with the facts it
// rests on, and what is offered beside it. It asks; the pane acts. As high as its words need. GUI thread.

#include "models/health/situation.h"
#include "models/incidents/change.h"

#include <QWidget>

class QHBoxLayout;

namespace theme {
class Button;
class PlainLabel;
}

namespace incidents {

class CauseCard;

class IncidentHead : public QWidget {
    Q_OBJECT
public:
    explicit IncidentHead(QWidget *parent = nullptr);

    void show(const Incident &incident, bool mayAct);
    // What the findings on its targets ask for, offered beside it.
    void offer(const QList<health::Problem> &problems);
    void fitWords(); // to the width it has
    [[nodiscard]] CauseCard &cause() { return *m_cause; }

signals:
    void changeRequested(incidents::Change::Kind kind);
    void postmortemRequested();
    void updateRequested(); // a draft of what is told others
    void targetRequested(const QString &target, health::Problem::Action action, watch::MetricId metric);

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override; // words that wrap and were given another width

private:
    void build();
    void openMenu();
    void retranslate();
    static void fit(theme::PlainLabel *label);
    [[nodiscard]] QList<theme::PlainLabel *> words() const;

    Incident m_incident;
    bool m_mayAct = false;
    theme::PlainLabel *m_title, *m_severity, *m_offeredTo;
    theme::Button *m_takeOver, *m_acknowledge, *m_escalate, *m_handOver, *m_resolve, *m_reopen, *m_more;
    CauseCard *m_cause;
    QHBoxLayout *m_offers;
    QList<theme::Button *> m_offered;
};

} // namespace incidents

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Who is on call now and in the next seven days, with gaps, overrides and hand-overs; who is being asked now and who would be
// next; what being on call cost. By keyboard: A accepts a hand-over. It shows what the desk knows. GUI thread; the desk and the
// clock outlive it.

#include "models/paging/dutydesk.h"

#include <QTimer>
#include <QPointer>
#include <QWidget>

class QStackedWidget;

namespace theme {
class EmptyState;
class PlainLabel;
class Segmented;
}

namespace rota {
class FatigueModel;
}

namespace oncall {

class LineCard;
class PlainTable;
class WeekStrip;

class OnCallPage : public QWidget {
    Q_OBJECT
public:
    explicit OnCallPage(const base::Clock &clock, QWidget *parent = nullptr);

    void setDesk(paging::DutyDesk *desk); // null: nothing is known
    void focusFirst();
    [[nodiscard]] static QString keys(); // in a sentence or two

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void build();
    void join();
    void refresh();
    void showPosts(const paging::Duty &duty, const rota::Board &board);
    void showClimbs(const paging::Duty &duty);
    void showCosts(const paging::Duty &duty);
    void acceptOffered();
    void retranslate();

    const base::Clock &m_clock;
    QPointer<paging::DutyDesk> m_desk;
    base::Severity m_severity = base::Severity::Unknown;
    QStackedWidget *m_pages;
    theme::EmptyState *m_empty;
    theme::PlainLabel *m_answer, *m_rest, *m_costHeading, *m_costNone;
    LineCard *m_now, *m_offered, *m_arranged, *m_asks, *m_climbs;
    WeekStrip *m_week;
    theme::PlainLabel *m_weekHeading;
    theme::Segmented *m_costsOf;
    PlainTable *m_costs;
    rota::FatigueModel *m_costModel;
    QTimer m_ticker;
};

} // namespace oncall

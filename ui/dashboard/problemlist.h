// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The problems, worst first, in one card; a few are seen at once, the rest by scrolling. While the pointer is over
// it, rows keep their places: new ones come at the end, gone ones stay as "over". GUI thread.

#include "models/health/situation.h"
#include "ui/theme/card.h"

class QScrollArea;
class QVBoxLayout;

namespace dashboard {

class ProblemRow;

class ProblemList : public theme::Card {
    Q_OBJECT
public:
    explicit ProblemList(QWidget *parent = nullptr);

    // Those that are muted come last, whatever they are.
    void setProblems(const QList<health::Problem> &problems, const QList<health::Problem> &muted, base::TimePoint now);
    struct AlertNote {
        QString mark; // empty: it just fires
        bool acknowledgeable = false;
        friend bool operator==(const AlertNote &, const AlertNote &) = default;
    };
    // Of the problems that have an alert, by Problem::key; shown with the next setProblems().
    void setAlerts(const QHash<QString, AlertNote> &alerts) { m_alerts = alerts; }
    void setMuting(bool muting); // whether they can be muted and unmuted
    void setIncidents(bool can); // whether one can be opened with a problem
    void tick(base::TimePoint now);
    [[nodiscard]] QStringList sentences() const;
    void setFocusToFirst(); // the action of the worst problem gets the keyboard

signals:
    void rowMade();
    void actionRequested(const health::Problem &problem);
    void acknowledgeRequested(const health::Problem &problem);
    void muteRequested(const health::Problem &problem); // or that it counts again
    void incidentRequested(const health::Problem &problem);

protected:
    void leaveEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void show(const QList<health::Problem> &problems, const QSet<QString> &over);
    void fit();

    QScrollArea *m_scroll;
    QWidget *m_inside;
    QVBoxLayout *m_column;
    std::vector<ProblemRow *> m_rows; // kept for reuse; the first m_shown are visible
    std::size_t m_shown = 0;
    bool m_muting = false;
    QHash<QString, AlertNote> m_alerts;
    bool m_incidents = false;
    QList<health::Problem> m_problems;
    base::TimePoint m_now{};
};

} // namespace dashboard

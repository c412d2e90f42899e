// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// At the bottom: age of the newest sample, who answers, what watching costs the watched servers, the time here and in UTC. What does not exist yet is absent. GUI thread.

#include "models/health/situation.h"

#include <QWidget>

namespace theme {
class FigureLabel;
class PlainLabel;
}

namespace shell {

class StatusStrip : public QWidget {
    Q_OBJECT
public:
    explicit StatusStrip(QWidget *parent = nullptr);
    void setSituation(const health::Situation &situation);
    struct Share {
        QString target; // as it is shown
        watch::Cost cost;
    };
    void setCost(const QList<Share> &shares); // of this program, on each target
    // How far the shared journal is, with the whole of it as tooltip; empty: there is none.
    void setSharing(const QString &line, const QString &sentences, bool wrong);
    void tick(base::TimePoint newest, base::TimePoint now, base::WallTime wall); // newest zero: no sample yet
    [[nodiscard]] QString text() const;

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void fitCost(); // the whole sentence where there is room for it

    theme::FigureLabel *m_newest;
    theme::PlainLabel *m_reachable;
    theme::PlainLabel *m_cost;
    theme::PlainLabel *m_sharing;
    theme::FigureLabel *m_time;
    QString m_costSentence, m_costFigures;
};

} // namespace shell

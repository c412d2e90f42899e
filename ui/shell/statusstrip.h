// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// At the bottom: age of the newest sample, who answers, how many connections of ours the watched servers carry,
// the time here and in UTC. What does not exist yet is absent. GUI thread.

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
    void setConnections(int count); // of this program, on all targets
    void tick(base::TimePoint newest, base::TimePoint now, base::WallTime wall); // newest zero: no sample yet
    [[nodiscard]] QString text() const;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    theme::FigureLabel *m_newest;
    theme::PlainLabel *m_reachable;
    theme::PlainLabel *m_cost;
    theme::FigureLabel *m_time;
};

} // namespace shell

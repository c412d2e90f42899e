// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What a connection test found, step by step: name, TCP, TLS, authentication, permission; what to do about the one
// that failed; the role found. Fades when what was tested is no longer what stands in the form. GUI thread.

#include "models/base/clock.h"
#include "models/watch/connectiontest.h"
#include "ui/theme/card.h"

#include <QTimer>

namespace theme {
class PlainLabel;
}

namespace start {

class StepLine;

class TestPanel : public theme::Card {
    Q_OBJECT
public:
    explicit TestPanel(const base::Clock &clock = base::Clock::system(), QWidget *parent = nullptr);

    enum class State { Untried, Running, Done, Stale, Cancelled };
    void begin(const QString &target); // what is tried: "db1:5432"
    void showReport(const watch::ConnectionReport &report);
    void setStale();
    void cancelled();
    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] QString verdict() const;

private:
    void tick();
    void reset();
    void setVerdict(const QString &sentence, theme::Token token);

    const base::Clock &m_clock;
    base::TimePoint m_begun{};
    QTimer m_timer;
    State m_state = State::Untried;
    theme::PlainLabel *m_verdict;
    theme::PlainLabel *m_elapsed;
    theme::PlainLabel *m_remedy;
    theme::PlainLabel *m_role;
    theme::PlainLabel *m_figures;
    QList<StepLine *> m_steps;
};

} // namespace start

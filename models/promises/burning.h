// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Which error budgets burn too fast now, for the situation. Out of an archive at once (blocks on the disk: for the
// terminal), or renewed each quarter of a minute out of the long memory (BurnWatch; GUI thread, which never waits).
// Nothing that was not observed burns: with too little seen of a window there is no rate, and no problem.

#include "models/health/burning.h"
#include "models/history/longmemory.h"
#include "models/promises/objective.h"

#include <QSet>

namespace promises {

[[nodiscard]] std::optional<health::BurningBudget> burningOf(const ObjectiveState &state);
[[nodiscard]] QList<health::BurningBudget> burningOf(const environment::Environment &environment, const history::Archive *archive,
                                                     const BurnRules &rules, base::WallTime now);

class BurnWatch : public QObject {
    Q_OBJECT
public:
    // memory may be null: nothing ever burns. Memory and clock outlive it.
    BurnWatch(history::LongMemory *memory, const base::Clock &clock, QObject *parent = nullptr);

    void setEnvironment(const environment::EnvironmentPtr &environment);
    void setWindows(const QSet<qint64> &windows) { m_windows = windows; } // seconds; to be told of in rates() from the next round on
    void look(); // begins a round when one is due
    [[nodiscard]] const QList<health::BurningBudget> &burning() const { return m_burning; }
    [[nodiscard]] const QList<health::BudgetRates> &rates() const { return m_rates; } // empty unless windows were set

signals:
    void changed(); // burning(), rates()

private:
    struct Open { // one objective of a round
        environment::Objective objective;
        QHash<qint64, Seen> seen; // seconds -> what was seen of so long
    };
    void ask(std::size_t index);
    void judge();

    history::LongMemory *m_memory;
    const base::Clock &m_clock;
    environment::EnvironmentPtr m_environment;
    std::vector<Open> m_open;
    qsizetype m_missing = 0;
    int m_round = 0; // answers of another one are dropped
    base::TimePoint m_begun{};
    QList<health::BurningBudget> m_burning;
    QList<health::BudgetRates> m_rates;
    QSet<qint64> m_windows, m_asked; // m_asked: of the round under way
};

} // namespace promises

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The ledger as the desktop uses it: tells the long memory how long each objective was met, each target in which colour and
// with which score, and judges the whole on a thread of its own when it is asked for and each ten minutes; which error budgets burn
// it knows each quarter of a minute. Every call returns at once; a disk that hangs costs that thread. GUI thread; the long
// memory outlives it, the clock the program.

#include "models/history/longmemory.h"
#include "models/promises/burning.h"
#include "models/promises/colourtally.h"
#include "models/promises/ledger.h"
#include "models/promises/objectivetally.h"
#include "models/promises/scoretally.h"

#include <QObject>

namespace promises {

using LedgerPtr = std::shared_ptr<const Ledger>;

class Desk : public QObject {
    Q_OBJECT
public:
    // memory may be null: nothing is kept then.
    explicit Desk(history::LongMemory *memory, LedgerPlaces places = standardPlaces(), const base::Clock &clock = base::Clock::system(),
                  QObject *parent = nullptr);
    ~Desk() override; // waits two seconds at most for a judgement that is under way

    void setEnvironment(const environment::EnvironmentPtr &environment, const watch::CataloguePtr &catalogue);
    void take(const watch::Delivery &delivery);
    void note(const health::Situation &present); // at least each second
    [[nodiscard]] const QList<health::BurningBudget> &burning() const { return m_burn.burning(); }
    void setBurnWindows(const QSet<qint64> &windows) { m_burn.setWindows(windows); } // seconds, for burnRates()
    [[nodiscard]] const QList<health::BudgetRates> &burnRates() const { return m_burn.rates(); }
    void judge(); // again, unless it is under way
    [[nodiscard]] const LedgerPtr &ledger() const { return m_ledger; } // null: not judged yet

signals:
    void judged();
    void scored(const watch::Delivery &scores); // each second, whether there is a long memory or not
    void burningChanged(); // burning(), burnRates()

private:
    struct Side;
    void accept(const LedgerPtr &ledger, int round);

    std::shared_ptr<Side> m_side;
    history::LongMemory *m_memory;
    const LedgerPlaces m_places;
    const base::Clock &m_clock;
    environment::EnvironmentPtr m_environment;
    watch::CataloguePtr m_catalogue;
    ObjectiveTally m_tally;
    ColourTally m_colours;
    ScoreTally m_scores;
    BurnWatch m_burn;
    LedgerPtr m_ledger;
    int m_round = 0; // answers for another environment are dropped
    bool m_busy = false;
    base::TimePoint m_judged{};
};

} // namespace promises

// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/promises/desk.h"

#include "models/base/log.h"

#include <condition_variable>
#include <mutex>
#include <thread>

namespace promises {

namespace {

constexpr std::chrono::minutes kEach{10};
constexpr std::chrono::seconds kMostEnding{2};

} // namespace

struct Desk::Side {
    std::mutex guard; // guards what follows
    std::condition_variable ended;
    Desk *owner = nullptr; // null when it has gone
    int running = 0;
};

Desk::Desk(history::LongMemory *memory, LedgerPlaces places, const base::Clock &clock, QObject *parent)
    : QObject(parent), m_side(std::make_shared<Side>()), m_memory(memory), m_places(std::move(places)), m_clock(clock), m_burn(memory, clock)
{
    connect(&m_burn, &BurnWatch::changed, this, &Desk::burningChanged);
    m_side->owner = this;
}

Desk::~Desk()
{
    std::unique_lock lock(m_side->guard);
    m_side->owner = nullptr;
    (void)m_side->ended.wait_for(lock, kMostEnding, [this] { return m_side->running == 0; });
}

void Desk::setEnvironment(const environment::EnvironmentPtr &environment, const watch::CataloguePtr &catalogue)
{
    if (environment == m_environment)
        return;
    m_environment = environment;
    m_catalogue = catalogue;
    m_tally.setEnvironment(environment, catalogue);
    m_colours.forget();
    m_scores.forget();
    m_burn.setEnvironment(environment);
    m_ledger.reset();
    m_busy = false;
    m_judged = m_clock.now(); // the first time after ten minutes, or when it is asked for
    ++m_round;
}

void Desk::take(const watch::Delivery &delivery)
{
    if (!m_environment || !m_memory)
        return;
    const watch::Delivery over = m_tally.take(delivery);
    if (!over.samples.empty())
        m_memory->append(m_environment->name, over);
    m_burn.look();
    if (m_clock.now() - m_judged >= kEach)
        judge();
}

void Desk::note(const health::Situation &present)
{
    if (!m_environment)
        return;
    const watch::Delivery scores = m_scores.take(present, m_clock.wallNow(), m_clock.now());
    if (!scores.samples.empty())
        emit scored(scores);
    if (!m_memory)
        return;
    if (!scores.samples.empty())
        m_memory->append(m_environment->name, scores);
    const watch::Delivery over = m_colours.take(present, m_clock.wallNow());
    if (!over.samples.empty())
        m_memory->append(m_environment->name, over);
}

void Desk::judge()
{
    if (!m_environment || !m_catalogue || m_busy)
        return;
    m_busy = true;
    m_judged = m_clock.now();
    {
        const std::lock_guard lock(m_side->guard);
        ++m_side->running;
    }
    std::thread([side = m_side, environment = m_environment, catalogue = m_catalogue, places = m_places, round = m_round, &clock = m_clock] {
        auto ledger = std::make_shared<const Ledger>(ledgerOf(*environment, *catalogue, places, clock));
        if (const auto kept = keepReadiness(*ledger, places); !kept)
            base::logWarning("promises", QString::fromStdString(kept.error().text));
        const std::lock_guard lock(side->guard);
        if (side->owner)
            QMetaObject::invokeMethod(side->owner, [owner = side->owner, ledger, round] { owner->accept(ledger, round); }, Qt::QueuedConnection);
        --side->running;
        side->ended.notify_all();
    }).detach();
}

void Desk::accept(const LedgerPtr &ledger, int round)
{
    if (round != m_round)
        return;
    m_busy = false;
    m_ledger = ledger;
    emit judged();
}

} // namespace promises

#include "moc_desk.cpp"

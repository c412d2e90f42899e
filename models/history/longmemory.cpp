// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/history/longmemory.h"

#include "models/base/log.h"

#include <QPointer>

#include <condition_variable>
#include <deque>
#include <thread>

namespace history {

namespace {

constexpr std::size_t kMostWaiting = 500'000; // readings that wait for a slow disk
constexpr std::size_t kMostQuestions = 50'000; // more than all who ask have open at once; a disk that hangs answers none
constexpr std::chrono::seconds kMostEnding{2};

struct Waiting {
    QString scope;
    std::vector<watch::Delivery::Sampled> samples;
};

} // namespace

struct LongMemory::State {
    State(const QString &in, const base::Clock &c, Archive::Limits most, std::chrono::milliseconds every, LongMemory *whose) :
        shared(in, most, c), flushEvery(every), owner(whose)
    {
    }

    SharedArchive shared;
    const std::chrono::milliseconds flushEvery;

    std::mutex guard; // guards what follows
    std::condition_variable wakeWriter, wakeReader, endedOne;
    LongMemory *owner; // null when it has gone
    bool ready = false; // opened or refused
    bool isRefused = false;
    bool stopping = false;
    int running = 2;
    std::vector<Waiting> waiting;
    std::size_t waitingReadings = 0;
    bool toldOverflow = false;
    std::deque<std::pair<Question, std::function<void(const std::vector<PastBucket> &)>>> questions;

    std::vector<std::function<void(LongMemory &)>> told; // for the owner's thread

    // Calls f(owner) on the owner's thread, if it is still there then.
    void tell(std::function<void(LongMemory &)> f)
    {
        const std::lock_guard lock(guard);
        if (!owner)
            return;
        told.push_back(std::move(f));
        if (told.size() == 1)
            QMetaObject::invokeMethod(owner, &LongMemory::takeTold, Qt::QueuedConnection);
    }
    void ended()
    {
        const std::lock_guard lock(guard);
        --running;
        endedOne.notify_all();
    }
};

LongMemory::LongMemory(const QString &folder, const base::Clock &clock, Archive::Limits limits,
                       std::chrono::milliseconds flushEvery, QObject *parent) :
    QObject(parent), m_state(std::make_shared<State>(folder, clock, limits, flushEvery, this))
{
    std::thread(&LongMemory::write, m_state).detach();
    std::thread(&LongMemory::answer, m_state).detach();
}

LongMemory::~LongMemory()
{
    std::unique_lock lock(m_state->guard);
    m_state->owner = nullptr;
    m_state->stopping = true;
    m_state->questions.clear();
    m_state->shared.interrupt();
    m_state->wakeWriter.notify_all();
    m_state->wakeReader.notify_all();
    if (!m_state->endedOne.wait_for(lock, kMostEnding, [this] { return m_state->running == 0; }))
        base::logWarning("history", tr("The disk is too slow to write the last figures into the long memory."));
}

void LongMemory::takeTold()
{
    std::vector<std::function<void(LongMemory &)>> told;
    {
        const std::lock_guard lock(m_state->guard);
        told.swap(m_state->told);
    }
    for (const auto &f : told)
        f(*this);
}

void LongMemory::append(const QString &scope, const watch::Delivery &delivery)
{
    std::size_t readings = 0;
    for (const auto &sampled : delivery.samples)
        readings += sampled.sample.readings.size();
    const std::lock_guard lock(m_state->guard);
    if (m_state->isRefused)
        return;
    if (m_state->waitingReadings + readings > kMostWaiting) {
        if (!std::exchange(m_state->toldOverflow, true))
            base::logWarning("history", tr("The disk is too slow for the long memory of figures: some are left out."));
        return;
    }
    m_state->waitingReadings += readings;
    m_state->waiting.push_back({scope, delivery.samples});
}

void LongMemory::rename(const QString &scope, const QString &from, const QString &to) { m_state->shared.rename(scope, from, to); }

void LongMemory::read(const Question &question, QObject *context, Then then)
{
    const std::lock_guard lock(m_state->guard);
    if (m_state->isRefused || m_state->questions.size() >= kMostQuestions)
        return;
    m_state->questions.emplace_back(question, [to = QPointer<QObject>(context), then = std::move(then)](const std::vector<PastBucket> &answer) {
        if (to)
            then(answer);
    });
    m_state->wakeReader.notify_one();
}

void LongMemory::dropQuestions()
{
    decltype(m_state->questions) dropped;
    const std::lock_guard lock(m_state->guard);
    dropped.swap(m_state->questions);
}

void LongMemory::write(const std::shared_ptr<State> &state)
{
    const auto opened = state->shared.open();
    {
        const std::lock_guard lock(state->guard);
        state->ready = true;
        state->isRefused = !opened;
        state->wakeReader.notify_all();
        if (!opened)
            state->waiting.clear();
    }
    if (!opened) {
        state->tell([error = opened.error()](LongMemory &memory) {
            memory.dropQuestions();
            emit memory.refused(error);
        });
        state->ended();
        return;
    }
    state->tell([](LongMemory &memory) { emit memory.opened(); });
    std::string said;
    for (bool stopping = false; !stopping;) {
        std::vector<Waiting> taken;
        {
            std::unique_lock lock(state->guard);
            stopping = state->wakeWriter.wait_for(lock, state->flushEvery, [&] { return state->stopping; });
            taken.swap(state->waiting);
            state->waitingReadings = 0;
        }
        for (const Waiting &batch : taken)
            for (const watch::Delivery::Sampled &sampled : batch.samples)
                state->shared.add(batch.scope, sampled);
        const base::Result<void> written = stopping ? state->shared.close() : state->shared.flush();
        for (const QString &sentence : state->shared.takeDamaged())
            state->tell([sentence](LongMemory &memory) { emit memory.damaged(sentence); });
        const std::string text = written ? std::string() : written.error().text;
        if (text == said)
            continue;
        said = text;
        if (written)
            state->tell([](LongMemory &memory) { emit memory.recovered(); });
        else
            state->tell([error = written.error()](LongMemory &memory) { emit memory.troubled(error); });
    }
    state->ended();
}

void LongMemory::answer(const std::shared_ptr<State> &state)
{
    for (;;) {
        std::pair<Question, std::function<void(const std::vector<PastBucket> &)>> next;
        {
            std::unique_lock lock(state->guard);
            state->wakeReader.wait(lock, [&] { return state->stopping || (state->ready && !state->questions.empty()); });
            if (state->stopping || state->isRefused)
                break;
            next = std::move(state->questions.front());
            state->questions.pop_front();
        }
        auto buckets = std::make_shared<std::vector<PastBucket>>();
        if (auto archive = state->shared.toRead())
            *buckets = archive->read(next.first.key, next.first.from, next.first.to, next.first.buckets);
        state->tell([buckets, then = std::move(next.second)](LongMemory &) { then(*buckets); });
    }
    state->ended();
}

} // namespace history

#include "moc_longmemory.cpp"

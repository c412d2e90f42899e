// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/statements/memory.h"

#include "models/base/log.h"

#include <QPointer>

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

namespace statements {

namespace {

constexpr std::size_t kMostWaiting = 2000; // intervals that wait for a slow disk
constexpr std::chrono::seconds kMostEnding{2};
constexpr std::chrono::minutes kForgetEvery{10};

struct Kept {
    QString scope, target;
    watch::StatementIntervalPtr interval; // null: the target is called `renamed` now
    QString renamed;
};
struct Asked {
    Question question;
    std::function<void(const Comparison &)> then;
};

} // namespace

struct Memory::State {
    State(QString f, const base::Clock &c, const Store::Limits &most, Memory *whose) : file(std::move(f)), clock(c), limits(most), owner(whose) {}

    const QString file;
    const base::Clock &clock;
    const Store::Limits limits;

    std::mutex guard; // guards what follows
    std::condition_variable wake, ended;
    Memory *owner; // null when it has gone
    bool stopping = false, over = false, closed = false; // closed: refused
    std::deque<Kept> waiting;
    std::deque<Asked> questions;
    std::vector<std::function<void(Memory &)>> told; // for the owner's thread

    void tell(std::function<void(Memory &)> f)
    {
        const std::lock_guard lock(guard);
        if (!owner)
            return;
        told.push_back(std::move(f));
        if (told.size() == 1)
            QMetaObject::invokeMethod(owner, &Memory::takeTold, Qt::QueuedConnection);
    }
    void end()
    {
        const std::lock_guard lock(guard);
        over = true;
        ended.notify_all();
    }
};

Memory::Memory(const QString &file, const base::Clock &clock, const Store::Limits &limits, QObject *parent) :
    QObject(parent), m_clock(clock), m_state(std::make_shared<State>(file, clock, limits, this))
{
    std::thread(&Memory::work, m_state).detach();
}

Memory::~Memory()
{
    std::unique_lock lock(m_state->guard);
    m_state->owner = nullptr;
    m_state->stopping = true;
    m_state->questions.clear();
    m_state->wake.notify_all();
    if (!m_state->ended.wait_for(lock, kMostEnding, [this] { return m_state->over; }))
        base::logWarning("statements", tr("The disk is too slow to write the last statements into their memory."));
}

void Memory::takeTold()
{
    std::vector<std::function<void(Memory &)>> told;
    {
        const std::lock_guard lock(m_state->guard);
        told.swap(m_state->told);
    }
    for (const auto &f : told)
        f(*this);
}

void Memory::append(const QString &scope, const watch::Delivery &delivery)
{
    if (delivery.statements.empty())
        return;
    const std::lock_guard lock(m_state->guard);
    for (const auto &[target, interval] : delivery.statements)
        if (!m_state->closed && m_state->waiting.size() < kMostWaiting)
            m_state->waiting.push_back({scope, target, interval, {}});
    m_state->wake.notify_one();
}

void Memory::rename(const QString &scope, const QString &from, const QString &to)
{
    const std::lock_guard lock(m_state->guard);
    if (m_state->closed)
        return;
    m_state->waiting.push_back({scope, from, {}, to});
    m_state->wake.notify_one();
}

void Memory::ask(const Question &question, QObject *context, Then then)
{
    const std::lock_guard lock(m_state->guard);
    if (m_state->closed)
        return;
    m_state->questions.push_back({question, [to = QPointer<QObject>(context), then = std::move(then)](const Comparison &answer) {
                                      if (to)
                                          then(answer);
                                  }});
    m_state->wake.notify_one();
}

void Memory::work(const std::shared_ptr<State> &state)
{
    QString moved;
    auto opened = Store::openToWrite(state->file, state->limits, &moved);
    if (!moved.isEmpty())
        state->tell([sentence = tr("The memory of statements was damaged. It lies in %1 now; a new one is begun.").arg(moved)](Memory &m) { emit m.damaged(sentence); });
    if (!opened) {
        {
            const std::lock_guard lock(state->guard);
            state->closed = true;
            state->waiting.clear();
            state->questions.clear();
        }
        state->tell([error = opened.error()](Memory &m) { emit m.refused(error); });
        state->end();
        return;
    }
    std::unique_ptr<Store> store = std::move(*opened);
    std::string said;
    const auto report = [&](const base::Error *error) {
        const std::string text = error ? error->text : std::string();
        if (text != said && error)
            state->tell([e = *error](Memory &m) { emit m.troubled(e); });
        said = text;
    };
    base::TimePoint nextForget{};
    for (;;) {
        std::deque<Kept> kept;
        std::deque<Asked> asked;
        bool stopping = false;
        {
            std::unique_lock lock(state->guard);
            state->wake.wait(lock, [&] { return state->stopping || !state->waiting.empty() || !state->questions.empty(); });
            kept.swap(state->waiting);
            asked.swap(state->questions);
            stopping = state->stopping;
        }
        for (const Kept &k : kept) {
            const auto added = k.interval ? store->add(k.scope, k.target, *k.interval) : store->rename(k.scope, k.target, k.renamed);
            report(added ? nullptr : &added.error());
        }
        if (!kept.empty() && !stopping && state->clock.now() >= nextForget) {
            nextForget = state->clock.now() + kForgetEvery;
            if (const auto done = store->forget(state->clock.wallNow()); !done)
                report(&done.error());
        }
        if (!kept.empty())
            state->tell([](Memory &m) { emit m.written(); });
        for (Asked &a : asked) {
            const auto answer = compare(*store, a.question);
            if (!answer) {
                report(&answer.error());
                continue;
            }
            const auto shared = std::make_shared<const Comparison>(*answer);
            state->tell([shared, then = std::move(a.then)](Memory &) { then(*shared); });
        }
        if (stopping)
            break;
    }
    store.reset(); // before the program may end
    state->end();
}

} // namespace statements

#include "moc_memory.cpp"

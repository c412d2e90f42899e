// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/journal/journal.h"

#include "models/journal/wording.h"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

namespace journal {

using flow::Errc;
using flow::Result;
using flow::Task;

namespace {

struct Append {
    Entry entry;
    Handover<Result<Receipt>>::Answer answer;
};

// One thing the thread does: append an entry, or, when `work` is set, that.
struct Job {
    Append append;
    std::function<void(ChainWriter &)> work;
};

Result<void> keepsTheRules(const Entry &e)
{
    const auto refuse = [](const char *why) { return base::fail(Errc::Invalid, say(why).toStdString()); };
    if (e.phase == Phase::Genesis || e.phase == Phase::Terminal)
        return refuse(QT_TRANSLATE_NOOP("journal", "the journal itself begins and ends its chains"));
    if (e.act.isEmpty())
        return refuse(QT_TRANSLATE_NOOP("journal", "the entry names no act"));
    if (e.phase == Phase::Outcome && (e.actId.isEmpty() || e.outcome == Outcome::None))
        return refuse(QT_TRANSLATE_NOOP("journal", "the outcome does not say of which act, or what came of it"));
    for (const QString *text : {&e.act, &e.actId, &e.actor, &e.target, &e.systemIdentifier, &e.sqlstate})
        if (text->size() > Journal::kLongestText)
            return refuse(QT_TRANSLATE_NOOP("journal", "a text of the entry is too long"));
    if (e.details.size() > Journal::kLongestDetails)
        return refuse(QT_TRANSLATE_NOOP("journal", "the details of the entry are too long"));
    return {};
}

} // namespace

class Journal::Thread : public std::enable_shared_from_this<Thread> {
public:
    void start(Options options)
    {
        m_thread = std::thread([self = shared_from_this(), options = std::move(options)] { self->run(options); });
    }

    void add(Job job)
    {
        const std::lock_guard lock(m_mutex);
        m_jobs.push_back(std::move(job));
        m_wake.notify_one();
    }

    void end()
    {
        std::unique_lock lock(m_mutex);
        m_ending = true;
        m_wake.notify_one();
        const bool ended = m_ended.wait_for(lock, std::chrono::seconds(1), [this] { return m_over; });
        lock.unlock();
        if (ended)
            m_thread.join();
        else
            m_thread.detach();
    }

private:
    void run(const Options &options)
    {
        {
            ChainWriter writer(options);
            while (serve(writer)) { }
            (void)writer.end();
        }
        const std::lock_guard lock(m_mutex);
        m_over = true;
        m_ended.notify_one();
    }

    bool serve(ChainWriter &writer)
    {
        std::unique_lock lock(m_mutex);
        m_wake.wait(lock, [this] { return m_ending || !m_jobs.empty(); });
        if (m_jobs.empty())
            return false;
        std::deque<Job> jobs = std::exchange(m_jobs, {});
        lock.unlock();
        std::vector<Append> group;
        for (Job &job : jobs) {
            if (!job.work) {
                group.push_back(std::move(job.append));
                continue;
            }
            commit(writer, group);
            job.work(writer);
        }
        commit(writer, group);
        return true;
    }

    static void commit(ChainWriter &writer, std::vector<Append> &group)
    {
        if (group.empty())
            return;
        QList<Entry> entries;
        entries.reserve(qsizetype(group.size()));
        for (Append &a : group)
            entries.append(std::move(a.entry));
        const auto receipts = writer.append(entries);
        for (std::size_t i = 0; i < group.size(); ++i) {
            if (receipts)
                group[i].answer(receipts->at(qsizetype(i)));
            else
                group[i].answer(std::unexpected(receipts.error()));
        }
        group.clear();
    }

    std::mutex m_mutex; // guards what follows
    std::condition_variable m_wake, m_ended;
    std::deque<Job> m_jobs;
    bool m_ending = false;
    bool m_over = false;
    std::thread m_thread; // the engine thread's
};

Journal::Journal(flow::Reactor &reactor, Options options) : m_reactor(reactor), m_thread(std::make_shared<Thread>())
{
    m_thread->start(std::move(options));
}

Journal::~Journal()
{
    m_thread->end();
}

template <class T>
Handover<Result<T>> Journal::ask(std::function<Result<T>(ChainWriter &)> work)
{
    return {m_reactor, m_reactor.now() + kLimit, [thread = m_thread, work = std::move(work)](typename Handover<Result<T>>::Answer answer) {
                Job job;
                job.work = [work, answer = std::move(answer)](ChainWriter &writer) { answer(work(writer)); };
                thread->add(std::move(job));
            }};
}

Handover<Result<Receipt>> Journal::put(Entry entry)
{
    return {m_reactor, m_reactor.now() + kLimit, [thread = m_thread, entry = std::move(entry)](Handover<Result<Receipt>>::Answer answer) {
                Job job;
                job.append = {entry, std::move(answer)};
                thread->add(std::move(job));
            }};
}

Task<Result<Opened>> Journal::open()
{
    const std::function<Result<Opened>(ChainWriter &)> work = [](ChainWriter &writer) { return writer.begin(); };
    auto answer = co_await ask(work);
    if (!answer)
        co_return std::unexpected(std::move(answer).error());
    co_return std::move(*answer);
}

Task<Result<Receipt>> Journal::append(Entry entry)
{
    if (auto good = keepsTheRules(entry); !good)
        co_return std::unexpected(std::move(good).error());
    if (m_held && entry.phase == Phase::Intent) {
        const auto decided = co_await m_decided.next(m_reactor, m_reactor.now() + kLimit);
        if (!decided)
            co_return std::unexpected(decided.error());
    }
    if (m_refusal && entry.phase == Phase::Intent)
        co_return std::unexpected(*m_refusal);
    auto answer = co_await put(std::move(entry));
    if (!answer)
        co_return std::unexpected(std::move(answer).error());
    m_appended.happened();
    co_return std::move(*answer);
}

Task<Result<Erased>> Journal::erase(Erasure what)
{
    const std::function<Result<Erased>(ChainWriter &)> work = [what](ChainWriter &writer) { return writer.erase(what); };
    auto answer = co_await ask(work);
    if (!answer)
        co_return std::unexpected(std::move(answer).error());
    co_return std::move(*answer);
}

Task<Result<void>> Journal::close()
{
    const std::function<Result<void>(ChainWriter &)> work = [](ChainWriter &writer) { return writer.end(); };
    auto answer = co_await ask(work);
    if (!answer)
        co_return std::unexpected(std::move(answer).error());
    co_return std::move(*answer);
}

template <class T>
Task<Result<T>> Journal::exchange(std::function<Result<T>(Exchange &)> work)
{
    const std::function<Result<T>(ChainWriter &)> inside = [work](ChainWriter &writer) { return work(writer.exchange()); };
    auto answer = co_await ask(inside);
    if (!answer)
        co_return std::unexpected(std::move(answer).error());
    co_return std::move(*answer);
}

template Task<Result<void>> Journal::exchange(std::function<Result<void>(Exchange &)>);
template Task<Result<qint64>> Journal::exchange(std::function<Result<qint64>(Exchange &)>);
template Task<Result<SharedMark>> Journal::exchange(std::function<Result<SharedMark>(Exchange &)>);
template Task<Result<Outgoing>> Journal::exchange(std::function<Result<Outgoing>(Exchange &)>);
template Task<Result<Taken>> Journal::exchange(std::function<Result<Taken>(Exchange &)>);
template Task<Result<Exchange::Comparison>> Journal::exchange(std::function<Result<Exchange::Comparison>(Exchange &)>);

} // namespace journal

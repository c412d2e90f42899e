// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/incidents/takelogs.h"

#include "models/incidents/wording.h"

#include <algorithm>

namespace incidents {

namespace {

constexpr std::size_t kAskedAtOnce = 32; // most of what that takes is waiting

using ReadersPtr = std::shared_ptr<LogReaders>;
using LookPtr = std::shared_ptr<const LogLook>;

// Of the few logs that are read at once one; until it goes.
class ReadingTurn {
public:
    explicit ReadingTurn(ReadersPtr readers) : m_readers(std::move(readers)) { ++m_readers->reading; }
    ~ReadingTurn()
    {
        --m_readers->reading;
        m_readers->read.happened();
    }
    ReadingTurn(const ReadingTurn &) = delete;
    ReadingTurn &operator=(const ReadingTurn &) = delete;

private:
    const ReadersPtr m_readers;
};

// What the workers of one look share.
struct LogTurns {
    flow::TimePoint end;
    std::size_t next = 0;
    TakenLogs taken;
};

LogPlan planOf(const LogLook &look, const Source &source)
{
    const QString program = look.journalctl ? *look.journalctl : journalctl();
    return look.before ? plansAgain({source}, *look.before, look.from, look.to, program).front() : plansFor({source}, look.from, look.to, program).front();
}

// On a thread of the pool. A target whose call before has not ended yet is not asked again.
template <class T>
flow::Task<flow::Result<T>> inTime(flow::Reactor &reactor, ReadersPtr readers, QString target, flow::TimePoint due, std::function<T()> work)
{
    if (!readers->late.value(target).expired())
        co_return flow::fail(flow::Errc::TimedOut, "still waiting");
    auto running = std::make_shared<bool>();
    const std::weak_ptr<bool> whether = running;
    std::function<T()> call = [work = std::move(work), kept = std::move(running)] { return work(); };
    auto asking = flow::offload<T>(reactor, readers->pool, due, std::move(call));
    auto answer = co_await asking;
    if (!answer)
        readers->late.insert(target, whether);
    co_return answer;
}

flow::Task<void> takeOne(flow::Reactor &reactor, ReadersPtr readers, LookPtr look, std::shared_ptr<LogTurns> turns, std::size_t which)
{
    const Source &source = look->sources[which];
    LogPlan &plan = turns->taken.plans[which];
    LogTold &told = turns->taken.told[which];
    plan.target = told.target = source.target;
    plan.from = look->from;
    plan.failed = true;
    told.why = say(QT_TRANSLATE_NOOP("incidents", "Its log could not be read in time."));

    const flow::TimePoint planned = std::min(turns->end, reactor.now() + look->limit);
    std::function<LogPlan()> planning = [look, which] { return planOf(*look, look->sources[which]); };
    auto asking = inTime<LogPlan>(reactor, readers, source.target, planned, std::move(planning));
    auto found = co_await std::move(asking);
    if (!found)
        co_return;
    plan = std::move(*found);
    plan.failed = true;

    std::vector<LogPlan> one{plan};
    const std::chrono::milliseconds left = std::chrono::duration_cast<std::chrono::milliseconds>(turns->end - reactor.now());
    const std::chrono::milliseconds most = std::min({std::chrono::milliseconds(kCommandLimit), look->limit, left});
    auto running = printed(reactor, std::move(one), most);
    one = co_await std::move(running);
    while (readers->reading >= kLogsAtOnce) {
        auto wait = readers->read.next(reactor, turns->end);
        const auto woken = co_await wait;
        if (!woken)
            co_return;
    }
    const ReadingTurn turn(readers);
    const flow::TimePoint read = std::min(turns->end, reactor.now() + look->limit);
    std::function<LogTold()> reading = [look, one = std::move(one)] { return toldBy(one.front(), one.front().from, look->to); };
    auto looking = inTime<LogTold>(reactor, readers, source.target, read, std::move(reading));
    auto said = co_await std::move(looking);
    if (!said)
        co_return;
    told = std::move(*said);
    plan.failed = told.failed();
}

flow::Task<void> takeInTurn(flow::Reactor &reactor, ReadersPtr readers, LookPtr look, std::shared_ptr<LogTurns> turns)
{
    while (turns->next < look->sources.size()) {
        const std::size_t which = turns->next++;
        auto taking = takeOne(reactor, readers, look, turns, which);
        co_await std::move(taking);
    }
}

} // namespace

flow::Task<TakenLogs> takeLogs(flow::Reactor &reactor, std::shared_ptr<LogReaders> readers, std::shared_ptr<const LogLook> look)
{
    const auto turns = std::make_shared<LogTurns>();
    turns->end = reactor.now() + look->all;
    turns->taken.plans.resize(look->sources.size());
    turns->taken.told.resize(look->sources.size());
    flow::TaskScope scope(co_await flow::currentCancel());
    for (std::size_t worker = 0; worker < std::min(kAskedAtOnce, look->sources.size()); ++worker)
        scope.spawn(takeInTurn(reactor, readers, look, turns));
    co_await scope.join();
    co_return std::move(turns->taken);
}

} // namespace incidents

// SPDX-License-Identifier: GPL-3.0-or-later
// Deterministic tests: a manual clock drives the wheel, nothing sleeps.
#include "models/flow/event.h"
#include "models/flow/pool.h"
#include "models/flow/scope.h"
#include "models/flow/signal.h"
#include "tests/support/runtask.h"

#include <QProcess>
#include <QTest>

#include <sys/socket.h>
#include <unistd.h>

#include <future>

using namespace flow;
using namespace std::chrono_literals;

namespace {

Task<Result<int>> half(int x)
{
    if (x % 2)
        co_return fail(Errc::Io, "odd");
    co_return x / 2;
}

struct Guard {
    std::vector<std::string> *log;
    std::string name;
    Guard(std::vector<std::string> *l, std::string n) : log(l), name(std::move(n)) {}
    ~Guard() { log->push_back("~" + name); }
};

Task<Result<int>> quarter(int x, std::vector<std::string> *log)
{
    Guard g(log, "quarter");
    const int a = co_await orFail(half(x));
    const int b = co_await orFail(co_await half(a));
    co_return b;
}

Task<void> collectQuarters(std::vector<std::string> *log)
{
    for (int x : {8, 6, 5}) {
        auto r = co_await quarter(x, log);
        log->push_back(r ? std::to_string(*r) : r.error().text);
    }
}

Task<void> ticker(Reactor &r, std::string name, milliseconds each, int n, std::vector<std::string> *log)
{
    for (int i = 0; i < n; ++i) {
        if (!co_await r.sleepFor(each)) {
            log->push_back(name + " stopped");
            co_return;
        }
        log->push_back(name);
    }
}

Task<std::string> named(Reactor &r, std::string name, milliseconds d)
{
    auto slept = co_await r.sleepFor(d);
    co_return slept ? name : name + (slept.error().code == Errc::TimedOut ? " timed out" : " cancelled");
}

Task<void> note(Task<std::string> t, std::vector<std::string> *log)
{
    auto s = co_await t;
    log->push_back(std::move(s));
}

}  // namespace

class TstFlow : public QObject {
    Q_OBJECT
    ManualClock m_clock;
    std::unique_ptr<Reactor> m_r;
    std::vector<std::string> m_log;

private slots:
    void init()
    {
        m_r = std::make_unique<Reactor>(m_clock);
        m_log.clear();
    }
    void cleanup()
    {
        m_r.reset();
        for (const auto &l : liveTasks())
            qWarning("never finished: %s", l.c_str());
        QVERIFY(liveTasks().empty());
    }

    void orFailEndsTheCallerAndRunsItsDestructors()
    {
        TaskScope s;
        s.spawn(collectQuarters(&m_log));
        ReadyQueue::here().pump();
        const std::vector<std::string> expected{"~quarter", "2", "~quarter", "odd", "~quarter", "odd"};
        QCOMPARE(m_log, expected);
    }

    void timersFireInOrderAndNeverEarly()
    {
        TaskScope s;
        s.spawn(ticker(*m_r, "a", 100ms, 3, &m_log));
        s.spawn(ticker(*m_r, "b", 150ms, 2, &m_log));
        m_r->advance(m_clock, 99ms);
        QVERIFY(m_log.empty());
        m_r->advance(m_clock, 1000ms);
        const std::vector<std::string> expected{"a", "b", "a", "b", "a"};
        QCOMPARE(m_log, expected);
        QCOMPARE(s.size(), 0u);
    }

    void longSleepsSurviveWheelRounds()
    {
        TaskScope s;
        s.spawn(ticker(*m_r, "long", 60s, 1, &m_log));
        m_r->advance(m_clock, 59s);
        QVERIFY(m_log.empty());
        m_r->advance(m_clock, 1100ms);
        QCOMPARE(m_log.size(), 1u);
    }

    void clockJumpFiresEverythingDueOnce()
    {
        TaskScope s;
        for (int i = 1; i <= 40; ++i)
            s.spawn(ticker(*m_r, "t", i * 1s, 1, &m_log));
        m_clock.set(m_clock.now() + 12h);  // resume from suspend
        m_r->advance(m_clock, 50ms);
        QCOMPARE(m_log.size(), 40u);
    }

    void anEventWakesWhoWaitsAndForgetsWhoLeft()
    {
        Event event;
        std::vector<std::string> log;
        const auto wait = [](Reactor &r, Event &e, TimePoint due, std::vector<std::string> *out, std::string name) -> Task<void> {
            const auto ended = co_await e.next(r, due);
            out->push_back(name + (ended ? " woke" : ended.error().code == Errc::TimedOut ? " timed out" : " stopped"));
        };
        TaskScope stays;
        auto leaves = std::make_unique<TaskScope>();
        stays.spawn(wait(*m_r, event, kNever, &log, "a"));
        stays.spawn(wait(*m_r, event, m_clock.now() + 100ms, &log, "b"));
        leaves->spawn(wait(*m_r, event, kNever, &log, "c"));
        ReadyQueue::here().pump();
        leaves.reset();
        m_r->advance(m_clock, 200ms);
        event.happened();
        event.happened(); // nobody is left
        ReadyQueue::here().pump();
        QCOMPARE(log, (std::vector<std::string>{"b timed out", "a woke"}));
    }

    void raceCancelsAndAwaitsTheLoser()
    {
        std::vector<Task<std::string>> v;
        v.push_back(named(*m_r, "slow", 10s));
        v.push_back(named(*m_r, "fast", 100ms));
        TaskScope s;
        s.spawn(note(race(std::move(v)), &m_log));
        m_r->advance(m_clock, 200ms);
        QCOMPARE(m_log, std::vector<std::string>{"fast"});
        QCOMPARE(s.size(), 0u);
    }

    void deadlineReachesTheInnermostWait()
    {
        TaskScope s;
        s.spawn(note(withDeadline(*m_r, m_clock.now() + 5s, withDeadline(*m_r, m_clock.now() + 100ms, named(*m_r, "x", 10s))), &m_log));
        s.spawn(note(withDeadline(*m_r, m_clock.now() + 100ms, withDeadline(*m_r, m_clock.now() + 5s, named(*m_r, "y", 10s))), &m_log));
        m_r->advance(m_clock, 200ms);
        const std::vector<std::string> expected{"x timed out", "y timed out"};
        QCOMPARE(m_log, expected);
    }

    void shieldedCleanUpOutlivesCancellation()
    {
        auto flow = [](Reactor &r, std::vector<std::string> *log) -> Task<void> {
            auto slept = co_await r.sleepFor(10s);
            log->push_back(slept ? "?" : "cancelled");
            auto s = co_await shielded(r, 1s, named(r, "cleaned", 100ms));
            log->push_back(s);
            auto t = co_await shielded(r, 1s, named(r, "too long", 100s));
            log->push_back(t);
        };
        TaskScope s;
        s.spawn(flow(*m_r, &m_log));
        m_r->advance(m_clock, 100ms);
        s.cancel();
        m_r->advance(m_clock, 5s);
        const std::vector<std::string> expected{"cancelled", "cleaned", "too long timed out"};
        QCOMPARE(m_log, expected);
    }

    void withScopeAwaitsChildrenWhenTheBodyThrows()
    {
        auto flow = [](Reactor &r, std::vector<std::string> *log) -> Task<void> {
            auto body = [&r, log](TaskScope &scope) -> Task<void> {
                scope.spawn(ticker(r, "child", 10s, 1, log));
                (void)co_await r.sleepFor(100ms);
                throw std::runtime_error("boom");
            };
            try {
                co_await withScope(body);
            } catch (const std::exception &e) {
                log->push_back(e.what());
            }
        };
        TaskScope s;
        s.spawn(flow(*m_r, &m_log));
        m_r->advance(m_clock, 1s);
        const std::vector<std::string> expected{"child stopped", "boom"};
        QCOMPARE(m_log, expected);
    }

    void whenAllKeepsTheOrderOfItsArguments()
    {
        auto flow = [](Reactor &r, std::vector<std::string> *log) -> Task<void> {
            auto all = whenAll(named(r, "1", 300ms), named(r, "2", 100ms), half(8));
            auto [a, b, c] = co_await all;
            log->push_back(a + b + std::to_string(*c));
        };
        TaskScope s;
        s.spawn(flow(*m_r, &m_log));
        m_r->advance(m_clock, 1s);
        QCOMPARE(m_log, std::vector<std::string>{"124"});
    }

    void destroyedAtEverySuspension()
    {
        for (int steps = 0; steps < 40; ++steps) {
            auto s = std::make_unique<TaskScope>();
            std::vector<Task<std::string>> v;
            v.push_back(named(*m_r, "slow", 500ms));
            v.push_back(named(*m_r, "fast", 150ms));
            s->spawn(note(withDeadline(*m_r, m_clock.now() + 1s, race(std::move(v))), &m_log));
            s->spawn(ticker(*m_r, "t", 50ms, 5, &m_log));
            const auto from = ReadyQueue::here().steps();
            ReadyQueue::here().afterStep = [&](std::uint64_t n) {
                if (n - from >= std::uint64_t(steps))
                    s.reset();
            };
            m_r->advance(m_clock, 700ms);
            ReadyQueue::here().afterStep = nullptr;
            s.reset();
            QVERIFY(liveTasks().empty());
        }
    }

    void liveTaskNamesTheWaitingLine()
    {
        TaskScope s;
        s.spawn(note(named(*m_r, "x", 1s), &m_log));
#if FLOW_LIVE_TASKS
        QCOMPARE(liveTasks().size(), 2u);
        QVERIFY(liveTasks()[0].starts_with("tst_flow.cpp:"));
#endif
    }
    void manySynchronousAwaitsUseNoStack()
    {
        auto flow = [](long *sum) -> Task<void> {
            for (int i = 0; i < 300000; ++i)
                *sum += *co_await half(2);
        };
        long sum = 0;
        TaskScope s;
        s.spawn(flow(&sum));
        ReadyQueue::here().pump();
        QCOMPARE(sum, 300000L);
    }

    void hungUpDescriptorDoesNotSpin()
    {
        int p[2];
        QVERIFY(socketpair(AF_UNIX, SOCK_STREAM, 0, p) == 0);
        FdWatch w(*m_r, p[0]);
        auto flow = [](FdWatch &w, std::vector<std::string> *log) -> Task<void> {
            auto r = co_await w.wait(Readable);
            log->push_back(r ? "ready" : "stop");
        };
        TaskScope s;
        s.spawn(flow(w, &m_log));
        (void)!write(p[1], "x", 1);
        m_r->pollNow();
        QCOMPARE(m_log, std::vector<std::string>{"ready"});
        ::close(p[1]);   // HUP with nobody waiting
        m_r->pollNow();
        char c;
        (void)!read(p[0], &c, 1);
        s.spawn(flow(w, &m_log));
        m_r->pollNow();
        QCOMPARE(m_log.size(), 2u);
        ::close(p[0]);
    }

    void poolResultComesBackAndLateOnesAreDropped()
    {
        Reactor real;
        BlockingPool pool(2);
        std::atomic<bool> late = false;
        auto flow = [](Reactor &r, BlockingPool &p, std::atomic<bool> *ended) -> Task<std::string> {
            std::function<int()> quick = [] { return 7; };
            auto a = offload<int>(r, p, r.now() + 2s, quick);
            auto x = co_await a;
            std::function<int()> hang = [ended] { ::usleep(400000); *ended = true; return 8; };
            auto b = offload<int>(r, p, r.now() + 100ms, hang);
            auto y = co_await b;
            co_return std::to_string(*x) + (y ? "late" : y.error().code == Errc::TimedOut ? " timed out" : "?");
        };
        QCOMPARE(runTask(flow(real, pool, &late)), std::optional<std::string>("7 timed out"));
        QTRY_VERIFY(late); // and its result is dropped
        QCoreApplication::processEvents();
    }

    // It was told as failed meanwhile.
    void whatIsGivenUpBeforeItBeginsIsNotDone_data()
    {
        QTest::addColumn<bool>("unlessLate");
        QTest::newRow("must not be late") << true;
        QTest::newRow("is done whenever it can") << false;
    }
    void whatIsGivenUpBeforeItBeginsIsNotDone()
    {
        QFETCH(bool, unlessLate);
        Reactor real;
        BlockingPool pool(1);
        std::promise<void> release, behind;
        const std::shared_future<void> released = release.get_future().share();
        pool.submit([released] { released.wait(); }); // its only thread
        std::atomic<int> done = 0;
        auto flow = [](Reactor &r, BlockingPool &p, std::atomic<int> *count, bool late) -> Task<std::string> {
            std::function<int()> work = [count] { return ++*count; };
            auto wait = late ? offloadUnlessLate<int>(r, p, r.now() + 50ms, work) : offload<int>(r, p, r.now() + 50ms, work);
            const auto worked = co_await wait;
            co_return worked ? "worked" : worked.error().code == Errc::TimedOut ? "timed out" : "?";
        };
        const auto told = runTask(flow(real, pool, &done, unlessLate));
        pool.submit([&behind] { behind.set_value(); });
        release.set_value();
        behind.get_future().wait(); // what stood before it in the queue is over
        QCOMPARE(told, std::optional<std::string>("timed out"));
        QCOMPARE(done.load(), unlessLate ? 0 : 1);
    }

    void whatComesRightAfterAHangingCallDoesNotWaitForIt()
    {
        BlockingPool pool(2);
        std::promise<void> first, release;
        pool.submit([&first] { first.set_value(); });
        first.get_future().wait(); // there is a thread now, and nearly always an idle one
        QTest::qWait(20);
        const std::shared_future<void> released = release.get_future().share();
        const auto quick = std::make_shared<std::promise<void>>();
        auto done = quick->get_future();
        pool.submit([released] { released.wait(); });
        pool.submit([quick] { quick->set_value(); });
        const bool inTime = done.wait_for(5s) == std::future_status::ready;
        release.set_value();
        QVERIFY(inTime);
    }

    void signalProcessAndDestroyedSender()
    {
#if defined(__clang__)
#  if __has_feature(thread_sanitizer)
        QSKIP("the TSan runtime of clang 19 aborts in QProcess's fork");
#  endif
#endif
        Reactor real;
        auto flow = [](Reactor &r) -> Task<std::string> {
            auto p = std::make_unique<QProcess>();
            p->start(QStringLiteral("/bin/sh"), {QStringLiteral("-c"), QStringLiteral("exit 3")});
            auto exit = co_await signal(p.get(), &QProcess::finished, r, r.now() + 5s);
            std::string out = exit ? std::to_string(std::get<0>(*exit)) : "?";
            p->start(QStringLiteral("/bin/sleep"), {QStringLiteral("30")});
            auto slow = co_await signal(p.get(), &QProcess::finished, r, r.now() + 100ms);
            out += slow ? " ?" : slow.error().code == Errc::TimedOut ? " timed-out" : " ?";
            QTimer::singleShot(20, [&p] { p->kill(); p->waitForFinished(); p.reset(); });
            auto gone = co_await signal(p.get(), &QObject::objectNameChanged, r, r.now() + 5s);
            co_return out + (gone ? " ?" : " " + gone.error().text);
        };
        QCOMPARE(runTask(flow(real)), std::optional<std::string>("3 timed-out sender destroyed"));
    }
};

QTEST_GUILESS_MAIN(TstFlow)
#include "tst_flow.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
// The wait between two attempts, and who may end it, on a clock that is moved by hand.
#include "models/postgres/servererror.h"
#include "models/watch/backoffprobe.h"
#include "models/watch/nap.h"
#include "tests/support/probebench.h"

#include <QTest>

using namespace std::chrono_literals;
using base::Errc;
using base::Error;
using watch::Nap;

namespace {

flow::Task<void> sleeper(flow::Reactor *reactor, Nap *nap, flow::TimePoint until, std::optional<bool> *good)
{
    const auto slept = co_await nap->until(*reactor, until);
    *good = slept.has_value();
}

// Finds its target dead each time.
class DeadEnd final : public watch::BackoffProbe {
public:
    DeadEnd(const watch::ProbeContext &context, const environment::Target &) : BackoffProbe(context) {}
    static inline int attempts = 0;
    static inline Errc why = Errc::TimedOut;

private:
    flow::Task<Error> watchOnce(watch::Publisher &) override
    {
        ++attempts;
        co_return Error{why, "dead"};
    }
    void publishUnreachable(const Error &, watch::Publisher &) override {}
};

// Its server drops it while it lets it in, but for the second time, when it stays for two seconds.
class DroppedProbe final : public watch::BackoffProbe {
public:
    explicit DroppedProbe(const watch::ProbeContext &context) : BackoffProbe(context) {}
    int attempts = 0;

private:
    flow::Task<Error> watchOnce(watch::Publisher &out) override
    {
        if (++attempts == 2) {
            answered(out);
            const auto stayed = co_await m_context.reactor.sleepFor(2s);
            if (!stayed)
                co_return stayed.error();
        }
        co_return Error{Errc::Closed, "dropped", postgres::kDropped};
    }
    void publishUnreachable(const Error &, watch::Publisher &) override {}
};

} // namespace

class TstNap : public QObject {
    Q_OBJECT
    flow::ManualClock m_clock;

private slots:
    void cleanup() { QVERIFY(flow::liveTasks().empty()); }

    void endsInTimeWhenWokenAndWhenCancelled()
    {
        flow::Reactor reactor(m_clock);
        Nap nap;
        std::optional<bool> good;
        flow::TaskScope scope;
        nap.wake(); // nobody sleeps
        const flow::TimePoint soon = m_clock.now() + 2s;
        scope.spawn(sleeper(&reactor, &nap, soon, &good));
        reactor.advance(m_clock, 1900ms);
        QVERIFY(!good);
        reactor.advance(m_clock, 200ms);
        QCOMPARE(good, std::optional(true));
        good.reset();
        scope.spawn(sleeper(&reactor, &nap, flow::kNever, &good));
        reactor.advance(m_clock, 50ms);
        nap.wake();
        nap.wake();
        flow::ReadyQueue::here().pump();
        QCOMPARE(good, std::optional(true));
        good.reset();
        scope.spawn(sleeper(&reactor, &nap, flow::kNever, &good));
        scope.cancel();
        reactor.advance(m_clock, 50ms);
        QCOMPARE(good, std::optional(false));
        nap.wake();
        {
            flow::TaskScope shortLived;
            shortLived.spawn(sleeper(&reactor, &nap, flow::kNever, &good));
        }
        nap.wake(); // the sleeper was destroyed
    }

    // Being dropped while it is let in is no news once; a connection that lasted begins the count anew.
    void whatWasLetInIsForgivenOnceMore()
    {
        ProbeBench bench;
        const watch::ProbeContext context = bench.context();
        flow::Reactor reactor(m_clock);
        const watch::ProbeContext own{reactor, context.dns, context.cancels, context.files, context.secrets, context.environment, nullptr};
        DroppedProbe probe(own);
        flow::TaskScope scope;
        scope.spawn(probe.run(bench));
        flow::ReadyQueue::here().pump();
        QCOMPARE(probe.attempts, 1);
        reactor.advance(m_clock, 150ms);
        QCOMPARE(probe.attempts, 2);
        QCOMPARE(bench.condition(), watch::Condition::Up);
        reactor.advance(m_clock, 2s); // it is dropped after two seconds, and in the attempt right behind it
        QCOMPARE(probe.attempts, 3);
        QCOMPARE(bench.condition(), watch::Condition::Up);
        reactor.advance(m_clock, 80ms); // and once more
        QCOMPARE(probe.attempts, 4);
        QVERIFY(bench.condition() != watch::Condition::Up);
        scope.cancel();
        reactor.advance(m_clock, 50ms);
    }

    void aProbeMakesItsNextAttemptAtOnceUnlessItIsRefused_data()
    {
        QTest::addColumn<Errc>("why");
        QTest::addColumn<int>("more");
        QTest::newRow("silent") << Errc::TimedOut << 1;
        QTest::newRow("refused port") << Errc::Closed << 1;
        QTest::newRow("wrong password") << Errc::Authentication << 0;
    }
    void aProbeMakesItsNextAttemptAtOnceUnlessItIsRefused()
    {
        QFETCH(Errc, why);
        QFETCH(int, more);
        DeadEnd::why = why;
        DeadEnd::attempts = 0;
        ProbeBench bench;
        const environment::Target target;
        const watch::ProbeContext context = bench.context();
        flow::Reactor reactor(m_clock);
        const watch::ProbeContext own{reactor, context.dns, context.cancels, context.files, context.secrets, context.environment, nullptr};
        DeadEnd probe(own, target);
        flow::TaskScope scope;
        scope.spawn(probe.run(bench));
        flow::ReadyQueue::here().pump();
        QCOMPARE(DeadEnd::attempts, 1);
        for (int i = 2; i < 8; ++i) {
            probe.lookNow();
            flow::ReadyQueue::here().pump();
            QCOMPARE(DeadEnd::attempts, more ? i : 1);
        }
        scope.cancel();
        reactor.advance(m_clock, 50ms);
    }
};

QTEST_GUILESS_MAIN(TstNap)
#include "tst_nap.moc"

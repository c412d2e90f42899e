// SPDX-License-Identifier: GPL-3.0-or-later
// The cap on new connections, on a clock that is moved by hand.
#include "models/flow/scope.h"
#include "models/watch/connectiongate.h"

#include <QTest>

#include <vector>

using namespace std::chrono_literals;
using flow::TimePoint;
using watch::ConnectionGate;

namespace {

struct Passed {
    int who;
    TimePoint at;
};

flow::Task<void> visitor(flow::Reactor *reactor, ConnectionGate *gate, TimePoint due, int who, std::vector<Passed> *log)
{
    const auto passed = co_await gate->pass(due);
    if (passed)
        log->push_back({who, reactor->now()});
}

} // namespace

class TstConnectionGate : public QObject {
    Q_OBJECT
    flow::ManualClock m_clock;

private slots:
    void cleanup() { QVERIFY(flow::liveTasks().empty()); }

    void aNormalEnvironmentIsNotSlowed()
    {
        flow::Reactor reactor(m_clock);
        ConnectionGate gate(reactor);
        std::vector<Passed> log;
        flow::TaskScope scope;
        for (int i = 0; i < 20; ++i) // ten targets of two connections
            scope.spawn(visitor(&reactor, &gate, flow::kNever, i, &log));
        reactor.advance(m_clock, 0ms);
        QCOMPARE(log.size(), 20u);
    }

    void twoHundredComeSpreadInTheirOrder()
    {
        flow::Reactor reactor(m_clock);
        ConnectionGate gate(reactor);
        std::vector<Passed> log;
        flow::TaskScope scope;
        const TimePoint began = m_clock.now();
        for (int i = 0; i < 200; ++i)
            scope.spawn(visitor(&reactor, &gate, flow::kNever, i, &log));
        reactor.advance(m_clock, 20s);
        QCOMPARE(log.size(), 200u);
        QVERIFY(log.back().at - began <= ConnectionGate::timeFor(200) + 100ms);
        for (int i = 0; i < 200; ++i)
            QCOMPARE(log[std::size_t(i)].who, i);
        QVERIFY(log.back().at - began >= 17900ms && log.back().at - began <= 18200ms);
        for (std::size_t i = 20; i + 11 < log.size(); ++i) // never more than ten, and a tick of the wheel
            QVERIFY(log[i + 11].at - log[i].at >= 950ms);
        reactor.advance(m_clock, 10s);
        const TimePoint later = m_clock.now();
        for (int i = 0; i < 20; ++i) // quiet times count again
            scope.spawn(visitor(&reactor, &gate, flow::kNever, i, &log));
        reactor.advance(m_clock, 0ms);
        QCOMPARE(log.size(), 220u);
        QVERIFY(log.back().at - later <= 50ms);
    }

    void whoGivesUpHoldsNobodyBack()
    {
        flow::Reactor reactor(m_clock);
        ConnectionGate gate(reactor, 10, 1);
        std::vector<Passed> log;
        flow::TaskScope scope, impatient;
        scope.spawn(visitor(&reactor, &gate, flow::kNever, 0, &log));
        for (int i = 1; i <= 50; ++i) // would stand there for five seconds
            impatient.spawn(visitor(&reactor, &gate, flow::kNever, i, &log));
        const TimePoint due = m_clock.now() + 1s;
        scope.spawn(visitor(&reactor, &gate, due, 99, &log)); // cannot be its turn before that
        impatient.cancel();
        reactor.advance(m_clock, 1100ms);
        QCOMPARE(log.size(), 1u);
        const TimePoint now = m_clock.now();
        scope.spawn(visitor(&reactor, &gate, flow::kNever, 100, &log));
        reactor.advance(m_clock, 200ms);
        QCOMPARE(log.size(), 2u);
        QVERIFY(log[1].at - now <= 150ms);
        scope.cancel();
        reactor.advance(m_clock, 50ms);
    }
};

QTEST_GUILESS_MAIN(TstConnectionGate)
#include "tst_connectiongate.moc"

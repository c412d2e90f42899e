// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/flow/reactor.h"
#include "models/flow/scope.h"
#include "models/watch/backoff.h"

#include <QTest>

#include <algorithm>

using base::Errc;
using base::Error;
using base::milliseconds;
using watch::Backoff;
using namespace std::chrono_literals;

namespace {

// How often something that always fails so is tried within a time, on a clock that is moved by hand.
flow::Task<void> tries(flow::Reactor &reactor, Error error, int *count)
{
    Backoff backoff(1);
    for (;;) {
        ++*count;
        const auto wait = backoff.next(error);
        const auto until = wait ? reactor.now() + *wait : flow::kNever;
        const auto slept = co_await reactor.sleepUntil(until);
        if (!slept)
            co_return;
    }
}

int triesWithin(const Error &error, milliseconds time)
{
    flow::ManualClock clock;
    flow::Reactor reactor(clock);
    int count = 0;
    flow::TaskScope scope;
    scope.spawn(tries(reactor, error, &count));
    reactor.advance(clock, time);
    return count;
}

} // namespace

class TestPostgresBackoff : public QObject {
    Q_OBJECT

private slots:
    void whatWouldBeRefusedAgainIsNeverTriedAgain_data()
    {
        QTest::addColumn<Errc>("code");
        QTest::addColumn<QByteArray>("sqlstate");
        QTest::newRow("password") << Errc::Authentication << QByteArray("28P01");
        QTest::newRow("permission") << Errc::Permission << QByteArray("42501");
        QTest::newRow("certificate") << Errc::Tls << QByteArray();
        QTest::newRow("not PostgreSQL") << Errc::Protocol << QByteArray();
        QTest::newRow("no database") << Errc::Server << QByteArray("3D000");
        QTest::newRow("no secret") << Errc::Absent << QByteArray();
    }
    void whatWouldBeRefusedAgainIsNeverTriedAgain()
    {
        QFETCH(Errc, code);
        QFETCH(QByteArray, sqlstate);
        QCOMPARE(triesWithin(Error{code, "x", sqlstate.toStdString()}, 1h), 1);
    }

    void lostConnectionsAreTriedLaterAndLater()
    {
        const Error lost{Errc::Closed, "x"};
        const int hour = triesWithin(lost, 1h);
        QVERIFY2(hour > 220 && hour < 500, qPrintable(QString::number(hour))); // one each 2.5 s at first, later each 15 s
        for (unsigned seed = 0; seed < 200; ++seed) {
            Backoff backoff(seed);
            milliseconds cap = 500ms;
            for (int i = 0; i < 12; ++i) {
                const auto wait = backoff.next(lost);
                QVERIFY(wait && *wait >= 50ms && *wait <= cap);
                cap = std::min(milliseconds(5s), cap * 2);
            }
            backoff.reset();
            QVERIFY(*backoff.next(lost) <= 500ms);
        }
    }

    // Somebody who mends a server waits for us: what refuses is looked at often for some minutes, what is silent less.
    void firstMinutesAreLookedAtOften()
    {
        const int refused = triesWithin(Error{Errc::Closed, "x"}, 2min), silent = triesWithin(Error{Errc::TimedOut, "x"}, 2min);
        QVERIFY2(refused > 35 && refused < 80, qPrintable(QString::number(refused)));
        QVERIFY2(silent > 18 && silent < 45, qPrintable(QString::number(silent)));
        Backoff backoff(3);
        milliseconds waited{0}, longest{0};
        while (waited < 10min) {
            const milliseconds wait = *backoff.next(Error{Errc::Closed, "x"});
            if (waited < 5min)
                QVERIFY(wait <= 5s);
            else
                longest = std::max(longest, wait);
            waited += wait;
        }
        QVERIFY(longest > 15s && longest <= 30s);
    }

    void manyConsolesDoNotReturnTogether()
    {
        std::vector<std::int64_t> waits;
        for (unsigned seed = 1; seed <= 100; ++seed) {
            Backoff backoff(seed * 7919);
            std::optional<milliseconds> wait;
            for (int i = 0; i < 400; ++i) // for more than five minutes
                wait = backoff.next(Error{Errc::Closed, "x"});
            waits.push_back(wait->count());
        }
        const auto [least, most] = std::ranges::minmax(waits);
        QVERIFY(least < 6000 && most > 24000);
    }

    void startingServersAreAskedEachSecond()
    {
        const int minute = triesWithin(Error{Errc::Server, "x", "57P03"}, 60s);
        QVERIFY2(minute >= 55 && minute <= 66, qPrintable(QString::number(minute)));
    }

    void takenSlotsAreTriedSlowly()
    {
        const int minute = triesWithin(Error{Errc::Server, "x", "53300"}, 60s);
        QVERIFY2(minute >= 4 && minute <= 13, qPrintable(QString::number(minute)));
    }
};

QTEST_GUILESS_MAIN(TestPostgresBackoff)
#include "tst_postgresbackoff.moc"

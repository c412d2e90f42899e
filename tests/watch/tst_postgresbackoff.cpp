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
        QVERIFY2(hour > 150 && hour < 400, qPrintable(QString::number(hour))); // about one each 15 s on average
        for (unsigned seed = 0; seed < 200; ++seed) {
            Backoff backoff(seed);
            milliseconds cap = 500ms;
            for (int i = 0; i < 12; ++i) {
                const auto wait = backoff.next(lost);
                QVERIFY(wait && *wait >= 50ms && *wait <= cap);
                cap = std::min(milliseconds(30s), cap * 2);
            }
            backoff.reset();
            QVERIFY(*backoff.next(lost) <= 500ms);
        }
    }

    void manyConsolesDoNotReturnTogether()
    {
        std::vector<std::int64_t> waits;
        for (unsigned seed = 1; seed <= 100; ++seed) {
            Backoff backoff(seed * 7919);
            std::optional<milliseconds> wait;
            for (int i = 0; i < 8; ++i)
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

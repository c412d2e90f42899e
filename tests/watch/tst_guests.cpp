// SPDX-License-Identifier: GPL-3.0-or-later
// Others' questions on the connection a probe keeps open: answered at once, when the server takes nobody any more, and
// told when the connection goes.
#include "models/watch/guests.h"
#include "models/watch/postgresprobe.h"
#include "tests/support/postgresserver.h"
#include "tests/support/proberun.h"
#include "tests/support/runtask.h"

#include <QElapsedTimer>
#include <QTimer>
#include <QTest>

using namespace std::chrono_literals;
using watch::Condition;

class TstGuests : public QObject {
    Q_OBJECT
    std::unique_ptr<PostgresServer> m_server;
    std::unique_ptr<ProbeRun> m_run;
    std::shared_ptr<postgres::Asker> m_door;

    base::Result<postgres::Rows> ask(postgres::Sql sql, std::chrono::milliseconds limit = 3s)
    {
        auto answer = runTask(m_door->ask(sql, postgres::Params(), m_run->reactor.now() + limit));
        if (!answer)
            return base::fail(base::Errc::Internal, "hung");
        return std::move(*answer);
    }

private slots:
    void initTestCase()
    {
        PostgresServer::Options options;
        options.settings << QStringLiteral("max_connections = 12") << QStringLiteral("superuser_reserved_connections = 1");
        m_server = std::make_unique<PostgresServer>(options);
    }
    void init()
    {
        environment::PostgresSettings s;
        s.host = QStringLiteral("127.0.0.1");
        s.port = m_server->port();
        s.user = QStringLiteral("postgres");
        s.tls.mode = environment::Tls::Mode::Disable;
        environment::Target t;
        t.id = QStringLiteral("db");
        t.hotInterval = 10s; // so that an answer within it did not wait for a round
        t.coldInterval = 30s;
        t.deadline = 3s;
        t.settings = s;
        m_run = std::make_unique<ProbeRun>(t, [this](const watch::ProbeContext &c, const environment::Target &target) {
            auto probe = std::make_unique<watch::PostgresProbe>(c, target);
            m_door = probe->door();
            return probe;
        });
        m_run->start();
        QTRY_COMPARE_WITH_TIMEOUT(m_run->out.condition(), Condition::Up, 10000);
        QTRY_VERIFY_WITH_TIMEOUT(ask("select 1").has_value(), 5000);
    }
    void cleanup()
    {
        m_run.reset();
        m_door.reset();
        QVERIFY(flow::liveTasks().empty());
    }
    void cleanupTestCase() { m_server.reset(); }

    void aQuestionDoesNotWaitForTheNextRound()
    {
        QElapsedTimer took;
        took.start();
        for (int i = 0; i < 20; ++i)
            QVERIFY(ask("select 1").has_value());
        QVERIFY2(took.elapsed() < 3000, qPrintable(QString::number(took.elapsed())));
        const auto wrong = ask("select * from nowhere");
        QCOMPARE(wrong.error().sqlstate, std::string("42P01"));
        QVERIFY(ask("select 1").has_value()); // and the connection lives on
        QCOMPARE(m_run->out.condition(), Condition::Up);
    }

    void itWorksWhenEverySlotIsTaken()
    {
        std::vector<PGconn *> all;
        for (;;) {
            PGconn *c = m_server->connect(QStringLiteral("postgres"));
            all.push_back(c);
            if (PQstatus(c) != CONNECTION_OK)
                break;
        }
        const auto still = ask("select 1");
        for (PGconn *c : all)
            PQfinish(c);
        QVERIFY(still.has_value());
    }

    void severalAskAtOnceAndEachGetsItsOwnAnswer()
    {
        const auto one = [](postgres::Asker &door, std::string value, flow::TimePoint due) -> flow::Task<std::string> {
            const postgres::Params values(value);
            auto rows = co_await door.ask("select $1", values, due);
            co_return rows ? std::string(PQgetvalue(rows->get(), 0, 0)) : rows.error().text;
        };
        std::vector<flow::Task<std::string>> all;
        const auto due = m_run->reactor.now() + 5s;
        for (int i = 0; i < 5; ++i)
            all.push_back(one(*m_door, std::to_string(i), due));
        const auto got = runTask(flow::whenAll(std::move(all)));
        QCOMPARE(*got, (std::vector<std::string>{"0", "1", "2", "3", "4"}));
    }

    void whoeverWaitsIsToldThatTheConnectionWent()
    {
        auto asking = m_door->ask("select pg_terminate_backend(pg_backend_pid())", postgres::Params(), m_run->reactor.now() + 5s);
        const auto lost = runTask(std::move(asking));
        QVERIFY(lost && !lost->has_value());
        QVERIFY((*lost).error().sqlstate == "57P01" || (*lost).error().code == base::Errc::Closed);
        QTRY_VERIFY_WITH_TIMEOUT(ask("select 1").has_value(), 10000); // on the next one
        m_run->stop();
        const auto none = ask("select 1");
        QCOMPARE(none.error().code, base::Errc::Closed);
    }

    // Who asks may be more patient than the probe: that the server hangs is seen all the same.
    void aPatientQuestionHidesNoFrozenServer()
    {
        m_server->freeze();
        QElapsedTimer took;
        took.start();
        const auto none = ask("select 1", 30s);
        const auto seen = [this] { return m_run->out.condition() == Condition::NotAnswering; };
        const bool soon = QTest::qWaitFor(seen, 5000);
        const qint64 after = took.elapsed();
        m_server->thaw();
        QVERIFY(!none);
        QVERIFY2(soon && after < 4500, qPrintable(QString::number(after))); // a deadline of 3 s
        QTRY_VERIFY_WITH_TIMEOUT(ask("select 1").has_value(), 15000);
    }

    void aProbeOrAnAskerMayGoAtAnyMoment()
    {
        const auto forget = [](flow::Task<base::Result<postgres::Rows>> task) -> flow::Task<void> { (void)co_await std::move(task); };
        for (int turns = 0; turns < 12; ++turns) { // the asker goes before, while and after it is served
            flow::TaskScope scope;
            scope.spawn(forget(m_door->ask("select pg_sleep(0.01)", postgres::Params(), m_run->reactor.now() + 5s)));
            flow::ReadyQueue::here().pump();
            QTimer heartbeat;
            heartbeat.start(2);
            for (int i = 0; i < turns; ++i)
                QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        }
        QTRY_VERIFY_WITH_TIMEOUT(ask("select 1").has_value(), 5000);
        auto asking = std::make_unique<flow::TaskScope>(); // the probe goes while somebody waits
        asking->spawn(forget(m_door->ask("select pg_sleep(5)", postgres::Params(), m_run->reactor.now() + 10s)));
        flow::ReadyQueue::here().pump();
        m_run->stop();
        flow::ReadyQueue::here().pump();
        QCOMPARE(asking->size(), 0u); // told so, not left until its deadline
    }
};

QTEST_GUILESS_MAIN(TstGuests)
#include "tst_guests.moc"

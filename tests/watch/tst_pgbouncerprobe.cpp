// SPDX-License-Identifier: GPL-3.0-or-later
// A real PgBouncer before a real PostgreSQL: every figure changes, death and silence are told apart.
#include "models/watch/pgbouncerprobe.h"
#include "tests/support/pgbouncerserver.h"
#include "tests/support/proberun.h"

#include <QElapsedTimer>
#include <QTest>

using namespace std::chrono_literals;
using watch::Condition;
using watch::NoValue;

class TestPgBouncerProbe : public QObject {
    Q_OBJECT

    std::unique_ptr<PostgresServer> m_server;
    std::unique_ptr<PgBouncerServer> m_bouncer;
    std::unique_ptr<ProbeRun> m_run;

    std::unique_ptr<ProbeRun> runAs(const QString &user, const char *password)
    {
        environment::PgBouncerSettings s;
        s.host = QStringLiteral("127.0.0.1");
        s.port = m_bouncer->port();
        s.user = user;
        s.tls.mode = environment::Tls::Mode::Disable;
        environment::Target t;
        t.id = QStringLiteral("pool");
        t.kind = environment::TargetKind::PgBouncer;
        t.credential.source = environment::Credential::Source::Keyring;
        t.hotInterval = 150ms;
        t.coldInterval = 400ms;
        t.deadline = 1500ms;
        t.settings = s;
        auto run = std::make_unique<ProbeRun>(t, [](const watch::ProbeContext &c, const environment::Target &target) { return std::make_unique<watch::PgBouncerProbe>(c, target); });
        run->secrets.password = password;
        run->start();
        return run;
    }

private slots:
    void initTestCase()
    {
        m_server = std::make_unique<PostgresServer>();
        m_bouncer = std::make_unique<PgBouncerServer>(*m_server);
        m_run = runAs(QStringLiteral("stats"), "seen");
        QTRY_COMPARE(m_run->out.condition(), Condition::Up);
    }
    void cleanupTestCase()
    {
        m_run.reset();
        QVERIFY(flow::liveTasks().empty());
    }

    void poolsAndTheirQueue()
    {
        RecordingPublisher &out = m_run->out;
        const QString pool = QStringLiteral("shop/postgres");
        QTRY_COMPARE(out.value("pgbouncer.reachable"), 1.0);
        auto a = m_bouncer->client("postgres"), b = m_bouncer->client("postgres"), c = m_bouncer->client("postgres");
        PQclear(PQexec(a.get(), "select 1"));
        QTRY_COMPARE(out.value("pgbouncer.pool.used", pool), 50.0);
        PQclear(PQexec(b.get(), "select 1"));
        QTRY_COMPARE(out.value("pgbouncer.pool.used", pool), 100.0);
        QCOMPARE(out.value("pgbouncer.waiting", pool), 0.0);
        PQsendQuery(c.get(), "select 1");
        PQflush(c.get());
        QTRY_COMPARE(out.value("pgbouncer.waiting", pool), 1.0);
        QTRY_VERIFY(out.value("pgbouncer.maxwait") > 0.3);
        QVERIFY(out.value("pgbouncer.clients.used") >= 15); // of 20
        QCOMPARE(out.poolRows.size(), std::size_t(1));
        QCOMPARE(out.poolRows[0].size, 2);
        QCOMPARE(out.poolRows[0].clientsWaiting, 1);
        QCOMPARE(out.poolRows[0].mode, QStringLiteral("session"));
        a.reset(); // c gets the server connection
        QTRY_COMPARE(out.value("pgbouncer.waiting", pool), 0.0);
        bool waited = false, rate = false;
        for (int i = 0; i < 200 && !(waited && rate); ++i) {
            for (int k = 0; k < 20; ++k)
                PQclear(PQexec(b.get(), "select 1"));
            QTest::qWait(20);
            rate = rate || out.value("pgbouncer.queries.rate") > 20;
            waited = waited || out.value("pgbouncer.wait.average") >= 0;
        }
        QVERIFY(rate && waited);
        QVERIFY(out.latestFacts.version.raw().startsWith(QStringLiteral("1.")));
    }

    void waitingTimeIsPerQuery()
    {
        RecordingPublisher &out = m_run->out;
        auto a = m_bouncer->client("postgres"), b = m_bouncer->client("postgres"), c = m_bouncer->client("postgres");
        PQclear(PQexec(a.get(), "select 1"));
        PQclear(PQexec(b.get(), "select 1"));
        PQsendQuery(c.get(), "select 1");
        PQflush(c.get());
        QTRY_VERIFY(out.value("pgbouncer.maxwait") > 0.4);
        a.reset();
        double most = 0;
        const auto worst = [&] { return most = std::max(most, std::isnan(out.value("pgbouncer.wait.average")) ? 0 : out.value("pgbouncer.wait.average")); };
        QTRY_VERIFY(worst() > 50);
    }

    void pauseIsShown()
    {
        auto admin = PgConnection(nullptr, &PQfinish);
        const QByteArray port = QByteArray::number(m_bouncer->port());
        const char *keys[] = {"host", "port", "dbname", "user", "password", "sslmode", nullptr};
        const char *values[] = {"127.0.0.1", port.constData(), "pgbouncer", "postgres", "pg", "disable", nullptr};
        admin.reset(PQconnectdbParams(keys, values, 0));
        PQclear(PQexec(admin.get(), "pause shop"));
        QTRY_VERIFY(!m_run->out.poolRows.empty() && m_run->out.poolRows[0].paused);
        PQclear(PQexec(admin.get(), "resume shop"));
        QTRY_VERIFY(!m_run->out.poolRows[0].paused);
    }

    void refusedUserIsNotTriedAgain_data()
    {
        QTest::addColumn<QString>("user");
        QTest::addColumn<QByteArray>("password");
        QTest::newRow("not allowed") << QStringLiteral("nobody") << QByteArray("x");
        QTest::newRow("wrong password") << QStringLiteral("stats") << QByteArray("wrong");
    }
    void refusedUserIsNotTriedAgain()
    {
        QFETCH(QString, user);
        QFETCH(QByteArray, password);
        auto run = runAs(user, password.constData());
        QTRY_COMPARE(run->out.condition(), Condition::Refused);
        QCOMPARE(run->out.history.back().nextTry, base::TimePoint{});
        QVERIFY(!run->out.history.back().error.remedy.empty());
    }

    void frozenIsNotAnswering()
    {
        QElapsedTimer clock;
        clock.start();
        kill(m_bouncer->pid(), SIGSTOP);
        QTRY_COMPARE_WITH_TIMEOUT(m_run->out.condition(), Condition::NotAnswering, 4000);
        QVERIFY(clock.elapsed() < 1500 + 300);
        QCOMPARE(m_run->out.reason("pgbouncer.maxwait"), NoValue::TimedOut);
        kill(m_bouncer->pid(), SIGCONT);
        QTRY_COMPARE_WITH_TIMEOUT(m_run->out.condition(), Condition::Up, 8000);
    }

    void killedIsDownAtOnceAndComesBack()
    {
        QTest::qWait(1100); // a connection that lived
        QElapsedTimer clock;
        clock.start();
        kill(m_bouncer->pid(), SIGKILL);
        QTRY_COMPARE_WITH_TIMEOUT(m_run->out.condition(), Condition::Down, 2000);
        QVERIFY2(clock.elapsed() < 250, qPrintable(QString::number(clock.elapsed())));
        m_bouncer->start();
        QTRY_COMPARE_WITH_TIMEOUT(m_run->out.condition(), Condition::Up, 20000);
    }
};

QTEST_GUILESS_MAIN(TestPgBouncerProbe)
#include "tst_pgbouncerprobe.moc"

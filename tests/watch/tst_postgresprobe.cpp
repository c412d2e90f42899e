// SPDX-License-Identifier: GPL-3.0-or-later
// How the PostgreSQL probe behaves when things break: times, conditions, retries, roles, hostile names.
#include "models/watch/postgresprobe.h"
#include "tests/support/everysuspension.h"
#include "tests/support/faultproxy.h"
#include "tests/support/hostilepeer.h"
#include "tests/support/postgresserver.h"
#include "tests/support/proberun.h"

#include <QElapsedTimer>
#include <QTest>

#include <atomic>
#include <thread>

using namespace std::chrono_literals;
using watch::Condition;
using watch::NoValue;

namespace {

environment::Target targetOf(quint16 port, const QString &user = QStringLiteral("postgres"))
{
    environment::PostgresSettings s;
    s.host = QStringLiteral("127.0.0.1");
    s.port = port;
    s.user = user;
    s.tls.mode = environment::Tls::Mode::Disable;
    environment::Target t;
    t.id = QStringLiteral("db");
    t.hotInterval = 150ms;
    t.coldInterval = 500ms;
    t.deadline = 1500ms;
    t.settings = s;
    return t;
}

std::unique_ptr<ProbeRun> runOf(environment::Target target)
{
    return std::make_unique<ProbeRun>(std::move(target), [](const watch::ProbeContext &c, const environment::Target &t) {
        return std::make_unique<watch::PostgresProbe>(c, t);
    });
}

double secondsUntil(const RecordingPublisher &out, Condition c, base::TimePoint from)
{
    for (const auto &s : out.history)
        if (s.condition == c && s.at >= from)
            return std::chrono::duration<double>(s.at - from).count();
    return -1;
}

} // namespace

class TestPostgresProbe : public QObject {
    Q_OBJECT

    std::unique_ptr<PostgresServer> m_server;

private slots:
    void initTestCase()
    {
        qputenv("QUARTERDECK_RESOURCES", QD_SOURCE_DIR "/resources");
        m_server = std::make_unique<PostgresServer>();
    }
    void init()
    {
        if (!m_server->running())
            m_server->start();
    }
    void cleanup()
    {
        for (const auto &l : flow::liveTasks())
            qWarning("never finished: %s", l.c_str());
        QVERIFY(flow::liveTasks().empty());
    }
    void cleanupTestCase() { m_server.reset(); }

    // As a server does whose backends are killed: one more look says whether it starts or is gone.
    void whoIsDroppedWhileItIsLetInLooksOnceMore()
    {
        std::atomic<int> connections = 0;
        const HostilePeer peer([&connections](HostilePeer::Connection &c) {
            ++connections;
            (void)c.readSome(); // then it closes
        });
        auto run = runOf(targetOf(peer.port()));
        const auto began = std::chrono::steady_clock::now();
        run->start();
        const auto told = [&run] { return run->out.condition() == Condition::Down; };
        QVERIFY(QTest::qWaitFor(told, 5000));
        const double took = secondsUntil(run->out, Condition::Down, began);
        QVERIFY2(took >= 0.1 && connections >= 2, qPrintable(QString::number(took)));
    }

    void killedServerIsDownWithin250Milliseconds()
    {
        auto run = runOf(targetOf(m_server->port()));
        run->start();
        QTRY_COMPARE(run->out.condition(), Condition::Up);
        QTRY_VERIFY(run->out.knows("pg.database.size", QStringLiteral("postgres")));
        QTest::qWait(1100); // a connection that lived: its loss alone is no news
        const auto killed = std::chrono::steady_clock::now();
        m_server->killNow();
        QTRY_COMPARE_WITH_TIMEOUT(run->out.condition(), Condition::Down, 2000);
        const double took = secondsUntil(run->out, Condition::Down, killed);
        qInfo("down after %.1f ms", took * 1000);
        QVERIFY(took < 0.25);
        QCOMPARE(run->out.reason("pg.reachable"), NoValue::Unreachable);
        QVERIFY(std::isnan(run->out.value("pg.connections.count")));
        QVERIFY(run->out.history.back().nextTry > base::TimePoint{});
        m_server->killHard();
        m_server->start();
        QTRY_COMPARE_WITH_TIMEOUT(run->out.condition(), Condition::Up, 20000);
        QCOMPARE(run->out.value("pg.reachable"), 1.0);
    }

    void frozenServerIsNotAnsweringWithinTheDeadline()
    {
        auto target = targetOf(m_server->port());
        target.hotInterval = 1000ms;
        target.deadline = 3000ms;
        auto run = runOf(target);
        run->start();
        QTRY_VERIFY(run->out.answers >= 2);
        const auto frozen = std::chrono::steady_clock::now();
        m_server->freeze();
        QTRY_COMPARE_WITH_TIMEOUT(run->out.condition(), Condition::NotAnswering, 6000);
        const double took = secondsUntil(run->out, Condition::NotAnswering, frozen);
        qInfo("not answering after %.0f ms", took * 1000);
        QVERIFY(took < 3.25);
        QCOMPARE(run->out.reason("pg.reachable"), NoValue::TimedOut);
        m_server->thaw();
        QTRY_COMPARE_WITH_TIMEOUT(run->out.condition(), Condition::Up, 10000);
    }

    void lossOfOneSessionIsNotDown()
    {
        auto run = runOf(targetOf(m_server->port()));
        run->start();
        QTRY_COMPARE(run->out.condition(), Condition::Up);
        QTest::qWait(1100); // a connection that lived: its loss alone is no news
        const int answers = run->out.answers;
        m_server->sql(QStringLiteral("select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'quarterdeck'"));
        QTRY_VERIFY(run->out.answers > answers + 2);
        QCOMPARE(run->out.times(Condition::Down), 0);
    }

    void stoppingServerIsDownSoon()
    {
        auto run = runOf(targetOf(m_server->port()));
        run->start();
        QTRY_COMPARE(run->out.condition(), Condition::Up);
        QTest::qWait(1100); // a connection that lived: its loss alone is no news
        m_server->stop(SIGINT);
        QTRY_COMPARE_WITH_TIMEOUT(run->out.condition(), Condition::Down, 1500);
    }

    void wrongPasswordIsTriedExactlyOnce()
    {
        m_server->sql(QStringLiteral("drop role if exists app"));
        m_server->sql(QStringLiteral("create role app login password 'right'"));
        m_server->setHba({QStringLiteral("host all app 127.0.0.1/32 scram-sha-256"), QStringLiteral("host all all 127.0.0.1/32 trust")});
        auto target = targetOf(m_server->port(), QStringLiteral("app"));
        target.credential.source = environment::Credential::Source::Keyring;
        auto run = runOf(target);
        run->secrets.password = "wrong";
        const auto before = m_server->log().count("password authentication failed");
        run->start();
        QTRY_COMPARE(run->out.condition(), Condition::Refused);
        QCOMPARE(run->out.history.back().nextTry, base::TimePoint{});
        QTest::qWait(1500); // the first two retries of any other failure would be over
        QCOMPARE(m_server->log().count("password authentication failed"), before + 1);
        run->secrets.password = "right";
        run->start(); // what Watcher::retry does
        QTRY_COMPARE(run->out.condition(), Condition::Up);
    }

    void takenSlotsAreNamed()
    {
        PostgresServer::Options o;
        o.settings << QStringLiteral("max_connections = 4") << QStringLiteral("superuser_reserved_connections = 1") << QStringLiteral("max_wal_senders = 0");
        PostgresServer small(o);
        small.sql(QStringLiteral("create role app login"));
        std::vector<std::unique_ptr<PGconn, decltype(&PQfinish)>> held;
        for (int i = 0; i < 3; ++i)
            held.emplace_back(small.connect(QStringLiteral("postgres")), &PQfinish);
        auto run = runOf(targetOf(small.port(), QStringLiteral("app")));
        run->start();
        QTRY_COMPARE(run->out.condition(), Condition::NoSlots);
        const auto wait = run->out.history.back().nextTry - std::chrono::steady_clock::now();
        QVERIFY(wait > 3s && wait < 16s);
    }

    void exclusiveLocksStopNeitherLane()
    {
        m_server->sql(QStringLiteral("create table if not exists orders (id int)"));
        auto target = targetOf(m_server->port());
        auto settings = std::get<environment::PostgresSettings>(target.settings);
        environment::SqlMetric own;
        own.id = QStringLiteral("business.orders");
        own.sql = QStringLiteral("select count(*) from orders");
        own.interval = 1000ms;
        settings.metrics.append(own);
        target.settings = settings;
        std::unique_ptr<PGconn, decltype(&PQfinish)> holder(m_server->connect(QStringLiteral("postgres")), &PQfinish);
        PQclear(PQexec(holder.get(), "begin; lock orders in access exclusive mode"));
        auto run = runOf(target);
        run->start();
        QTRY_VERIFY(run->out.knows("pg.database.size", QStringLiteral("postgres")));
        QTRY_COMPARE(run->out.reason("business.orders"), NoValue::TimedOut);
        const int answers = run->out.answers;
        QTRY_VERIFY(run->out.answers > answers + 3);
        PQclear(PQexec(holder.get(), "rollback"));
        QTRY_COMPARE_WITH_TIMEOUT(run->out.value("business.orders"), 0.0, 5000);
        m_server->sql(QStringLiteral("insert into orders values (1), (2)"));
        QTRY_COMPARE_WITH_TIMEOUT(run->out.value("business.orders"), 2.0, 5000);
    }

    void roleIsProbed_data()
    {
        QTest::addColumn<QString>("grants");
        QTest::addColumn<QString>("role");
        QTest::addColumn<QString>("finding");
        QTest::newRow("viewer") << QString() << QStringLiteral("viewer") << QStringLiteral("cannot see what other roles' sessions do");
        QTest::newRow("observer") << QStringLiteral("grant pg_monitor to probed") << QStringLiteral("observer") << QString();
        QTest::newRow("operator") << QStringLiteral("grant pg_monitor, pg_signal_backend to probed") << QStringLiteral("operator") << QStringLiteral("can cancel and end other sessions");
        QTest::newRow("writer") << QStringLiteral("create table w1 (a int); create table w2 (a int); grant insert on w1, w2 to probed") << QStringLiteral("viewer")
                                << QStringLiteral("can write to 2 tables");
        QTest::newRow("admin") << QStringLiteral("alter role probed superuser") << QStringLiteral("admin") << QStringLiteral("is a superuser");
    }
    void roleIsProbed()
    {
        QFETCH(QString, grants);
        QFETCH(QString, role);
        QFETCH(QString, finding);
        m_server->sql(QStringLiteral("drop table if exists w1, w2; drop role if exists probed; create role probed login"));
        if (!grants.isEmpty())
            m_server->sql(grants);
        auto run = runOf(targetOf(m_server->port(), QStringLiteral("probed")));
        run->start();
        QTRY_COMPARE(run->out.latestFacts.consoleRole, role);
        if (!finding.isEmpty())
            QVERIFY2(run->out.latestFacts.roleFindings.contains(finding), qPrintable(run->out.latestFacts.roleFindings.join(QStringLiteral("; "))));
        QCOMPARE(run->out.latestFacts.role, QStringLiteral("primary"));
        QVERIFY(run->out.latestFacts.version.raw().startsWith(QStringLiteral("15.")));
        QCOMPARE(run->out.latestFacts.systemIdentifier, m_server->sql(QStringLiteral("select system_identifier from pg_control_system()")));
        QCOMPARE(run->out.latestFacts.timeline, 1);
        QVERIFY(run->out.latestFacts.bothEndsHere);
    }

    void hiddenIsNeverZero()
    {
        m_server->sql(QStringLiteral("drop table if exists w1, w2; drop role if exists probed; create role probed login"));
        std::unique_ptr<PGconn, decltype(&PQfinish)> other(m_server->connect(QStringLiteral("postgres")), &PQfinish);
        auto run = runOf(targetOf(m_server->port(), QStringLiteral("probed")));
        run->start();
        QTRY_VERIFY(run->out.knows("pg.xid.age"));
        for (const char *metric : {"pg.sessions", "pg.query.longest", "pg.blocked.sessions", "pg.wal.size", "pg.archive.backlog"}) {
            QCOMPARE(run->out.reason(metric), NoValue::Permission);
            QVERIFY(std::isnan(run->out.value(metric)));
        }
        QVERIFY(run->out.value("pg.connections.count") >= 2);
        m_server->sql(QStringLiteral("grant pg_monitor to probed"));
        QTRY_VERIFY(run->out.value("pg.connections.count") >= 2);
    }

    void anotherServerAtTheSameAddressIsNoticed()
    {
        const quint16 port = freePort();
        PostgresServer second;
        auto first = std::make_unique<FaultProxy>(port, m_server->port());
        auto run = runOf(targetOf(port));
        run->start();
        QTRY_VERIFY(!run->out.latestFacts.systemIdentifier.isEmpty());
        const QString before = run->out.latestFacts.systemIdentifier;
        first.reset();
        FaultProxy moved(port, second.port());
        QTRY_VERIFY_WITH_TIMEOUT(run->out.latestFacts.systemIdentifier != before, 15000);
        QVERIFY(run->out.latestFacts.roleFindings.join(QLatin1Char(' ')).contains(QStringLiteral("another server than before")));
    }

    void namesThatAreNoTextAreShownEscaped()
    {
        PostgresServer::Options o;
        o.encoding = QStringLiteral("SQL_ASCII");
        PostgresServer ascii(o);
        std::unique_ptr<PGconn, decltype(&PQfinish)> other(ascii.connect(QStringLiteral("postgres")), &PQfinish);
        PQclear(PQexec(other.get(), "create table \"caf\xe9 <b>\x1b[31m\" (a int)"));
        PQclear(PQexec(other.get(), "set application_name = 'a\"b<i>'"));
        PQclear(PQexec(other.get(), "insert into \"caf\xe9 <b>\x1b[31m\" select generate_series(1, 40000)"));
        PQclear(PQexec(other.get(), "vacuum analyze"));
        PQclear(PQexec(other.get(), "create database \"d\xff\""));
        PQclear(PQexec(other.get(), "select 'last \xfe words'"));
        auto run = runOf(targetOf(ascii.port()));
        run->start();
        QTRY_VERIFY(run->out.knows("pg.database.size", QStringLiteral("d\\xff")));
        const auto table = std::ranges::find_if(run->out.storageRows, [](const watch::StorageRow &r) { return r.name.raw().contains(QStringLiteral("caf\\xe9 <b>")); });
        QVERIFY(table != run->out.storageRows.end());
        QVERIFY(!table->name.visible().contains(QChar(0x1b)));
        const auto session = std::ranges::find_if(run->out.sessionRows, [](const watch::SessionRow &r) { return r.application.raw() == QStringLiteral("a\"b<i>"); });
        QVERIFY(session != run->out.sessionRows.end());
        QVERIFY2(session->statement.raw().contains(QStringLiteral("last \\xfe words")), qPrintable(session->statement.visible()));
    }

    void silentPeerIsNotAnsweringAndComesBack()
    {
        const quint16 port = freePort();
        FaultProxy proxy(port, m_server->port());
        proxy.mode = FaultProxy::Freeze;
        auto run = runOf(targetOf(port));
        run->start();
        QTRY_COMPARE_WITH_TIMEOUT(run->out.condition(), Condition::NotAnswering, 4000);
        proxy.mode = FaultProxy::Reset;
        QTRY_COMPARE_WITH_TIMEOUT(run->out.condition(), Condition::Up, 8000);
    }

    void peerThatSpeaksHttpIsNotTriedAgain()
    {
        const int listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        const quint16 port = freePort();
        sockaddr_in a{};
        a.sin_family = AF_INET;
        a.sin_port = htons(port);
        a.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        QVERIFY(bind(listener, reinterpret_cast<const sockaddr *>(&a), sizeof a) == 0 && listen(listener, 8) == 0);
        std::atomic<int> asked{0};
        std::thread peer([listener, &asked] {
            for (int c = accept(listener, nullptr, nullptr); c >= 0; c = accept(listener, nullptr, nullptr)) {
                ++asked;
                constexpr std::string_view kWords = "HTTP/1.1 400 Bad Request\r\n\r\n";
                (void)!::send(c, kWords.data(), kWords.size(), MSG_NOSIGNAL);
                ::close(c);
            }
        });
        auto run = runOf(targetOf(port));
        run->start();
        QTRY_COMPARE(run->out.condition(), Condition::Misconfigured);
        QCOMPARE(run->out.history.back().nextTry, base::TimePoint{});
        QCOMPARE(run->out.history.back().error.text, std::string("the peer is not a PostgreSQL server"));
        const int after = asked;
        QTest::qWait(1200); // nothing may be asked again
        QCOMPARE(asked.load(), after);
        run.reset();
        shutdown(listener, SHUT_RDWR);
        peer.join();
        ::close(listener);
    }

    void destroyedInEveryState()
    {
        auto run = runOf(targetOf(m_server->port()));
        RecordingPublisher out;
        std::unique_ptr<watch::Probe> probe;
        const auto make = [&]() -> flow::Task<void> {
            probe = run->make();
            out = RecordingPublisher();
            return probe->run(out);
        };
        // the probe never ends by itself: as many states as it takes to sample both lanes a few times
        QCOMPARE(destroyAtEverySuspension(make, 60), 60);
    }
};

QTEST_GUILESS_MAIN(TestPostgresProbe)
#include "tst_postgresprobe.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
// A real PgBouncer before a real PostgreSQL: every figure changes, death and silence are told apart.
#include "models/watch/pgbouncerprobe.h"
#include "tests/support/postgresserver.h"
#include "tests/support/proberun.h"

#include <QElapsedTimer>
#include <QTest>

using namespace std::chrono_literals;
using watch::Condition;
using watch::NoValue;

namespace {

using Connection = std::unique_ptr<PGconn, decltype(&PQfinish)>;

class Bouncer {
public:
    explicit Bouncer(const PostgresServer &server) : m_root(QDir::tempPath() + QStringLiteral("/qdpgb-XXXXXX")), m_port(freePort())
    {
        m_user.own(m_root.path());
        write(QStringLiteral("users"), QStringLiteral("\"postgres\" \"pg\"\n\"stats\" \"seen\"\n\"nobody\" \"x\"\n"));
        write(QStringLiteral("ini"), QStringLiteral("[databases]\nshop = host=%1 port=%2 user=postgres dbname=postgres pool_size=2 reserve_pool=0\n[pgbouncer]\nlisten_addr = 127.0.0.1\nlisten_port = %3\n"
            "unix_socket_dir =\nauth_type = plain\nauth_file = %4/users\nadmin_users = postgres\nstats_users = stats\npool_mode = session\nmax_client_conn = 20\nlogfile = %4/log\n")
            .arg(server.folder()).arg(server.port()).arg(m_port).arg(m_root.path()));
        start();
    }
    ~Bouncer()
    {
        kill(pid(), SIGCONT);
        m_process->kill();
        m_process->waitForFinished();
    }
    void start()
    {
        QStringList line = m_user.argv(QStringLiteral("/usr/sbin/pgbouncer"), {m_root.filePath(QStringLiteral("ini"))});
        m_process = std::make_unique<QProcess>();
        m_process->start(line.takeFirst(), line);
        for (int i = 0; i < 400; ++i) {
            if (PQstatus(client("postgres").get()) == CONNECTION_OK)
                return;
            QThread::msleep(10);
        }
        qFatal("PgBouncer does not start: %s", m_process->readAllStandardError().constData());
    }
    [[nodiscard]] pid_t pid() const { return pid_t(m_process->processId()); }
    [[nodiscard]] quint16 port() const { return m_port; }
    [[nodiscard]] Connection client(const char *user) const
    {
        const QByteArray port = QByteArray::number(m_port);
        const char *keys[] = {"host", "port", "dbname", "user", "password", "sslmode", nullptr};
        const char *values[] = {"127.0.0.1", port.constData(), "shop", user, "pg", "disable", nullptr};
        return {PQconnectdbParams(keys, values, 0), &PQfinish};
    }

private:
    void write(const QString &name, const QString &text)
    {
        QFile f(m_root.filePath(name));
        if (!f.open(QIODevice::WriteOnly))
            qFatal("cannot write");
        f.write(text.toUtf8());
        f.close();
        m_user.own(f.fileName());
    }
    ServerUser m_user;
    QTemporaryDir m_root;
    quint16 m_port;
    std::unique_ptr<QProcess> m_process;
};

} // namespace

class TestPgBouncerProbe : public QObject {
    Q_OBJECT

    std::unique_ptr<PostgresServer> m_server;
    std::unique_ptr<Bouncer> m_bouncer;
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
        m_bouncer = std::make_unique<Bouncer>(*m_server);
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
        auto admin = Connection(nullptr, &PQfinish);
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

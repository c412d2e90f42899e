// SPDX-License-Identifier: GPL-3.0-or-later
// A real server whose connections are all taken, its standby and its PgBouncer: who watched it before goes on, who comes
// now says so and tells what the others see, and nobody takes a slot that is kept for those who mend it.
#include "models/health/situation.h"
#include "models/watch/feed.h"
#include "models/watch/connectiontest.h"
#include "models/watch/postgresprobe.h"
#include "tests/support/pgbouncerserver.h"
#include "tests/support/proberun.h"
#include "tests/support/runtask.h"

#include <QRegularExpression>
#include <QScopeGuard>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using watch::Condition;

namespace {

environment::Target serverOf(const QString &id, quint16 port, const QString &user)
{
    environment::PostgresSettings s;
    s.host = u"127.0.0.1"_s;
    s.port = port;
    s.user = user;
    s.tls.mode = environment::Tls::Mode::Disable;
    environment::Target t;
    t.id = t.title = id;
    t.hotInterval = 200ms;
    t.coldInterval = 2s;
    t.deadline = 3s;
    t.settings = s;
    return t;
}

std::unique_ptr<secrets::SecretSource> seen(flow::Reactor &)
{
    auto secrets = std::make_unique<FixedSecrets>();
    secrets->password = "seen";
    return secrets;
}

} // namespace

class TestFullServer : public QObject {
    Q_OBJECT
    std::unique_ptr<PostgresServer> m_primary, m_standby;
    std::unique_ptr<PgBouncerServer> m_pool;
    environment::EnvironmentPtr m_environment;
    std::vector<PgConnection> m_taken;

    // As many connections as the server gives to this role.
    void take(const char *role)
    {
        for (;;) {
            const QByteArray port = QByteArray::number(m_primary->port()), folder = m_primary->folder().toUtf8();
            const char *keys[] = {"host", "port", "dbname", "user", nullptr};
            const char *values[] = {folder.constData(), port.constData(), "postgres", role, nullptr};
            PgConnection c(PQconnectdbParams(keys, values, 0), &PQfinish);
            if (PQstatus(c.get()) != CONNECTION_OK)
                return;
            m_taken.push_back(std::move(c));
        }
    }
    static Condition of(watch::Feed &feed, const char *target)
    {
        const watch::SnapshotPtr snapshot = feed.snapshot(QString::fromLatin1(target));
        return snapshot ? snapshot->status.condition : Condition::Unknown;
    }

private slots:
    void initTestCase()
    {
        PostgresServer::Options options;
        options.settings << u"max_connections = 12"_s << u"superuser_reserved_connections = 3"_s;
        m_primary = std::make_unique<PostgresServer>(options);
        m_primary->sql(u"create role app login"_s);
        m_primary->sql(u"create role watcher login"_s);
        m_primary->sql(u"grant pg_monitor to watcher"_s);
        PostgresServer::Options behind;
        behind.standbyOf = m_primary.get();
        behind.settings = options.settings;
        m_standby = std::make_unique<PostgresServer>(behind);
        m_pool = std::make_unique<PgBouncerServer>(*m_primary);

        environment::Environment e;
        e.name = u"full"_s;
        e.targets << serverOf(u"primary"_s, m_primary->port(), u"watcher"_s) << serverOf(u"standby"_s, m_standby->port(), u"watcher"_s);
        e.targets[1].edges = {{environment::EdgeKind::ReplicatesFrom, u"primary"_s, {}}};
        environment::Target pool = e.targets[0];
        pool.id = pool.title = u"pool"_s;
        pool.kind = environment::TargetKind::PgBouncer;
        environment::PgBouncerSettings settings;
        settings.host = u"127.0.0.1"_s;
        settings.port = m_pool->port();
        settings.user = u"stats"_s;
        settings.tls.mode = environment::Tls::Mode::Disable;
        pool.settings = settings;
        pool.credential.source = environment::Credential::Source::Keyring;
        pool.edges = {{environment::EdgeKind::RoutesThrough, u"primary"_s, {}}};
        e.targets << pool;
        m_environment = std::make_shared<environment::Environment>(e);
    }
    void cleanup() // and until the server has let them go: whoever comes next counts its free slots
    {
        m_taken.clear();
        QTRY_COMPARE_WITH_TIMEOUT(m_primary->sql(u"select count(*) from pg_stat_activity where usename in ('app', 'watcher')"_s), u"0"_s, 10000);
        QTRY_VERIFY_WITH_TIMEOUT(m_primary->sql(u"select count(*) from pg_stat_activity where usename = 'postgres' and backend_type = 'client backend'"_s).toInt() <= 3, 10000); // ours and the pool's
    }
    void cleanupTestCase()
    {
        m_pool.reset();
        m_standby.reset();
        m_primary.reset();
    }

    void whoWatchedBeforeGoesOnAndWhoComesNowIsTold()
    {
        watch::Feed before(seen);
        before.setEnvironment(m_environment);
        for (const char *target : {"primary", "standby", "pool"})
            QTRY_COMPARE_WITH_TIMEOUT(of(before, target), Condition::Up, 15000);

        // both server connections of the pool are held, a third client waits
        PgConnection a = m_pool->client("postgres"), b = m_pool->client("postgres"), c = m_pool->client("postgres");
        PQclear(PQexec(a.get(), "select 1"));
        PQclear(PQexec(b.get(), "select 1"));
        PQsendQuery(c.get(), "select 1");
        PQflush(c.get());
        take("app");
        take("postgres"); // those kept for superusers too
        const auto full = m_taken.size();
        QVERIFY(full >= 5);

        watch::Feed now(seen);
        now.setEnvironment(m_environment);
        QTRY_COMPARE_WITH_TIMEOUT(of(now, "primary"), Condition::NoSlots, 15000);
        QTRY_COMPARE_WITH_TIMEOUT(of(now, "standby"), Condition::Up, 15000);
        QTRY_COMPARE_WITH_TIMEOUT(of(now, "pool"), Condition::Up, 15000);
        health::SituationRoom room;
        const QRegularExpression wanted(u"^primary has had no free connection for .*: whoever connects is turned away; .*server standby still answers"_s);
        QString said;
        QTRY_VERIFY_WITH_TIMEOUT(([&] {
            said.clear();
            const base::Clock &clock = base::Clock::system();
            for (const health::Problem &p : room.assess(*m_environment, *now.catalogue(), now.snapshots(), clock.now(), clock.wallNow()).problems)
                said += p.sentence + u'\n';
            return wanted.match(said).hasMatch() && said.contains(u"1 client(s) wait on pool pool"_s);
        }()), 10000);
        qInfo("%s", qPrintable(said));

        // the connection that was open: new figures all the while
        QCOMPARE(of(before, "primary"), Condition::Up);
        const base::TimePoint answered = before.snapshot(u"primary"_s)->status.lastAnswer;
        QTRY_VERIFY_WITH_TIMEOUT(before.snapshot(u"primary"_s)->status.lastAnswer > answered + 1s, 10000);
        QTRY_VERIFY_WITH_TIMEOUT(([&] {
            for (const auto &l : before.snapshot(u"primary"_s)->latest)
                if (l.reading.metric.name() == u"pg.connections.used"_s)
                    return l.reading.hasValue() && l.reading.value >= 100;
            return false;
        }()), 5000);
        QCOMPARE(m_taken.size(), full);
        m_taken.clear();
        a.reset();
        b.reset();
        now.retry(u"primary"_s); // as a person does
        QTRY_COMPARE_WITH_TIMEOUT(of(now, "primary"), Condition::Up, 15000);
    }

    void aSuperuserTakesNoReservedSlotSilently()
    {
        take("app");
        const auto superusers = [this] {
            return m_primary->sql(u"select count(*) from pg_stat_activity where usename = 'postgres' and backend_type = 'client backend'"_s);
        };
        const auto before = superusers();
        ProbeRun run(serverOf(u"primary"_s, m_primary->port(), u"postgres"_s), [](const watch::ProbeContext &c, const environment::Target &t) {
            return std::make_unique<watch::PostgresProbe>(c, t);
        });
        run.start();
        QTRY_COMPARE_WITH_TIMEOUT(run.out.condition(), Condition::NoSlots, 10000);
        QVERIFY(run.out.history.back().error.text.find("kept for superusers") != std::string::npos);
        QCOMPARE(run.out.samples > 0 && run.out.knows("pg.connections.used") && run.out.value("pg.connections.used") > 0, false);
        QTRY_COMPARE_WITH_TIMEOUT(superusers(), before, 5000); // it left

        const auto report = runTask(watch::testConnection(run.context(), run.target(), base::Secret()));
        QVERIFY(report);
        QCOMPARE(report->at(watch::ConnectionReport::Step::Authentication).outcome, watch::ConnectionReport::Outcome::Failed);
        QVERIFY(report->at(watch::ConnectionReport::Step::Authentication).remedy.contains(u"pg_monitor"_s));

        m_taken.clear();
        QTRY_COMPARE_WITH_TIMEOUT(m_primary->sql(u"select count(*) from pg_stat_activity where usename = 'app'"_s), u"0"_s, 5000);
        run.start();
        QTRY_COMPARE_WITH_TIMEOUT(run.out.condition(), Condition::Up, 10000);
        QTRY_VERIFY(run.out.value("pg.connections.used") > 0);
        take("app"); // full again: the open connection stays
        const int samples = run.out.samples;
        QTRY_VERIFY_WITH_TIMEOUT(run.out.samples > samples + 5, 10000);
        QCOMPARE(run.out.condition(), Condition::Up);
    }

    // Before 16 a server has no such slots: what one of 16 says of ours is put into the mouth of this one (tests/majors asks real ones).
    void aReservedSlotIsForTheFiguresOfEachSecond()
    {
        QTemporaryDir said;
        QVERIFY(QDir(said.path()).mkpath(u"sql/postgres"_s));
        QFile answer(said.filePath(u"sql/postgres/reservedslot.sql"_s));
        QVERIFY(answer.open(QIODevice::WriteOnly) && answer.write("select 'reserved' as slot") > 0);
        answer.close();
        const bool set = qEnvironmentVariableIsSet("QUARTERDECK_RESOURCES");
        const QByteArray before = qgetenv("QUARTERDECK_RESOURCES");
        const auto restore = qScopeGuard([&] { set ? qputenv("QUARTERDECK_RESOURCES", before) : qunsetenv("QUARTERDECK_RESOURCES"); });
        qputenv("QUARTERDECK_RESOURCES", said.path().toUtf8());
        ProbeRun run(serverOf(u"primary"_s, m_primary->port(), u"watcher"_s), [](const watch::ProbeContext &c, const environment::Target &t) {
            return std::make_unique<watch::PostgresProbe>(c, t);
        });
        run.start();
        QTRY_COMPARE_WITH_TIMEOUT(run.out.condition(), Condition::Up, 10000);
        QTRY_COMPARE_WITH_TIMEOUT(run.out.reason("pg.xid.age"), watch::NoValue::Error, 10000);
        QTRY_VERIFY_WITH_TIMEOUT(run.out.latestFacts.roleFindings.join(u'\n').contains(u"pg_use_reserved_connections"_s), 10000);
        QCOMPARE(run.out.latestFacts.connections, 1);
        const int samples = run.out.samples;
        QTRY_VERIFY_WITH_TIMEOUT(run.out.samples > samples + 5, 10000);
        QCOMPARE(run.out.condition(), Condition::Up);
    }

    void theColdLaneTakesNoneEither()
    {
        take("app");
        m_taken.pop_back(); // one ordinary slot is left: for the hot connection
        QTRY_COMPARE_WITH_TIMEOUT(m_primary->sql(u"select count(*) from pg_stat_activity where usename = 'app'"_s), QString::number(m_taken.size()), 5000);
        ProbeRun run(serverOf(u"primary"_s, m_primary->port(), u"postgres"_s), [](const watch::ProbeContext &c, const environment::Target &t) {
            return std::make_unique<watch::PostgresProbe>(c, t);
        });
        run.start();
        QTRY_COMPARE_WITH_TIMEOUT(run.out.condition(), Condition::Up, 10000);
        QTRY_COMPARE_WITH_TIMEOUT(run.out.reason("pg.xid.age"), watch::NoValue::Error, 10000); // refused by ourselves
        QCOMPARE(run.out.latestFacts.connections, 1);
        QCOMPARE(run.out.condition(), Condition::Up);
    }
};

QTEST_GUILESS_MAIN(TestFullServer)
#include "tst_fullserver.moc"

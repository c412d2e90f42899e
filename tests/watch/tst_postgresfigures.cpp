// SPDX-License-Identifier: GPL-3.0-or-later
// Every figure of the PostgreSQL probe is changed on a real primary or standby and seen to change.
#include "models/watch/postgresprobe.h"
#include "tests/support/postgresserver.h"
#include "tests/support/proberun.h"
#include "tests/support/testauthority.h"

#include <QSet>
#include <QTest>

using namespace std::chrono_literals;
using watch::Condition;
using watch::NoValue;

namespace {

using Connection = std::unique_ptr<PGconn, decltype(&PQfinish)>;

void send(const Connection &c, const char *sql) // without waiting for the answer
{
    PQsendQuery(c.get(), sql);
    PQflush(c.get());
}

void ask(const Connection &c, const char *sql)
{
    PQclear(PQexec(c.get(), sql));
}

} // namespace

class TestPostgresFigures : public QObject {
    Q_OBJECT

    TestAuthority m_authority;
    std::unique_ptr<PostgresServer> m_primary, m_standby;
    std::unique_ptr<ProbeRun> m_onPrimary, m_onStandby;
    RecordingPublisher *m_p = nullptr, *m_s = nullptr;

    environment::Target target(quint16 port)
    {
        environment::PostgresSettings s;
        s.host = QStringLiteral("localhost");
        s.port = port;
        s.user = QStringLiteral("postgres");
        s.tls.rootCertificate = m_authority.certificate();
        s.expectedStandbys = {QStringLiteral("standby1"), QStringLiteral("standby2")};
        environment::SqlMetric own;
        own.id = QStringLiteral("business.by_state");
        own.sql = QStringLiteral("select state, count(*) from orders group by state order by state");
        own.interval = 1000ms;
        s.metrics.append(own);
        own.id = QStringLiteral("business.broken");
        own.sql = QStringLiteral("select nothing from nowhere");
        s.metrics.append(own);
        own.id = QStringLiteral("business.two");
        own.sql = QStringLiteral("select 1; select 2");
        s.metrics.append(own);
        environment::Target t;
        t.id = QStringLiteral("db");
        t.hotInterval = 150ms;
        t.coldInterval = 600ms;
        t.settings = s;
        return t;
    }
    Connection session() { return {m_primary->connect(QStringLiteral("postgres")), &PQfinish}; }

private slots:
    void initTestCase()
    {
        qputenv("QUARTERDECK_RESOURCES", QD_SOURCE_DIR "/resources");
        const auto pair = m_authority.issue(QStringLiteral("DNS:localhost"), 20);
        PostgresServer::Options o;
        o.certificate = pair.certificate;
        o.key = pair.key;
        o.settings << QStringLiteral("archive_mode = on") << QStringLiteral("archive_command = 'true'") << QStringLiteral("track_io_timing = on")
                   << QStringLiteral("wal_receiver_status_interval = 1") << QStringLiteral("hot_standby_feedback = off");
        m_primary = std::make_unique<PostgresServer>(o);
        m_primary->sql(QStringLiteral("create table orders (id int, state text); insert into orders values (1, 'new'), (2, 'new'), (3, 'paid')"));
        o.standbyOf = m_primary.get();
        o.settings << QStringLiteral("max_standby_streaming_delay = 0");
        m_standby = std::make_unique<PostgresServer>(o);
        const auto maker = [](const watch::ProbeContext &c, const environment::Target &t) { return std::make_unique<watch::PostgresProbe>(c, t); };
        m_onPrimary = std::make_unique<ProbeRun>(target(m_primary->port()), maker);
        m_onStandby = std::make_unique<ProbeRun>(target(m_standby->port()), maker);
        m_onPrimary->start();
        m_onStandby->start();
        m_p = &m_onPrimary->out;
        m_s = &m_onStandby->out;
        QTRY_VERIFY_WITH_TIMEOUT(m_p->answers > 3 && m_s->answers > 3 && m_p->knows("pg.xid.age") && m_s->knows("pg.xid.age"), 10000);
    }
    void cleanupTestCase()
    {
        m_onPrimary.reset();
        m_onStandby.reset();
        QVERIFY(flow::liveTasks().empty());
    }

    void reachability()
    {
        QCOMPARE(m_p->value("pg.reachable"), 1.0);
        QVERIFY(m_p->value("pg.connect.time") > 0 && m_p->value("pg.connect.time") < 3000);
        QCOMPARE(m_p->value("pg.version"), m_primary->sql(QStringLiteral("show server_version_num")).toDouble());
        QCOMPARE(m_p->value("pg.role"), 0.0);
        QCOMPARE(m_s->value("pg.role"), 1.0);
        const double before = m_p->value("pg.uptime");
        QTRY_VERIFY(m_p->value("pg.uptime") > before);
        QVERIFY(m_p->latestFacts.tls.startsWith(QStringLiteral("TLSv1.")));
        QTRY_COMPARE(m_p->latestFacts.connections, 2);
    }

    void connections()
    {
        const double count = m_p->value("pg.connections.count"), used = m_p->value("pg.connections.used");
        std::vector<Connection> more;
        for (int i = 0; i < 5; ++i)
            more.push_back(session());
        QTRY_VERIFY(m_p->value("pg.connections.count") >= count + 5);
        QVERIFY(m_p->value("pg.connections.used") > used);
        QTRY_COMPARE(m_p->value("pg.connections.used"), 100 * m_p->value("pg.connections.count") / 27);
        QVERIFY(m_p->value("pg.sessions", QStringLiteral("idle")) >= 5);
        QCOMPARE(m_primary->sql(QStringLiteral("select count(*) from pg_stat_activity where application_name = 'quarterdeck'")), QStringLiteral("2"));
        QTRY_COMPARE(std::ranges::count_if(m_p->sessionRows, &watch::SessionRow::own), 2);
        for (const watch::SessionRow &row : m_p->sessionRows) {
            QCOMPARE(row.own, row.application.raw() == QStringLiteral("quarterdeck"));
            // behind the comment of its file the statement itself must be left
            QVERIFY(!row.own || row.statement.raw().contains(QStringLiteral("from"))
                    || row.statement.raw().contains(QStringLiteral("set")));
        }
    }

    void transactionsAndQueries()
    {
        auto idle = session(), busy = session();
        ask(idle, "begin; select txid_current()");
        send(busy, "select pg_sleep(20)");
        QTRY_COMPARE(m_p->value("pg.sessions", QStringLiteral("idle in transaction")), 1.0);
        QTRY_VERIFY(m_p->value("pg.idle_in_transaction.age") > 0.4);
        QTRY_VERIFY(m_p->value("pg.transaction.longest") > 0.4);
        QTRY_VERIFY(m_p->value("pg.query.longest") > 0.4);
        QVERIFY(m_p->value("pg.sessions", QStringLiteral("active")) >= 1);
        ask(idle, "rollback");
        QTRY_COMPARE(m_p->value("pg.idle_in_transaction.age"), 0.0);
        m_primary->sql(QStringLiteral("select pg_cancel_backend(pid) from pg_stat_activity where query like '%pg_sleep(20)%' and pid <> pg_backend_pid()"));
        QTRY_COMPARE(m_p->value("pg.query.longest"), 0.0);
    }

    // From round to round, without the lock table.
    void sinceWhenSomebodyWaits()
    {
        using watch::LockWaits;
        const base::TimePoint start = base::TimePoint{} + std::chrono::hours(1);
        const auto at = [start](double seconds) { return start + std::chrono::milliseconds(qint64(seconds * 1000)); };
        LockWaits waits;
        waits.begin(at(0));
        QCOMPARE(waits.seconds(7, 30.0), 30.0); // it was there before us
        waits.end();
        waits.begin(at(1));
        QCOMPARE(waits.seconds(7, 31.1), 31.0); // the same statement, as the server's clock has it
        QCOMPARE(waits.seconds(8, 20.0), 0.0);  // it ran and did not wait a second ago
        QCOMPARE(waits.seconds(9, 0.25), 0.25); // it began since
        waits.end();
        waits.begin(at(2));
        QCOMPARE(waits.seconds(8, 21.0), 1.0);
        waits.end();
        waits.begin(at(3));
        QCOMPARE(waits.seconds(7, 33.0), 0.0); // it got its lock in between, and waits for another one
        QCOMPARE(waits.seconds(8, 0.4), 0.4);  // another statement of the same session
        waits.end();
    }

    void locks()
    {
        auto a = session(), b = session(), c = session();
        ask(a, "begin; lock orders in access share mode");
        ask(b, "begin");
        send(b, "lock orders in access exclusive mode");
        QTRY_COMPARE(m_p->value("pg.blocked.sessions"), 1.0);
        send(c, "select count(*) from orders"); // waits behind b, not behind a
        QTRY_COMPARE(m_p->value("pg.blocked.sessions"), 2.0);
        QCOMPARE(m_p->value("pg.blocking.roots"), 1.0);
        QTRY_VERIFY(m_p->value("pg.lock_wait.longest") > 0.3);
        const int pidB = PQbackendPID(b.get()), pidC = PQbackendPID(c.get());
        const auto row = std::ranges::find_if(m_p->sessionRows, [pidC](const watch::SessionRow &r) { return r.pid == pidC; });
        QVERIFY(row != m_p->sessionRows.end());
        QCOMPARE(row->blockedBy, std::vector<int>{pidB});
        QCOMPARE(row->waitType, QStringLiteral("Lock"));
        QVERIFY(row->statement.raw().contains(QStringLiteral("from orders")));
        const auto told = [this, pidB, pidC] {
            for (const watch::SessionRow &r : m_p->sessionRows)
                if (r.pid == pidC)
                    return r.wait.type == QLatin1String("relation") && r.wait.mode == QLatin1String("AccessShareLock")
                        && r.wait.relation.raw() == QLatin1String("public.orders") && r.wait.blockers.size() == 1 && r.wait.blockers[0].pid == pidB
                        && r.wait.blockers[0].queued && r.wait.blockers[0].mode == QLatin1String("AccessExclusiveLock");
            return false;
        };
        QTRY_VERIFY_WITH_TIMEOUT(told(), 10000);
        ask(a, "rollback");
        b.reset();
        QTRY_COMPARE(m_p->value("pg.blocked.sessions"), 0.0);
        QCOMPARE(m_p->value("pg.lock_wait.longest"), 0.0);
    }

    void ratesAndShares()
    {
        QSet<QString> seen;
        auto c = session();
        // larger than shared_buffers, so that it is read anew each time
        ask(c, "set work_mem = '64kB'; create table if not exists big as select generate_series(1, 150000) as a, repeat('x', 100) as b");
        for (int i = 0; i < 200 && seen.size() < 6; ++i) {
            for (int k = 0; k < 10; ++k)
                ask(c, "begin; insert into orders values (9, 'void'); rollback");
            ask(c, "select count(*) from (select * from big order by b, a) as x");
            ask(c, "update big set a = a + 1 where a % 50 = 0");
            ask(c, "checkpoint; select pg_stat_force_next_flush()");
            QTest::qWait(30);
            if (m_p->value("pg.tps") > 15)
                seen.insert(QStringLiteral("tps"));
            if (m_p->value("pg.rollback.ratio") > 20)
                seen.insert(QStringLiteral("rollback"));
            if (m_p->value("pg.cache.hit") > 1 && m_p->value("pg.cache.hit") <= 100)
                seen.insert(QStringLiteral("cache"));
            if (m_p->value("pg.temp.rate") > 1000)
                seen.insert(QStringLiteral("temp"));
            if (m_p->value("pg.wal.rate") > 1000)
                seen.insert(QStringLiteral("wal"));
            if (m_p->value("pg.io.time") > 0)
                seen.insert(QStringLiteral("io"));
        }
        QVERIFY2(seen.size() == 6, qPrintable(QStringList(seen.values()).join(QLatin1Char(' '))));
        QTRY_VERIFY(m_p->value("pg.checkpoints.requested") > 50);
        m_primary->set(QStringLiteral("track_io_timing"), QStringLiteral("off"));
        QTRY_COMPARE(m_p->reason("pg.io.time"), NoValue::NotApplicable);
        QVERIFY(std::isnan(m_p->value("pg.io.time")));
        m_primary->set(QStringLiteral("track_io_timing"), QStringLiteral("on"));
    }

    void resetCountersGiveNoRate()
    {
        QTRY_VERIFY(m_p->value("pg.tps") >= 0);
        const auto c = m_p->samples;
        m_primary->sql(QStringLiteral("select pg_stat_reset()"));
        QTRY_VERIFY(m_p->samples > c + 6);
        QVERIFY(!(m_p->value("pg.tps") < 0));
    }

    void replicationAndItsLag()
    {
        QTRY_COMPARE(m_p->value("pg.standbys.streaming"), 1.0);
        QCOMPARE(m_p->value("pg.standbys.missing"), 1.0); // standby2 was never there
        const QString name = QStringLiteral("standby1");
        for (const char *stage : {"pg.lag.sent.bytes", "pg.lag.write.bytes", "pg.lag.flush.bytes", "pg.lag.replay.bytes"})
            QTRY_VERIFY(m_p->value(stage, name) >= 0);
        QTRY_COMPARE(m_s->value("pg.receiver.streaming"), 1.0);
        QTRY_VERIFY(m_s->value("pg.receiver.silent") >= 0);
        QCOMPARE(m_s->value("pg.replay.paused"), 0.0);
        QTRY_COMPARE_WITH_TIMEOUT(m_s->value("pg.replay.age"), 0.0, 10000);
        QCOMPARE(m_p->reason("pg.replay.paused"), NoValue::NotApplicable);
        QCOMPARE(m_p->reason("pg.receiver.streaming"), NoValue::NotApplicable);

        m_standby->sql(QStringLiteral("select pg_wal_replay_pause()"));
        m_primary->sql(QStringLiteral("insert into orders select g, 'bulk' from generate_series(1, 20000) as g"));
        QTRY_COMPARE(m_s->value("pg.replay.paused"), 1.0);
        QTRY_VERIFY(m_p->value("pg.lag.replay.bytes", name) > 100000);
        QTRY_VERIFY(m_s->value("pg.replay.age") > 0);
        QVERIFY(m_p->replicationRows.size() == 1 && m_p->replicationRows[0].replayBytes.value_or(0) > 100000);
        m_standby->sql(QStringLiteral("select pg_wal_replay_resume()"));
        QTRY_COMPARE(m_s->value("pg.replay.paused"), 0.0);
        bool seconds = false;
        for (int i = 0; i < 100 && !seconds; ++i) {
            m_primary->sql(QStringLiteral("insert into orders values (0, 'tick')"));
            QTest::qWait(40);
            seconds = m_p->value("pg.lag.write.seconds", name) >= 0 && m_p->value("pg.lag.flush.seconds", name) >= 0 && m_p->value("pg.lag.replay.seconds", name) >= 0;
        }
        QVERIFY(seconds);
    }

    void conflictsOnTheStandby()
    {
        Connection reader(m_standby->connect(QStringLiteral("postgres")), &PQfinish);
        QTRY_VERIFY(m_s->value("pg.conflicts.rate") >= 0);
        QCOMPARE(m_p->reason("pg.conflicts.rate"), NoValue::NotApplicable);
        ask(reader, "begin transaction isolation level repeatable read; select count(*) from orders");
        m_primary->sql(QStringLiteral("delete from orders where state = 'bulk'"));
        m_primary->sql(QStringLiteral("vacuum orders"));
        double most = 0;
        const auto worst = [&] { return most = std::max(most, std::isnan(m_s->value("pg.conflicts.rate")) ? 0 : m_s->value("pg.conflicts.rate")); };
        QTRY_VERIFY_WITH_TIMEOUT(worst() > 0, 10000);
    }

    void slotsThatKeepLog()
    {
        QTRY_COMPARE(m_p->value("pg.slot.inactive.age", QStringLiteral("standby1")), 0.0);
        QCOMPARE(m_p->value("pg.slot.status", QStringLiteral("standby1")), 0.0);
        m_primary->sql(QStringLiteral("select pg_create_physical_replication_slot('left_behind', true)"));
        const QString slot = QStringLiteral("left_behind");
        QTRY_VERIFY(m_p->value("pg.slot.inactive.age", slot) > 0.3);
        const double before = m_p->value("pg.slot.retained", slot);
        m_primary->sql(QStringLiteral("insert into orders select g, 'bulk' from generate_series(1, 20000) as g"));
        QTRY_VERIFY(m_p->value("pg.slot.retained", slot) > before + 100000);
        QVERIFY(m_p->slotRows.size() == 2);
        m_primary->set(QStringLiteral("max_slot_wal_keep_size"), QStringLiteral("1MB"));
        for (int i = 0; i < 4; ++i)
            m_primary->sql(QStringLiteral("insert into orders values (0, 'x'); select pg_switch_wal()"));
        QTRY_VERIFY(m_p->value("pg.slot.status", slot) >= 2);
        m_primary->sql(QStringLiteral("checkpoint"));
        QTRY_COMPARE(m_p->value("pg.slot.status", slot), 3.0);
        m_primary->sql(QStringLiteral("alter system reset max_slot_wal_keep_size"));
        m_primary->sql(QStringLiteral("select pg_drop_replication_slot('left_behind')"));
        m_primary->reload();
    }

    void archiver()
    {
        QCOMPARE(m_p->value("pg.archiver.failing"), 0.0);
        const double failed = m_p->value("pg.archiver.failed");
        m_primary->set(QStringLiteral("archive_command"), QStringLiteral("false"));
        m_primary->sql(QStringLiteral("insert into orders values (0, 'x'); select pg_switch_wal()"));
        QTRY_VERIFY_WITH_TIMEOUT(m_p->value("pg.archiver.failing") > 0, 10000);
        QVERIFY(m_p->value("pg.archiver.failed") > failed);
        QTRY_VERIFY(m_p->value("pg.archive.backlog") >= 1);
        m_primary->set(QStringLiteral("archive_command"), QStringLiteral("true"));
        m_primary->sql(QStringLiteral("insert into orders values (0, 'x'); select pg_switch_wal()"));
        QTRY_COMPARE_WITH_TIMEOUT(m_p->value("pg.archiver.failing"), 0.0, 20000);
        QTRY_COMPARE_WITH_TIMEOUT(m_p->value("pg.archive.backlog"), 0.0, 20000);
    }

    void storage()
    {
        const QString database = QStringLiteral("postgres");
        const double size = m_p->value("pg.database.size", database), wal = m_p->value("pg.wal.size"), age = m_p->value("pg.xid.age");
        QVERIFY(size > 1e6 && wal > 1e6 && age > 0);
        m_primary->sql(QStringLiteral("create table more as select generate_series(1, 80000) as a"));
        m_primary->sql(QStringLiteral("do $$begin for i in 1..3000 loop perform txid_current(); begin insert into orders values (i, 'sub'); exception when others then null; end; end loop; end$$"));
        m_primary->sql(QStringLiteral("analyze more"));
        QTRY_VERIFY(m_p->value("pg.database.size", database) > size + 1e6);
        QTRY_VERIFY(m_p->value("pg.xid.age") > age);
        m_primary->sql(QStringLiteral("select pg_create_physical_replication_slot('keeper', true)")); // nothing is recycled
        for (int i = 0; i < 12; ++i)
            m_primary->sql(QStringLiteral("insert into orders values (0, 'x'); select pg_switch_wal()"));
        QTRY_VERIFY(m_p->value("pg.wal.size") > wal);
        m_primary->sql(QStringLiteral("select pg_drop_replication_slot('keeper')"));
        const auto named = [this](const QString &name) { return std::ranges::any_of(m_p->storageRows, [&](const watch::StorageRow &r) { return r.name.raw() == name && r.bytes.value_or(0) > 0; }); };
        QTRY_VERIFY(named(QStringLiteral("public.more")) && named(database) && named(QStringLiteral("pg_wal")));
    }

    void certificate()
    {
        const double days = m_p->value("pg.certificate.days");
        QVERIFY2(days > 19.8 && days < 20.1, qPrintable(QString::number(days)));
    }

    void figuresOfTheEnvironmentFile()
    {
        QTRY_COMPARE(m_p->value("business.by_state", QStringLiteral("paid")), 1.0);
        m_primary->sql(QStringLiteral("insert into orders values (4, 'paid')"));
        QTRY_COMPARE(m_p->value("business.by_state", QStringLiteral("paid")), 2.0);
        QCOMPARE(m_p->reason("business.broken"), NoValue::Version); // 42P01: the table is not there
        QCOMPARE(m_p->reason("business.two"), NoValue::Error);      // one statement a figure, enforced by the server
    }

    void nothingIsBroughtThatIsNotDescribed()
    {
        QSet<QString> described;
        for (const auto &q : watch::LaneQueries::postgres().all())
            for (const auto &m : q.brings)
                described.insert(m.name());
        for (const auto &key : m_p->readings.keys())
            QVERIFY2(described.contains(key.first) || key.first.startsWith(QStringLiteral("business.")) || key.first == QStringLiteral("pg.reachable")
                || key.first == QStringLiteral("pg.connect.time") || key.first == QStringLiteral("pg.certificate.days")
                || key.first == QStringLiteral("pg.backup.age"), qPrintable(key.first));
        for (const auto &name : std::as_const(described))
            QVERIFY2(std::ranges::any_of(m_p->readings.keys(), [&](const auto &k) { return k.first == name; }), qPrintable(name));
    }

    void eachVersionHasExactlyOneVariant()
    {
        for (const int version : {130000, 140005, 150020, 160004, 170002, 180000, 190000}) {
            QSet<QString> names, due;
            for (const auto &q : watch::LaneQueries::postgres().all())
                if (q.from <= version)
                    due.insert(q.name);
            const watch::LaneQueries &queries = watch::LaneQueries::postgres();
            for (const auto &lane : {queries.of(false, version), queries.of(true, version), queries.ofEachDatabase(version), queries.ofWaits(version)})
                for (const auto &q : lane) {
                    QVERIFY2(!names.contains(q.name), qPrintable(q.name));
                    names.insert(q.name);
                }
            QCOMPARE(names, due); // nothing that was once asked is lost in a later version
            for (const auto &absent : watch::LaneQueries::postgres().absent(version))
                QVERIFY2(absent.from > version, qPrintable(absent.metric.name()));
        }
    }

    void mistakesInTheDescriptionCostTheirEntryOnly()
    {
        QStringList mistakes;
        const auto read = watch::LaneQueries::parse("- {name: a, file: nothere.sql, lane: hot, from: 1}\n- {name: xid, file: xid.sql, lane: cold, from: 1, values: {used: pg.xid.age}}\n"
            "- {name: b, file: xid.sql, lane: warm, from: 1}\n- [\n", QStringLiteral("q.yaml"), &mistakes);
        QVERIFY(!mistakes.isEmpty());
        QVERIFY(mistakes[0].startsWith(QStringLiteral("q.yaml:")));
        mistakes.clear();
        const auto partly = watch::LaneQueries::parse("- {name: a, file: nothere.sql, lane: hot, from: 1}\n- {name: xid, file: xid.sql, lane: cold, from: 1, values: {used: pg.xid.age}}\n",
            QStringLiteral("q.yaml"), &mistakes);
        QCOMPARE(partly.all().size(), std::size_t(1));
        QCOMPARE(mistakes.size(), 1);
    }

    void lostStandbyIsMissing()
    {
        m_standby->killHard();
        QTRY_COMPARE(m_p->value("pg.standbys.streaming"), 0.0);
        QCOMPARE(m_p->value("pg.standbys.missing"), 2.0);
        QTRY_VERIFY(m_p->value("pg.slot.inactive.age", QStringLiteral("standby1")) > 0.3);
        QTRY_COMPARE(m_s->condition(), Condition::Down);
    }

    void cutReplicationIsSeenOnTheStandby()
    {
        m_standby->start();
        QTRY_COMPARE_WITH_TIMEOUT(m_s->value("pg.receiver.streaming"), 1.0, 60000);
        m_onPrimary->stop();
        m_primary->killHard();
        QTRY_COMPARE_WITH_TIMEOUT(m_s->value("pg.receiver.streaming"), 0.0, 10000);
        const double silent = m_s->value("pg.receiver.silent");
        QTRY_VERIFY(m_s->value("pg.receiver.silent") > silent);
    }

    void promotionIsNoticedOnTheOpenConnection()
    {
        QCOMPARE(m_s->latestFacts.role, QStringLiteral("standby"));
        const int connects = m_s->times(Condition::Up);
        m_standby->sql(QStringLiteral("select pg_promote()"));
        QTRY_COMPARE(m_s->value("pg.role"), 0.0);
        QTRY_COMPARE(m_s->latestFacts.role, QStringLiteral("primary"));
        QCOMPARE(m_s->latestFacts.timeline, 2);
        const QString findings = m_s->latestFacts.roleFindings.join(QLatin1Char('\n'));
        QVERIFY2(findings.contains(QStringLiteral("a promotion happened: timeline 2 instead of 1")), qPrintable(findings));
        QVERIFY2(findings.contains(QStringLiteral("it was a standby before and is a primary now")), qPrintable(findings));
        QCOMPARE(m_s->reason("pg.receiver.streaming"), NoValue::NotApplicable);
        QCOMPARE(m_s->times(Condition::Up), connects);
    }
};

QTEST_GUILESS_MAIN(TestPostgresFigures)
#include "tst_postgresfigures.moc"

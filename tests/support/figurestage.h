// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A primary and a standby of one PostgreSQL major, and what is done to them so that their figures leave what is fine: little,
// much, and put right again. Nobody watches here.

#include "tests/support/figureload.h"
#include "tests/support/figurerows.h"
#include "tests/support/testauthority.h"

#include <QSaveFile>
#include <QTemporaryDir>
#include <QTest>

#include <list>

class FigureStage {
public:
    using Connection = FigureLoad::Connection;

    explicit FigureStage(int major) : m_major(major)
    {
        backedUp(0);
        const auto pair = m_authority.issue(QStringLiteral("DNS:localhost"), 40);
        PostgresServer::Options o;
        o.major = m_major;
        o.certificate = pair.certificate;
        o.key = pair.key;
        o.initdb << QStringLiteral("--data-checksums") << QStringLiteral("--wal-segsize=1");
        for (const char *line : {"wal_level = logical", "max_connections = 100", "max_prepared_transactions = 10", "max_locks_per_transaction = 16",
                                 "autovacuum = off", "archive_mode = on", "archive_command = 'true'", "wal_recycle = off", "deadlock_timeout = '100ms'",
                                 "shared_preload_libraries = pg_stat_statements", "pg_stat_statements.max = 100", "hot_standby_feedback = off",
                                 "max_standby_streaming_delay = 0", "wal_receiver_status_interval = 1", "wal_sender_timeout = '2s'", "wal_retrieve_retry_interval = '200ms'"})
            o.settings << QString::fromLatin1(line);
        m_primary = std::make_unique<PostgresServer>(o);
        sql("create table work (id int primary key, text text); insert into work values (1, 'one'); create table big (a int, b text);"
            "insert into big select i, repeat('x', 200) from generate_series(1, 60000) as i;"
            "create table damaged as select i from generate_series(1, 10) as i; create extension pg_stat_statements; create publication everything for table work");
        sql("create table copied (id int primary key); create publication pub for table copied; checkpoint");
        o.standbyOf = m_primary.get();
        m_standby = std::make_unique<PostgresServer>(o);
        damage(sql("select pg_relation_filepath('damaged')"));
        sql("alter database template0 allow_connections true");
        m_jit = m_major >= 15 && sql("select pg_jit_available()") == QLatin1String("t");
        Baseline b;
        b.xids = sql("select max(age(datfrozenxid)) from pg_database").toDouble();
        b.multixacts = sql("select max(mxid_age(datminmxid)) from pg_database").toDouble();
        b.walBytes = sql("select sum(size) from pg_ls_waldir()").toDouble();
        m_baseline = b;
        m_load = std::make_unique<FigureLoad>(*m_primary, m_major);
    }
    [[nodiscard]] PostgresServer &primary() const { return *m_primary; }
    [[nodiscard]] PostgresServer &standby() const { return *m_standby; }
    [[nodiscard]] FigureLoad &load() const { return *m_load; }
    [[nodiscard]] const TestAuthority &authority() const { return m_authority; }
    [[nodiscard]] const Baseline &baseline() const { return m_baseline; } // before anything was done
    [[nodiscard]] bool compiles() const { return m_jit; }
    [[nodiscard]] QString backupFile() const { return m_files.filePath(QStringLiteral("last-good-backup")); }
    QString sql(const char *statement) { return m_primary->sql(QString::fromUtf8(statement)); }
    void segments(int count)
    {
        for (int i = 0; i < count; ++i)
            sql("insert into big values (0, 'x'); select pg_switch_wal()");
    }
    void conflict(int readers) // a cancelled one counts when it has left
    {
        sql("create table victim as select 1");
        (void)QTest::qWaitFor([&] { return m_standby->sql(QStringLiteral("select to_regclass('victim') is not null")) == QLatin1String("t"); }, 20000);
        std::vector<Connection> all;
        for (int i = 0; i < readers; ++i) {
            all.emplace_back(m_standby->connect(QStringLiteral("postgres")), &PQfinish);
            send(all.back(), "select pg_sleep(60) from victim");
        }
        const QString reading = QStringLiteral("select count(*) from pg_stat_activity where wait_event = 'PgSleep' and query like '%victim'");
        (void)QTest::qWaitFor([&] { return m_standby->sql(reading).toInt() >= readers; }, 20000);
        sql("drop table victim");
        for (const Connection &c : all)
            while (PGresult *r = PQgetResult(c.get()))
                PQclear(r);
    }
    void keepLog() // looked at before the load writes past it
    {
        m_primary->set(QStringLiteral("archive_command"), QStringLiteral("false"));
        segments(4);
    }
    void towardsWarning()
    {
        certificate(10);
        backedUp(30);
        m_primary->set(QStringLiteral("max_worker_processes"), QStringLiteral("9"));
        sql("select pg_create_physical_replication_slot('idle', true)");
        sql("select pg_create_logical_replication_slot('decoder', 'pgoutput')");
        sql("insert into work select i, repeat('y', 100) from generate_series(2, 3000) as i");
        sql("select pg_create_logical_replication_slot('copy', 'pgoutput')");
        sql("insert into copied values (1)"); // what comes back is there already
        m_primary->sql(QStringLiteral("create subscription copy connection 'host=%1 port=%2 user=postgres dbname=postgres' publication pub "
                                      "with (create_slot = false, slot_name = 'copy', copy_data = false)").arg(m_primary->folder()).arg(m_primary->port()));
        const Connection reader = m_load->session();
        ask(reader, "select count(*) from damaged");
        m_standby->sql(QStringLiteral("select pg_wal_replay_pause()"));
        // who holds the horizon, the locks, the transaction: from here on time counts
        Connection &holder = open();
        ask(holder, "begin isolation level repeatable read; update work set text = 'mine' where id = 1; select pg_advisory_lock(i) from generate_series(1, 600) as i");
        burn(300);
        shareRows(40);
        segments(2);
        Connection &prepares = open();
        ask(prepares, "begin; insert into work values (100000); prepare transaction 'left behind'");
        send(open(), "select pg_sleep(600)");
        send(open(), "update work set text = 'theirs' where id = 1");
        vacuum();
        fillConnections(62);
        m_load->setLevel(1);
    }
    void towardsCritical()
    {
        m_load->setLevel(2);
        certificate(4);
        backedUp(60);
        m_primary->set(QStringLiteral("max_wal_senders"), QStringLiteral("11"));
        const Connection reader = m_load->session();
        ask(reader, "select count(*) from damaged");
        ask(open(), "select pg_advisory_lock(i) from generate_series(10001, 10700) as i");
        ask(open(), "begin; insert into work values (100001); prepare transaction 'left behind as well'");
        send(open(), "update work set text = 'theirs' where id = 1");
        send(open(), "update work set text = 'theirs' where id = 1");
        burn(24000);
        shareRows(250);
        segments(14);
        fillConnections(84);
    }
    void putRight()
    {
        m_load->setLevel(0);
        m_sessions.clear(); // a statement that runs does not see that its client has gone
        sql("select count(pg_terminate_backend(pid)) from pg_stat_activity where query like '%pg_sleep(600)%' and pid <> pg_backend_pid() or query like 'vacuum big%'");
        sql("rollback prepared 'left behind'");
        sql("rollback prepared 'left behind as well'");
        sql("drop subscription copy");
        sql("drop table damaged");
        for (const char *slot : {"idle", "decoder"})
            m_primary->sql(QStringLiteral("select pg_drop_replication_slot('%1')").arg(QLatin1String(slot)));
        // taken out of the file again, a setting would go on waiting for a restart
        sql("alter system set max_worker_processes = 8");
        sql("alter system set max_wal_senders = 10");
        sql("alter system reset max_slot_wal_keep_size");
        m_primary->set(QStringLiteral("archive_command"), QStringLiteral("true"));
        m_standby->sql(QStringLiteral("alter system reset primary_conninfo"));
        m_standby->reload();
        certificate(40);
        backedUp(0);
        // what was ended may still be leaving, and nothing is frozen past it
        (void)QTest::qWaitFor([&] { return sql("select count(*) from pg_stat_activity where age(backend_xmin) > 100 or age(backend_xid) > 100").toInt() == 0; }, 20000);
        for (const char *database : {"postgres", "template1", "template0"})
            m_primary->sql(QStringLiteral("vacuum freeze"), QString::fromLatin1(database));
        segments(2);
        sql("checkpoint");
        sql("select pg_stat_reset()");
    }

private:
    void backedUp(int hoursAgo) // as the job that backs up writes it
    {
        QSaveFile file(backupFile());
        const QByteArray ended = QByteArray::number(qint64(time(nullptr)) - 3600 * hoursAgo);
        if (!file.open(QIODevice::WriteOnly) || file.write(ended + '\n') < 0 || !file.commit())
            qFatal("cannot write %s", qPrintable(backupFile()));
    }
    void vacuum()
    {
        Connection &c = open();
        ask(c, "set vacuum_cost_delay = 100; set vacuum_cost_limit = 1");
        send(c, "vacuum big");
    }
    void damage(const QString &file) // one bit of the page, before anybody has it in memory
    {
        m_primary->stop();
        QFile f(m_primary->data() + QLatin1Char('/') + file);
        if (!f.open(QIODevice::ReadWrite) || !f.seek(8000) || f.write("damaged") != 7)
            qFatal("cannot damage %s", qPrintable(f.fileName()));
        f.close();
        m_primary->start();
    }
    static void ask(const Connection &c, const QByteArray &s) { FigureLoad::ask(c, s); }
    static void send(const Connection &c, const QByteArray &s) { FigureLoad::send(c, s); }
    Connection &open() { return m_sessions.emplace_back(m_load->session()); }
    void fillConnections(int upTo)
    {
        for (int now = sql("select count(*) from pg_stat_activity where backend_type = 'client backend'").toInt(); now < upTo; ++now)
            open();
    }
    void burn(int xids)
    {
        for (int at = 0; at < xids; at += 2000) // a session keeps only so many of its own at hand
            m_primary->sql(QStringLiteral("do $$begin for i in 1..%1 loop begin insert into work values (2); exception when others then null; end; end loop; end$$").arg(std::min(2000, xids - at)));
    }
    void shareRows(int times)
    {
        const Connection one = m_load->session(), two = m_load->session();
        ask(one, "begin; select from work where id = 2 for key share");
        for (int i = 0; i < times; ++i)
            ask(two, "begin; select from work where id = 2 for key share; commit");
        ask(one, "commit");
    }
    void certificate(int days)
    {
        const auto pair = m_authority.issue(QStringLiteral("DNS:localhost"), days);
        for (const auto &[from, to] : {std::pair(pair.certificate, "/server.crt"), std::pair(pair.key, "/server.key")}) {
            const QString path = m_primary->data() + QLatin1String(to);
            QFile::remove(path);
            if (!QFile::copy(from, path) || chmod(QFile::encodeName(path).constData(), 0600) != 0)
                qFatal("cannot copy %s", qPrintable(from));
            m_primary->user().own(path);
        }
        m_primary->reload();
        sql("select count(pg_terminate_backend(pid)) from pg_stat_activity where application_name = 'quarterdeck'");
    }

    int m_major;
    QTemporaryDir m_files;
    bool m_jit = false;
    Baseline m_baseline;
    TestAuthority m_authority;
    std::unique_ptr<PostgresServer> m_primary, m_standby;
    std::list<Connection> m_sessions;
    std::unique_ptr<FigureLoad> m_load;
};

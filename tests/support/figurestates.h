// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A primary and a standby of one PostgreSQL major, watched as the console watches them, whose figures are driven from fine
// over warning to critical and back, many at a time. What is judged is the finding and its sentence, not the number.

#include "models/health/wording.h"
#include "models/watch/watcher.h"
#include "tests/support/figureload.h"
#include "tests/support/figurerows.h"
#include "tests/support/probebench.h"
#include "tests/support/testauthority.h"

#include <QElapsedTimer>
#include <QSet>
#include <QTest>

#include <list>

class FigureStates {
public:
    using Step = FigureRow::Step;
    using Severity = base::Severity;
    using Connection = FigureLoad::Connection;

    explicit FigureStates(int major) : m_major(major) {}

    // What went wrong; empty: nothing.
    QString drive()
    {
        QElapsedTimer took;
        took.start();
        start();
        const QString wrong = steps();
        int driven = 0;
        for (const FigureRow &row : m_rows)
            driven += isDriven(row);
        for (const QString &reason : notDriven())
            qInfo("PostgreSQL %d: not driven: %s", m_major, qPrintable(reason));
        qInfo("PostgreSQL %d: %d figures driven, %d not, in %.1f s", m_major, driven, int(notDriven().size()), double(took.elapsed()) / 1000);
        return wrong;
    }
    [[nodiscard]] const QHash<QString, QString> &sentences() const { return m_sentences; } // of the worst state, by metric

    // Figures with limits of their own that nobody drives and nobody excuses.
    static QStringList forgotten()
    {
        QSet<QString> known;
        for (const FigureRow &row : figureRows({}))
            known << QLatin1String(row.metric);
        for (const NotDriven &n : kNotDriven)
            known << QLatin1String(n.metric);
        QStringList out;
        const auto catalogue = watch::Catalogue::load({});
        for (const watch::Metric *metric : catalogue->ofKind(environment::TargetKind::Postgres))
            if ((metric->threshold.warning || metric->threshold.critical) && !known.contains(metric->id.name()))
                out << metric->id.name();
        return out;
    }

private:
    // --- the servers and their console

    void start()
    {
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
            "insert into big select i, repeat('x', 200) from generate_series(1, 60000) as i; create table victim1 as select 1; create table victim2 as select 1;"
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
        m_rows = figureRows(b);
        watchThem();
        m_load = std::make_unique<FigureLoad>(*m_primary, m_major);
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
    void watchThem()
    {
        auto e = std::make_shared<environment::Environment>();
        for (const auto &[id, server] : {std::pair("db", m_primary.get()), std::pair("standby", m_standby.get())}) {
            environment::PostgresSettings s;
            s.host = QStringLiteral("localhost");
            s.port = server->port();
            s.user = QStringLiteral("postgres");
            s.tls.rootCertificate = m_authority.certificate();
            if (server == m_primary.get())
                s.expectedStandbys = {QStringLiteral("standby1")};
            environment::Target t = targetOf(QLatin1String(id), environment::TargetKind::Postgres, s);
            t.hotInterval = std::chrono::milliseconds(300); // the watcher tells the newest four times a second
            t.coldInterval = std::chrono::milliseconds(300);
            t.deadline = std::chrono::seconds(5);
            for (const FigureRow &row : m_rows)
                t.thresholds.insert(QLatin1String(row.metric), {row.warning, row.critical, row.below});
            e->targets.append(t);
        }
        m_environment = e;
        m_catalogue = watch::Catalogue::load(*e);
        m_outbox = std::make_shared<watch::Outbox>();
        m_watcher = std::make_unique<watch::Watcher>(m_reactor, m_secrets, m_outbox);
        m_scope = std::make_unique<flow::TaskScope>();
        m_scope->spawn(m_watcher->run());
        m_watcher->setEnvironment(m_environment);
        flow::ReadyQueue::here().pump();
    }

    // --- what the console makes of them

    [[nodiscard]] bool isDriven(const FigureRow &row) const
    {
        return row.since <= m_major && (m_jit || qstrcmp(row.metric, "pg.jit.share") != 0);
    }
    [[nodiscard]] QStringList notDriven() const
    {
        QStringList out;
        for (const NotDriven &n : kNotDriven)
            out << QStringLiteral("%1: %2").arg(QLatin1String(n.metric), QLatin1String(n.why));
        for (const FigureRow &row : m_rows)
            if (row.since > m_major)
                out << QStringLiteral("%1: PostgreSQL has it from %2 on").arg(QLatin1String(row.metric)).arg(row.since);
            else if (!isDriven(row))
                out << QStringLiteral("%1: this build of PostgreSQL has no compiler").arg(QLatin1String(row.metric));
        return out;
    }
    // The findings on a target if everything stays as it is for as long as the figures with a hold ask for.
    [[nodiscard]] std::vector<health::Finding> findings(const QString &target, health::Memory &memory) const
    {
        using namespace std::chrono_literals;
        const watch::SnapshotPtr snapshot = m_now.value(target);
        std::vector<health::Finding> out;
        const auto begin = std::chrono::steady_clock::now();
        for (auto later = 0s; snapshot && later <= 63s; later += 9s)
            out = health::findingsOf(*m_environment->find(target), *snapshot, *m_catalogue, memory, begin + later, {});
        return out;
    }
    void look()
    {
        QTest::qWait(10);
        for (const auto &[id, snapshot] : m_outbox->take().snapshots.asKeyValueRange())
            m_now.insert(id, snapshot);
        QHash<QString, Severity> bad;
        for (const QString &target : {QStringLiteral("db"), QStringLiteral("standby")}) {
            health::Memory memory;
            const health::Wording wording(*m_environment, *m_catalogue, std::chrono::steady_clock::now());
            for (const health::Finding &f : findings(target, memory)) {
                for (const health::Excess &e : f.excesses) {
                    for (const QString &key : {target + e.metric->id.name() + QLatin1Char('/'), target + e.metric->id.name() + QLatin1Char('/') + e.instance})
                        bad[key] = std::max(bad.value(key, Severity::Ok), e.severity);
                    m_sentences[e.metric->id.name()] = wording.of(f).sentence;
                }
            }
        }
        for (FigureSeen &s : m_seen) {
            const QString target = s.row->onStandby ? QStringLiteral("standby") : QStringLiteral("db");
            s.now = isMeasured(target, s.row->metric) ? bad.value(target + QLatin1String(s.row->metric) + QLatin1Char('/') + QLatin1String(s.row->instance), Severity::Ok) : Severity::Unknown;
            s.seen.insert(s.now);
        }
    }
    [[nodiscard]] bool isMeasured(const QString &target, const char *metric) const
    {
        const watch::SnapshotPtr snapshot = m_now.value(target);
        return snapshot && snapshot->status.condition == watch::Condition::Up
            && std::any_of(snapshot->latest.begin(), snapshot->latest.end(), [metric](const watch::TargetSnapshot::Latest &l) {
                   return l.reading.metric.name() == QLatin1String(metric) && (l.reading.hasValue() || l.reading.noValue == watch::NoValue::NotApplicable);
               });
    }
    // Until each of these was seen so, or, for Ok, all are so now.
    QString reach(Severity severity, std::initializer_list<Step> of, const char *what, int seconds = 30)
    {
        m_seen.clear();
        for (const FigureRow &row : m_rows) {
            const bool has = severity == Severity::Ok || (severity == Severity::Warning ? row.warning : row.critical).has_value();
            if (isDriven(row) && has && std::find(of.begin(), of.end(), row.step) != of.end())
                m_seen.push_back({&row, Severity::Unknown, {}});
        }
        QElapsedTimer since;
        since.start();
        QStringList open;
        do {
            look();
            open.clear();
            for (const FigureSeen &s : m_seen)
                if (severity == Severity::Ok ? s.now != Severity::Ok : !s.seen.contains(severity))
                    open << told(s);
        } while (!open.isEmpty() && since.elapsed() < seconds * 1000);
        qInfo("%s after %.1f s", what, double(since.elapsed()) / 1000);
        return open.isEmpty() ? QString() : QStringLiteral("%1: not %2").arg(QLatin1String(what), open.join(QStringLiteral(", ")));
    }

    // --- the steps

    QString sql(const char *statement) { return m_primary->sql(QString::fromUtf8(statement)); }
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
    void segments(int count)
    {
        for (int i = 0; i < count; ++i)
            sql("insert into big values (0, 'x'); select pg_switch_wal()");
    }
    void conflict(const char *table, int readers) // a cancelled one counts when it has left
    {
        std::vector<Connection> all;
        for (int i = 0; i < readers; ++i) {
            all.emplace_back(m_standby->connect(QStringLiteral("postgres")), &PQfinish);
            send(all.back(), QByteArray("select pg_sleep(60) from ") + table);
        }
        const QString reading = QStringLiteral("select count(*) from pg_stat_activity where wait_event = 'PgSleep' and query like '%%1'").arg(QLatin1String(table));
        (void)QTest::qWaitFor([&] { return m_standby->sql(reading).toInt() >= readers; }, 20000);
        sql((QByteArray("drop table ") + table).constData());
        for (const Connection &c : all)
            while (PGresult *r = PQgetResult(c.get()))
                PQclear(r);
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

    void towardsWarning()
    {
        certificate(10);
        m_primary->set(QStringLiteral("archive_command"), QStringLiteral("false"));
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
        segments(4);
        Connection &prepares = open();
        ask(prepares, "begin; insert into work values (100000); prepare transaction 'left behind'");
        send(open(), "select pg_sleep(600)");
        send(open(), "update work set text = 'theirs' where id = 1");
        vacuum();
        fillConnections(62);
        m_load->setLevel(1);
    }
    void vacuum()
    {
        Connection &c = open();
        ask(c, "set vacuum_cost_delay = 100; set vacuum_cost_limit = 1");
        send(c, "vacuum big");
    }
    void towardsCritical()
    {
        m_load->setLevel(2);
        certificate(4);
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
        // what was ended may still be leaving, and nothing is frozen past it
        (void)QTest::qWaitFor([&] { return sql("select count(*) from pg_stat_activity where age(backend_xmin) > 100 or age(backend_xid) > 100").toInt() == 0; }, 20000);
        for (const char *database : {"postgres", "template1", "template0"})
            m_primary->sql(QStringLiteral("vacuum freeze"), QString::fromLatin1(database));
        segments(2);
        sql("checkpoint");
        sql("select pg_stat_reset()");
    }

    QString steps()
    {
        QString wrong = reach(Severity::Ok, {Step::Main, Step::Conflict, Step::Lag, Step::SlotState, Step::Link}, "fine");
        const auto then = [&](Severity severity, Step step, const char *what, int seconds = 30) {
            if (wrong.isEmpty())
                wrong = reach(severity, {step}, what, seconds);
        };
        conflict("victim1", 1);
        then(Severity::Warning, Step::Conflict, "one conflict");
        conflict("victim2", 8);
        then(Severity::Critical, Step::Conflict, "many conflicts");
        // The server tells this lag only until it is idle again, which may be shorter than our look at it.
        QString lag = QStringLiteral("not tried");
        for (int attempt = 0; wrong.isEmpty() && !lag.isEmpty() && attempt < 4; ++attempt) {
            m_standby->sql(QStringLiteral("select pg_wal_replay_pause()"));
            sql("insert into big values (0, 'x')");
            QTest::qWait(900); // that is the lag
            m_standby->sql(QStringLiteral("select pg_wal_replay_resume()"));
            lag = reach(Severity::Warning, {Step::Lag}, "some lag", 5);
        }
        if (wrong.isEmpty())
            wrong = lag;
        if (wrong.isEmpty())
            towardsWarning();
        then(Severity::Warning, Step::Main, "warning", 60);
        if (wrong.isEmpty())
            towardsCritical();
        then(Severity::Critical, Step::Main, "critical", 60);
        if (!wrong.isEmpty())
            return wrong;
        m_load->setLevel(0);
        m_standby->sql(QStringLiteral("select pg_wal_replay_resume()"));
        then(Severity::Critical, Step::Lag, "much lag");
        m_primary->set(QStringLiteral("max_slot_wal_keep_size"), QStringLiteral("1MB"));
        segments(3);
        then(Severity::Warning, Step::SlotState, "slot unreserved");
        sql("checkpoint");
        then(Severity::Critical, Step::SlotState, "slot lost");
        m_standby->set(QStringLiteral("primary_conninfo"), QStringLiteral("host=/nowhere"));
        then(Severity::Warning, Step::Link, "link cut");
        then(Severity::Critical, Step::Link, "link silent");
        if (wrong.isEmpty())
            putRight();
        if (wrong.isEmpty())
            wrong = reach(Severity::Ok, {Step::Main, Step::Conflict, Step::Lag, Step::SlotState, Step::Link}, "fine again", 60);
        return wrong;
    }

    struct FigureSeen {
        const FigureRow *row;
        Severity now;
        QSet<Severity> seen;
    };
    // For the message: what the figure says now.
    [[nodiscard]] QString told(const FigureSeen &s) const
    {
        QString text = QLatin1String(s.row->metric);
        if (const auto snapshot = m_now.value(s.row->onStandby ? QStringLiteral("standby") : QStringLiteral("db")))
            for (const auto &l : snapshot->latest)
                if (l.reading.metric.name() == QLatin1String(s.row->metric))
                    text += QStringLiteral(" [%1 %2 %3]").arg(l.reading.instance.visible()).arg(l.reading.value).arg(l.reading.why.visible());
        return text;
    }

    int m_major;
    bool m_jit = false;
    TestAuthority m_authority;
    std::unique_ptr<PostgresServer> m_primary, m_standby;
    std::vector<FigureRow> m_rows;
    environment::EnvironmentPtr m_environment;
    watch::CataloguePtr m_catalogue;
    flow::Reactor m_reactor;
    ScriptedSecrets m_secrets;
    std::shared_ptr<watch::Outbox> m_outbox;
    std::unique_ptr<watch::Watcher> m_watcher;
    std::unique_ptr<flow::TaskScope> m_scope; // before the watcher it runs
    QHash<QString, watch::SnapshotPtr> m_now;
    QHash<QString, QString> m_sentences;
    std::vector<FigureSeen> m_seen;
    std::list<Connection> m_sessions;
    std::unique_ptr<FigureLoad> m_load;
};

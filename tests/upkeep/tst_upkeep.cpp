// SPDX-License-Identifier: GPL-3.0-or-later
// Trouble is planted on a real server, found, mended with the very statement the advice carries, and gone.
#include "tests/upkeep/upkeepserver.h"

using health::Advice;
using Kind = Advice::Kind;
using watch::NoValue;

class TestUpkeep : public QObject {
    Q_OBJECT

    std::unique_ptr<PostgresServer> m_server;
    watch::AdviceLimits m_limits;

    std::vector<Advice> advice() { return health::adviceOf(*lookAtUpkeep(upkeepTarget(*m_server))->upkeep, {}, m_limits); }
    static const Advice *find(const std::vector<Advice> &all, Kind kind, const char *object)
    {
        for (const Advice &a : all)
            if (a.kind == kind && a.object.raw() == QLatin1String(object))
                return &a;
        return nullptr;
    }
    static QString listed(const std::vector<Advice> &all)
    {
        QStringList out;
        for (const Advice &a : all)
            out << health::adviceKind(a.kind) + QLatin1Char(' ') + a.object.raw();
        return out.join(QStringLiteral(", "));
    }
    void carryOut(const Advice &a)
    {
        for (const QString &line : a.statement.raw().split(QLatin1Char('\n')))
            m_server->sql(line);
    }
    // Counters reach everybody a moment after the statement.
    void waitFor(const char *condition) { QTRY_COMPARE_WITH_TIMEOUT(m_server->sql(QStringLiteral("select %1").arg(QLatin1String(condition))), QStringLiteral("t"), 10000); }

    void healsWith(Kind kind, const char *object, const char *statement)
    {
        const auto before = advice();
        const Advice *a = find(before, kind, object);
        QVERIFY2(a, qPrintable(listed(before)));
        QCOMPARE(a->statement.raw(), QString::fromUtf8(statement));
        QVERIFY(!health::adviceTitle(*a).isEmpty() && !health::adviceReason(*a).isEmpty() && !health::adviceCost(*a).isEmpty());
        QVERIFY2(!health::adviceReason(*a).contains(QRegularExpression(QStringLiteral("%\\d"))), qPrintable(health::adviceReason(*a)));
        carryOut(*a);
        m_server->sql(QStringLiteral("select pg_stat_clear_snapshot()"));
        std::vector<Advice> after;
        QVERIFY2(QTest::qWaitFor([&] {
            after = advice();
            return !find(after, kind, object);
        }, 10000), qPrintable(listed(after)));
    }

private slots:
    void initTestCase()
    {
        PostgresServer::Options o;
        o.settings << QStringLiteral("autovacuum_naptime = 1h"); // it would mend what we plant
        m_server = std::make_unique<PostgresServer>(o);
        m_server->setHba({QStringLiteral("host all all 127.0.0.1/32 trust")});
    }
    void init() { m_limits = watch::AdviceLimits(); }

    void aHealthyDatabaseIsLeftAlone()
    {
        m_server->sql(QStringLiteral(
            "create table customers (id bigint generated always as identity primary key, name text unique);"
            "create table orders (id bigint generated always as identity primary key, customer bigint not null references customers, placed timestamptz default now(), total int);"
            "create index orders_by_customer on orders (customer, placed desc);"
            "insert into customers (name) select 'c' || n from generate_series(1, 3000) as n;"
            "insert into orders (customer, total) select 1 + n % 3000, n from generate_series(1, 30000) as n;"));
        waitFor("pg_stat_get_live_tuples('orders'::regclass) >= 30000 and pg_stat_get_live_tuples('customers'::regclass) >= 3000");
        m_server->sql(QStringLiteral("vacuum (analyze)"));
        m_server->sql(QStringLiteral("update orders set total = total + 1 where id <= 2000"));
        QMap<std::pair<QString, QString>, watch::Reading> readings;
        const auto seen = lookAtUpkeep(upkeepTarget(*m_server), &readings);
        const auto found = health::adviceOf(*seen->upkeep, {}, m_limits);
        QVERIFY2(found.empty(), qPrintable(listed(found)));
        for (const auto *part : {&seen->upkeep->tablesPart, &seen->upkeep->indexesPart, &seen->upkeep->keysPart, &seen->upkeep->sequencesPart, &seen->upkeep->bloatPart})
            QVERIFY2(part->known(), qPrintable(part->why.visible()));
        QCOMPARE(seen->upkeep->allTables, 2);
        QCOMPARE(readings.value({QStringLiteral("pg.index.invalid"), {}}).value, 0.0);
        QVERIFY(readings.value({QStringLiteral("pg.table.size"), QStringLiteral("public.orders")}).value > 1e6);
        QCOMPARE(readings.value({QStringLiteral("pg.table.dead"), {}}).noValue, NoValue::NotApplicable);
        QVERIFY(readings.value({QStringLiteral("pg.sequence.used"), {}}).hasValue());
        m_server->sql(QStringLiteral("drop table orders; drop table customers"));
    }

    void indexes()
    {
        m_server->sql(QStringLiteral("create schema \"My Shop\""));
        m_server->sql(QStringLiteral("create table \"My Shop\".parents (id bigint primary key)"));
        m_server->sql(QStringLiteral("create table \"My Shop\".orders (id bigint primary key, \"The Parent\" bigint references \"My Shop\".parents, state text, total int)"));
        m_server->sql(QStringLiteral("insert into \"My Shop\".parents select generate_series(1, 100)"));
        m_server->sql(QStringLiteral("insert into \"My Shop\".orders select n, 1 + n % 100, 's' || n % 7, n from generate_series(1, 20000) as n"));
        m_server->sql(QStringLiteral("create index \"by \"\"total\"\"\" on \"My Shop\".orders (total)"));
        m_server->sql(QStringLiteral("create index again on \"My Shop\".orders (total)"));
        m_server->sql(QStringLiteral("create index longer on \"My Shop\".orders (total, state)"));
        m_server->sql(QStringLiteral("create index partly on \"My Shop\".orders (state) where total > 5"));
        m_server->sql(QStringLiteral("create index partly_again on \"My Shop\".orders (state)   where   total > 5"));
        m_server->sql(QStringLiteral("create index others on \"My Shop\".orders (state) where total > 6"));
        m_server->sql(QStringLiteral("create unique index taken on \"My Shop\".orders (id)")); // the primary key does it
        m_server->sql(QStringLiteral("create index descending on \"My Shop\".orders (total desc)"));
        m_server->sql(QStringLiteral("vacuum (analyze)"));
        const auto all = advice();
        QVERIFY2(!find(all, Kind::DuplicateIndex, "\"My Shop\".others") && !find(all, Kind::OverlappingIndex, "\"My Shop\".descending")
                     && !find(all, Kind::OverlappingIndex, "\"My Shop\".longer") && !find(all, Kind::DuplicateIndex, "\"My Shop\".orders_pkey"), qPrintable(listed(all)));
        healsWith(Kind::DuplicateIndex, "\"My Shop\".taken", "DROP INDEX CONCURRENTLY \"My Shop\".taken;");
        healsWith(Kind::DuplicateIndex, "\"My Shop\".partly_again", "DROP INDEX CONCURRENTLY \"My Shop\".partly_again;");
        healsWith(Kind::DuplicateIndex, "\"My Shop\".again", "DROP INDEX CONCURRENTLY \"My Shop\".again;");
        healsWith(Kind::OverlappingIndex, "\"My Shop\".\"by \"\"total\"\"\"", "DROP INDEX CONCURRENTLY \"My Shop\".\"by \"\"total\"\"\";");
        healsWith(Kind::ForeignKey, "\"My Shop\".orders", "CREATE INDEX CONCURRENTLY ON \"My Shop\".orders (\"The Parent\");");
        m_limits.unusedIndexBytes = 0;
        QVERIFY(!find(advice(), Kind::UnusedIndex, "\"My Shop\".longer")); // counted for some seconds only
        m_limits.unusedIndexLeastDays = 0;
        QVERIFY(!find(advice(), Kind::UnusedIndex, "\"My Shop\".\"orders_The Parent_idx\"")); // a foreign key needs it
        healsWith(Kind::UnusedIndex, "\"My Shop\".longer", "DROP INDEX CONCURRENTLY \"My Shop\".longer;");
        m_server->sql(QStringLiteral("set enable_seqscan = off; set enable_bitmapscan = off; select count(*) from \"My Shop\".orders where state = 's1' and total > 5"));
        waitFor("pg_stat_get_numscans('\"My Shop\".partly'::regclass) > 0");
        QVERIFY(!find(advice(), Kind::UnusedIndex, "\"My Shop\".partly"));
        m_server->sql(QStringLiteral("drop schema \"My Shop\" cascade; reset all"));
    }

    void invalidIndexes()
    {
        m_server->sql(QStringLiteral("create table twins as select 1 + n % 500 as v, n from generate_series(1, 1000) as n"));
        const std::unique_ptr<PGconn, decltype(&PQfinish)> c(m_server->connect(QStringLiteral("postgres")), &PQfinish);
        PQclear(PQexec(c.get(), "create unique index concurrently twins_v on twins (v)"));
        QMap<std::pair<QString, QString>, watch::Reading> readings;
        lookAtUpkeep(upkeepTarget(*m_server), &readings);
        QCOMPARE(readings.value({QStringLiteral("pg.index.invalid"), {}}).value, 1.0);
        healsWith(Kind::InvalidIndex, "public.twins_v", "DROP INDEX CONCURRENTLY public.twins_v;");

        PQclear(PQexec(c.get(), "set statement_timeout = '1ms'; create index concurrently twins_n on twins (n)")); // one transaction: refused
        PQclear(PQexec(c.get(), "begin"));
        PQclear(PQexec(c.get(), "lock table twins in row exclusive mode"));
        const std::unique_ptr<PGconn, decltype(&PQfinish)> builder(m_server->connect(QStringLiteral("postgres")), &PQfinish);
        PQsendQuery(builder.get(), "create index concurrently twins_n on twins (n)"); // waits for that transaction
        PQflush(builder.get());
        waitFor("exists (select from pg_index where indexrelid::regclass::text = 'twins_n')");
        QVERIFY(!find(advice(), Kind::InvalidIndex, "public.twins_n")); // being built
        m_server->sql(QStringLiteral("select pg_cancel_backend(pid) from pg_stat_activity where query like 'create index concurrently twins_n%'"));
        while (PGresult *r = PQgetResult(builder.get()))
            PQclear(r);
        PQclear(PQexec(c.get(), "rollback"));
        healsWith(Kind::InvalidIndex, "public.twins_n", "REINDEX INDEX CONCURRENTLY public.twins_n;");
        m_server->sql(QStringLiteral("drop table twins"));
    }

    void vacuumDebt()
    {
        m_server->sql(QStringLiteral("create table t (id int primary key, v int)"));
        m_server->sql(QStringLiteral("insert into t select n, n from generate_series(1, 40000) as n"));
        m_server->sql(QStringLiteral("vacuum (analyze) t"));
        m_server->sql(QStringLiteral("update t set v = v + 1 where id <= 12000"));
        waitFor("pg_stat_get_dead_tuples('t'::regclass) >= 12000");
        QMap<std::pair<QString, QString>, watch::Reading> readings;
        lookAtUpkeep(upkeepTarget(*m_server), &readings);
        QCOMPARE(readings.value({QStringLiteral("pg.table.dead"), {}}).value, 100 * 12000 / (50 + 0.2 * 40000));
        healsWith(Kind::DeadRows, "public.t", "VACUUM (ANALYZE) public.t;");

        // the table's own trigger point counts, not the server's
        m_server->sql(QStringLiteral("alter table t set (autovacuum_vacuum_scale_factor = 0.9)"));
        m_server->sql(QStringLiteral("update t set v = v + 1 where id <= 12000"));
        waitFor("pg_stat_get_dead_tuples('t'::regclass) >= 12000");
        QVERIFY(!find(advice(), Kind::DeadRows, "public.t"));
        healsWith(Kind::StaleStatistics, "public.t", "ANALYZE public.t;");

        m_server->sql(QStringLiteral("alter table t set (autovacuum_enabled = off)"));
        healsWith(Kind::TableSwitchedOff, "public.t", "ALTER TABLE public.t RESET (autovacuum_enabled);");
        m_server->sql(QStringLiteral("drop table t"));
    }

    void bloatIsEstimated_data()
    {
        QTest::addColumn<QString>("columns");
        QTest::addColumn<QString>("values");
        QTest::newRow("numbers") << "a int primary key, b bigint, c int, d timestamptz" << "n, n, n, now()";
        QTest::newRow("texts") << "a int primary key, b text, c text, d int" << "n, repeat('x', 10 + n % 90), case when n % 3 = 0 then 'some words' end, n";
        QTest::newRow("wide") << "a int primary key, b text, c numeric" << "n, repeat(md5(n::text), 9), n * 1.25";
    }
    void bloatIsEstimated()
    {
        QFETCH(QString, columns);
        QFETCH(QString, values);
        m_server->sql(QStringLiteral("create table bloated (%1) with (autovacuum_enabled = off)").arg(columns));
        m_server->sql(QStringLiteral("insert into bloated select %1 from generate_series(1, 30000) as n").arg(values));
        m_server->sql(QStringLiteral("delete from bloated where a % 10 < 7"));
        m_server->sql(QStringLiteral("vacuum (analyze) bloated"));
        const double before = m_server->sql(QStringLiteral("select pg_relation_size('bloated')")).toDouble();
        const double indexBefore = m_server->sql(QStringLiteral("select pg_relation_size('bloated_pkey')")).toDouble();
        const auto seen = lookAtUpkeep(upkeepTarget(*m_server));
        const auto row = std::ranges::find(seen->upkeep->tables, QStringLiteral("bloated"), [](const watch::TableRow &t) { return t.name.raw(); });
        const auto index = std::ranges::find(seen->upkeep->indexes, QStringLiteral("bloated_pkey"), [](const watch::IndexRow &i) { return i.name.raw(); });
        QVERIFY(row != seen->upkeep->tables.end() && row->bloatBytes);
        QVERIFY(index != seen->upkeep->indexes.end() && index->bloatBytes);
        m_limits.bloatTableBytes = 100000;
        m_limits.bloatIndexBytes = 1e12;
        m_limits.bloatTableShare = 50;
        healsWith(Kind::TableBloat, "public.bloated", "VACUUM (FULL, ANALYZE) public.bloated;");
        const double freed = before - m_server->sql(QStringLiteral("select pg_relation_size('bloated')")).toDouble();
        const double indexFreed = indexBefore - m_server->sql(QStringLiteral("select pg_relation_size('bloated_pkey')")).toDouble();
        qInfo("table: estimated %.1f %%, freed %.1f %%; index: estimated %.1f %%, freed %.1f %%", 100 * *row->bloatBytes / before, 100 * freed / before,
              100 * *index->bloatBytes / indexBefore, 100 * indexFreed / indexBefore);
        m_server->sql(QStringLiteral("drop table bloated"));
        QVERIFY(std::abs(*row->bloatBytes - freed) <= 0.03 * before); // the tolerance the manual states
        QVERIFY(std::abs(*index->bloatBytes - indexFreed) <= 0.05 * indexBefore);
    }

    void sequences()
    {
        m_server->sql(QStringLiteral("create table \"Old\" (id serial primary key, v int)"));
        m_server->sql(QStringLiteral("create table identity (id int generated always as identity)"));
        m_server->sql(QStringLiteral("create table wide (id serial); alter table wide alter id type bigint; select setval('wide_id_seq', 2000000000)"));
        m_server->sql(QStringLiteral("create sequence round maxvalue 10 cycle; select setval('round', 10)"));
        m_server->sql(QStringLiteral("select setval('\"Old_id_seq\"', 1900000000), setval('identity_id_seq', 1800000000)"));
        QMap<std::pair<QString, QString>, watch::Reading> readings;
        lookAtUpkeep(upkeepTarget(*m_server), &readings);
        QVERIFY(std::abs(readings.value({QStringLiteral("pg.sequence.used"), {}}).value - 93.13) < 0.01);
        healsWith(Kind::SequenceEnd, "public.\"Old_id_seq\"",
                  "ALTER TABLE public.\"Old\" ALTER COLUMN id TYPE bigint;\nALTER SEQUENCE public.\"Old_id_seq\" AS bigint NO MAXVALUE;");
        healsWith(Kind::SequenceEnd, "public.identity_id_seq", "ALTER TABLE public.identity ALTER COLUMN id TYPE bigint;");
        healsWith(Kind::SequenceEnd, "public.wide_id_seq", "ALTER SEQUENCE public.wide_id_seq AS bigint NO MAXVALUE;");
        m_server->sql(QStringLiteral("drop table \"Old\", identity, wide; drop sequence round"));
    }

    void aLockDelaysNothing()
    {
        m_server->sql(QStringLiteral("create table held (id serial primary key, v int); create index on held (v); create index again on held (v);"
                                     "insert into held (v) select generate_series(1, 30000)"));
        m_server->sql(QStringLiteral("vacuum (analyze) held"));
        const std::unique_ptr<PGconn, decltype(&PQfinish)> c(m_server->connect(QStringLiteral("postgres")), &PQfinish);
        PQclear(PQexec(c.get(), "begin"));
        PQclear(PQexec(c.get(), "lock table held in access exclusive mode"));
        QElapsedTimer clock;
        clock.start();
        auto seen = lookAtUpkeep(upkeepTarget(*m_server));
        QVERIFY2(clock.elapsed() < 5000, qPrintable(QString::number(clock.elapsed())));
        for (const auto *part : {&seen->upkeep->tablesPart, &seen->upkeep->indexesPart, &seen->upkeep->keysPart, &seen->upkeep->sequencesPart, &seen->upkeep->bloatPart})
            QVERIFY2(part->known(), qPrintable(part->why.visible()));
        QVERIFY(find(health::adviceOf(*seen->upkeep, {}, m_limits), Kind::DuplicateIndex, "public.again"));

        PQclear(PQexec(c.get(), "alter sequence held_id_seq increment 2")); // a lock on the sequence itself
        PQclear(PQexec(c.get(), "alter sequence held_id_seq owner to postgres"));
        PQclear(PQexec(c.get(), "lock table pg_sequence in access exclusive mode"));
        clock.restart();
        QMap<std::pair<QString, QString>, watch::Reading> readings;
        seen = lookAtUpkeep(upkeepTarget(*m_server), &readings);
        QVERIFY2(clock.elapsed() < 5000, qPrintable(QString::number(clock.elapsed())));
        QCOMPARE(seen->upkeep->sequencesPart.state, NoValue::TimedOut);
        QVERIFY(!seen->upkeep->sequencesPart.why.isEmpty());
        QCOMPARE(readings.value({QStringLiteral("pg.sequence.used"), {}}).noValue, NoValue::TimedOut);
        QVERIFY(seen->upkeep->tablesPart.known() && seen->upkeep->indexesPart.known() && seen->upkeep->bloatPart.known());
        PQclear(PQexec(c.get(), "rollback"));
        m_server->sql(QStringLiteral("drop table held"));
    }

    void aRoleThatReadsNoStatistics()
    {
        m_server->sql(QStringLiteral("create role viewer login in role pg_monitor; create table secret as select n, n::text as t from generate_series(1, 5000) as n"));
        m_server->sql(QStringLiteral("create schema hidden; create table hidden.t (id serial)")); // not even its schema is open to it
        m_server->sql(QStringLiteral("analyze secret"));
        const auto seen = lookAtUpkeep(upkeepTarget(*m_server, QStringLiteral("db"), QStringLiteral("viewer")));
        QCOMPARE(seen->upkeep->bloatPart.state, NoValue::Permission);
        QVERIFY(seen->upkeep->tablesPart.known() && seen->upkeep->indexesPart.known() && seen->upkeep->keysPart.known());
        QVERIFY2(seen->upkeep->sequencesPart.known(), qPrintable(seen->upkeep->sequencesPart.why.visible()));
        const auto row = std::ranges::find(seen->upkeep->tables, QStringLiteral("secret"), [](const watch::TableRow &t) { return t.name.raw(); });
        QVERIFY(row != seen->upkeep->tables.end() && row->bytes > 0 && !row->bloatBytes);
        m_server->sql(QStringLiteral("drop table secret; drop schema hidden cascade"));
    }

    void usedOnAStandbyIsUsed()
    {
        m_server->sql(QStringLiteral("create table reports as select n as id, n % 97 as day from generate_series(1, 20000) as n; create index reports_day on reports (day)"));
        m_server->sql(QStringLiteral("vacuum (analyze) reports"));
        PostgresServer::Options o;
        o.standbyOf = m_server.get();
        PostgresServer standby(o);
        standby.setHba({QStringLiteral("host all all 127.0.0.1/32 trust")});
        environment::Environment environment;
        environment.targets << upkeepTarget(*m_server, QStringLiteral("primary")) << upkeepTarget(standby, QStringLiteral("standby"));
        const auto look = [&] {
            QHash<QString, watch::SnapshotPtr> seen;
            for (const environment::Target &t : std::as_const(environment.targets))
                seen.insert(t.id, lookAtUpkeep(t));
            return seen;
        };
        m_limits.unusedIndexBytes = 0;
        m_limits.unusedIndexLeastDays = 0;
        const auto unused = [&](const QHash<QString, watch::SnapshotPtr> &seen) {
            const std::vector<health::StandbyUse> standbys{{QStringLiteral("standby"), seen.value(QStringLiteral("standby"))->upkeep}};
            return find(health::adviceOf(*seen.value(QStringLiteral("primary"))->upkeep, standbys, m_limits), Kind::UnusedIndex, "public.reports_day") != nullptr;
        };
        QVERIFY(QTest::qWaitFor([&] { return unused(look()); }, 15000));
        const std::unique_ptr<PGconn, decltype(&PQfinish)> c(standby.connect(QStringLiteral("postgres")), &PQfinish);
        PQclear(PQexec(c.get(), "set enable_seqscan = off"));
        PQclear(PQexec(c.get(), "select count(*) from reports where day = 3"));
        QVERIFY(QTest::qWaitFor([&] { return !unused(look()); }, 15000));
        const auto seen = look();
        QCOMPARE(seen.value(QStringLiteral("standby"))->facts.role, QStringLiteral("standby"));
        QVERIFY(health::adviceFor(environment, environment.targets.at(1), seen).empty()); // what is done is done on the primary
    }
};

QTEST_GUILESS_MAIN(TestUpkeep)
#include "tst_upkeep.moc"

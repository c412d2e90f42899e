// SPDX-License-Identifier: GPL-3.0-or-later
// A table is read whole on a real server: the index its statements lack is named, made and used, and where it cannot be
// named the reason is.
#include "tests/upkeep/missingindexstage.h"

#include <QTest>

using Told = health::Advice::Told;

class TestMissingIndex : public QObject {
    Q_OBJECT
private slots:
    void isNamedAndUsed()
    {
        const QString wrong = missingIndexIsNamedAndUsed(15);
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
    }

    void whyNoneIsNamed()
    {
        MissingIndexStage stage;
        std::optional<health::Advice> a;
        const auto toldTo = [&](const char *user, Told told) {
            return QTest::qWaitFor([&] { return (a = stage.advice(QLatin1String(user))) && a->told == told; }, 15000);
        };
        stage.ask(12, QStringLiteral("state = 's1'")); // three values
        QVERIFY(stage.scannedWhole(12));
        QVERIFY2(toldTo("postgres", Told::FewValues), a ? qPrintable(health::adviceTold(a->told)) : "no advice");
        QVERIFY(a->statement.isEmpty() && a->lock == health::Advice::Lock::None && a->sure == health::Advice::Sure::Possible);
        QVERIFY2(toldTo("viewer", Told::NoStatistics), a ? qPrintable(health::adviceTold(a->told)) : "no advice"); // it may not read the table

        stage.ask(8, QStringLiteral("upper(note) = 'WHISPER @'"));
        QVERIFY2(toldTo("postgres", Told::NotUnderstood), a ? qPrintable(health::adviceTold(a->told)) : "no advice");
        QVERIFY2(!health::adviceReason(*a).contains(QLatin1String("WHISPER")), qPrintable(health::adviceReason(*a)));

        stage.ask(2, MissingIndexStage::column() + QStringLiteral(" = @"));
        QVERIFY2(toldTo("postgres", Told::Seldom), a ? qPrintable(health::adviceTold(a->told)) : "no advice");

        // another table of that name: which one is meant without a schema depends on who asks
        stage.server().sql(QStringLiteral("create table public.\"O'rder %s \"\"x\"\" &<\" (id int)"));
        stage.server().sql(QStringLiteral("set search_path = \"My Shop\", public"));
        for (int i = 0; i < 8; ++i)
            stage.server().sql(QStringLiteral("select max(id) from \"O'rder %s \"\"x\"\" &<\" where \"The %I\" = ") + QString::number(i));
        QVERIFY2(toldTo("postgres", Told::Seldom), a ? qPrintable(health::adviceTold(a->told)) : "no advice"); // these eight are not counted in

        stage.server().sql(QStringLiteral("select \"odd \"\"schema\".pg_stat_statements_reset()"));
        QVERIFY2(toldTo("postgres", Told::NoStatement), a ? qPrintable(health::adviceTold(a->told)) : "no advice");

        stage.server().sql(QStringLiteral("revoke usage on schema \"odd \"\"schema\" from public"));
        QVERIFY2(toldTo("viewer", Told::Unread), a ? qPrintable(health::adviceTold(a->told)) : "no advice");
        QCOMPARE(stage.part.state, watch::NoValue::Permission);
    }

    // A partial one may serve, one whose build is under way will, one that is whole does.
    void theIndexesThereAre()
    {
        MissingIndexStage stage;
        std::optional<health::Advice> a;
        const auto told = [&](Told what, bool partly) {
            return QTest::qWaitFor([&] { return (a = stage.advice()) && a->told == what && a->partly == partly; }, 15000);
        };
        const QString column = MissingIndexStage::column();
        stage.ask(12, column + QStringLiteral(" = @"));
        QVERIFY(stage.scannedWhole(12));
        QVERIFY2(told(Told::Index, false), a ? qPrintable(health::adviceTold(a->told)) : "no advice");
        QCOMPARE(a->sure, health::Advice::Sure::Likely);
        QVERIFY(!a->commonest);

        const QString on = QStringLiteral(" on ") + MissingIndexStage::table() + QStringLiteral(" (") + column + QLatin1Char(')');
        stage.server().sql(QStringLiteral("create index partial") + on + QStringLiteral(" where id > 19990"));
        QVERIFY2(told(Told::Index, true), a ? qPrintable(health::adviceTold(a->told)) : "no advice");
        QCOMPARE(a->sure, health::Advice::Sure::Possible);
        QVERIFY(!a->statement.isEmpty());

        stage.server().sql(QStringLiteral("create index entire") + on);
        stage.server().sql(QStringLiteral("update pg_index set indisvalid = false where indexrelid = '\"My Shop\".entire'::regclass"));
        QVERIFY2(told(Told::NotReady, false), a ? qPrintable(health::adviceTold(a->told)) : "no advice");
        QVERIFY(a->statement.isEmpty());
        stage.server().sql(QStringLiteral("update pg_index set indisvalid = true where indexrelid = '\"My Shop\".entire'::regclass"));
        QVERIFY2(told(Told::Served, false), a ? qPrintable(health::adviceTold(a->told)) : "no advice");
    }

    void unevenValuesMakeItOnlyPossible()
    {
        MissingIndexStage stage;
        stage.server().sql(QStringLiteral("alter table ") + MissingIndexStage::table() + QStringLiteral(" add column uneven int"));
        stage.server().sql(QStringLiteral("update ") + MissingIndexStage::table() + QStringLiteral(" set uneven = case when id % 2 = 0 then 0 else id end"));
        stage.server().sql(QStringLiteral("vacuum (analyze) ") + MissingIndexStage::table());
        stage.ask(12, QStringLiteral("uneven = @"));
        QVERIFY(stage.scannedWhole(12));
        std::optional<health::Advice> a;
        QVERIFY(QTest::qWaitFor([&] { return (a = stage.advice()) && a->told == Told::Index; }, 15000));
        QCOMPARE(a->columns.raw(), QStringLiteral("uneven"));
        QCOMPARE(a->sure, health::Advice::Sure::Possible);
        QVERIFY2(a->commonest && *a->commonest > 45 && *a->commonest < 55, qPrintable(QString::number(a->commonest.value_or(0))));
    }

    // Many tables that are too small for advice, and read more: they neither take the place of a large one nor make the
    // server read the texts.
    void smallTablesDoNotCrowdOutALargeOne()
    {
        PostgresServer server;
        server.setHba({QStringLiteral("host all all 127.0.0.1/32 trust")});
        server.sql(QStringLiteral("set max_parallel_workers_per_gather = 0"));
        server.sql(QStringLiteral(R"(do $$
            declare t record;
            begin
                for t in select 'large' as name, 101000 as rows, 12 as times union all select 'lookup', 1500, 40
                         union all select 'small_' || n, 12000, 120 from generate_series(1, 21) as n
                loop
                    execute format('create table public.%I as select n from generate_series(1, %s) as n', t.name, t.rows);
                    for n in 1..t.times loop
                        execute format('select count(*) from public.%I', t.name);
                    end loop;
                end loop;
            end $$)"));
        const QString counted = QStringLiteral("select count(*) from pg_class as c where c.relnamespace = 'public'::regnamespace and pg_stat_get_numscans(c.oid) >= 12"
                                               " and pg_stat_get_live_tuples(c.oid) >= 1500");
        QVERIFY(QTest::qWaitFor([&] { return server.sql(counted) == QLatin1String("23"); }, 15000));
        const auto seen = lookAtUpkeep(upkeepTarget(server));
        QVERIFY2(seen->upkeep->scansPart.known(), qPrintable(seen->upkeep->scansPart.why.visible()));
        const auto has = [&](const char *table) {
            const quint32 oid = server.sql(QStringLiteral("select 'public.%1'::regclass::oid").arg(QLatin1String(table))).toUInt();
            return std::ranges::find(seen->upkeep->scans, oid, &watch::ScanRow::tableOid) != seen->upkeep->scans.end();
        };
        QVERIFY(has("large"));
        QVERIFY(!has("lookup"));
        QCOMPARE(seen->upkeep->scans.size(), 20U);
    }

    void withoutTheExtension()
    {
        MissingIndexStage stage(15, false);
        stage.ask(12, QStringLiteral("state = 's1'"));
        QVERIFY(stage.scannedWhole(12));
        std::optional<health::Advice> a;
        QVERIFY(QTest::qWaitFor([&] { return (a = stage.advice()) && a->told == Told::NotInstalled; }, 15000));
        QVERIFY(a->statement.isEmpty());
        QVERIFY(health::adviceReason(*a).contains(QLatin1String("pg_stat_statements")));
        stage.server().sql(QStringLiteral("create extension pg_stat_statements")); // created, but not loaded: the view itself fails
        QVERIFY(QTest::qWaitFor([&] { return (a = stage.advice()) && a->told == Told::NotInstalled; }, 15000));
        QVERIFY2(stage.part.known(), qPrintable(stage.part.why.visible()));
    }
};

QTEST_GUILESS_MAIN(TestMissingIndex)
#include "tst_missingindex.moc"

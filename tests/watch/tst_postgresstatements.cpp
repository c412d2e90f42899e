// SPDX-License-Identifier: GPL-3.0-or-later
// What the probe says about statements: a known workload gives exactly its calls, on a real PostgreSQL 15; resets,
// evictions and what is missing are told.

#include "models/watch/postgresprobe.h"
#include "tests/support/postgresserver.h"
#include "tests/support/proberun.h"

#include <QTest>

using namespace std::chrono_literals;
using watch::PostgresStatements;
using watch::StatementFigures;
using watch::StatementKey;
using Standing = watch::StatementsState::Standing;

namespace {

PostgresServer::Options loaded(const QStringList &more = {})
{
    PostgresServer::Options o;
    o.settings << QStringLiteral("shared_preload_libraries = 'pg_stat_statements'") << more;
    return o;
}

environment::Target target(const PostgresServer &server, const QString &user = QStringLiteral("postgres"))
{
    environment::PostgresSettings s;
    s.host = QStringLiteral("127.0.0.1");
    s.port = server.port();
    s.user = user;
    s.tls.mode = environment::Tls::Mode::Disable;
    environment::Target t;
    t.id = QStringLiteral("db");
    t.hotInterval = 200ms;
    t.coldInterval = 300ms;
    t.settings = s;
    return t;
}

std::unique_ptr<watch::Probe> make(const watch::ProbeContext &c, const environment::Target &t)
{
    return std::make_unique<watch::PostgresProbe>(c, t);
}

// Sums of all intervals so far of the statements whose text begins so.
StatementFigures spent(const ProbeRun &run, const QString &beginning)
{
    StatementFigures sum;
    for (const auto &interval : run.out.statementIntervals)
        for (const watch::StatementRow &row : interval->rows)
            if (row.text && row.text->text.raw().startsWith(beginning))
                sum += row.spent;
    return sum;
}

PostgresStatements::Counters counters(std::initializer_list<std::pair<int, double>> calls, std::optional<double> resetAt = 1.0, double evictions = 0)
{
    PostgresStatements::Counters c;
    for (const auto &[query, count] : calls)
        c.entries[StatementKey{1, 1, query, true}] = StatementFigures{count, 10 * count, count, 0, 0, 0, 0};
    c.resetAt = resetAt;
    c.evictions = evictions;
    return c;
}

QString calls(const watch::StatementInterval &interval)
{
    QStringList out;
    for (const watch::StatementRow &row : interval.rows)
        out << QStringLiteral("%1:%2").arg(row.key.query).arg(row.spent.calls);
    out.sort();
    return out.join(QLatin1Char(' '));
}

} // namespace

class TstPostgresStatements : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { qputenv("QUARTERDECK_RESOURCES", QD_SOURCE_DIR "/resources"); }

    void differences_data()
    {
        using C = PostgresStatements::Counters;
        QTest::addColumn<C>("before");
        QTest::addColumn<C>("now");
        QTest::addColumn<QString>("grown");
        QTest::addColumn<double>("evicted");
        QTest::addColumn<bool>("reset");
        QTest::newRow("nothing ran") << counters({{1, 5}}) << counters({{1, 5}}) << "" << 0.0 << false;
        QTest::newRow("grown") << counters({{1, 5}, {2, 1}}) << counters({{1, 8}, {2, 1}}) << "1:3" << 0.0 << false;
        QTest::newRow("new since") << counters({{1, 5}}) << counters({{1, 5}, {7, 4}}) << "7:4" << 0.0 << false;
        QTest::newRow("reset between") << counters({{1, 500}}, 1.0) << counters({{1, 700}, {2, 1}}, 2.0) << "1:700 2:1" << 0.0 << true;
        QTest::newRow("one reset alone") << counters({{1, 500}}) << counters({{1, 2}}) << "1:2" << 0.0 << true;
        QTest::newRow("thrown out and back") << counters({{1, 500}}, 1.0, 3) << counters({{1, 2}}, 1.0, 5) << "1:2" << 2.0 << false;
        QTest::newRow("13: thrown out") << counters({{1, 5}, {2, 9}}, {}) << counters({{1, 6}}, {}) << "1:1" << 1.0 << false;
        QTest::newRow("13: reset") << counters({{1, 5}, {2, 9}}, {}) << counters({{1, 1}}, {}) << "1:1" << 0.0 << true;
    }
    void differences()
    {
        QFETCH(PostgresStatements::Counters, before);
        QFETCH(PostgresStatements::Counters, now);
        const watch::StatementInterval interval = PostgresStatements::difference(before, now);
        QTEST(calls(interval), "grown");
        QTEST(interval.evicted, "evicted");
        QTEST(interval.reset, "reset");
        for (const watch::StatementRow &row : interval.rows)
            QVERIFY(row.spent.calls > 0 && row.spent.milliseconds >= 0);
    }

    void whatIsBelowTheLimitIsNoNewStatement()
    {
        auto now = counters({{1, 6}, {2, 900}});
        now.limited = true;
        const auto interval = PostgresStatements::difference(counters({{1, 5}}), now);
        QCOMPARE(calls(interval), QStringLiteral("1:1"));
        QVERIFY(interval.limited);
    }

    void aKnownWorkloadGivesItsCalls()
    {
        PostgresServer server(loaded({QStringLiteral("pg_stat_statements.track = all")}));
        server.setHba({QStringLiteral("host all all 127.0.0.1/32 trust")});
        server.sql(QStringLiteral("create schema \"odd \"\"schema\""));
        server.sql(QStringLiteral("create extension pg_stat_statements schema \"odd \"\"schema\""));
        server.sql(QStringLiteral("create table item as select i, 'x' as name from generate_series(1, 1000) as i"));
        ProbeRun run(target(server), make);
        run.start();
        QTRY_VERIFY_WITH_TIMEOUT(run.out.statementsState.standing == Standing::Read, 15000);
        for (int i = 0; i < 7; ++i)
            server.sql(QStringLiteral("select count(*) from item where i < %1").arg(100 + i));
        server.sql(QStringLiteral("update item set name = 'y' where i <= 10"));
        QTRY_COMPARE_WITH_TIMEOUT(spent(run, QStringLiteral("select count(*) from item where i < $1")).calls, 7.0, 10000);
        QTRY_COMPARE_WITH_TIMEOUT(spent(run, QStringLiteral("update item")).calls, 1.0, 10000);
        const StatementFigures update = spent(run, QStringLiteral("update item"));
        QCOMPARE(update.rows, 10.0);
        QVERIFY(update.walBytes > 0);
        QVERIFY(update.blocksHit > 0);
        QVERIFY(spent(run, QStringLiteral("select count(*) from item")).milliseconds > 0);
        for (const auto &interval : run.out.statementIntervals) {
            QVERIFY(interval->seconds > 0);
            QVERIFY(interval->from < interval->to);
            QVERIFY(!interval->reset && interval->evicted == 0);
            for (const watch::StatementRow &row : interval->rows) {
                QCOMPARE(row.database.raw(), QStringLiteral("postgres"));
                QCOMPARE(row.user.raw(), QStringLiteral("postgres"));
                QVERIFY(row.spent.calls > 0);
            }
        }
        // a text that was read is not read again
        const auto texts = [&run] { return spent(run, QStringLiteral("/* The texts")).calls; };
        QTRY_VERIFY_WITH_TIMEOUT(texts() > 0, 10000); // its own text has come, so that nothing new is left but our look
        const auto intervals = run.out.statementIntervals.size();
        const double before = texts();
        QTRY_VERIFY_WITH_TIMEOUT(run.out.statementIntervals.size() > intervals + 4, 10000);
        QVERIFY2(texts() - before <= 1, qPrintable(QString::number(texts() - before)));

        // reset in the middle: what was counted since, nothing negative, and said
        for (int i = 0; i < 5; ++i)
            server.sql(QStringLiteral("select count(*) from item where i < %1").arg(i));
        server.sql(QStringLiteral("select \"odd \"\"schema\".pg_stat_statements_reset()"));
        const auto wasReset = [&run] {
            return std::ranges::any_of(run.out.statementIntervals, [](const auto &i) { return i->reset; });
        };
        QTRY_VERIFY_WITH_TIMEOUT(wasReset(), 10000);
        for (int i = 0; i < 3; ++i)
            server.sql(QStringLiteral("select max(name) from item where i > %1").arg(i));
        QTRY_COMPARE_WITH_TIMEOUT(spent(run, QStringLiteral("select max(name)")).calls, 3.0, 10000);
        QVERIFY(spent(run, QStringLiteral("select count(*) from item where i < $1")).calls <= 12);
        for (const auto &interval : run.out.statementIntervals)
            for (const watch::StatementRow &row : interval->rows)
                QVERIFY(row.spent.calls > 0 && row.spent.milliseconds >= 0 && row.spent.rows >= 0);
    }

    void evictionsAreTold()
    {
        PostgresServer server(loaded({QStringLiteral("pg_stat_statements.max = 100")}));
        server.setHba({QStringLiteral("host all all 127.0.0.1/32 trust")});
        server.sql(QStringLiteral("create extension pg_stat_statements"));
        ProbeRun run(target(server), make);
        run.start();
        QTRY_VERIFY_WITH_TIMEOUT(run.out.statementsState.standing == Standing::Read, 15000);
        for (int i = 0; i < 250; ++i)
            server.sql(QStringLiteral("select 1 as c%1").arg(i));
        for (int i = 0; i < 250; ++i)
            server.sql(QStringLiteral("select%1 ").arg(QStringLiteral(" 1,").repeated(i + 1)).chopped(2));
        const auto evicted = [&run] {
            return std::ranges::any_of(run.out.statementIntervals, [](const auto &i) { return i->evicted > 0; });
        };
        QTRY_VERIFY_WITH_TIMEOUT(evicted(), 10000);
    }

    void whatIsMissingIsSaid()
    {
        {
            PostgresServer bare;
            bare.setHba({QStringLiteral("host all all 127.0.0.1/32 trust")});
            ProbeRun run(target(bare), make);
            run.start();
            QTRY_VERIFY_WITH_TIMEOUT(run.out.statementsState.standing == Standing::NotLoaded, 15000);
            bare.sql(QStringLiteral("create extension pg_stat_statements"));
            const int samples = run.out.samples;
            QTRY_VERIFY_WITH_TIMEOUT(run.out.samples > samples + 6, 10000);
            QVERIFY(run.out.statementsState.standing == Standing::NotLoaded);
        }
        PostgresServer server(loaded());
        server.setHba({QStringLiteral("host all all 127.0.0.1/32 trust")});
        ProbeRun run(target(server), make);
        run.start();
        QTRY_VERIFY_WITH_TIMEOUT(run.out.statementsState.standing == Standing::NotInstalled, 15000);
        server.sql(QStringLiteral("create extension pg_stat_statements version '1.7'"));
        QTRY_VERIFY_WITH_TIMEOUT(run.out.statementsState.standing == Standing::TooOld, 15000);
        server.sql(QStringLiteral("alter extension pg_stat_statements update to '1.8'"));
        QTRY_VERIFY_WITH_TIMEOUT(run.out.statementsState.standing == Standing::Read, 15000);
        server.sql(QStringLiteral("alter extension pg_stat_statements update"));
        server.sql(QStringLiteral("create role looker login"));
        ProbeRun other(target(server, QStringLiteral("looker")), make);
        other.start();
        QTRY_VERIFY_WITH_TIMEOUT(other.out.statementsState.hidden > 0, 15000);
        server.sql(QStringLiteral("revoke execute on all functions in schema public from public"));
        QTRY_VERIFY_WITH_TIMEOUT(other.out.statementsState.standing == Standing::NoRight, 15000);
        QTRY_VERIFY_WITH_TIMEOUT(run.out.statementsState.standing == Standing::Read, 15000);
    }
};

QTEST_GUILESS_MAIN(TstPostgresStatements)
#include "tst_postgresstatements.moc"

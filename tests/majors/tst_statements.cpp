// SPDX-License-Identifier: GPL-3.0-or-later
// Statements on every major from 13 to 18: counted whatever the columns are called, planned and never run.

#include "models/watch/postgresprobe.h"
#include "tests/support/majors.h"
#include "tests/support/planbench.h"
#include "tests/support/proberun.h"

#include <QTest>

using namespace std::chrono_literals;

namespace {

environment::Target target(const PostgresServer &server)
{
    environment::PostgresSettings s;
    s.host = QStringLiteral("127.0.0.1");
    s.port = server.port();
    s.user = QStringLiteral("postgres");
    s.tls.mode = environment::Tls::Mode::Disable;
    environment::Target t;
    t.id = QStringLiteral("db");
    t.hotInterval = 200ms;
    t.coldInterval = 700ms;
    t.settings = s;
    return t;
}

} // namespace

class TstStatements : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { qputenv("QUARTERDECK_RESOURCES", QD_SOURCE_DIR "/resources"); }

    void statementsArePlannedAndNotRun_data() { QVERIFY(addMajors()); }
    void statementsArePlannedAndNotRun()
    {
        QFETCH(int, major);
        useLibrariesOf(major);
        PostgresServer::Options o;
        o.major = major;
        o.settings << QStringLiteral("shared_preload_libraries = 'pg_stat_statements'");
        PostgresServer server(o);
        PlanBench bench(server);
        server.sql(QStringLiteral("create extension pg_stat_statements"));
        const auto session = bench.connected("postgres");
        for (const QString &statement : statementsThatWrite()) {
            const auto plan = bench.plan(*session, statement);
            QVERIFY2(plan.has_value(), qPrintable(statement + QLatin1Char(' ') + PlanBench::text(plan)));
        }
        QVERIFY(bench.untouched());
        for (const QString &statement : hostileTexts())
            QVERIFY2(!bench.bare(*session, statement).has_value(), qPrintable(statement));
        QVERIFY(bench.untouched());
        server.sql(QStringLiteral("create index item_i on item (i)"));
        const QString plan = PlanBench::text(bench.plan(*session, QStringLiteral("select * from item where i = $1")));
        QVERIFY2(plan.contains(QLatin1String("i = $1")) && plan.contains(QLatin1String("item_i")), qPrintable(plan));
        server.sql(QStringLiteral("create table part (i int) partition by range (i)"));
        server.sql(QStringLiteral("create table part1 partition of part for values from (0) to (10)"));
        server.sql(QStringLiteral("create table part2 partition of part for values from (10) to (20)"));
        const auto parts = bench.plan(*session, QStringLiteral("select * from part where i = $1"));
        QVERIFY2(parts.has_value() && (major < 16) == parts->pruned, qPrintable(PlanBench::text(parts)));
        QVERIFY(bench.idle(*session));
        server.sql(QStringLiteral("create database elsewhere"));
        server.sql(QStringLiteral("create table there (i int)"), QStringLiteral("elsewhere"));
        const auto there = bench.elsewhere(*session, QStringLiteral("postgres"), QStringLiteral("elsewhere"), QStringLiteral("delete from there where i = $1"));
        QVERIFY2(PlanBench::text(there).contains(QLatin1String("on there")), qPrintable(PlanBench::text(there)));

        // and counted, whatever the columns are called
        ProbeRun run(target(server), [](const watch::ProbeContext &c, const environment::Target &seen) { return std::make_unique<watch::PostgresProbe>(c, seen); });
        run.start();
        QTRY_VERIFY_WITH_TIMEOUT(run.out.statementsState.standing == watch::StatementsState::Standing::Read, 15000);
        for (int i = 0; i < 7; ++i)
            server.sql(QStringLiteral("select count(*) from item where i < %1").arg(i));
        const auto calls = [&run] {
            double sum = 0;
            for (const auto &interval : run.out.statementIntervals)
                for (const watch::StatementRow &row : interval->rows)
                    if (row.text && row.text->text.raw().startsWith(QLatin1String("select count(*) from item")))
                        sum += row.spent.calls;
            return sum;
        };
        QTRY_COMPARE_WITH_TIMEOUT(calls(), 7.0, 10000);
        server.sql(QStringLiteral("select pg_stat_statements_reset()"));
        const auto wasReset = [&run] { return std::ranges::any_of(run.out.statementIntervals, [](const auto &i) { return i->reset; }); };
        QTRY_VERIFY_WITH_TIMEOUT(wasReset(), 10000);
    }
};

QTEST_GUILESS_MAIN(TstStatements)
#include "tst_statements.moc"

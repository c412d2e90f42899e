// SPDX-License-Identifier: GPL-3.0-or-later
// The PostgreSQL probe on every major from 13 to 18: each figure it promises has a value, or a reason that the
// version explains; none is an error.

#include "models/watch/catalogue.h"
#include "models/watch/postgresprobe.h"
#include "tests/support/planbench.h"
#include "tests/support/postgresserver.h"
#include "tests/support/proberun.h"

#include <QTest>

using namespace std::chrono_literals;
using watch::Condition;
using watch::NoValue;

class TstPostgresMajors : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { qputenv("QUARTERDECK_RESOURCES", QD_SOURCE_DIR "/resources"); }

    void statementsArePlannedAndNotRun_data() { everyMajor(); }
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

    void everyFigureIsThere_data() { everyMajor(); }

private:
    static void everyMajor()
    {
        QTest::addColumn<int>("major");
        QFile list(QStringLiteral(QD_SOURCE_DIR "/build/majors/list"));
        QVERIFY2(list.open(QIODevice::ReadOnly), "run tests/majors.sh first");
        int majors = 0;
        while (!list.atEnd()) {
            const QByteArray line = list.readLine().trimmed();
            const int at = int(line.indexOf('='));
            const QByteArray major = line.left(at), folder = line.mid(at + 1);
            qputenv(("QD_POSTGRES_" + major).constData(), folder + "/bin");
            QTest::newRow(major.constData()) << major.toInt();
            ++majors;
        }
        QCOMPARE(majors, 6);
    }
    static void useLibrariesOf(int major)
    {
        // the fetched builds bring their own libraries; Debian's finds its own
        const QByteArray bin = qgetenv(("QD_POSTGRES_" + QByteArray::number(major)).constData());
        qputenv("LD_LIBRARY_PATH", bin.startsWith("/usr/") ? QByteArray() : bin.left(bin.lastIndexOf('/')) + "/lib");
    }
    static environment::Target target(const PostgresServer &server)
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

private slots:
    void everyFigureIsThere()
    {
        QFETCH(int, major);
        useLibrariesOf(major);
        PostgresServer::Options o;
        o.major = major;
        o.settings << QStringLiteral("archive_mode = on") << QStringLiteral("archive_command = 'true'") << QStringLiteral("track_io_timing = on");
        PostgresServer server(o);
        QCOMPARE(server.sql(QStringLiteral("show server_version_num")).toInt() / 10000, major);
        server.setHba({QStringLiteral("host all all 127.0.0.1/32 trust")});
        server.sql(QStringLiteral("select pg_create_physical_replication_slot('spare', true)"));

        ProbeRun run(target(server), [](const watch::ProbeContext &c, const environment::Target &seen) {
            return std::make_unique<watch::PostgresProbe>(c, seen);
        });
        run.start();
        QTRY_COMPARE_WITH_TIMEOUT(run.out.condition(), Condition::Up, 10000);
        QTRY_COMPARE(run.out.latestFacts.versionNumber / 10000, major);
        // a checkpoint and some work, so that rates and shares have something to say
        QTRY_VERIFY_WITH_TIMEOUT(run.out.value("pg.tps") > 0, 10000);
        server.sql(QStringLiteral("checkpoint"));
        server.sql(QStringLiteral("create table seen as select generate_series(1, 1000) as i"));

        const auto catalogue = watch::Catalogue::load(environment::Environment());
        const auto settled = [&] {
            QStringList open;
            for (const watch::Metric *metric : catalogue->ofKind(environment::TargetKind::Postgres)) {
                if (metric->id.name().startsWith(QLatin1String("cluster.")) || metric->id.name() == QLatin1String("pg.checkpoints.requested"))
                    continue;
                const QByteArray id = metric->id.name().toUtf8();
                const auto has = [&](const char *instance) {
                    return !std::isnan(run.out.value(id.constData(), QString::fromLatin1(instance)));
                };
                const bool value = has("") || has("spare") || has("active") || has("postgres");
                if (!value && run.out.reason(id.constData()) != NoValue::NotApplicable)
                    open << metric->id.name() + QLatin1Char(' ') + QString::number(int(run.out.reason(id.constData())));
            }
            return open;
        };
        if (!QTest::qWaitFor([&] { return settled().isEmpty(); }, 15000))
            QFAIL(qPrintable(settled().join(QStringLiteral(", "))));
        QVERIFY(!run.out.sessionRows.empty());
    }
};

QTEST_GUILESS_MAIN(TstPostgresMajors)
#include "tst_postgresmajors.moc"

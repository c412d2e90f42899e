// SPDX-License-Identifier: GPL-3.0-or-later
// Questions of the cold lane that are asked only every so often: `every` of queries.yaml.
#include "models/watch/cadence.h"
#include "models/watch/postgresprobe.h"
#include "tests/support/postgresserver.h"
#include "tests/support/probebench.h"
#include "tests/support/proberun.h"

#include <QSet>
#include <QTest>

#include <algorithm>

using namespace std::chrono_literals;
using watch::Cadence;
using watch::LaneQueries;
using watch::NoValue;

namespace {

constexpr const char *kQueries = R"(
- {name: fast, file: moment.sql, lane: cold, from: 1, values: {moment: pg.xid.age}}
- {name: slow, file: moment.sql, lane: cold, every: 300, from: 1, values: {moment: pg.wal.size}}
- {name: broken, file: broken.sql, lane: cold, every: 300, from: 1, values: {moment: pg.database.size}}
- {name: late, file: late.sql, lane: cold, every: 300, from: 1, values: {moment: pg.settings.pending}}
- {name: sleeps, file: sleeps.sql, lane: cold, every: 36000, from: 1, values: {moment: pg.locks.fill}}
)";

void write(const QString &path, const QByteArray &text)
{
    QFile f(path);
    if (!f.open(QIODevice::WriteOnly) || f.write(text) != text.size())
        qFatal("cannot write %s", qPrintable(path));
}

} // namespace

class TestCadence : public QObject {
    Q_OBJECT
    QTemporaryDir m_resources;

private slots:
    void initTestCase()
    {
        const QString folder = m_resources.filePath(QStringLiteral("sql/postgres"));
        QVERIFY(QDir().mkpath(folder));
        write(folder + QStringLiteral("/queries.yaml"), kQueries);
        write(folder + QStringLiteral("/moment.sql"), "select extract(epoch from clock_timestamp()) as moment");
        write(folder + QStringLiteral("/broken.sql"), "select 1 / (extract(epoch from now()) * 0)::int as moment");
        write(folder + QStringLiteral("/late.sql"), "select public.late() as moment"); // there where a test makes them
        write(folder + QStringLiteral("/sleeps.sql"), "select public.sleeps() as moment");
        qputenv("QUARTERDECK_RESOURCES", m_resources.path().toUtf8());
    }

    void itIsDueWhenItsTimeHasPassed()
    {
        const auto queries = LaneQueries::postgres().of(true, 150000);
        QCOMPARE(queries.size(), 5u);
        QCOMPARE(queries[1].every, 300s);
        Cadence cadence(30s);
        const flow::TimePoint start{1000s};
        QVERIFY(cadence.isDue(queries[0], start) && cadence.isDue(queries[1], start));
        for (const auto &q : queries)
            cadence.answered(q, start);
        QVERIFY(cadence.isDue(queries[0], start + 30s));
        QVERIFY(!cadence.isDue(queries[1], start + 270s));
        QVERIFY(cadence.isDue(queries[1], start + 299s)); // a round that comes a little early is the right one
        QCOMPARE(cadence.interval(queries[0]), 30000ms);
        QCOMPARE(cadence.interval(queries[1]), 300000ms);
        cadence.forget();
        QVERIFY(cadence.isDue(queries[1], start + 30s));
    }

    void whatTookTooLongIsNotAskedBeforeItsTime()
    {
        const auto queries = LaneQueries::postgres().of(true, 150000);
        Cadence cadence(30s);
        const flow::TimePoint start{1000s};
        cadence.answered(queries[1], start);
        cadence.tookTooLong(queries[2], start);
        QVERIFY(!cadence.isDue(queries[2], start + 270s));
        cadence.forgetAnswers(); // the connection was lost
        QVERIFY(cadence.isDue(queries[1], start + 30s));
        QVERIFY(!cadence.isDue(queries[2], start + 270s));
        QVERIFY(cadence.isDue(queries[2], start + 300s));
        cadence.forget(); // another server
        QVERIFY(cadence.isDue(queries[2], start + 30s));
    }

    void itStretchesWithTheColdInterval()
    {
        const auto queries = LaneQueries::postgres().of(true, 150000);
        QCOMPARE(Cadence(60s).interval(queries[1]), 600000ms);
        QCOMPARE(Cadence(300ms).interval(queries[1]), 3000ms);
        QCOMPARE(Cadence(300ms).interval(queries[0]), 300ms);
    }

    void everyIsForTheColdLaneOnly()
    {
        QStringList mistakes;
        const auto read = LaneQueries::parse("- {name: a, file: moment.sql, lane: hot, every: 60, from: 1}\n"
                                             "- {name: b, file: moment.sql, lane: cold, every: -1, from: 1}\n"
                                             "- {name: c, file: moment.sql, lane: cold, every: 60, from: 1}\n",
                                             QStringLiteral("q.yaml"), &mistakes);
        QCOMPARE(read.all().size(), 1u);
        QCOMPARE(mistakes.size(), 2);
    }

    void aServerIsAskedAsSeldomAsDescribed()
    {
        PostgresServer server;
        environment::PostgresSettings s;
        s.host = QStringLiteral("127.0.0.1");
        s.port = server.port();
        s.user = QStringLiteral("postgres");
        s.tls.mode = environment::Tls::Mode::Disable;
        environment::Target t;
        t.id = QStringLiteral("db");
        t.hotInterval = 100ms;
        t.coldInterval = 100ms;
        t.settings = s;
        ProbeRun run(t, [](const watch::ProbeContext &c, const environment::Target &target) {
            return std::make_unique<watch::PostgresProbe>(c, target);
        });
        run.start();
        QSet<double> fast, slow;
        const auto looked = [&] {
            if (run.out.knows("pg.xid.age"))
                fast << run.out.value("pg.xid.age");
            if (run.out.knows("pg.wal.size"))
                slow << run.out.value("pg.wal.size");
            return slow.size() >= 3;
        };
        QTRY_VERIFY_WITH_TIMEOUT(looked(), 20000);
        QVERIFY2(fast.size() >= 10, qPrintable(QString::number(fast.size()))); // twenty when nothing else runs here
        QCOMPARE(run.out.intervals.value(QStringLiteral("pg.wal.size")), 1000ms);
        QCOMPARE(run.out.intervals.value(QStringLiteral("pg.xid.age")), 100ms);
        QCOMPARE(run.out.reason("pg.database.size"), NoValue::Error);
        // another connection does not ask anew
        const double before = run.out.value("pg.wal.size");
        server.sql(QStringLiteral("select count(pg_terminate_backend(pid)) from pg_stat_activity where application_name = 'quarterdeck' and state = 'idle'"));
        QTRY_VERIFY_WITH_TIMEOUT(run.out.value("pg.wal.size") > before, 20000);
        QVERIFY2(run.out.value("pg.wal.size") - before > 0.9, qPrintable(QString::number(run.out.value("pg.wal.size") - before)));
    }

    void oneThatTakesTooLongCostsTheOthersNothing()
    {
        PostgresServer server;
        server.sql(QStringLiteral("create function late() returns int language plpgsql as $$ begin raise exception using errcode = '57014'; end $$;"
                                  "create function sleeps() returns int language sql as 'select 1 from pg_sleep(25)'"));
        environment::PostgresSettings s;
        s.host = server.folder();
        s.port = server.port();
        s.user = QStringLiteral("postgres");
        s.tls.mode = environment::Tls::Mode::Disable;
        environment::Target t = targetOf(QStringLiteral("db"), environment::TargetKind::Postgres, s);
        t.coldInterval = 100ms; // three hundred seconds are one
        t.deadline = 5s;
        ProbeBench bench;
        bench.add(t);
        bench.start<watch::PostgresProbe>();
        // ended after ten seconds, though thirty are allowed to the others
        QTRY_COMPARE_WITH_TIMEOUT(bench.noValue("pg.locks.fill"), NoValue::TimedOut, 22000);
        const auto told = [&bench](const char *metric, std::size_t from) {
            int times = 0;
            for (std::size_t i = from; i < bench.samples.size(); ++i)
                times += int(std::ranges::count(bench.samples[i].readings, QLatin1String(metric), [](const watch::Reading &r) { return r.metric.name(); }));
            return times;
        };
        const std::size_t before = bench.samples.size();
        QTRY_VERIFY_WITH_TIMEOUT(told("pg.xid.age", before) >= 30, 20000); // the round goes on
        QVERIFY2(told("pg.settings.pending", before) <= 15, qPrintable(QString::number(told("pg.settings.pending", before)))); // a tenth, not each time
        QCOMPARE(told("pg.locks.fill", before), 0);
        QCOMPARE(bench.noValue("pg.settings.pending"), NoValue::TimedOut);
    }
};

QTEST_GUILESS_MAIN(TestCadence)
#include "tst_cadence.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
// Questions of the cold lane that are asked only every so often: `every` of queries.yaml.
#include "models/watch/cadence.h"
#include "models/watch/postgresprobe.h"
#include "tests/support/postgresserver.h"
#include "tests/support/proberun.h"

#include <QSet>
#include <QTest>

using namespace std::chrono_literals;
using watch::Cadence;
using watch::LaneQueries;
using watch::NoValue;

namespace {

constexpr const char *kQueries = R"(
- {name: fast, file: moment.sql, lane: cold, from: 1, values: {moment: pg.xid.age}}
- {name: slow, file: moment.sql, lane: cold, every: 300, from: 1, values: {moment: pg.wal.size}}
- {name: broken, file: broken.sql, lane: cold, every: 300, from: 1, values: {moment: pg.database.size}}
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
        qputenv("QUARTERDECK_RESOURCES", m_resources.path().toUtf8());
    }

    void itIsDueWhenItsTimeHasPassed()
    {
        const auto queries = LaneQueries::postgres().of(true, 150000);
        QCOMPARE(queries.size(), 3u);
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
};

QTEST_GUILESS_MAIN(TestCadence)
#include "tst_cadence.moc"

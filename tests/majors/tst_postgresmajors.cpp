// SPDX-License-Identifier: GPL-3.0-or-later
// The PostgreSQL probe on every major from 13 to 18: each figure it promises has a value, or a reason that the
// version explains; none is an error.

#include "models/watch/catalogue.h"
#include "models/watch/postgresprobe.h"
#include "tests/support/majors.h"
#include "tests/support/postgresserver.h"
#include "tests/support/proberun.h"

#include <QTest>

using namespace std::chrono_literals;
using watch::Condition;
using watch::NoValue;

namespace {

// Figures that came with a major: before it they say so, from it on they must be there.
const QHash<QString, int> kSince = {
    {QStringLiteral("pg.sessions.opened"), 14},     {QStringLiteral("pg.sessions.abandoned"), 14},
    {QStringLiteral("pg.sessions.fatal"), 14},      {QStringLiteral("pg.sessions.killed"), 14},
    {QStringLiteral("pg.slot.spill.rate"), 14},     {QStringLiteral("pg.statements.evicted"), 14},
    {QStringLiteral("pg.jit.share"), 15},           {QStringLiteral("pg.subscription.errors"), 15},
    {QStringLiteral("pg.io.reads"), 16},            {QStringLiteral("pg.io.writes"), 16},
    {QStringLiteral("pg.io.read.rate"), 16},        {QStringLiteral("pg.io.write.rate"), 16},
};

} // namespace

class TstPostgresMajors : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { qputenv("QUARTERDECK_RESOURCES", QD_SOURCE_DIR "/resources"); }

    void everyFigureIsThere_data() { QVERIFY(addMajors()); }
    void everyFigureIsThere()
    {
        QFETCH(int, major);
        useLibrariesOf(major);
        PostgresServer::Options o;
        o.major = major;
        o.settings << QStringLiteral("shared_preload_libraries = pg_stat_statements") << QStringLiteral("archive_mode = on") << QStringLiteral("archive_command = 'true'") << QStringLiteral("track_io_timing = on");
        PostgresServer server(o);
        QCOMPARE(server.sql(QStringLiteral("show server_version_num")).toInt() / 10000, major);
        server.sql(QStringLiteral("create schema \"Odd name\"; create extension pg_stat_statements schema \"Odd name\""));
        server.setHba({QStringLiteral("host all all 127.0.0.1/32 trust")});
        server.sql(QStringLiteral("select pg_create_physical_replication_slot('spare', true)"));

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
        ProbeRun run(t, [](const watch::ProbeContext &c, const environment::Target &target) {
            return std::make_unique<watch::PostgresProbe>(c, target);
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
                const bool tooOld = kSince.value(metric->id.name()) > major;
                bool settled = false;
                NoValue reason = NoValue::NotYet;
                for (const auto &[key, reading] : run.out.readings.asKeyValueRange()) {
                    if (key.first != metric->id.name())
                        continue;
                    reason = reading.noValue;
                    settled = settled || (tooOld ? reason == NoValue::Version : reading.hasValue() || reason == NoValue::NotApplicable);
                }
                if (!settled)
                    open << metric->id.name() + QLatin1Char(' ') + QString::number(int(reason));
            }
            return open;
        };
        if (!QTest::qWaitFor([&] { return settled().isEmpty(); }, 15000))
            QFAIL(qPrintable(settled().join(QStringLiteral(", "))));
        QVERIFY(!run.out.sessionRows.empty());
        // where the log stands, and what a failover needs to know of slots
        QVERIFY(!run.out.logState.standby);
        QVERIFY(run.out.logState.position.value_or(0) > 0);
        QVERIFY(run.out.logState.track && run.out.logState.track->newest());
        QVERIFY(run.out.load.transactions && run.out.load.rowsRead && run.out.load.sessions);
        QCOMPARE(run.out.slotRows.size(), std::size_t(1));
        QCOMPARE(run.out.slotRows.front().failover.has_value(), major >= 17);
        QCOMPARE(run.out.slotRows.front().synced.has_value(), major >= 17);
        QVERIFY(!run.out.latestFacts.dataFolder.isEmpty());

        // a standby of this major, and its receiver
        o.standbyOf = &server;
        PostgresServer standby(o);
        s.port = standby.port();
        t.settings = s;
        ProbeRun there(t, [](const watch::ProbeContext &c, const environment::Target &target) {
            return std::make_unique<watch::PostgresProbe>(c, target);
        });
        there.start();
        QTRY_VERIFY_WITH_TIMEOUT(there.out.logState.receiverStatus == QLatin1String("streaming"), 15000);
        QTRY_VERIFY(there.out.logState.replayed == there.out.logState.position && there.out.logState.replayed);
        QCOMPARE(there.out.logState.slot.raw(), QStringLiteral("standby1"));
        QTRY_VERIFY(!run.out.replicationRows.empty() && run.out.replicationRows.front().flushed == there.out.logState.position);
    }
};

QTEST_GUILESS_MAIN(TstPostgresMajors)
#include "tst_postgresmajors.moc"

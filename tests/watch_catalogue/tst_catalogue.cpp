// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/watch/catalogue.h"
#include "models/watch/cataloguereader.h"
#include "models/watch/lanequery.h"

#include <QFile>
#include <QRegularExpression>
#include <QTest>

using environment::Issue;
using environment::TargetKind;
using watch::Catalogue;
using watch::Metric;
using watch::MetricId;

namespace {

const QString kStrings = QStringLiteral(QD_SOURCE_DIR "/translations/catalogue_strings.cpp");

constexpr const char *kAgreed = R"(
pg.reachable pg.connect.time pg.uptime pg.role pg.version pg.connections.used pg.connections.count pg.sessions
pg.idle_in_transaction.age pg.transaction.longest pg.query.longest pg.blocked.sessions pg.blocking.roots
pg.lock_wait.longest pg.tps pg.rollback.ratio pg.cache.hit pg.temp.rate pg.io.time pg.lag.sent.bytes
pg.lag.write.bytes pg.lag.flush.bytes pg.lag.replay.bytes pg.lag.write.seconds pg.lag.flush.seconds
pg.lag.replay.seconds pg.replay.age pg.replay.paused pg.receiver.streaming pg.receiver.silent pg.standbys.streaming
pg.standbys.missing pg.conflicts.rate pg.wal.rate pg.slot.inactive.age pg.slot.retained pg.slot.status
pg.archiver.failing pg.archiver.failed pg.archive.backlog pg.wal.size pg.checkpoints.requested pg.xid.age
pg.database.size pg.certificate.days cluster.primaries pg.backup.age
pg.table.dead pg.vacuum.age pg.analyze.age pg.bloat.bytes pg.bloat.share pg.table.size pg.index.unused pg.index.invalid pg.sequence.used
pgbouncer.reachable pgbouncer.waiting pgbouncer.maxwait pgbouncer.pool.used pgbouncer.clients.used
pgbouncer.wait.average pgbouncer.queries.rate
redis.reachable redis.role redis.memory.bytes redis.memory.used redis.fragmentation redis.clients.used
redis.rejected.rate redis.evicted.rate redis.blocked redis.save.age redis.save.failed redis.loading redis.link.down
redis.link.silent redis.hit.ratio redis.commands.rate
http.reachable http.ok http.status http.total http.dns http.connect http.tls http.firstbyte http.errors
http.throttled http.certificate.days
host.reachable host.cpu host.load host.steal host.iowait host.memory.available host.swap.used host.oom.rate
host.disk.used host.disk.free host.disk.full_in json.reachable prometheus.reachable heartbeat.age
pg.checksum.failures pg.settings.pending pg.waits pg.locks.fill pg.deadlocks.rate pg.prepared.count pg.prepared.age
pg.sessions.opened pg.sessions.abandoned pg.sessions.fatal pg.sessions.killed pg.io.reads pg.io.writes pg.io.read.rate
pg.io.write.rate pg.statements.evicted pg.jit.share pg.slot.xmin.age pg.slot.spill.rate pg.subscription.errors
pg.backend.writes pg.multixact.age pg.xid.forced pg.xmin.age pg.xmin.seconds pg.progress pg.vacuum.longest)";

// Rows of the metric catalogue without a figure of this catalogue, and why.
struct NoFigure {
    int row;
    const char *why;
};
constexpr int kRows = 80;
constexpr NoFigure kNoFigure[] = {
    {27, "a list of statements on a screen of its own, not one figure"},
    {75, "a finding of the security audit, not a figure"},
    {76, "a finding of the security audit, not a figure"},
    {77, "a finding of the security audit, not a figure"},
    {78, "a finding of the security audit, not a figure"},
    {79, "a finding of the security audit, not a figure"},
    {80, "a comparison of two environments, not a figure"},
};

QString quoted(QString text)
{
    return QLatin1Char('"') + text.replace(QLatin1Char('\\'), QLatin1String("\\\\")).replace(QLatin1Char('"'), QLatin1String("\\\""))
        + QLatin1Char('"');
}

// What translations/catalogue_strings.cpp must say: every title and description once, for lupdate.
QByteArray stringsFile(const Catalogue &catalogue)
{
    QString out = QStringLiteral("// SPDX-License-Identifier: GPL-3.0-or-later\n"
                                 "// Made from resources/metrics/*.yaml by tests/watch_catalogue; read by lupdate only, never compiled.\n"
                                 "#include <QtGlobal>\n\n"
                                 "[[maybe_unused]] static const char *const kMetricTexts[] = {\n");
    QStringList seen;
    for (const Metric &metric : catalogue.metrics()) {
        for (const QString &text : {metric.title, metric.description, metric.unitText}) {
            if (text.isEmpty() || seen.contains(text))
                continue;
            seen << text;
            out += QStringLiteral("    QT_TRANSLATE_NOOP(\"metric\", %1),\n").arg(quoted(text));
        }
    }
    return (out + QStringLiteral("};\n")).toUtf8();
}

} // namespace

class TestCatalogue : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { qputenv("QUARTERDECK_RESOURCES", QD_SOURCE_DIR "/resources"); }

    void everyAgreedMetricIsDescribed()
    {
        QList<Issue> issues;
        const auto catalogue = Catalogue::load({}, &issues);
        for (const Issue &issue : issues)
            qWarning() << issue.at.file << issue.at.line << issue.at.column << issue.text;
        QVERIFY(issues.isEmpty());
        const QStringList ids = QString::fromLatin1(kAgreed).split(QRegularExpression(QStringLiteral("\\s+")), Qt::SkipEmptyParts);
        for (const QString &id : ids) {
            const Metric *metric = catalogue->find(MetricId(id));
            QVERIFY2(metric, qPrintable(id));
            QVERIFY2(!metric->title.isEmpty() && metric->title.size() <= 24, qPrintable(id));
            QVERIFY2(metric->description.endsWith(QLatin1Char('.')) && metric->description.size() >= 40, qPrintable(id));
            QVERIFY2(metric->row > 0, qPrintable(id));
            QVERIFY2(!metric->source.isEmpty(), qPrintable(id));
            QVERIFY2(metric->unit != watch::Unit::Other || !metric->unitText.isEmpty(), qPrintable(id));
        }
        QCOMPARE(catalogue->metrics().size(), ids.size());
    }

    void everyRowOfTheCatalogueHasAFigureOrAReason()
    {
        const auto catalogue = Catalogue::load({});
        QHash<int, int> figures;
        for (const Metric &metric : catalogue->metrics()) {
            QVERIFY2(metric.row >= 1, qPrintable(metric.id.name())); // 81 and up: kinds it does not know
            ++figures[metric.row];
        }
        for (const NoFigure &none : kNoFigure) {
            QVERIFY2(!figures.contains(none.row), qPrintable(QStringLiteral("row %1 has a figure after all: its reason can go").arg(none.row)));
            qInfo("row %d has no figure: %s", none.row, none.why);
            figures.insert(none.row, 1);
        }
        for (int row = 1; row <= kRows; ++row)
            QVERIFY2(figures.contains(row), qPrintable(QStringLiteral("nothing measures row %1").arg(row)));
    }

    void everyFigureStatesItsCost()
    {
        const auto catalogue = Catalogue::load({});
        for (const Metric &metric : catalogue->metrics())
            QVERIFY2(metric.cost >= 'A' && metric.cost <= 'E', qPrintable(metric.id.name()));
    }

    void everyFigureOfAPostgresServerHasItsCadence()
    {
        QSet<QString> hot, cold;
        for (const auto &q : watch::LaneQueries::postgres().all())
            for (const MetricId m : q.brings)
                (q.cold ? cold : hot).insert(m.name());
        hot << QStringLiteral("pg.reachable") << QStringLiteral("pg.connect.time");
        cold << QStringLiteral("pg.certificate.days") << QStringLiteral("pg.backup.age");
        const auto catalogue = Catalogue::load({});
        for (const Metric *metric : catalogue->ofKind(TargetKind::Postgres)) {
            const QString &id = metric->id.name();
            if (id.startsWith(QLatin1String("cluster.")))
                continue;
            QVERIFY2(metric->cold || metric->cost <= 'B', qPrintable(id)); // nothing that may hang in the hot lane
            QVERIFY2((metric->cold ? cold : hot).contains(id), qPrintable(id));
        }
    }

    void everyKindHasAHeadlineAndPostgresSevenCharts()
    {
        const auto catalogue = Catalogue::load({});
        const auto count = [&](TargetKind kind, bool Metric::*flag) {
            const auto all = catalogue->ofKind(kind);
            return std::count_if(all.begin(), all.end(), [flag](const Metric *m) { return m->*flag; });
        };
        for (int kind = 0; kind <= int(TargetKind::Heartbeat); ++kind)
            QVERIFY2(count(TargetKind(kind), &Metric::headline) >= 1, qPrintable(QString::number(kind)));
        QCOMPARE(count(TargetKind::Postgres, &Metric::charted), 7);
        QVERIFY(count(TargetKind::Redis, &Metric::charted) >= 4);
    }

    void warningComesBeforeCritical()
    {
        const auto catalogue = Catalogue::load({});
        for (const Metric &metric : catalogue->metrics()) {
            const auto &t = metric.threshold;
            if (t.warning && t.critical)
                QVERIFY2(t.below ? *t.warning > *t.critical : *t.warning < *t.critical, qPrintable(metric.id.name()));
        }
    }

    void theEnvironmentAddsItsOwnFiguresAndLimits()
    {
        environment::Environment environment;
        environment::Target redis;
        redis.id = QStringLiteral("queue");
        redis.kind = TargetKind::Redis;
        environment::RedisSettings settings;
        settings.keys.push_back({QStringLiteral("queue.depth"), QStringLiteral("Queue depth"), QStringLiteral("mail"),
                                 environment::RedisKey::Figure::ListLength, {}, {}, {100, 1000, false}, {}});
        settings.keys.push_back({QStringLiteral("queue.age"), QStringLiteral("Oldest job"), QStringLiteral("mail"),
                                 environment::RedisKey::Figure::OldestAge, {}, {}, {}, {}});
        settings.keys.push_back({QStringLiteral("redis.role"), {}, QStringLiteral("mail"), environment::RedisKey::Figure::ListLength,
                                 {}, {}, {}, {QStringLiteral("env.yaml"), 7, 3}});
        redis.settings = settings;
        redis.thresholds.insert(QStringLiteral("redis.memory.used"), {50, 60, false});
        environment.targets.push_back(redis);

        QList<Issue> issues;
        const auto catalogue = Catalogue::load(environment, &issues);
        QCOMPARE(issues.size(), 1);
        QCOMPARE(issues[0].at.line, 7);
        QCOMPARE(catalogue->find(MetricId(QStringLiteral("queue.depth")))->threshold.warning, 100.0);
        QCOMPARE(catalogue->find(MetricId(QStringLiteral("queue.age")))->unit, watch::Unit::Seconds);
        QCOMPARE(catalogue->threshold(redis, MetricId(QStringLiteral("redis.memory.used"))).warning, 50.0);
        QCOMPARE(catalogue->threshold(redis, MetricId(QStringLiteral("redis.clients.used"))).warning, 90.0);
        QVERIFY(!catalogue->find(MetricId(QStringLiteral("no.such"))));
    }

    void mistakesAreListedWithTheirPlaceAndTheRestIsUsed()
    {
        QList<Issue> issues;
        const auto metrics = watch::readMetrics("kind: postgres\n"
                                                "metrics:\n"
                                                "  - id: a.good\n"
                                                "    unit: bytes\n"
                                                "    lane: hot\n"
                                                "  - id: a.bad\n"
                                                "    unit: parsecs\n"
                                                "    lane: hot\n"
                                                "  - title: nameless\n"
                                                "  - id: a.typo\n"
                                                "    unit: count\n"
                                                "    lane: cold\n"
                                                "    treshold: {warning: 1}\n",
                                                QStringLiteral("m.yaml"), &issues);
        QCOMPARE(metrics.size(), 2);
        QCOMPARE(issues.size(), 3);
        QCOMPARE(issues[0].at.line, 7);
        QCOMPARE(issues[0].at.column, 11);
        QVERIFY(issues[0].text.contains(QStringLiteral("parsecs")));
        QVERIFY(issues[0].remedy.contains(QStringLiteral("bytes/s")));
        QCOMPARE(issues[1].at.line, 9);
        QCOMPARE(issues[2].at.line, 13);
    }

    void aMetricSaysWhenItRunsOut()
    {
        QList<Issue> issues;
        const QList<Metric> read = watch::readMetrics(R"(
kind: host
metrics:
  - {id: a, unit: percent, lane: hot, forecast: {limit: 100, warning: 7, critical: 1}}
  - {id: b, unit: bytes, lane: hot, forecast: {limit: critical}}
  - {id: c, unit: days, lane: hot, forecast: {date: true}}
  - {id: d, unit: days, lane: hot}
  - {id: e, unit: days, lane: hot, forecast: {limt: 3}}
  - {id: f, unit: days, lane: hot, forecast: soon}
)", QStringLiteral("own.yaml"), &issues);
        QCOMPARE(read.size(), 6);
        QVERIFY(read[0].forecast && read[0].forecast->limit == 100 && read[0].forecast->warningDays == 7 && read[0].forecast->criticalDays == 1);
        QVERIFY(read[1].forecast && !read[1].forecast->limit && !read[1].forecast->date);
        QVERIFY(read[2].forecast && read[2].forecast->date);
        QVERIFY(!read[3].forecast);
        QCOMPARE(issues.size(), 2);
        QCOMPARE(issues[0].at.line, 8);
    }

    void brokenFilesAreReportedAndNothingThrows_data()
    {
        QTest::addColumn<QByteArray>("yaml");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("scalar") << QByteArray("hello");
        QTest::newRow("unclosed") << QByteArray("metrics: [");
        QTest::newRow("metrics is a map") << QByteArray("metrics: {a: b}");
        QTest::newRow("list of scalars") << QByteArray("metrics: [a, b]");
        QTest::newRow("threshold is a word") << QByteArray("kind: host\nmetrics: [{id: a, unit: days, lane: hot, threshold: x}]");
        QTest::newRow("binary") << QByteArray("\0\x01\xff", 3);
    }

    void brokenFilesAreReportedAndNothingThrows()
    {
        QFETCH(QByteArray, yaml);
        QList<Issue> issues;
        (void)watch::readMetrics(yaml, QStringLiteral("m.yaml"), &issues);
        QVERIFY(!issues.isEmpty());
    }

    void theTranslationsKnowEveryText()
    {
        const QByteArray wanted = stringsFile(*Catalogue::load({}));
        QFile file(kStrings);
        if (qEnvironmentVariableIntValue("QD_REGENERATE") == 1) {
            QVERIFY(file.open(QIODevice::WriteOnly));
            QCOMPARE(file.write(wanted), wanted.size());
            file.close();
        }
        QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(kStrings));
        QVERIFY2(file.readAll() == wanted,
                 "translations/catalogue_strings.cpp is older than resources/metrics: run this test with QD_REGENERATE=1 and commit it");
    }

    void everyReasonOfAnEmptyFigureIsTranslated()
    {
        QFile file(QStringLiteral(QD_SOURCE_DIR "/translations/queries_strings.cpp"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QString strings = QString::fromUtf8(file.readAll());
        const auto isThere = [&strings](const QString &reason) { return reason.isEmpty() || strings.contains(QStringLiteral("QT_TRANSLATE_NOOP(\"queries\", \"%1\")").arg(reason)); };
        for (const watch::LaneQuery &query : watch::LaneQueries::postgres().all()) {
            for (const auto &columns : {query.values, query.rates, query.perMinute, query.perHour})
                for (const auto &column : columns)
                    QVERIFY2(isThere(column.emptyReason), qPrintable(column.emptyReason));
            for (const auto &share : query.shares)
                QVERIFY2(isThere(share.emptyReason), qPrintable(share.emptyReason));
        }
    }
};

QTEST_GUILESS_MAIN(TestCatalogue)
#include "tst_catalogue.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
// Each figure that can run out is foretold, with the shipped catalogue and out of the files of the long memory: whoever
// takes `forecast` away from one of them fails here.

#include "models/history/foreteller.h"
#include "tests/history/archivefixture.h"

#include <QTest>

#include <cmath>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using environment::TargetKind;
using history::kDay;

namespace {

constexpr double kGiga = 1024.0 * 1024 * 1024;
constexpr int kPastDays = 8;

// Rose evenly from one to the other in eight days, so that eight more lead to where it ends; a date stands still.
struct RunsOut {
    const char *metric;
    const char *target;
    const char *instance;
    double from, to;
    double days; // until it ends
};

constexpr RunsOut kRunOut[] = {
    {"host.disk.used", "host", "/srv", 40, 70, 8},
    {"pg.wal.size", "db", "", 10 * kGiga, 30 * kGiga, 8},
    {"pg.xid.age", "db", "", 40, 70, 8},
    {"pg.multixact.age", "db", "", 40, 70, 8},
    {"pg.sequence.used", "db", "public.orders_id_seq", 40, 70, 8},
    {"pg.connections.used", "db", "", 40, 70, 8},
    {"redis.memory.used", "cache", "", 40, 70, 8},
    {"pg.certificate.days", "db", "", 12, 12, 12},
    {"http.certificate.days", "api", "", 12, 12, 12},
};

environment::Target targetNamed(const QString &id, TargetKind kind, environment::TargetSettings settings)
{
    environment::Target target;
    target.id = id;
    target.kind = kind;
    target.settings = std::move(settings);
    return target;
}

environment::EnvironmentPtr platformOfAllKinds()
{
    auto e = std::make_shared<environment::Environment>();
    e->name = u"shop"_s;
    e->targets = {targetNamed(u"host"_s, TargetKind::Host, environment::HostSettings{}), targetNamed(u"db"_s, TargetKind::Postgres, environment::PostgresSettings{}),
                  targetNamed(u"cache"_s, TargetKind::Redis, environment::RedisSettings{}), targetNamed(u"api"_s, TargetKind::Http, environment::HttpSettings{})};
    e->targets[1].edges.append({environment::EdgeKind::RunsOn, u"host"_s});
    return e;
}

} // namespace

class TstForetoldFigures : public QObject {
    Q_OBJECT
private slots:
    void initTestCase()
    {
        qputenv("QUARTERDECK_RESOURCES", QD_SOURCE_DIR "/resources");
        m_environment = platformOfAllKinds();
        m_catalogue = watch::Catalogue::load(*m_environment);
        m_clock.reset();
        m_folder = test::temporaryFolder();
        m_archive = test::open(m_folder->filePath(u"history"_s), m_clock);
        QVERIFY(m_archive);
        constexpr int kMinutes = kPastDays * 24 * 60;
        for (int minute = 0; minute < kMinutes; ++minute) {
            for (const RunsOut &one : kRunOut)
                m_archive->add({u"shop"_s, {QLatin1String(one.target), watch::MetricId(QLatin1String(one.metric)), QLatin1String(one.instance)}},
                               m_clock.wallNow(), one.from + (one.to - one.from) * minute / kMinutes);
            m_clock.pass(60);
            if (minute % 60 == 59)
                QVERIFY(m_archive->flush());
        }
    }

    void whatRunsOutHasADate_data()
    {
        QTest::addColumn<int>("index");
        for (int i = 0; i < int(std::size(kRunOut)); ++i)
            QTest::newRow(kRunOut[i].metric) << i;
    }

    void whatRunsOutHasADate()
    {
        QFETCH(int, index);
        const RunsOut &one = kRunOut[index];
        const auto forecast = foretold(QLatin1String(one.metric), now());
        QVERIFY2(forecast, "it is not foretold: does its metric say `forecast`?");
        QCOMPARE(forecast->target, QLatin1String(one.target));
        QCOMPARE(forecast->instance, QLatin1String(one.instance));
        QVERIFY2(forecast->outlook.predictable(), qPrintable(QString::number(int(forecast->outlook.refusal))));
        const double days = forecast->outlook.seconds / double(kDay);
        QVERIFY2(std::abs(days - one.days) < one.days / 10, qPrintable(QString::number(days)));
        QCOMPARE(forecast->isDate, one.from == one.to);
        QVERIFY(forecast->isDate || (forecast->outlook.early <= forecast->outlook.seconds && forecast->outlook.seconds <= forecast->outlook.late));
    }

    // Two days of its growth are free on the disk it is on, and the size that is critical is eight days away.
    void theLogEndsWhereItsDiskDoes()
    {
        auto snapshots = now();
        auto db = std::make_shared<watch::TargetSnapshot>(*snapshots[u"db"_s]);
        db->facts.dataFolder = base::Untrusted(u"/srv/postgresql/15/main"_s);
        snapshots[u"db"_s] = db;
        QCOMPARE(foretold(u"pg.wal.size"_s, snapshots)->limit, 50 * kGiga); // how much is free is not known
        auto host = std::make_shared<watch::TargetSnapshot>(*snapshots[u"host"_s]);
        put(*host, "host.disk.free", 5 * kGiga, "/srv");
        put(*host, "host.disk.free", 1, "/");
        snapshots[u"host"_s] = host;
        const auto forecast = foretold(u"pg.wal.size"_s, snapshots);
        QCOMPARE(forecast->limit, 35 * kGiga);
        QVERIFY(forecast->outlook.predictable());
        const double days = forecast->outlook.seconds / double(kDay);
        QVERIFY2(std::abs(days - 2) < 0.3, qPrintable(QString::number(days)));
        put(*host, "host.disk.free", 500 * kGiga, "/srv/postgresql"); // a larger disk: what is critical comes first
        QCOMPARE(foretold(u"pg.wal.size"_s, snapshots)->limit, 50 * kGiga);
    }

private:
    using Snapshots = QHash<QString, watch::SnapshotPtr>;

    void put(watch::TargetSnapshot &to, const char *metric, double value, const char *instance) const
    {
        to.latest.push_back({watch::Reading(watch::MetricId(QLatin1String(metric)), value, base::Untrusted(QString::fromUtf8(instance))), m_clock.now(), m_clock.wallNow(), 1s});
    }
    [[nodiscard]] Snapshots now() const
    {
        QHash<QString, std::shared_ptr<watch::TargetSnapshot>> made;
        for (const RunsOut &one : kRunOut) {
            auto &snapshot = made[QLatin1String(one.target)];
            if (!snapshot)
                snapshot = std::make_shared<watch::TargetSnapshot>();
            put(*snapshot, one.metric, one.to, one.instance);
        }
        Snapshots all;
        for (const auto &[id, snapshot] : made.asKeyValueRange())
            all.insert(id, snapshot);
        return all;
    }
    [[nodiscard]] std::optional<forecast::Forecast> foretold(const QString &metric, const Snapshots &snapshots) const
    {
        for (const forecast::Forecast &one : history::foretell(m_archive.get(), *m_environment, *m_catalogue, snapshots, m_clock.wallNow()))
            if (one.metric.name() == metric)
                return one;
        return {};
    }

    environment::EnvironmentPtr m_environment;
    watch::CataloguePtr m_catalogue;
    test::TwoHandedClock m_clock;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<history::Archive> m_archive;
};

QTEST_GUILESS_MAIN(TstForetoldFigures)
#include "tst_foretoldfigures.moc"

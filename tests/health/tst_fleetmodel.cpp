// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/health/fleetmodel.h"

#include "shop.h"

#include <QAbstractItemModelTester>
#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

#include <random>

using namespace test;
using health::FleetModel;

namespace {

environment::EnvironmentPtr copyOf(const environment::Environment &e)
{
    return std::make_shared<const environment::Environment>(e);
}

QStringList printed(const QAbstractItemModel &model, const QModelIndex &parent = {}, int depth = 0)
{
    QStringList lines;
    for (int r = 0; r < model.rowCount(parent); ++r) {
        QStringList cells;
        for (int c : {int(FleetModel::Name), int(FleetModel::What), int(FleetModel::Now)})
            cells << model.index(r, c, parent).data().toString().replace(QChar(0xa0), QLatin1Char(' '));
        lines << QString(depth * 2, QLatin1Char(' ')) + cells.join(QLatin1Char('|'));
        lines << printed(model, model.index(r, 0, parent), depth + 1);
    }
    return lines;
}

QHash<QString, watch::SnapshotPtr> snapshotsOf(Shop &shop)
{
    QHash<QString, watch::SnapshotPtr> all;
    for (const Target &t : shop.environment.targets)
        all.insert(t.id, std::make_shared<watch::TargetSnapshot>(shop.at(t.id)));
    return all;
}

} // namespace

class TestFleetModel : public QObject {
    Q_OBJECT
private slots:
    void rowsByTierWithTheFigureThatMatters()
    {
        Shop shop;
        shop.environment.tiers = {{s("web"), s("Web"), {}}, {s("orders"), s("Orders"), {}}};
        shop.environment.targets[5].tier = s("web");
        shop.set("shop-primary", "pg.tps", 41);
        shop.at("shop-primary").facts.role = s("primary");
        shop.set("shop-host", "host.disk.used", 93, "/var");
        FleetModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        model.setEnvironment(copyOf(shop.environment), shop.catalogue);
        model.refresh(snapshotsOf(shop), shop.assess(), shop.now);
        QCOMPARE(printed(model), (QStringList{s("Web||"), s("  shop-api|Response time|0 ms"), s("Orders||"),
                                              s("  shop-host|Disk used|93 %"), s("  shop-primary|Transactions|41 /s"),
                                              s("  shop-standby|Transactions|0 /s"), s("  shop-pgbouncer|Clients waiting|0"),
                                              s("  shop-redis|Memory|0 B")}));
        const QModelIndex primary = model.indexOf(s("shop-primary"));
        QCOMPARE(primary.data(health::PartRole).toString(), s("primary"));
        QCOMPARE(primary.data(health::MetricRole).toString(), s("pg.tps"));
        QCOMPARE(primary.data(health::SeverityRole).toInt(), int(base::Severity::Ok));
        QCOMPARE(model.indexOf(s("shop-host")).data(health::InstanceRole).toString(), s("/var"));
        QCOMPARE(model.index(1, 0).data(health::SeverityRole).toInt(), int(base::Severity::Critical));
        QCOMPARE(model.index(1, 0).data(health::KindRole).toInt(), -1);
        QVERIFY(!model.indexOf(s("nobody")).isValid());
    }

    void aDeadTargetKeepsItsLastFigureAsStale()
    {
        Shop shop;
        shop.set("shop-primary", "pg.tps", 18);
        FleetModel model;
        model.setEnvironment(copyOf(shop.environment), shop.catalogue);
        model.refresh(snapshotsOf(shop), shop.assess(), shop.now);
        shop.fails("shop-primary", Condition::Down, refusedConnection());
        shop.at("shop-primary").latest[0].reading = watch::Reading::missing(watch::MetricId(s("pg.tps")), watch::NoValue::Unreachable);
        shop.wait(5);
        model.refresh(snapshotsOf(shop), shop.assess(), shop.now);
        const QModelIndex row = model.indexOf(s("shop-primary"));
        QCOMPARE(row.siblingAtColumn(FleetModel::What).data().toString(), s("down"));
        QCOMPARE(row.data(health::ValueRole).toDouble(), 18.0);
        QCOMPARE(row.data(health::StaleRole).toBool(), true);
        QCOMPARE(row.data(health::AgeRole).toDouble(), 5.0);
        QCOMPARE(row.data(health::ConditionRole).toInt(), int(Condition::Down));
        QCOMPARE(row.data(health::FactsRole).toMap().value(s("error")).toString(), s("connection refused"));
    }

    // What is read beside a server is neither its last answer nor the figure that was shown of it.
    void aBackupFileIsNoAnswerOfItsServer()
    {
        Shop shop;
        shop.at("shop-primary").latest.clear();
        shop.set("shop-primary", "pg.backup.age", 200000);
        shop.fails("shop-primary", Condition::Refused);
        FleetModel model;
        model.setEnvironment(copyOf(shop.environment), shop.catalogue);
        model.refresh(snapshotsOf(shop), shop.assess(), shop.now);
        const QModelIndex row = model.indexOf(s("shop-primary"));
        QCOMPARE(row.siblingAtColumn(FleetModel::What).data().toString(), s("refused"));
        QVERIFY(!row.data(health::AgeRole).isValid());
    }

    // It was the last figure that was shown, and goes on growing after the server went down.
    void aBackupFileDoesNotMakeADeadServerLookFresh()
    {
        Shop shop;
        shop.set("shop-primary", "pg.backup.age", 200000);
        FleetModel model;
        model.setEnvironment(copyOf(shop.environment), shop.catalogue);
        model.refresh(snapshotsOf(shop), shop.assess(), shop.now);
        const QModelIndex row = model.indexOf(s("shop-primary"));
        QCOMPARE(row.data(health::MetricRole).toString(), s("pg.backup.age"));
        shop.fails("shop-primary", Condition::Down, refusedConnection());
        shop.wait(3600);
        shop.set("shop-primary", "pg.backup.age", 203600); // read just now
        model.refresh(snapshotsOf(shop), shop.assess(), shop.now);
        QCOMPARE(row.data(health::MetricRole).toString(), s("pg.backup.age"));
        QCOMPARE(row.data(health::ValueRole).toDouble(), 200000.0);
        QCOMPARE(row.data(health::StaleRole).toBool(), true);
        QCOMPARE(row.data(health::AgeRole).toDouble(), 3600.0);
    }

    void whatDidNotChangeIsNotReported()
    {
        Shop shop;
        FleetModel model;
        model.setEnvironment(copyOf(shop.environment), shop.catalogue);
        model.refresh(snapshotsOf(shop), shop.assess(), shop.now);
        QSignalSpy changed(&model, &FleetModel::dataChanged);
        QSignalSpy reset(&model, &FleetModel::modelReset);
        model.refresh(snapshotsOf(shop), shop.assess(), shop.now);
        for (const auto &signal : changed) // ages, and the tiers
            QVERIFY(signal.at(0).toModelIndex().column() >= FleetModel::Trend || !signal.at(0).toModelIndex().parent().isValid());
        shop.set("shop-redis", "redis.memory.bytes", 4096);
        changed.clear();
        model.refresh(snapshotsOf(shop), shop.assess(), shop.now);
        QCOMPARE(changed.at(0).at(0).toModelIndex(), model.indexOf(s("shop-redis")));
        QVERIFY(reset.isEmpty());
    }

    void aNewEnvironmentMovesOnlyWhatChanged()
    {
        Shop shop;
        FleetModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        model.setEnvironment(copyOf(shop.environment), shop.catalogue);
        QSignalSpy reset(&model, &FleetModel::modelReset);
        const QPersistentModelIndex kept(model.indexOf(s("shop-redis")));
        std::mt19937 random{7};
        const QList<Target> all = shop.environment.targets;
        for (int round = 0; round < 200; ++round) {
            auto targets = all;
            std::shuffle(targets.begin(), targets.end(), random);
            targets.resize(1 + qsizetype(random() % std::size_t(targets.size())));
            for (Target &t : targets)
                t.tier = s(random() % 3 ? "a" : "b");
            shop.environment.targets = targets;
            model.setEnvironment(copyOf(shop.environment), shop.catalogue);
            int rows = 0;
            for (int t = 0; t < model.rowCount(); ++t)
                rows += model.rowCount(model.index(t, 0));
            QCOMPARE(rows, int(targets.size()));
            for (const Target &t : targets)
                QCOMPARE(model.indexOf(t.id).parent().data(health::TierRole).toString(), t.tier);
        }
        shop.environment.targets = all;
        model.setEnvironment(copyOf(shop.environment), shop.catalogue);
        const QPersistentModelIndex again(model.indexOf(s("shop-redis")));
        shop.environment.targets.removeFirst();
        shop.add("extra", TargetKind::Redis, environment::RedisSettings{}, {});
        model.setEnvironment(copyOf(shop.environment), shop.catalogue);
        QVERIFY(again.isValid());
        QCOMPARE(again.data(health::TargetRole).toString(), s("shop-redis"));
        model.setEnvironment({}, {});
        QCOMPARE(model.rowCount(), 0);
        QVERIFY(reset.isEmpty());
    }

    void wrongIndexesAnswerNothing()
    {
        Shop shop;
        FleetModel model;
        model.setEnvironment(copyOf(shop.environment), shop.catalogue);
        QVERIFY(!model.index(-1, 0).isValid());
        QVERIFY(!model.index(0, 99).isValid());
        QVERIFY(!model.index(99, 0).isValid());
        QVERIFY(!model.index(99, 0, model.index(0, 0)).isValid());
        QVERIFY(!model.data({}, Qt::DisplayRole).isValid());
        QVERIFY(!model.headerData(99, Qt::Horizontal, Qt::DisplayRole).isValid());
        FleetModel other;
        other.setEnvironment(copyOf(shop.environment), shop.catalogue);
        QVERIFY(!model.parent({}).isValid());
    }

    void aThousandTargetsRefreshQuickly()
    {
        Shop shop;
        shop.environment.targets.clear();
        for (int i = 0; i < 1000; ++i) {
            const QByteArray id = "t" + QByteArray::number(i);
            shop.add(id.constData(), TargetKind::Redis, environment::RedisSettings{}, {});
            shop.environment.targets.back().tier = s("tier%1").arg(i % 20);
            shop.up(s(id.constData()));
        }
        FleetModel model;
        model.setEnvironment(copyOf(shop.environment), shop.catalogue);
        const auto snapshots = snapshotsOf(shop);
        const auto situation = shop.assess();
        QBENCHMARK { model.refresh(snapshots, situation, shop.now); }
        QCOMPARE(model.rowCount(), 20);
    }
};

QTEST_GUILESS_MAIN(TestFleetModel)
#include "tst_fleetmodel.moc"

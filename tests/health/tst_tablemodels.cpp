// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/health/replicationmodels.h"
#include "models/health/tablemodels.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include <random>

using namespace health;
using base::Untrusted;

namespace {

watch::StorageRow database(const QString &name, double bytes)
{
    watch::StorageRow row;
    row.name = Untrusted(name);
    row.bytes = bytes;
    return row;
}

QString plain(const QVariant &text)
{
    return text.toString().replace(QChar(0xa0), QLatin1Char(' '));
}

} // namespace

class TestTableModels : public QObject {
    Q_OBJECT
private slots:
    void rowsThatStayKeepTheirPlace()
    {
        StorageModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        model.setRows({database(QStringLiteral("a"), 1), database(QStringLiteral("b"), 2), database(QStringLiteral("c"), 3)});
        const QPersistentModelIndex b(model.index(1, 0));
        QSignalSpy changed(&model, &StorageModel::dataChanged);
        QSignalSpy reset(&model, &StorageModel::modelReset);
        model.setRows({database(QStringLiteral("c"), 3), database(QStringLiteral("d"), 4), database(QStringLiteral("b"), 2048)});
        QCOMPARE(b.row(), 0);
        QCOMPARE(plain(b.sibling(b.row(), StorageModel::Size).data()), QStringLiteral("2.0 KiB"));
        QCOMPARE(changed.size(), 1);
        QCOMPARE(changed[0][0].toModelIndex().column(), int(StorageModel::Size));
        QCOMPARE(model.index(2, 0).data().toString(), QStringLiteral("d"));
        QVERIFY(reset.isEmpty());
        model.setRows({});
        QCOMPARE(model.rowCount(), 0);
    }

    void anyChangeEndsInTheRowsAskedFor()
    {
        StorageModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        std::mt19937 random{11};
        for (int round = 0; round < 300; ++round) {
            std::vector<watch::StorageRow> rows;
            QStringList want, have;
            for (int i = 0; i < 20; ++i)
                if (random() % 2) {
                    rows.push_back(database(QString::number(i), double(random() % 3)));
                    want << QString::number(i);
                }
            if (!rows.empty())
                rows.push_back(rows.front()); // a name twice is shown once
            std::shuffle(rows.begin(), rows.end(), random);
            model.setRows(rows);
            for (int r = 0; r < model.rowCount(); ++r)
                have << model.index(r, 0).data().toString();
            want.sort();
            have.sort();
            QCOMPARE(have, want);
        }
    }

    void serverTextIsVisibleAndCopiesAsItWas()
    {
        StorageModel model;
        model.setRows({database(QStringLiteral("<b>\u202etxt\n"), 1)});
        QCOMPARE(model.index(0, 0).data().toString(), QStringLiteral("<b>⟨U+202E⟩txt␊"));
        QCOMPARE(model.index(0, 0).data(RawRole).toString(), QStringLiteral("<b>\u202etxt\n"));
    }

    void unknownIsNotZero()
    {
        StandbyModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        StandbyView row;
        row.name = Untrusted(QStringLiteral("standby"));
        row.status.state = StandbyState::Silent;
        row.status.silentSeconds = 12.3;
        row.status.behindBytes = 3.0 * 1048576;
        row.cost.possible = true;
        model.setRows({row});
        QCOMPARE(plain(model.index(0, StandbyModel::Behind).data()), QStringLiteral("3.0 MiB"));
        QCOMPARE(plain(model.index(0, StandbyModel::State).data()), QStringLiteral("link silent for 12 s"));
        QVERIFY(!model.index(0, StandbyModel::LostTime).data(ValueRole).isValid());
        QCOMPARE(model.index(0, StandbyModel::LostTime).data().toString(), QString());
        QCOMPARE(model.index(0, StandbyModel::State).data(SeverityRole).toInt(), int(base::Severity::Warning));
        QCOMPARE(model.row(model.index(0, 0))->status.state, StandbyState::Silent);
    }

    void poolsAndSlots()
    {
        PoolModel pools;
        QAbstractItemModelTester testPools(&pools, QAbstractItemModelTester::FailureReportingMode::Fatal);
        watch::PoolRow pool;
        pool.database = Untrusted(QStringLiteral("shop"));
        pool.clientsWaiting = 41;
        pool.maxWaitSeconds = 6.2;
        pools.setRows({pool});
        QCOMPARE(pools.index(0, PoolModel::Waiting).data(ValueRole).toDouble(), 41.0);
        QCOMPARE(plain(pools.index(0, PoolModel::LongestWait).data()), QStringLiteral("6.2 s"));
        QVERIFY(!pools.index(0, PoolModel::Size).data(ValueRole).isValid());

        SlotModel replicationSlots;
        QAbstractItemModelTester testSlots(&replicationSlots, QAbstractItemModelTester::FailureReportingMode::Fatal);
        watch::SlotRow slot;
        slot.name = Untrusted(QStringLiteral("s1"));
        slot.type = QStringLiteral("logical");
        slot.walStatus = QStringLiteral("lost");
        slot.retainedBytes = 5.0 * 1048576;
        replicationSlots.setRows({{slot, slotOutlook(slot, 1048576, 3600.0 * 1048576)}});
        QVERIFY(!replicationSlots.index(0, SlotModel::DiskFull).data(ValueRole).isValid()); // it keeps nothing any more
        slot.walStatus = QStringLiteral("reserved");
        replicationSlots.setRows({{slot, slotOutlook(slot, 1048576, 3600.0 * 1048576)}});
        QCOMPARE(replicationSlots.index(0, SlotModel::DiskFull).data(ValueRole).toDouble(), 3600.0);
        QCOMPARE(replicationSlots.index(0, SlotModel::DiskFull).data(SeverityRole).toInt(), int(base::Severity::Warning));
        QCOMPARE(replicationSlots.index(0, SlotModel::Failover).data().toString(), QStringLiteral("is lost"));
        slot.walStatus = QStringLiteral("lost");
        replicationSlots.setRows({{slot, {}}});
        QCOMPARE(replicationSlots.index(0, SlotModel::State).data(SeverityRole).toInt(), int(base::Severity::Critical));
    }

    void wrongIndexesAnswerNothing()
    {
        PoolModel model;
        model.setRows({watch::PoolRow()});
        QVERIFY(!model.index(1, 0).isValid());
        QVERIFY(!model.index(0, 0, model.index(0, 0)).isValid());
        QVERIFY(!model.data({}, Qt::DisplayRole).isValid());
        QVERIFY(!model.row({}));
        QVERIFY(!model.headerData(99, Qt::Horizontal, Qt::DisplayRole).isValid());
        QVERIFY(!model.headerData(0, Qt::Vertical, Qt::DisplayRole).isValid());
        for (int column = 0; column < model.columnCount(); ++column)
            QVERIFY(!model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString().isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestTableModels)
#include "tst_tablemodels.moc"

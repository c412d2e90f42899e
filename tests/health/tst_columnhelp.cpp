// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/health/fleetmodel.h"
#include "models/health/metrichelp.h"
#include "models/health/replicationmodels.h"
#include "models/health/sessionsmodel.h"
#include "models/health/tablemodels.h"
#include "models/health/vocabulary.h"

#include <QTest>

class TestColumnHelp : public QObject {
    Q_OBJECT
private slots:
    void everyColumnExplainsItself()
    {
        const health::FleetModel fleet;
        const health::SessionsModel sessions;
        const health::StandbyModel standbys;
        const health::SlotModel slots_;
        const health::PoolModel pools;
        const health::StorageModel storage;
        QStringList all;
        for (const QAbstractItemModel *model : std::initializer_list<const QAbstractItemModel *>{&fleet, &sessions, &standbys, &slots_, &pools, &storage})
            for (int column = 0; column < model->columnCount(); ++column) {
                const QString title = model->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
                const QString help = model->headerData(column, Qt::Horizontal, health::HelpRole).toString();
                QVERIFY2(help.size() > 20, qPrintable(title));
                QVERIFY2(!all.contains(help), qPrintable(title));
                all << help;
            }
        QVERIFY(!standbys.headerData(99, Qt::Horizontal, health::HelpRole).isValid());
        QVERIFY(sessions.headerData(99, Qt::Horizontal, health::HelpRole).toString().isEmpty());
    }

    void theSourceIsNamed()
    {
        const health::StandbyModel standbys;
        QVERIFY(standbys.headerData(health::StandbyModel::LostData, Qt::Horizontal, health::HelpRole).toString()
                    .endsWith(QStringLiteral("Read from: pg_current_wal_flush_lsn(), pg_last_wal_receive_lsn()")));
    }

    void theCostIsToldInWordsOfTheKindOfServer()
    {
        const auto catalogue = watch::Catalogue::load({});
        const auto ends = [&](const char *metric, const char *words) {
            return health::metricHelp(*catalogue->find(watch::MetricId(QLatin1String(metric)))).endsWith(QLatin1String(words));
        };
        QVERIFY(ends("pg.reachable", "Cost on the server: A, always the same, out of shared memory"));
        QVERIFY(ends("redis.clients.used", "Cost on the server: A, always the same"));
        QVERIFY(ends("host.disk.used", "Cost on the server: B, grows with what there is to tell"));
    }

    void wordsOutsideTheVocabularyAreShownAsTheyCame()
    {
        QCOMPARE(health::spoken(QStringLiteral("idle in transaction")), QStringLiteral("idle in transaction"));
        QCOMPARE(health::spoken(QStringLiteral("half\x1b[31m")), QStringLiteral("half␛[31m"));
        QCOMPARE(health::spoken(QString()), QString());
    }
};

QTEST_GUILESS_MAIN(TestColumnHelp)
#include "tst_columnhelp.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
// What a screen shows of alerts, without one: the list with and without inhibition, the decisions, the sentence on top, the
// coverage by layer, and how old what we know is.

#include "models/alerts/alertmodel.h"
#include "models/alerts/overview.h"
#include "models/alerts/polls.h"
#include "models/alerts/trailmodel.h"
#include "tests/alerts/bench.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace alerts;
using test::AlertBench;
using test::kDown;
using test::s;
using watch::Condition;
using namespace std::chrono_literals;

class TestAlertModels : public QObject {
    Q_OBJECT

private slots:
    void theListWithAndWithoutInhibition()
    {
        AlertBench bench(kDown);
        bench.round();
        bench.shop.fails("shop-primary", Condition::Down);
        bench.shop.fails("shop-pgbouncer", Condition::NotAnswering);
        bench.shop.fails("shop-api", Condition::Down);
        bench.after(1);
        AlertModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        AlertModel::Wanted wanted;
        model.show(bench.book.alerts(), wanted, bench.shop.wall);
        QCOMPARE(model.rowCount(), 1);
        const QModelIndex first = model.index(0);
        QVERIFY(first.data().toString().contains(s("shop-primary")));
        QCOMPARE(first.data(AlertModel::ExplainsRole).toInt(), 2);
        QCOMPARE(first.data(AlertModel::UnderRole).toString(), s("shop-primary · firing · critical · infrastructure"));
        QVERIFY(!first.data(AlertModel::QuietRole).toBool());

        Overview overview = overviewOf(bench.book.alerts());
        QVERIFY(overview.critical == 1 && overview.explained == 2 && overview.worst(false) == base::Severity::Critical);
        QVERIFY(headline(overview, false) != headline(overview, true));

        wanted.explained = true; // what would I see without inhibition?
        model.show(bench.book.alerts(), wanted, bench.shop.wall);
        QCOMPARE(model.rowCount(), 3);
        const int api = model.rowOf(keyOf(s("target.down"), s("shop"), s("shop-api"), {}));
        QCOMPARE(model.index(api).data(AlertModel::FlagsRole).toStringList(), QStringList{s("explained")});
        wanted.text = s("API firing");
        model.show(bench.book.alerts(), wanted, bench.shop.wall);
        QCOMPARE(model.rowCount(), 1);
        wanted.text.clear();

        // rows stay where they are while their figures tick
        model.show(bench.book.alerts(), wanted, bench.shop.wall);
        QSignalSpy reset(&model, &QAbstractItemModel::modelReset), ticked(&model, &QAbstractItemModel::dataChanged);
        model.show(bench.book.alerts(), wanted, bench.shop.wall + 90s);
        QVERIFY(reset.isEmpty() && !ticked.isEmpty());

        for (const char *target : {"shop-primary", "shop-pgbouncer", "shop-api"})
            bench.shop.up(s(target));
        bench.run(10, 1);
        model.show(bench.book.alerts(), wanted, bench.shop.wall);
        QCOMPARE(model.rowCount(), 0);
        wanted.resolved = true;
        model.show(bench.book.alerts(), wanted, bench.shop.wall);
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(model.index(0).data(AlertModel::SeverityRole).toInt(), int(base::Severity::Ok));
        overview = overviewOf(bench.book.alerts());
        QVERIFY(overview.worst(true) == base::Severity::Ok && underline(overview, false).isEmpty());
    }

    // One of three is over: the two others are the rows they were.
    void rowsComeAndGo()
    {
        AlertBench bench(kDown);
        bench.round();
        for (const char *target : {"shop-pgbouncer", "shop-redis", "shop-api"})
            bench.shop.fails(target, Condition::Down);
        bench.after(1);
        AlertModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        AlertModel::Wanted wanted;
        wanted.explained = true;
        model.show(bench.book.alerts(), wanted, bench.shop.wall);
        QCOMPARE(model.rowCount(), 3);
        const QString key = model.index(2).data(AlertModel::KeyRole).toString(), gone = model.index(1).data(AlertModel::KeyRole).toString();
        const QPersistentModelIndex stays(model.index(2));
        QSignalSpy reset(&model, &QAbstractItemModel::modelReset), removed(&model, &QAbstractItemModel::rowsRemoved), inserted(&model, &QAbstractItemModel::rowsInserted);
        bench.shop.up(bench.book.find(gone)->target);
        bench.run(10, 1);
        model.show(bench.book.alerts(), wanted, bench.shop.wall);
        QCOMPARE(model.rowCount(), 2);
        QVERIFY(reset.isEmpty() && inserted.isEmpty() && removed.size() == 1);
        QVERIFY(stays.isValid() && stays.row() == 1 && stays.data(AlertModel::KeyRole).toString() == key);
        wanted.text = s("shop"); // another question is another list
        model.show(bench.book.alerts(), wanted, bench.shop.wall);
        QCOMPARE(reset.size(), 1);
    }

    // However rows come, go and change places, a model of them is never in between.
    void anyExchangeHolds()
    {
        class Letters : public base::KeyedList<QAbstractListModel> {
        public:
            void show(const QString &rows) { exchange(m_rows, QList<QChar>(rows.begin(), rows.end()), [](QChar c) { return c.toLower(); }); }
            [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : int(m_rows.size()); }
            [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override { return role == Qt::DisplayRole ? QVariant(m_rows.value(index.row())) : QVariant(); }
            QList<QChar> m_rows;
        } letters;
        const QAbstractItemModelTester tester(&letters, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QSignalSpy reset(&letters, &QAbstractItemModel::modelReset);
        for (const char *rows : {"abc", "", "abcdef", "fedcba", "aBcDeF", "xaby", "aab", "ab", "bbaa", "zzz", "qwertzuiop", "poiwq", "poiwqa", "nmpoiwq"}) {
            letters.show(s(rows));
            QCOMPARE(QString(letters.m_rows.constData(), letters.m_rows.size()), s(rows));
        }
        QVERIFY(reset.isEmpty());
    }

    void theDecisionsSayWhyNobodyWasTold()
    {
        AlertBench bench(kDown);
        bench.shop.fails("shop-primary", Condition::Down);
        bench.round();
        bench.book.setWishes({test::wishFor(bench, Wish::Kind::Silence, "target=*", 30min)});
        bench.run(15, 1);
        const QString key = test::only(bench).key;
        bench.book.note(key, s("mail to <b>ann</b>: accepted"), bench.shop.wall);
        TrailModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.show(bench.book.trail(key));
        int nobody = 0;
        for (int row = 0; row < model.rowCount(); ++row)
            nobody += model.index(row).data(TrailModel::NobodyRole).toBool() ? 1 : 0;
        QCOMPARE(nobody, 1);
        QVERIFY(model.index(model.rowCount() - 1).data(TrailModel::NoteRole).toBool());
        const int before = model.rowCount();
        QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        bench.book.note(key, s("another"), bench.shop.wall);
        model.show(bench.book.trail(key));
        QVERIFY(model.rowCount() == before + 1 && reset.isEmpty());
    }

    void coverageNamesWhatNobodySends()
    {
        AlertBench bench("rules:\n  - {id: down, condition: {down: critical}, layer: uptime}\n"
                         "  - {id: lag, metric: pg.lag.replay.seconds, layer: infrastructure}\n"
                         "  - {id: full, metric: host.disk.used, layer: infrastructure}\n"
                         "  - {id: nowhere, metric: pg.connections.used, on: {targets: [other]}, layer: performance}\n"
                         "  - {id: alive, deadman: true, layer: infrastructure}\n");
        QVERIFY2(bench.issues.isEmpty(), bench.issues.isEmpty() ? "" : qPrintable(environment::issueLine(bench.issues.first())));
        bench.shop.set("shop-primary", "pg.lag.replay.seconds", 1, "shop-standby");
        bench.round();
        auto layers = bench.book.coverage();
        QCOMPARE(layers[0].withData, 1);
        QVERIFY(layers[2].rules == 1 && layers[2].bound == 0 && layers[2].withoutData() == 0);
        QVERIFY(layers[3].rules == 3 && layers[3].bound == 3 && layers[3].withData == 2);
        QCOMPARE(layers[3].without, QStringList{s("full")});
        bench.shop.set("shop-host", "host.disk.used", 50, "/data");
        bench.shop.fails("shop-primary", Condition::Down); // its figures come no longer
        bench.after(1);
        layers = bench.book.coverage();
        QCOMPARE(layers[3].without, QStringList{s("lag")});
        QCOMPARE(layers[0].withData, 1); // that it is down is known
    }

    void nobodyAnswersForNinetySeconds()
    {
        AlertBench bench;
        const auto snapshots = [&bench] {
            Snapshots all;
            for (const environment::Target &target : bench.shop.environment.targets)
                all.insert(target.id, std::make_shared<watch::TargetSnapshot>(bench.shop.at(target.id)));
            return all;
        };
        const environment::Environment &shop = bench.shop.environment;
        const base::TimePoint began = bench.shop.now;
        for (const environment::Target &target : shop.targets)
            bench.shop.at(target.id).status.lastAnswer = began;
        QCOMPARE(blindFor(shop, snapshots(), began - 1h, began + 89s), 89s);
        QVERIFY(pathIsGood(shop, snapshots(), began + 89s));
        bench.shop.at(s("shop-redis")).status.lastAnswer = began + 60s;
        QCOMPARE(blindFor(shop, snapshots(), began - 1h, began + 100s), 40s);
        const QList<Poll> polls = pollsOf(shop, snapshots(), began + 100s);
        QVERIFY(polls.size() == shop.targets.size() && polls.last().target == s("shop-redis") && !polls.last().old() && polls.first().old());
        bench.shop.at(shop.targets.last().id).status.lastAnswer = began - 3s;
        QCOMPARE(pollsOf(shop, snapshots(), began + 1s).first().target, shop.targets.first().id); // all just now: as they stand in the file
        QCOMPARE(blindFor(shop, {}, began, began + 91s), 91s); // never, since we watch
        for (const environment::Target &target : shop.targets)
            bench.shop.fails(target.id.toUtf8().constData(), Condition::NotAnswering);
        QVERIFY(!pathIsGood(shop, snapshots(), began + 200s));
        bench.shop.fails("shop-redis", Condition::Down); // it refuses connections: that is known
        QVERIFY(pathIsGood(shop, snapshots(), began + 200s));
        QVERIFY(!polls.last().failed && std::ranges::all_of(pollsOf(shop, snapshots(), began + 200s), &Poll::failed));
        QCOMPARE(blindFor(environment::Environment(), {}, began, began + 1h), 0s);
    }
};

QTEST_GUILESS_MAIN(TestAlertModels)
#include "tst_alertmodels.moc"

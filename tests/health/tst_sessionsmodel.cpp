// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/health/sessionsmodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include <random>

using health::SessionsModel;
using watch::SessionRow;

namespace {

SessionRow session(int pid, std::vector<int> blockedBy = {}, int leader = 0)
{
    SessionRow row;
    row.pid = pid;
    row.leaderPid = leader;
    row.user = base::Untrusted(QStringLiteral("app"));
    row.state = QStringLiteral("active");
    row.blockedBy = std::move(blockedBy);
    row.querySeconds = 3;
    return row;
}

// For a lock on public.orders.
SessionRow waiting(int pid, std::vector<int> blockedBy, const char *mode)
{
    SessionRow row = session(pid, std::move(blockedBy));
    row.waitEvent = row.wait.type = QStringLiteral("relation");
    row.wait.mode = QLatin1String(mode);
    row.wait.relation = base::Untrusted(QStringLiteral("public.orders"));
    return row;
}

watch::LockBlocker held(int pid, const char *mode)
{
    watch::LockBlocker blocker;
    blocker.pid = pid;
    blocker.mode = QLatin1String(mode);
    return blocker;
}

QStringList printed(const SessionsModel &model, const QModelIndex &parent = {}, int depth = 0)
{
    QStringList lines;
    for (int r = 0; r < model.rowCount(parent); ++r) {
        const QModelIndex at = model.index(r, 0, parent);
        lines << QString(depth, QLatin1Char('>')) + at.data().toString() + QLatin1Char('|') + at.siblingAtColumn(SessionsModel::State).data().toString();
        lines << printed(model, at, depth + 1);
    }
    return lines;
}

QStringList lines(std::initializer_list<const char *> all)
{
    QStringList out;
    for (const char *line : all)
        out << QString::fromUtf8(line);
    return out;
}

} // namespace

class TestSessionsModel : public QObject {
    Q_OBJECT
private slots:
    void victimsHangBelowTheirBlockerAndBlockersComeFirst()
    {
        SessionsModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        model.setRows({session(1), session(2), session(4711), session(5102, {4711}), session(5140, {5102}), session(5103, {4711})});
        QCOMPARE(printed(model), lines({"4711 · app|holds a lock", ">5102 · app|waits", ">>5140 · app|waits", ">5103 · app|waits",
                                        "1 · app|active", "2 · app|active"}));
        QCOMPARE(model.sessions(), 6);
        QCOMPARE(model.indexOf(4711).data(health::BlockedRole).toInt(), 3);
        QCOMPARE(model.indexOf(5102).data(health::SeverityRole).toInt(), int(base::Severity::Warning));
        QCOMPARE(model.indexOf(5102).siblingAtColumn(SessionsModel::Since).data(health::ValueRole).toDouble(), 3.0);
        model.setRows({session(1), session(2), session(4711), session(5103)});
        QCOMPARE(model.rowCount(), 4);
    }

    void aHolderIsAsOldAsItsTransactionWhateverItDoesMeanwhile()
    {
        SessionsModel model;
        watch::SessionRow holder = session(4711);
        holder.state = QStringLiteral("idle in transaction");
        holder.stateSeconds = 0.1;
        holder.transactionSeconds = 372;
        const auto since = [&model] { return model.indexOf(4711).siblingAtColumn(SessionsModel::Since).data(health::ValueRole).toDouble(); };
        model.setRows({holder, session(5102, {4711})});
        QCOMPARE(since(), 372.0);
        model.setRows({holder, session(5102)});
        QCOMPARE(since(), 0.1);
    }

    void aRingIsCutAndNobodyVanishes()
    {
        SessionsModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        model.setRows({session(7, {8}), session(8, {9}), session(9, {7}), session(10, {9})});
        QCOMPARE(printed(model), lines({"7 · app|holds a lock", ">9 · app|waits", ">>8 · app|waits", ">>10 · app|waits"}));
        model.setRows({session(7, {7})});
        QCOMPARE(printed(model), lines({"7 · app|active"}));
    }

    void whoWaitsForTwoIsNamedAndCountedAtBoth()
    {
        SessionsModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        SessionRow shop = session(5102, {4711, 4712, 4711});
        shop.waitEvent = QStringLiteral("relation");
        model.setRows({session(1), session(4711), session(4712), shop, session(5140, {5102, 4712})});
        QCOMPARE(printed(model), lines({"4711 · app|holds a lock", ">5102 · app|waits", ">>5140 · app|waits", "4712 · app|holds a lock", "1 · app|active"}));
        const auto waiting = [&model](int pid) { return model.indexOf(pid).data(health::BlockedRole).toInt(); };
        QCOMPARE(waiting(4711), 2);
        QCOMPARE(waiting(4712), 2);
        QCOMPARE(waiting(5102), 1);
        QCOMPARE(waiting(5140), 0);
        QCOMPARE(model.indexOf(4712).data(health::SeverityRole).toInt(), int(base::Severity::Critical));
        const QModelIndex waitsFor = model.indexOf(5102).siblingAtColumn(SessionsModel::WaitsFor);
        QCOMPARE(waitsFor.data().toString(), QStringLiteral("4711, 4712 · relation"));
        QCOMPARE(waitsFor.data(health::WholeRole).toString(), QStringLiteral("4711, 4712 · relation"));
        model.setRows({session(1), session(4711), session(4712), session(5102, {4712, 0})}); // the one let go
        QCOMPARE(waiting(4711), 0);
        QCOMPARE(waiting(0), 1);
        QCOMPARE(model.indexOf(5102).siblingAtColumn(SessionsModel::WaitsFor).data().toString(), QStringLiteral("4712, prepared transaction · "));
    }

    void everyoneInALongQueueCountsThoseBehind()
    {
        std::vector<SessionRow> rows;
        std::vector<int> ahead;
        constexpr int kQueue = 300;
        for (int pid = 1; pid <= kQueue; ++pid) {
            rows.push_back(session(pid, ahead));
            ahead.push_back(pid);
        }
        const auto tree = health::sessionTree(rows);
        for (int pid = 1; pid <= kQueue; ++pid)
            QCOMPARE(tree.at(pid).waiting, kQueue - pid);
        rows.clear();
        for (int pid = 1; pid <= kQueue; ++pid)
            rows.push_back(session(pid, pid < kQueue ? std::vector<int>{pid + 1} : std::vector<int>{}));
        QCOMPARE(health::sessionTree(rows).at(kQueue).waiting, kQueue - 1);
    }

    void theLastOfALongQueueNamesAFew()
    {
        std::vector<SessionRow> rows;
        std::vector<int> ahead;
        constexpr int kQueue = 500;
        for (int pid = 1001; pid <= 1000 + kQueue; ++pid) {
            rows.push_back(session(pid, ahead));
            rows.back().waitEvent = QStringLiteral("tuple");
            ahead.push_back(pid);
        }
        rows.back().blockedBy.insert(rows.back().blockedBy.end(), {1001, 1499, 1500}); // twice, and itself
        const auto tree = health::sessionTree(rows);
        QVERIFY(tree.at(1500).blockers == std::vector<int>(ahead.begin(), ahead.end() - 1)); // each once, in the server's order
        SessionsModel model;
        model.setRows(rows);
        const auto at = [&model](int pid) { return model.indexOf(pid).siblingAtColumn(SessionsModel::WaitsFor); };
        QCOMPARE(at(1006).data().toString(), QStringLiteral("1001, 1002, 1003, 1004, 1005 · tuple"));
        QCOMPARE(at(1007).data().toString(), QStringLiteral("1001, 1002, 1003, 1004, 1005 and 1 more · tuple"));
        QCOMPARE(at(1500).data().toString(), QStringLiteral("1001, 1002, 1003, 1004, 1005 and 494 more · tuple"));
        QCOMPARE(at(1500).data(health::RawRole).toString(), at(1500).data().toString());
        const QString whole = at(1500).data(health::WholeRole).toString();
        QVERIFY2(whole.startsWith(QStringLiteral("1001, 1002")) && whole.endsWith(QStringLiteral("1040 and 459 more · tuple")), qPrintable(whole));
    }

    void parallelWorkersFoldIntoTheirLeader()
    {
        SessionsModel model;
        model.setRows({session(1), session(2), session(3, {}, 2), session(4, {1}, 2), session(5, {3})});
        QCOMPARE(printed(model), lines({"1 · app|holds a lock", ">2 · app · 2 workers|waits", ">>5 · app|waits"}));
        model.setRows({session(3, {}, 2)}); // the leader has gone from the list
        QCOMPARE(printed(model), lines({"3 · app|active"}));
    }

    void aPreparedTransactionIsARootOfItsOwn()
    {
        SessionsModel model;
        model.setRows({session(5, {0}), session(6, {999})});
        QCOMPARE(printed(model), lines({"prepared transaction, which one is not known|holds a lock", ">5 · app|waits", "6 · app|active"}));
        QVERIFY(model.prepared(model.index(0, 0)));
        QCOMPARE(model.prepared(model.index(0, 0))->transaction, 0U); // so nothing is offered to end it
    }

    void whatIsWaitedForAndHowItIsHeldIsNamed()
    {
        SessionsModel model;
        SessionRow shop = waiting(5102, {4711}, "AccessShareLock"), next = waiting(5103, {4711, 5102}, "ExclusiveLock");
        shop.wait.blockers = {held(4711, "AccessExclusiveLock")};
        next.wait.blockers = {held(4711, "AccessExclusiveLock"), held(5102, "AccessShareLock")};
        next.wait.blockers[1].queued = true;
        model.setRows({session(4711), shop, next});
        QCOMPARE(printed(model), lines({"4711 · app|holds a lock: AccessExclusiveLock on public.orders", ">5102 · app|waits", ">5103 · app|waits"}));
        const auto waitsFor = [&model](int pid) { return model.indexOf(pid).siblingAtColumn(SessionsModel::WaitsFor); };
        QCOMPARE(waitsFor(5102).data().toString(), QStringLiteral("4711 · AccessShareLock on public.orders"));
        QCOMPARE(waitsFor(5102).data(health::WholeRole).toString(), QStringLiteral("4711 · AccessShareLock on public.orders\nheld by 4711 in AccessExclusiveLock"));
        QCOMPARE(waitsFor(5103).data(health::WholeRole).toString(),
                 QStringLiteral("4711, 5102 · ExclusiveLock on public.orders\nheld by 4711 in AccessExclusiveLock\n5102 is before it in the queue, for AccessShareLock"));
        next.wait.relation = base::Untrusted(QStringLiteral("public.items"));
        model.setRows({session(4711), shop, next});
        const QModelIndex state = model.indexOf(4711).siblingAtColumn(SessionsModel::State);
        QCOMPARE(state.data().toString(), QStringLiteral("holds 2 locks"));
        QCOMPARE(state.data(health::WholeRole).toString(), QStringLiteral("active\nAccessExclusiveLock on public.orders\nAccessExclusiveLock on public.items"));
    }

    void eachPreparedTransactionIsARowOfItsOwn()
    {
        SessionsModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        SessionRow one = waiting(5, {0}, "ShareLock"), both = waiting(6, {0, 7, 0}, "ExclusiveLock"), unnamed = session(8, {0});
        watch::LockBlocker first = held(0, "ExclusiveLock"), second = held(0, "ExclusiveLock");
        first.transaction = 742;
        first.gid = base::Untrusted(QStringLiteral("order <7>"));
        first.seconds = 90;
        second.transaction = 743;
        second.gid = base::Untrusted(QStringLiteral("other"));
        one.wait.blockers = {first};
        both.wait.blockers = {first, second, held(7, "ShareLock")};
        model.setRows({one, both, session(7), unnamed});
        const QStringList all = printed(model);
        for (const char *line : {"prepared transaction order <7>|holds a lock: ExclusiveLock on public.orders", "prepared transaction other|holds a lock: ExclusiveLock on public.orders",
                                 "prepared transaction, which one is not known|holds a lock", "7 · app|holds a lock: ShareLock on public.orders"})
            QVERIFY2(all.contains(QString::fromUtf8(line)), qPrintable(all.join(QLatin1Char('\n'))));
        const QModelIndex named = model.indexOf(health::numberOf(first));
        QVERIFY(named.isValid());
        QCOMPARE(named.data(health::BlockedRole).toInt(), 2);
        QCOMPARE(named.data(health::RawRole).toString(), QStringLiteral("order <7>"));
        QCOMPARE(named.siblingAtColumn(SessionsModel::Since).data(health::ValueRole).toDouble(), 90.0);
        QCOMPARE(model.prepared(named)->gid.raw(), QStringLiteral("order <7>"));
        QVERIFY(!model.prepared(model.indexOf(7)));
        QCOMPARE(model.indexOf(6).siblingAtColumn(SessionsModel::WaitsFor).data().toString(),
                 QStringLiteral("prepared transaction order <7>, 7, prepared transaction other · ExclusiveLock on public.orders"));
        QCOMPARE(model.indexOf(health::numberOf(second)).data(health::BlockedRole).toInt(), 1);
        const QPersistentModelIndex kept(named);
        model.setRows({one, session(7)}); // the other one has ended
        QVERIFY(kept.isValid() && !model.indexOf(health::numberOf(second)).isValid() && !model.indexOf(0).isValid());
    }

    void whatAWorkerWaitsForItsLeaderWaitsFor()
    {
        SessionsModel model;
        SessionRow worker = waiting(3, {1}, "AccessShareLock");
        worker.leaderPid = 2;
        worker.wait.blockers = {held(1, "AccessExclusiveLock")};
        model.setRows({session(1), session(2), worker});
        QCOMPARE(printed(model), lines({"1 · app|holds a lock: AccessExclusiveLock on public.orders", ">2 · app · 1 workers|waits"}));
        QCOMPARE(model.indexOf(2).siblingAtColumn(SessionsModel::WaitsFor).data().toString(), QStringLiteral("1 · AccessShareLock on public.orders"));
    }

    void updatesKeepSelectionAndTellNothingNew()
    {
        SessionsModel model;
        model.setRows({session(1), session(2), session(3, {2})});
        const QPersistentModelIndex kept(model.indexOf(3));
        QSignalSpy changed(&model, &SessionsModel::dataChanged);
        QSignalSpy inserted(&model, &SessionsModel::rowsInserted);
        QSignalSpy removed(&model, &SessionsModel::rowsRemoved);
        model.setRows({session(3, {2}), session(1), session(2)});
        QVERIFY(changed.isEmpty() && inserted.isEmpty() && removed.isEmpty());
        model.setRows({session(2), session(3, {2}), session(4, {3})});
        QVERIFY(kept.isValid());
        QCOMPARE(kept.data(health::PidRole).toInt(), 3);
        QCOMPARE(inserted.size(), 1);
        QCOMPARE(removed.size(), 1);
    }

    void manyThatBeginToBlockAreRaisedAtOnce()
    {
        SessionsModel model;
        std::vector<SessionRow> rows, later;
        for (int pid = 1; pid <= 20; ++pid)
            rows.push_back(session(pid));
        model.setRows(rows);
        const QPersistentModelIndex kept(model.indexOf(12));
        QSignalSpy ordered(&model, &SessionsModel::layoutChanged), moved(&model, &SessionsModel::rowsMoved);
        for (int pid = 1; pid <= 20; ++pid)
            later.push_back(session(pid, pid % 2 ? std::vector<int>{pid + 1} : std::vector<int>{}));
        model.setRows(later);
        QCOMPARE(ordered.size() + moved.size(), 1);
        QVERIFY(kept.isValid());
        QCOMPARE(kept.data(health::PidRole).toInt(), 12);
        QCOMPARE(model.rowCount(), 10);
        QCOMPARE(model.index(0, 0).data(health::PidRole).toInt(), 2); // those that were alike keep their order
        model.setRows(rows);
        QCOMPARE(kept.data(health::PidRole).toInt(), 12);
    }

    void randomForestsKeepTheModelSound()
    {
        SessionsModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        std::mt19937 random{3};
        for (int round = 0; round < 300; ++round) {
            std::vector<SessionRow> rows;
            const int n = int(random() % 12);
            for (int pid = 1; pid <= n; ++pid) {
                if (random() % 5 == 0)
                    continue;
                rows.push_back(session(pid, random() % 2 ? std::vector<int>{int(random() % 12)} : std::vector<int>{},
                                       random() % 9 == 0 ? int(random() % 12) : 0));
            }
            model.setRows(rows);
            const auto tree = health::sessionTree(rows);
            bool others = false;
            for (int r = 0; r < model.rowCount(); ++r) {
                const bool blocks = model.index(r, 0).data(health::BlockedRole).toInt() > 0;
                QVERIFY(!(blocks && others));
                others = others || !blocks;
            }
            for (const auto &[pid, entry] : tree) {
                const QModelIndex at = model.indexOf(pid);
                QVERIFY(at.isValid());
                QCOMPARE(at.parent().isValid() ? at.parent().data(health::PidRole).toInt() : -1, entry.parent);
            }
        }
    }

    void statementsAreShownWithoutTheCommentsInFront()
    {
        SessionsModel model;
        SessionRow row = session(1);
        row.statement = base::Untrusted(QStringLiteral("/* who asks */\nselect a,\n       b from t"));
        model.setRows({row});
        const QModelIndex at = model.indexOf(1).siblingAtColumn(SessionsModel::Statement);
        QCOMPARE(at.data().toString(), QStringLiteral("select a, b from t"));
        QCOMPARE(at.data(health::RawRole).toString(), row.statement.raw());
        QCOMPARE(at.data(health::WholeRole).toString(), row.statement.visible());
    }

    void ourOwnSessionsAreNamedSoAndStandLast()
    {
        SessionsModel model;
        SessionRow own = session(1);
        own.own = true;
        own.application = base::Untrusted(QStringLiteral("quarterdeck"));
        SessionRow background = session(2);
        background.backendType = QStringLiteral("checkpointer");
        model.setRows({own, background, session(3), session(4)});
        QCOMPARE(printed(model), lines({"3 · app|active", "4 · app|active", "2 · app · checkpointer|active", "1 · this console|active"}));
        QVERIFY(model.indexOf(1).data(health::QuietRole).toBool());
        QVERIFY(!model.indexOf(3).data(health::QuietRole).toBool());
        QVERIFY(model.indexOf(1).data(health::WholeRole).toString().contains(QStringLiteral("quarterdeck")));
        model.setRows({own, background, session(3, {1}), session(4)}); // should ours ever be in the way, it says so
        QCOMPARE(model.index(0, 0).data().toString(), QStringLiteral("1 · this console"));
        QVERIFY(!model.index(0, 0).data(health::QuietRole).toBool());
    }

    void whatASessionSpendsStandsBesideItsStatement()
    {
        using Missing = watch::BackendLoad::Missing;
        SessionsModel model;
        SessionRow busy = session(1), worker = session(2, {}, 1), refused = session(3), late = session(4);
        busy.load = {Missing::Nothing, 98.5, 1048576, 0};
        worker.load = {Missing::Nothing, 90, 0, 2048};
        refused.load = {Missing::NoRight, 0, {}, {}};
        late.load.missing = Missing::TooMany;
        model.setRows({busy, worker, refused, late});
        QVERIFY(model.onThisMachine());
        const auto at = [&model](int pid, SessionsModel::Column column) { return model.indexOf(pid).siblingAtColumn(column); };
        QCOMPARE(at(1, SessionsModel::Cpu).data(health::ValueRole).toDouble(), 188.5); // with its worker
        QCOMPARE(at(1, SessionsModel::Read).data(health::ValueRole).toDouble(), 1048576.0);
        QCOMPARE(at(1, SessionsModel::Written).data(health::ValueRole).toDouble(), 2048.0);
        QCOMPARE(at(1, SessionsModel::Written).data(health::UnitRole).toInt(), int(base::Unit::BytesPerSecond));
        QCOMPARE(at(3, SessionsModel::Cpu).data(health::ValueRole).toDouble(), 0.0);
        QVERIFY(at(3, SessionsModel::Cpu).data(health::ValueRole).isValid());
        QVERIFY(!at(3, SessionsModel::Read).data(health::ValueRole).isValid()); // unknown is never 0
        QCOMPARE(at(3, SessionsModel::Read).data().toString(), QStringLiteral("–"));
        QVERIFY(at(3, SessionsModel::Read).data(health::WholeRole).toString().contains(QStringLiteral("root")));
        QCOMPARE(at(4, SessionsModel::Cpu).data().toString(), QStringLiteral("–"));
        QVERIFY(at(4, SessionsModel::Cpu).data(health::WholeRole).toString().contains(QStringLiteral("200")));
        QVERIFY(at(4, SessionsModel::Cpu).data(health::SortRole).toDouble() < at(3, SessionsModel::Cpu).data(health::SortRole).toDouble());
        model.setRows({session(1)});
        QVERIFY(!model.onThisMachine());
        QVERIFY(at(1, SessionsModel::Cpu).data().toString().isEmpty());
    }

    void wrongIndexesAnswerNothing()
    {
        SessionsModel model;
        model.setRows({session(1)});
        QVERIFY(!model.index(1, 0).isValid());
        QVERIFY(!model.index(0, 9).isValid());
        QVERIFY(!model.data({}, Qt::DisplayRole).isValid());
        QVERIFY(!model.row({}));
        QVERIFY(!model.indexOf(77).isValid());
        QVERIFY(!model.headerData(-1, Qt::Horizontal, Qt::DisplayRole).isValid());
    }
};

QTEST_GUILESS_MAIN(TestSessionsModel)
#include "tst_sessionsmodel.moc"

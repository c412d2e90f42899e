// SPDX-License-Identifier: GPL-3.0-or-later
// What the lock table adds to who is in the way: never a wrong one, never asked when nobody waits, seldom when it is dear.
#include "models/watch/lockdetails.h"

#include <QTest>

#include <ctime>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using watch::LockSeen;
using watch::SessionRow;

namespace {

SessionRow waiter(int pid, std::vector<int> blockedBy, const QString &event = u"relation"_s)
{
    SessionRow row;
    row.pid = pid;
    row.waitType = u"Lock"_s;
    row.waitEvent = event;
    row.querySeconds = 3;
    row.blockedBy = std::move(blockedBy);
    return row;
}

LockSeen lock(int pid, const char *mode, bool granted, const QString &object = u"orders"_s, const QString &type = u"relation"_s)
{
    LockSeen seen;
    seen.pid = pid;
    seen.granted = granted;
    seen.object = object;
    seen.what.type = type;
    seen.what.mode = QLatin1String(mode);
    seen.what.relation = base::Untrusted(u"public."_s + object);
    return seen;
}

LockSeen prepared(std::uint32_t transaction, const char *mode, const QString &holder, const QString &object = u"orders"_s)
{
    LockSeen seen = lock(0, mode, true, object);
    seen.holder = holder;
    seen.prepared.transaction = transaction;
    seen.prepared.gid = base::Untrusted(u"tx %1"_s.arg(transaction));
    seen.prepared.seconds = 60;
    return seen;
}

// "4711:ShareLock", "5102<ShareLock" where it is queued, "tx 742:ShareLock".
QStringList blockersOf(const SessionRow &row)
{
    QStringList all;
    for (const watch::LockBlocker &b : row.wait.blockers)
        all << (b.pid != 0 ? QString::number(b.pid) : b.gid.raw()) + (b.queued ? u'<' : u':') + b.mode;
    return all;
}

QStringList told(const std::vector<LockSeen> &locks, const SessionRow &row)
{
    std::vector<SessionRow> rows{row};
    watch::describeWaits(locks, rows);
    return blockersOf(rows[0]);
}

} // namespace

class TestLockDetails : public QObject {
    Q_OBJECT
private slots:
    void inWhichModeThoseInTheWayHaveIt()
    {
        std::vector<SessionRow> rows{waiter(1, {4711, 2}), waiter(2, {4711})};
        watch::describeWaits({lock(1, "AccessShareLock", false), lock(2, "AccessExclusiveLock", false), lock(4711, "AccessShareLock", true),
                              lock(4711, "AccessExclusiveLock", true), lock(4711, "ShareLock", true, u"other"_s), lock(9, "AccessExclusiveLock", true)},
                             rows);
        QCOMPARE(rows[0].wait.mode, u"AccessShareLock"_s);
        QCOMPARE(rows[0].wait.relation.raw(), u"public.orders"_s);
        // 9 holds it, too, but the server does not say that it is in the way: it is not named
        QCOMPARE(blockersOf(rows[0]), (QStringList{u"4711:AccessExclusiveLock"_s, u"2<AccessExclusiveLock"_s}));
        QCOMPARE(blockersOf(rows[1]), QStringList{u"4711:AccessExclusiveLock"_s});
    }

    void whoWaitsForSomethingElseByNowIsToldNothing()
    {
        std::vector<SessionRow> rows{waiter(1, {4711}, u"transactionid"_s), waiter(2, {}), waiter(3, {4711})};
        watch::describeWaits({lock(1, "ShareLock", false), lock(2, "ShareLock", false), lock(4711, "AccessExclusiveLock", true)}, rows);
        for (const SessionRow &row : rows)
            QVERIFY(!row.wait.known());
    }

    void aPreparedTransactionIsNamedOnlyWhenItCannotBeAnother()
    {
        const LockSeen wanted = lock(1, "ExclusiveLock", false);
        const QStringList none;
        QCOMPARE(told({wanted, prepared(742, "ShareLock", u"3/7"_s)}, waiter(1, {0})), QStringList{u"tx 742:ShareLock"_s});
        // one that does not exclude it, one on something else
        QCOMPARE(told({wanted, prepared(742, "ShareLock", u"3/7"_s), prepared(743, "AccessShareLock", u"3/8"_s), prepared(744, "ShareLock", u"3/9"_s, u"other"_s)}, waiter(1, {0})),
                 QStringList{u"tx 742:ShareLock"_s});
        // as many as the server says, several modes of one counted once
        QCOMPARE(told({wanted, prepared(742, "ShareLock", u"3/7"_s), prepared(743, "RowShareLock", u"3/8"_s), prepared(743, "ShareLock", u"3/8"_s)}, waiter(1, {0, 0})),
                 (QStringList{u"tx 742:ShareLock"_s, u"tx 743:ShareLock"_s}));
        // more or fewer than the server says
        QCOMPARE(told({wanted, prepared(742, "ShareLock", u"3/7"_s), prepared(743, "ShareLock", u"3/8"_s)}, waiter(1, {0})), none);
        QCOMPARE(told({wanted, prepared(742, "ShareLock", u"3/7"_s)}, waiter(1, {0, 0})), none);
        QCOMPARE(told({wanted}, waiter(1, {0})), none);
        // one that ended before its name was read, two with the same mark
        QCOMPARE(told({wanted, prepared(0, "ShareLock", u"3/7"_s)}, waiter(1, {0})), none);
        QCOMPARE(told({wanted, prepared(742, "ShareLock", u"3/7"_s), prepared(743, "ShareLock", u"3/7"_s), prepared(742, "ShareLock", u"3/7"_s)}, waiter(1, {0})), none);
        // a mode nobody knows
        QCOMPARE(told({lock(1, "NovelLock", false), prepared(742, "ShareLock", u"3/7"_s)}, waiter(1, {0})), none);
    }

    void aWorkerHasItForItsLeader()
    {
        SessionRow worker = waiter(12, {});
        worker.leaderPid = 11;
        std::vector<SessionRow> rows{waiter(1, {11}), worker};
        watch::describeWaits({lock(1, "AccessExclusiveLock", false), lock(12, "AccessShareLock", true)}, rows);
        QCOMPARE(blockersOf(rows[0]), QStringList{u"11:AccessShareLock"_s});
    }

    void theRowOfATransactionIsTheOneTheWaiterHas()
    {
        const auto row = [](int pid, const QString &object, const QString &place) {
            LockSeen seen = lock(pid, "ExclusiveLock", true, object, u"tuple"_s);
            seen.what.row = place;
            return seen;
        };
        const LockSeen wanted = lock(1, "ShareLock", false, u"742"_s, u"transactionid"_s);
        std::vector<SessionRow> rows{waiter(1, {2}, u"transactionid"_s)};
        watch::describeWaits({wanted, row(1, u"orders"_s, u"(0,7)"_s), row(1, u"orders"_s, u"(0,7)"_s), row(2, u"items"_s, u"(0,8)"_s)}, rows);
        QCOMPARE(rows[0].wait.row, u"(0,7)"_s);
        QCOMPARE(rows[0].wait.relation.raw(), u"public.orders"_s);
        watch::describeWaits({wanted, row(1, u"orders"_s, u"(0,7)"_s), row(1, u"items"_s, u"(0,8)"_s)}, rows);
        QVERIFY(rows[0].wait.known() && rows[0].wait.row.isEmpty()); // it might be either
    }

    void aLongQueueNamesAFew()
    {
        std::vector<LockSeen> locks{lock(1000, "ExclusiveLock", false)};
        std::vector<int> ahead;
        for (int pid = 1; pid <= 500; ++pid) {
            locks.push_back(lock(pid, "ExclusiveLock", pid == 500));
            ahead.push_back(pid);
        }
        const QStringList all = told(locks, waiter(1000, ahead));
        QCOMPARE(all.size(), 8);
        QCOMPARE(all[0], u"500:ExclusiveLock"_s); // who has it comes first
        QCOMPARE(all[1], u"1<ExclusiveLock"_s);
    }

    void aVeryLongQueueIsReadInNoTime()
    {
        constexpr int kWaiting = 3000;
        std::vector<LockSeen> locks{lock(1, "AccessExclusiveLock", true)};
        std::vector<SessionRow> rows;
        std::vector<int> ahead;
        for (int pid = 2; pid < 2 + kWaiting; ++pid) {
            locks.push_back(lock(pid, "AccessExclusiveLock", false));
            rows.push_back(waiter(pid, ahead));
            rows.back().blockedBy.push_back(1); // who has it comes last
            ahead.push_back(pid);
        }
        const std::clock_t begin = std::clock(); // of this process: others may be busy
        watch::describeWaits(locks, rows);
        const double seconds = double(std::clock() - begin) / CLOCKS_PER_SEC;
        for (std::size_t i = 0; i < rows.size(); ++i) {
            const QStringList all = blockersOf(rows[i]);
            QCOMPARE(all.size(), qsizetype(std::min<std::size_t>(i + 1, 8)));
            QCOMPARE(all[0], u"1:AccessExclusiveLock"_s);
            if (i > 0)
                QCOMPARE(all[1], u"2<AccessExclusiveLock"_s);
        }
        QVERIFY2(seconds < 1, qPrintable(QString::number(seconds)));
    }

    void nothingIsAskedWhenNobodyWaits()
    {
        watch::LockDetails details;
        std::vector<SessionRow> rows(3);
        QVERIFY(!details.begin(rows, base::TimePoint{} + 1h));
        rows.push_back(waiter(1, {4711}));
        QVERIFY(details.begin(rows, base::TimePoint{} + 1h + 1s));
        rows.pop_back();
        QVERIFY(!details.begin(rows, base::TimePoint{} + 1h + 2s));
    }

    void whatIsDearIsAskedSeldomAndHoldsMeanwhile()
    {
        watch::LockDetails details;
        const auto later = [](double seconds) { return base::TimePoint{} + 1h + std::chrono::milliseconds(qint64(seconds * 1000)); };
        std::vector<SessionRow> rows{waiter(1, {0})};
        QVERIFY(details.begin(rows, later(0)));
        details.read({lock(1, "ExclusiveLock", false), prepared(742, "ShareLock", u"3/7"_s)}, rows, 100ms); // a fiftieth of five seconds
        QVERIFY(rows[0].wait.known());
        for (const double after : {1.0, 4.9}) {
            std::vector<SessionRow> next{waiter(1, {0}), waiter(2, {1})};
            next[0].querySeconds = 3 + after;
            QVERIFY(!details.begin(next, later(after)));
            QCOMPARE(blockersOf(next[0]), QStringList{u"tx 742:ShareLock"_s});
            QCOMPARE(next[0].wait.blockers[0].seconds, 60 + after); // it goes on
            QVERIFY(!next[1].wait.known()); // came since
        }
        // another wait of that session, or another one in the way, is not told what was true of the one before
        for (const auto &[event, blockedBy, began] : {std::tuple(u"tuple"_s, std::vector{0}, 7.0), std::tuple(u"relation"_s, std::vector{0, 5}, 7.0), std::tuple(u"relation"_s, std::vector{0}, 1.0)}) {
            std::vector<SessionRow> next{waiter(1, blockedBy, event)};
            next[0].querySeconds = began;
            QVERIFY(!details.begin(next, later(4)));
            QVERIFY(!next[0].wait.known());
        }
        std::vector<SessionRow> next{waiter(1, {0})};
        QVERIFY(details.begin(next, later(5)));
        details.failed(1ms);
        QVERIFY(!details.begin(next, later(6)));
        QVERIFY(details.begin(next, later(17)));
    }

    void whatTookLongInVainIsAskedAsSeldom()
    {
        watch::LockDetails details;
        const base::TimePoint start = base::TimePoint{} + 1h;
        std::vector<SessionRow> rows{waiter(1, {4711})};
        QVERIFY(details.begin(rows, start));
        details.failed(2s); // a fiftieth of a hundred
        QVERIFY(!details.begin(rows, start + 12s));
        QVERIFY(!details.begin(rows, start + 99s));
        QVERIFY(details.begin(rows, start + 100s));
    }
};

QTEST_GUILESS_MAIN(TestLockDetails)
#include "tst_lockdetails.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/health/backgroundroom.h"
#include "shop.h"

#include <QElapsedTimer>
#include <QTest>

using base::Severity;
using namespace test;

class TestSituation : public QObject {
    Q_OBJECT

    // Looked at all the while, as a feed does.
    static void goesOnFor(Shop &shop, int seconds)
    {
        for (int i = 0; i < seconds; ++i) {
            shop.wait(1);
            shop.assess();
        }
    }

private slots:
    void everythingFine()
    {
        Shop shop;
        const auto now = shop.assess();
        QCOMPARE(now.answer, s("All 6 targets are fine."));
        QCOMPARE(now.severity, Severity::Ok);
        QCOMPARE(now.reachable, 6);
        QVERIFY(now.problems.isEmpty());
        QCOMPARE(now.targets[s("shop-primary")].worstMetric.name(), s("pg.tps"));
    }

    void aKilledPrimaryNamesItsPoolAndEndpoint()
    {
        Shop shop;
        shop.assess();
        shop.fails("shop-primary", Condition::Down, refusedConnection());
        QCOMPARE(shop.sentences(), QStringList{s("shop-primary has been down for 1 s: connection refused; pool shop-pgbouncer fails "
                                                 "with it, endpoint shop-api depends on it.")});
        shop.set("shop-api", "http.ok", 0);
        shop.set("shop-api", "http.status", 500);
        shop.set("shop-pgbouncer", "pgbouncer.maxwait", 3);
        shop.set("shop-standby", "pg.receiver.streaming", 0);
        shop.wait(4);
        const auto now = shop.assess();
        QCOMPARE(shop.sentences(), QStringList{s("shop-primary has been down for 4 s: connection refused; pool shop-pgbouncer and "
                                                 "endpoint shop-api fail with it.")});
        QCOMPARE(now.answer, s("shop-primary is down."));
        QCOMPARE(now.rest, s("All other 2 targets are fine."));
        QCOMPARE(now.severity, Severity::Critical);
        QCOMPARE(now.reachable, 5);
        QCOMPARE(now.problems[0].affected, (QStringList{s("shop-pgbouncer"), s("shop-api"), s("shop-standby")}));
        QCOMPARE(now.problems[0].since, shop.now - std::chrono::seconds(4));
        QCOMPARE(now.targets[s("shop-pgbouncer")].severity, Severity::Warning);
    }

    // What a problem explains stands in it as it was seen itself; of a link each figure apart, with its own beginning.
    void whatIsExplainedKeepsItsOwnBeginning()
    {
        Shop shop;
        shop.assess();
        shop.set("shop-api", "http.ok", 0);
        shop.set("shop-api", "http.status", 500);
        shop.assess();
        const base::WallTime errors = shop.assess().problems[0].signs.first().wallSince;
        goesOnFor(shop, 20);
        shop.fails("shop-primary", Condition::Down, refusedConnection());
        const auto now = shop.assess();
        QCOMPARE(now.problems.size(), 1);
        const QList<health::Sign> &signs = now.problems[0].signs;
        QCOMPARE(signs[0].target, s("shop-primary"));
        QVERIFY(signs[0].family.isEmpty() && signs[0].condition == Condition::Down && signs[0].metrics.isEmpty());
        QCOMPARE(signs[1].target, s("shop-api"));
        QCOMPARE(signs[1].family, s("answers"));
        QCOMPARE(signs[1].wallSince, errors);
        QVERIFY(signs[0].wallSince - signs[1].wallSince >= std::chrono::seconds(19));
    }
    void aLinkThatIsCutAndPausedIsTwoSigns()
    {
        Shop shop;
        shop.assess();
        shop.set("shop-standby", "pg.replay.paused", 1);
        shop.assess();
        goesOnFor(shop, 20);
        shop.set("shop-standby", "pg.receiver.streaming", 0);
        const auto now = shop.assess();
        QCOMPARE(now.problems.size(), 1);
        const QList<health::Sign> &signs = now.problems[0].signs;
        QVERIFY(signs.size() >= 2);
        QVERIFY(signs[0].metrics.first().name() == s("pg.replay.paused") && signs[1].metrics.first().name() == s("pg.receiver.streaming"));
        QVERIFY(signs[0].headline != signs[1].headline);
        QVERIFY(signs[1].wallSince - signs[0].wallSince >= std::chrono::seconds(19));
    }

    // Whatever took the connections of a server took those that its databases are watched through.
    void databasesAreLostWithTheirServer()
    {
        for (const Condition condition : {Condition::Down, Condition::Refused, Condition::NoSlots}) {
            Shop shop;
            environment::PostgresSettings database;
            database.via = s("shop-primary");
            for (const char *id : {"db-a", "db-b"}) {
                shop.add(id, TargetKind::Postgres, database, {});
                shop.up(s(id));
                shop.at(id).facts.role = s("database");
            }
            shop.assess();
            for (const char *id : {"shop-primary", "db-a", "db-b"})
                shop.fails(id, condition, refusedConnection());
            shop.wait(1);
            const auto now = shop.assess();
            const auto of = [&](const char *id) {
                return std::count_if(now.problems.begin(), now.problems.end(), [&](const health::Problem &p) { return p.target == s(id); });
            };
            QCOMPARE(of("shop-primary"), 1);
            QCOMPARE(of("db-a") + of("db-b"), 0);
            const auto cause = std::find_if(now.problems.begin(), now.problems.end(), [](const health::Problem &p) { return p.target == s("shop-primary"); });
            QVERIFY(cause->affected.contains(s("db-a")) && cause->affected.contains(s("db-b")));
        }
    }

    void aDeadStandbyNamesNoPool()
    {
        Shop shop;
        shop.fails("shop-standby", Condition::Down, refusedConnection());
        shop.set("shop-primary", "pg.standbys.missing", 1);
        shop.wait(2);
        QCOMPARE(shop.sentences(), QStringList{s("shop-standby has been down for 2 s: connection refused.")});
        QCOMPARE(shop.assess().problems[0].affected, QStringList{s("shop-primary")});
    }

    void aCacheBelowTheEndpoint()
    {
        Shop shop;
        shop.fails("shop-redis", Condition::Down, refusedConnection());
        QCOMPARE(shop.sentences(), QStringList{s("shop-redis has been down for 1 s: connection refused; endpoint shop-api depends on it.")});
    }

    // It stands in a file of this machine, so it is a problem of its own, unless the server is gone altogether.
    void anOverdueBackupOfAServerThatRefusesUs()
    {
        Shop shop;
        shop.set("shop-primary", "pg.connections.used", 99);
        shop.set("shop-primary", "pg.backup.age", 100000);
        const auto about = [&shop](const char *words) {
            const QStringList all = shop.sentences();
            return std::ranges::count_if(all, [words](const QString &one) { return one.contains(s(words)); });
        };
        QCOMPARE(about("has had no good backup"), 1);
        shop.fails("shop-primary", Condition::Refused, {base::Errc::Authentication, "password authentication failed", "28P01", {}, {}});
        const QList<health::Problem> refused = shop.assess().problems;
        QCOMPARE(refused.size(), 2);
        QCOMPARE(about("has had no good backup"), 1);
        QVERIFY(!shop.assess().targets.value(s("shop-primary")).answers);
        shop.fails("shop-primary", Condition::Down);
        QCOMPARE(about("has had no good backup"), 0);
    }

    void aFrozenServerCountsFromItsLastAnswer()
    {
        Shop shop;
        const auto last = shop.now;
        shop.wait(3);
        shop.fails("shop-primary", Condition::NotAnswering, {base::Errc::TimedOut, "", {}, {}, {}});
        shop.at("shop-primary").status.lastAnswer = last;
        shop.wait(1);
        QCOMPARE(shop.sentences().first(), s("shop-primary has not answered for 4 s (still connected); pool shop-pgbouncer fails with it, "
                                             "endpoint shop-api depends on it."));
        QCOMPARE(shop.assess().answer, s("shop-primary does not answer."));
    }

    void aCutLinkIsTheStandbysProblemAlone()
    {
        Shop shop;
        shop.set("shop-standby", "pg.receiver.streaming", 0);
        shop.set("shop-standby", "pg.receiver.silent", 184);
        shop.set("shop-primary", "pg.standbys.missing", 1);
        QCOMPARE(shop.sentences(),
                 QStringList{s("shop-standby has received no WAL for 3 min 4 s: it is not connected to its primary.")});
        QCOMPARE(shop.assess().problems[0].severity, Severity::Critical); // a missing standby is
    }

    void aMissingStandbyNobodyWatchesIsThePrimarysProblem()
    {
        Shop shop;
        shop.set("shop-primary", "pg.standbys.missing", 1);
        shop.wait(0);
        QCOMPARE(shop.sentences(), QStringList{s("shop-primary has missed its standby shop-standby for 1 s.")});
    }

    void pausedReplayAndDistance()
    {
        Shop shop;
        shop.set("shop-standby", "pg.receiver.streaming", 1);
        shop.set("shop-standby", "pg.replay.paused", 1);
        shop.set("shop-standby", "pg.replay.age", 42);
        shop.set("shop-primary", "pg.lag.replay.bytes", 2e9, "shop-standby");
        QCOMPARE(shop.sentences(),
                 QStringList{s("shop-standby has had its replay paused for 1 s: it receives, but what it answers grows old.")});
        shop.set("shop-standby", "pg.replay.paused", 0);
        QCOMPARE(shop.sentences(),
                 QStringList{s("shop-standby is 42 s behind its primary (limit 10 s): it receives, but replays too slowly.")});
        QCOMPARE(shop.assess().answer, QStringLiteral("shop-standby is 42\u00a0s behind."));
    }

    void anIdlePrimaryMakesNoStandbyLag()
    {
        Shop shop;
        shop.set("shop-standby", "pg.receiver.streaming", 1);
        shop.set("shop-standby", "pg.replay.age", 64800);
        watch::ReplicationRow row;
        row.replayBytes = 0;
        shop.at("shop-standby").replication = std::make_shared<std::vector<watch::ReplicationRow>>(1, row);
        QCOMPARE(shop.sentences(), QStringList());
    }

    void aLockQueueNamesItsHolderAndWhatStandsBehindIt()
    {
        Shop shop;
        shop.set("shop-primary", "pg.blocked.sessions", 83);
        shop.set("shop-primary", "pg.lock_wait.longest", 372);
        watch::SessionRow root;
        root.pid = 4711;
        root.user = base::Untrusted(s("deployer"));
        root.application = base::Untrusted(s("migration"));
        root.state = s("idle in transaction");
        watch::SessionRow victim;
        victim.pid = 5102;
        victim.blockedBy = {4711};
        shop.at("shop-primary").sessions = std::make_shared<std::vector<watch::SessionRow>>(std::vector{root, victim});
        shop.set("shop-pgbouncer", "pgbouncer.waiting", 41, "shop/app");
        shop.set("shop-pgbouncer", "pgbouncer.maxwait", 6);
        shop.set("shop-api", "http.errors", 60);
        QCOMPARE(shop.sentences(),
                 QStringList{s("83 sessions on shop-primary wait for session 4711 (deployer, migration), which sits idle in its "
                               "transaction; the longest for 6 min 12 s; pool shop-pgbouncer and endpoint shop-api fail with it.")});
        QCOMPARE(shop.assess().problems[0].action, health::Problem::Action::ShowSessions);
        // what it holds, when it was read
        victim.wait.type = s("relation");
        victim.wait.mode = s("RowExclusiveLock");
        victim.wait.relation = base::Untrusted(s("public.orders"));
        watch::LockBlocker held;
        held.pid = 4711;
        held.mode = s("AccessExclusiveLock");
        victim.wait.blockers = {held};
        shop.at("shop-primary").sessions = std::make_shared<std::vector<watch::SessionRow>>(std::vector{root, victim});
        QCOMPARE(shop.sentences(),
                 QStringList{s("83 sessions on shop-primary wait for session 4711 (deployer, migration), which holds AccessExclusiveLock on public.orders "
                               "and sits idle in its transaction; the longest for 6 min 12 s; pool shop-pgbouncer and endpoint shop-api fail with it.")});
        root.state = s("active");
        shop.at("shop-primary").sessions = std::make_shared<std::vector<watch::SessionRow>>(std::vector{root, victim});
        QVERIFY2(shop.sentences().value(0).contains(s("(deployer, migration), which holds AccessExclusiveLock on public.orders; the longest for 6 min 12 s")), qPrintable(shop.sentences().value(0)));
    }

    void aPreparedTransactionThatBlocksIsNamedOnlyWhenItIsKnown()
    {
        Shop shop;
        shop.set("shop-primary", "pg.blocked.sessions", 2);
        shop.set("shop-primary", "pg.lock_wait.longest", 372);
        watch::SessionRow victim;
        victim.pid = 5102;
        victim.blockedBy = {0};
        const auto tell = [&shop](const std::vector<watch::SessionRow> &rows) {
            shop.at("shop-primary").sessions = std::make_shared<std::vector<watch::SessionRow>>(rows);
            return shop.sentences();
        };
        QCOMPARE(tell({victim}), QStringList{s("2 sessions on shop-primary wait for a prepared transaction, which one is not known; the longest for 6 min 12 s.")});
        watch::LockBlocker prepared;
        prepared.transaction = 742;
        prepared.gid = base::Untrusted(s("order %2"));
        prepared.owner = base::Untrusted(s("alice"));
        prepared.database = base::Untrusted(s("shop"));
        prepared.seconds = 10920;
        victim.wait.type = s("transactionid");
        victim.wait.blockers = {prepared};
        watch::SessionRow next = victim;
        next.pid = 5103;
        QCOMPARE(tell({victim, next}),
                 QStringList{s("2 sessions on shop-primary wait for prepared transaction order %2 (alice, database shop, prepared 3 h 2 min ago): "
                               "commit it or roll it back; the longest for 6 min 12 s.")});
        next.wait.blockers[0].transaction = 743;
        QCOMPARE(tell({victim, next}), QStringList{s("2 sessions on shop-primary wait for a lock, the longest for 6 min 12 s.")}); // it is not one alone
    }

    void rowLocksThatChangeHandsAreNoQueue()
    {
        Shop shop;
        shop.set("shop-primary", "pg.blocked.sessions", 3);
        shop.set("shop-primary", "pg.lock_wait.longest", 0.2);
        QCOMPARE(shop.sentences(), QStringList());
    }

    void aValueMustHoldBeforeItIsAProblemAndStayGoodBeforeItIsNone()
    {
        Shop shop;
        shop.set("shop-host", "host.cpu", 85);
        QVERIFY(shop.sentences().isEmpty()); // 80 % for ten minutes
        for (int i = 0; i < 60; ++i) {
            shop.wait(9);
            shop.set("shop-host", "host.cpu", i % 2 ? 85 : 82);
            shop.assess();
        }
        shop.wait(60);
        shop.set("shop-host", "host.cpu", 85);
        shop.assess();
        // a minute unseen is a minute good: it starts again
        QVERIFY(shop.sentences().isEmpty());
        for (int i = 0; i < 70; ++i) {
            shop.wait(9);
            shop.assess();
        }
        QCOMPARE(shop.sentences().size(), 1);
        shop.set("shop-host", "host.cpu", 78); // within 5 % below the limit: still shown
        QCOMPARE(shop.sentences().size(), 1);
        shop.set("shop-host", "host.cpu", 70);
        QVERIFY(shop.sentences().isEmpty());
    }

    void sinceOutlivesABlinkAndNoMore()
    {
        Shop shop;
        shop.set("shop-api", "http.ok", 0);
        shop.assess();
        const auto began = shop.now;
        shop.wait(5);
        shop.set("shop-api", "http.ok", 1);
        QVERIFY(shop.assess().problems.isEmpty());
        shop.wait(2);
        shop.set("shop-api", "http.ok", 0);
        QCOMPARE(shop.assess().problems[0].since, began);
        shop.set("shop-api", "http.ok", 1);
        shop.wait(20);
        shop.assess();
        shop.set("shop-api", "http.ok", 0);
        QCOMPARE(shop.assess().problems[0].since, shop.now);
    }

    void aLastingArchiveFailureBecomesCritical()
    {
        Shop shop;
        shop.set("shop-primary", "pg.archiver.failing", 5);
        QCOMPARE(shop.assess().problems[0].severity, Severity::Warning);
        for (int i = 0; i < 61; ++i) {
            shop.wait(5);
            shop.assess();
        }
        QCOMPARE(shop.assess().problems[0].severity, Severity::Critical);
    }

    void twoPrimariesOfOneClusterAreCritical()
    {
        Shop shop;
        for (const char *id : {"shop-primary", "shop-standby"}) {
            shop.at(id).facts.role = s("primary");
            shop.at(id).facts.systemIdentifier = s("7123");
        }
        QCOMPARE(shop.sentences(), QStringList{s("shop-primary and shop-standby have taken writes as primaries of the same cluster for "
                                                 "1 s: stop all but one.")});
        QCOMPARE(shop.assess().targets[s("shop-standby")].severity, Severity::Critical);
        QCOMPARE(shop.assess().problems[0].affected, QStringList{s("shop-standby")});
        QCOMPARE(shop.assess().severity, Severity::Critical);
        // the same server under two names
        shop.at("shop-primary").facts.startedAt = shop.at("shop-standby").facts.startedAt = shop.wall;
        QVERIFY(shop.sentences().isEmpty());
    }

    void aClusterOfStandbysTakesNoWrites()
    {
        Shop shop;
        for (const char *id : {"shop-primary", "shop-standby"}) {
            shop.at(id).facts.role = s("standby");
            shop.at(id).facts.systemIdentifier = s("7123");
        }
        QCOMPARE(shop.sentences(), QStringList{s("shop-primary and its standbys have had no primary for 1 s: nobody takes writes.")});
        shop.at("shop-standby").facts.role = s("primary"); // promoted: all is well
        QVERIFY(shop.sentences().isEmpty());
    }

    void unknownIsNotGreen()
    {
        Shop shop;
        shop.at("shop-redis").status.condition = Condition::Connecting;
        auto now = shop.assess();
        QCOMPARE(now.severity, Severity::Unknown);
        QCOMPARE(now.answer, s("No problem is known; shop-redis has no current figures."));
        shop.at("shop-redis").status.condition = Condition::Up;
        shop.now += std::chrono::milliseconds(2100);
        now = shop.assess();
        QVERIFY(now.targets[s("shop-redis")].stale);
        QCOMPARE(now.severity, Severity::Unknown);
        health::SituationRoom fresh;
        QCOMPARE(fresh.assess(shop.environment, *shop.catalogue, {}, shop.now, shop.wall).answer, s("Nothing is known yet."));
        QCOMPARE(fresh.assess({}, *shop.catalogue, {}, shop.now, shop.wall).answer, s("Nothing is watched yet."));
    }

    void valuesWithoutAValueAreNoProblem()
    {
        Shop shop;
        shop.at("shop-primary").latest.push_back(
            {watch::Reading::missing(watch::MetricId(s("pg.standbys.missing")), watch::NoValue::Permission), shop.now, shop.wall, std::chrono::seconds(1)});
        QVERIFY(shop.sentences().isEmpty());
    }

    void severalProblemsWorstFirstThenOldest()
    {
        Shop shop;
        shop.set("shop-redis", "redis.memory.used", 91);
        shop.assess();
        shop.wait(1);
        shop.set("shop-host", "host.disk.used", 85, "/");
        shop.fails("shop-standby", Condition::Down, refusedConnection());
        const auto now = shop.assess();
        QCOMPARE(now.problems.size(), 3);
        QCOMPARE(now.problems[0].target, s("shop-standby"));
        QCOMPARE(now.problems[1].target, s("shop-redis"));
        QCOMPARE(now.answer.contains(s("3 problems. shop-standby is down; ")), true);
        QVERIFY(now.answer.endsWith(s("; 1 more.")));
        QCOMPARE(now.rest, s("All other 3 targets are fine."));
    }

    void edgesThatRunInARingEndSomewhere()
    {
        Shop shop;
        shop.environment.targets[1].edges.push_back({EdgeKind::Uses, s("shop-api")});
        for (const char *id : {"shop-primary", "shop-pgbouncer", "shop-api"})
            shop.fails(id, Condition::Down, refusedConnection());
        QVERIFY(shop.assess().problems.size() >= 1);
    }

    void aThousandTargetsAreAssessedQuickly()
    {
        Shop shop;
        shop.environment.targets.clear();
        for (int i = 0; i < 1000; ++i) {
            const QByteArray id = "t" + QByteArray::number(i);
            shop.add(id.constData(), TargetKind::Postgres, environment::PostgresSettings{},
                     i ? QList<environment::Edge>{{EdgeKind::RoutesThrough, s("t0")}} : QList<environment::Edge>{});
            shop.up(s(id.constData()));
            for (const char *metric : {"pg.connections.used", "pg.blocked.sessions", "pg.transaction.longest", "pg.query.longest",
                                       "pg.xid.age", "pg.wal.size", "pg.tps", "pg.cache.hit"})
                shop.set(id.constData(), metric, 0);
        }
        QBENCHMARK { shop.assess(); }
        for (int i = 0; i < 1000; ++i)
            shop.fails(qPrintable(s("t%1").arg(i)), Condition::Down, refusedConnection());
        QElapsedTimer timer;
        timer.start();
        const auto now = shop.assess();
        QCOMPARE(now.problems.size(), 1);
        QVERIFY(now.problems[0].sentence.contains(s("and 995 more fail with it")));
        qInfo("all down: %lld ms", timer.elapsed());
    }

    // As assess() would say it, with what was known before; of two questions at once the newer one is the last answered.
    void besideTheReader()
    {
        Shop shop;
        const auto question = [&shop](double tps) {
            shop.set("shop-primary", "pg.replay.paused", 0);
            shop.set("shop-redis", "redis.clients.used", tps);
            health::BackgroundRoom::Question q;
            q.environment = std::make_shared<const environment::Environment>(shop.environment);
            q.catalogue = shop.catalogue;
            for (const Target &t : shop.environment.targets)
                q.snapshots.insert(t.id, std::make_shared<const watch::TargetSnapshot>(shop.at(t.id)));
            q.now = shop.now;
            q.wallNow = shop.wall;
            return q;
        };
        health::BackgroundRoom room({}, {});
        int answers = 0;
        connect(&room, &health::BackgroundRoom::assessed, this, [&answers] { ++answers; });
        room.ask(question(1));
        room.ask(question(2));
        room.ask(question(99));
        QCOMPARE(answers, 0);
        QTRY_COMPARE(answers, 2);
        QCOMPARE(room.latest().situation.answer, shop.assess().answer);
        QCOMPARE(room.latest().situation.problems.size(), 1);
        QCOMPARE(room.latest().situation.problems.front().target, s("shop-redis"));
        QVERIFY(!room.latest().memory.all().isEmpty());

        auto gone = std::make_unique<health::BackgroundRoom>(room.latest().memory, room.latest().bad);
        gone->ask(question(1));
        gone.reset(); // its question is finished unheard
    }
};

QTEST_GUILESS_MAIN(TestSituation)
#include "tst_situation.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/health/backgroundroom.h"
#include "shop.h"

#include <QElapsedTimer>
#include <QTest>

using base::Severity;
using namespace test;

class TestSituation : public QObject {
    Q_OBJECT
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

    void conditionsInWords_data()
    {
        QTest::addColumn<int>("condition");
        QTest::addColumn<int>("code");
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("sentence");
        QTest::addColumn<int>("action");
        const auto row = [](Condition c, base::Errc e, const char *text, const char *sentence, health::Problem::Action a) {
            QTest::addRow("%d %s", int(c), text) << int(c) << int(e) << QByteArray(text) << s(sentence) << int(a);
        };
        using enum base::Errc;
        using Action = health::Problem::Action;
        row(Condition::NoSlots, Server, "sorry, too many clients already",
            "shop-standby has had no free connection for 5 s: whoever connects is turned away.", Action::ShowTarget);
        row(Condition::Starting, Server, "the database system is starting up",
            "shop-standby has been starting or stopping for 5 s and takes no connections.", Action::ShowTarget);
        row(Condition::Refused, Authentication, "password authentication failed for user \"console\"",
            "shop-standby refused the password for user console; not tried again: enter a new one.", Action::EnterPassword);
        row(Condition::Refused, Authentication, "no pg_hba.conf entry for host \"10.0.0.1\"",
            "shop-standby does not let user console in from here: pg_hba.conf has no line for it; not tried again.", Action::EnterPassword);
        row(Condition::Refused, Permission, "permission denied for database \"x\"",
            "shop-standby refused access: permission denied for database \"x\"; not tried again.", Action::Retry);
        row(Condition::Untrusted, base::Errc::Tls, "SSL error: certificate verify failed: certificate has expired",
            "The certificate of shop-standby has expired: clients that verify it cannot connect.", Action::Retry);
        row(Condition::Untrusted, base::Errc::Tls, "server certificate for \"a\" does not match host name \"b\"",
            "The certificate of shop-standby is for another name than the one we connect to.", Action::Retry);
        row(Condition::Untrusted, base::Errc::Tls, "certificate verify failed: unable to get local issuer certificate",
            "The certificate of shop-standby comes from an authority this machine does not know.", Action::Retry);
        row(Condition::Untrusted, base::Errc::Tls, "server does not support SSL, but SSL was required",
            "shop-standby offers no encryption, but the environment asks for it.", Action::Retry);
        row(Condition::Misconfigured, Unresolved, "could not translate host name: Name or service not known",
            "The address of shop-standby cannot be found: no such name.", Action::Retry);
        row(Condition::Misconfigured, Protocol, "expected authentication request, but received H",
            "What answers at the address of shop-standby speaks another protocol: expected authentication request, but received H.",
            Action::Retry);
        row(Condition::Down, Server, "FATAL:  terminating connection due to administrator command\nand more",
            "shop-standby has been down for 5 s: it was shut down.", Action::ShowTarget);
        row(Condition::Down, Io, "<b>evil</b>\x1b[31m thing\nsecond line.", "shop-standby has been down for 5 s: <b>evil</b>␛[31m thing.",
            Action::ShowTarget);
    }

    void conditionsInWords()
    {
        QFETCH(int, condition);
        QFETCH(int, code);
        QFETCH(QByteArray, text);
        QFETCH(QString, sentence);
        QFETCH(int, action);
        Shop shop;
        shop.fails("shop-standby", Condition(condition), {base::Errc(code), text.toStdString(), {}, {}, {}});
        shop.wait(5);
        QCOMPARE(shop.sentences(), QStringList{sentence});
        QCOMPARE(int(shop.assess().problems[0].action), action);
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
    }

    void rowLocksThatChangeHandsAreNoQueue()
    {
        Shop shop;
        shop.set("shop-primary", "pg.blocked.sessions", 3);
        shop.set("shop-primary", "pg.lock_wait.longest", 0.2);
        QCOMPARE(shop.sentences(), QStringList());
    }

    void figuresInWords_data()
    {
        QTest::addColumn<QString>("target");
        QTest::addColumn<QString>("metric");
        QTest::addColumn<QString>("instance");
        QTest::addColumn<double>("value");
        QTest::addColumn<QString>("sentence");
        const auto row = [](const char *t, const char *m, const char *i, double v, const char *sentence) {
            QTest::newRow(m) << s(t) << s(m) << s(i) << v << s(sentence);
        };
        row("shop-primary", "pg.connections.used", "", 93, "shop-primary has had 93 % of its connections in use (limit 90 %) for 1 s.");
        row("shop-primary", "pg.idle_in_transaction.age", "", 372,
            "shop-primary has a session that has sat idle in a transaction for 6 min 12 s (limit 5 min).");
        row("shop-primary", "pg.archiver.failing", "", 12, "shop-primary has failed to archive its WAL for 1 s.");
        row("shop-primary", "pg.slot.status", "s1", 3, "shop-primary has removed WAL that slot s1 needed: its reader must be built anew.");
        row("shop-primary", "pg.slot.inactive.age", "s\u202e1", 90, "shop-primary has had nobody read its slot s⟨U+202E⟩1 for 1 min 30 s.");
        row("shop-primary", "pg.certificate.days", "", 5.5, "The certificate of shop-primary expires in 5 days: renew it.");
        row("shop-primary", "pg.xid.age", "", 60,
            "shop-primary has used 60 % of its transaction ids (limit 50 %): vacuum its oldest database before it refuses all writes.");
        row("shop-primary", "pg.xid.forced", "", 112,
            "shop-primary has its oldest transaction id at 112 % of the age at which autovacuum is forced (limit 110 %): something keeps vacuum from finishing.");
        row("shop-primary", "pg.multixact.age", "", 85,
            "shop-primary has used 85 % of its ids for shared row locks (limit 80 %): vacuum its oldest database before it refuses them.");
        row("shop-primary", "pg.checksum.failures", "", 3,
            "shop-primary has found 3 damaged pages: check its disks, do not trust its backups since, and restore from a good one or fail over.");
        row("shop-primary", "pg.locks.fill", "", 62,
            "shop-primary has its table of locks 62 % full (limit 60 %): when it is full, statements on many tables fail.");
        row("shop-primary", "pg.deadlocks.rate", "", 8,
            "shop-primary has had to cancel 8 transactions a minute that waited for each other (limit 5), for 1 s.");
        row("shop-primary", "pg.prepared.age", "", 90,
            "shop-primary has had a prepared transaction for 1 min 30 s (limit 1 min): commit it or roll it back, it holds its locks until then.");
        row("shop-primary", "pg.subscription.errors", "s1", 2,
            "shop-primary has failed to apply what its subscription s1 receives for 1 s: nothing arrives, and its publisher keeps its WAL.");
        row("shop-primary", "pg.jit.share", "", 25,
            "shop-primary spends 25 % of its run time compiling statements (limit 20 %): raise jit_above_cost or switch jit off.");
        row("shop-primary", "pg.vacuum.longest", "", 20000, "shop-primary has a vacuum that has been running for 5 h 33 min (limit 4 h).");
        row("shop-primary", "pg.slot.xmin.age", "s1", 3e7,
            "shop-primary has had dead rows kept for its slot s1 for 30000000 transactions (limit 20000000 transactions): tables grow until it moves on.");
        row("shop-api", "http.certificate.days", "", -1, "The certificate of shop-api has expired: clients that verify it cannot connect.");
        row("shop-api", "http.total", "", 2400, "shop-api takes 2400 ms to answer (limit 1000 ms), for 1 s.");
        row("shop-api", "http.errors", "", 10, "shop-api answered wrongly at times in the last 1 s; 10 % of the last requests failed.");
        row("shop-host", "host.disk.used", "/var", 93, "shop-host has its disk /var 93 % full.");
        row("shop-redis", "redis.link.down", "", 1, "shop-redis has lost its master for 1 s: what it answers grows old.");
        row("shop-redis", "redis.memory.used", "", 91, "shop-redis: Memory used is 91 %, limit 90 %, for 1 s.");
    }

    void figuresInWords()
    {
        QFETCH(QString, target);
        QFETCH(QString, metric);
        QFETCH(QString, instance);
        QFETCH(double, value);
        QFETCH(QString, sentence);
        Shop shop;
        shop.set(qPrintable(target), qPrintable(metric), value, instance.toUtf8().constData());
        QLocale::setDefault(QLocale::c());
        QCOMPARE(shop.sentences(), QStringList{sentence});
        QCOMPARE(shop.assess().problems[0].metric.name(), metric);
    }

    void whoKeepsDeadRowsIsNamed_data()
    {
        using Kind = watch::HorizonRow::Kind;
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("who");
        QTest::newRow("session") << int(Kind::Session) << s("session 4711 (deployer, migration)");
        QTest::newRow("standby") << int(Kind::Standby) << s("standby migration");
        QTest::newRow("slot") << int(Kind::Slot) << s("slot migration");
        QTest::newRow("prepared transaction") << int(Kind::Prepared) << s("prepared transaction migration");
    }
    void whoKeepsDeadRowsIsNamed()
    {
        QFETCH(int, kind);
        QFETCH(QString, who);
        using Kind = watch::HorizonRow::Kind;
        Shop shop;
        const std::vector<watch::HorizonRow> rows{{Kind(kind), 4711, base::Untrusted(s("deployer")), base::Untrusted(s("migration")), 3e7, {}},
                                                  {Kind::Session, 12, {}, {}, 5, 90000.0}};
        shop.at("shop-primary").horizon = std::make_shared<const std::vector<watch::HorizonRow>>(rows);
        shop.set("shop-primary", "pg.xmin.age", 3e7);
        shop.set("shop-primary", "pg.xmin.seconds", 90000);
        QLocale::setDefault(QLocale::c());
        QCOMPARE(shop.sentences(),
                 QStringList{s("shop-primary has not been able to clean up dead rows for 30000000 transactions (limit 20000000 transactions) "
                               "because of %1: tables grow until it ends or moves on.").arg(who)});
        shop.set("shop-primary", "pg.xmin.age", 5);
        QCOMPARE(shop.sentences(),
                 QStringList{s("shop-primary has not been able to clean up dead rows for 1 d 1 h (limit 1 d) because of session 12: "
                               "tables grow until it ends or moves on.")});
    }

    void aPreparedTransactionIsNamed()
    {
        Shop shop;
        const std::vector<watch::HorizonRow> rows{{watch::HorizonRow::Kind::Prepared, 0, base::Untrusted(s("app")), base::Untrusted(s("order 7")), 3, 90.0}};
        shop.at("shop-primary").horizon = std::make_shared<const std::vector<watch::HorizonRow>>(rows);
        shop.set("shop-primary", "pg.prepared.age", 90);
        QCOMPARE(shop.sentences(),
                 QStringList{s("shop-primary has had a prepared transaction order 7 for 1 min 30 s (limit 1 min): commit it or roll it back, "
                               "it holds its locks until then.")});
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

    void ownFiguresUseTheirTitle()
    {
        Shop shop;
        auto settings = environment::RedisSettings{};
        settings.keys.push_back({s("shop.queue.depth"), s("Queue <b>depth"), s("q"), environment::RedisKey::Figure::ListLength, {}, {}, {1000, 5000, false}, {}});
        shop.environment.targets[4].settings = settings;
        shop.catalogue = watch::Catalogue::load(shop.environment);
        shop.set("shop-redis", "shop.queue.depth", 1500);
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        QCOMPARE(shop.sentences(), QStringList{s("shop-redis: Queue <b>depth is 1,500, limit 1,000, for 1 s.")});
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

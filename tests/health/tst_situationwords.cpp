// SPDX-License-Identifier: GPL-3.0-or-later
// Each condition and figure in its sentence.
#include "models/health/forecastwords.h"
#include "shop.h"

#include <QTest>

using base::Severity;
using namespace test;

class TestSituationWords : public QObject {
    Q_OBJECT
private slots:
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
        row("shop-primary", "pg.backup.age", "", 100000,
            "shop-primary has had no good backup for 1 d 3 h (limit 1 d 2 h): see why the last one did not run or failed, and make one now.");
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
        row("shop-api", "http.throttled", "", 40, "shop-api has answered 429, too many requests, for 1 s: 40 % of the last requests were turned away.");
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

    void aLogThatFillsItsDiskIsSaidSo()
    {
        Shop shop;
        forecast::Forecast one{s("shop-primary"), watch::MetricId(s("pg.wal.size")), {}, 1e10, 2e10, false, {}, shop.wall};
        const auto what = [&] { return health::wordsOf(one, shop.environment, *shop.catalogue).what.replace(QChar(0xa0), QLatin1Char(' ')); };
        QLocale::setDefault(QLocale::c());
        QCOMPARE(what(), s("the WAL of shop-primary fills its disk"));
        one.limit = 53687091200; // what is critical comes first
        QCOMPARE(what(), s("WAL on disk of shop-primary is at 50.0 GiB"));
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
};

QTEST_GUILESS_MAIN(TestSituationWords)
#include "tst_situationwords.moc"

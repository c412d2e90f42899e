// SPDX-License-Identifier: GPL-3.0-or-later
// Advice on the sizes of pools as a pure function: what was used, what the server has room for, and which rules bound it.
#include "models/health/pooladvice.h"

#include <QFile>
#include <QTest>

using PoolKind = health::PoolAdvice::Kind;
using namespace Qt::StringLiterals;

namespace {

// A pooler with one pool before one server, as the rest of a test wants them.
struct PoolBench {
    environment::Environment environment;
    watch::TargetSnapshot pooler, server;
    watch::PoolRow row;

    PoolBench()
    {
        environment::Target db, pool;
        db.id = u"db"_s;
        db.tier = u"orders"_s;
        db.settings = environment::PostgresSettings();
        pool.id = u"pool"_s;
        pool.kind = environment::TargetKind::PgBouncer;
        pool.settings = environment::PgBouncerSettings();
        pool.edges = {{environment::EdgeKind::RoutesThrough, u"db"_s}};
        environment.targets = {db, pool};
        pooler.target = u"pool"_s;
        server.target = u"db"_s;
        pooler.status.condition = server.status.condition = watch::Condition::Up;
        server.load.capacity = 100;
        has(40);
        row.database = base::Untrusted(u"shop"_s);
        row.user = base::Untrusted(u"app"_s);
        row.size = row.serversOpen = row.serversActive = 12;
        row.clientsWaiting = 9;
        row.use = {4000, 12, 12, 9, 3.5, 40};
    }
    void has(int connections)
    {
        server.latest.clear();
        server.latest.push_back({watch::Reading(watch::MetricId(u"pg.connections.count"_s), connections), {}, {}, std::chrono::seconds(1)});
    }
    [[nodiscard]] std::vector<health::PoolAdvice> all(const char *yaml = "", std::vector<watch::PoolRow> more = {}) const
    {
        QStringList mistakes;
        const auto rules = watch::PoolRules::parse(yaml, u"pools.yaml"_s, &mistakes);
        if (!mistakes.isEmpty())
            qFatal("%s", qPrintable(mistakes.first()));
        watch::TargetSnapshot own = pooler;
        more.insert(more.begin(), row);
        own.pools = std::make_shared<const std::vector<watch::PoolRow>>(more);
        return health::poolAdvice(environment, environment.targets.at(1),
                                  {{u"pool"_s, std::make_shared<watch::TargetSnapshot>(own)}, {u"db"_s, std::make_shared<watch::TargetSnapshot>(server)}}, rules);
    }
    [[nodiscard]] health::PoolAdvice one(const char *yaml = "") const { return all(yaml).front(); }
};

} // namespace

class TestPoolAdvice : public QObject {
    Q_OBJECT
private slots:
    void aPoolIsLargerWhileItsServerHasRoom()
    {
        PoolBench b;
        auto a = b.one();
        QCOMPARE(int(a.kind), int(PoolKind::Larger));
        QCOMPARE(a.advised, 21); // 12 and the 9 that waited, within twice the size
        QCOMPARE(a.tier, u"orders"_s);
        QCOMPARE(*a.room, 50); // 100 - 40 - 10 kept free; its own 12 are open already
        QCOMPARE(a.most, 62);
        b.row.use.peakWaiting = 80;
        QCOMPARE(b.one().advised, 24);
        QCOMPARE(b.one("growth: 1.5").advised, 18);
        QCOMPARE(b.one("most: 20").advised, 20);
        QCOMPARE(b.one("tiers: {orders: {growth: 1.25}, web: {growth: 5}}").advised, 15); // the tier of the database
        b.has(85); // 5 left
        QCOMPARE(b.one().advised, 17);
        b.has(90);
        a = b.one();
        QCOMPARE(int(a.kind), int(PoolKind::NoRoom));
        QVERIFY(a.advised == 0 && a.most == 12 && health::poolReason(a).contains("max_connections"_L1));
        b.has(40);
        QCOMPARE(int(b.one("most: 12").kind), int(PoolKind::AtLimit));
        QCOMPARE(int(b.one("most: 4").kind), int(PoolKind::AtLimit)); // larger than the rules want: it may stay
        b.row.most = 14; // max_db_connections
        QCOMPARE(b.one().advised, 14);
        b.row.most = 0;
        b.server.status.condition = watch::Condition::Down;
        QCOMPARE(int(b.one().kind), int(PoolKind::Blind));
        QCOMPARE(b.one().most, 12);
    }

    void whatOtherPoolsMayStillOpenIsNoRoom()
    {
        PoolBench b;
        watch::PoolRow other = b.row;
        other.user = base::Untrusted(u"job"_s);
        other.serversOpen = 2;
        other.clientsWaiting = 0;
        const auto all = b.all("", {other});
        QCOMPARE(all.size(), std::size_t(1)); // one size for both users
        QCOMPARE(all.front().users, 2);
        QCOMPARE(*all.front().room, 40);
        QCOMPARE(all.front().most, 32); // each of the two gets half
        other.database = base::Untrusted(u"stock"_s);
        QCOMPARE(b.all("", {other}).size(), std::size_t(2));
    }

    void locksAreNotAnsweredByMoreConnections()
    {
        PoolBench b;
        std::vector<watch::SessionRow> sessions(8);
        for (auto &s : sessions)
            s.waitType = u"Lock"_s;
        b.server.sessions = std::make_shared<const std::vector<watch::SessionRow>>(sessions);
        QCOMPARE(int(b.one().kind), int(PoolKind::Locked));
        sessions.resize(2);
        b.server.sessions = std::make_shared<const std::vector<watch::SessionRow>>(sessions);
        QCOMPARE(int(b.one().kind), int(PoolKind::Larger));
    }

    void aPoolIsSmallerOnlyAfterLongWatching()
    {
        PoolBench b;
        b.row.clientsWaiting = 0;
        b.row.use = {4000, 4, 3, 0, 0, 0};
        auto a = b.one();
        QCOMPARE(int(a.kind), int(PoolKind::Smaller));
        QCOMPARE(a.advised, 5); // 4 and a quarter
        b.row.use.seconds = 3000;
        QCOMPARE(int(b.one().kind), int(PoolKind::Fits));
        b.row.use = {4000, 6, 6, 0, 0, 0};
        QCOMPARE(int(b.one().kind), int(PoolKind::Fits)); // 8 of 12: not worth it
        b.row.use = {4000, 0, 0, 0, 0, 0};
        QCOMPARE(b.one().advised, 2);
        b.row.use = {4000, 4, 3, 2, 0.1, 0.5}; // somebody did wait
        QCOMPARE(int(b.one().kind), int(PoolKind::Fits));
        b.row.use = {30, 12, 12, 9, 3, 30};
        a = b.one();
        QCOMPARE(int(a.kind), int(PoolKind::TooShort));
        QVERIFY(health::poolReason(a).contains("are needed"_L1));
        b.row.size = 0; // not told
        QVERIFY(b.all().empty());
    }

    void whatWasUsedIsCountedByTime()
    {
        watch::PoolTally tally;
        base::TimePoint now{};
        const auto look = [&](int seconds, int size, int active, int waiting, double wait = 0) {
            now += std::chrono::seconds(seconds);
            tally.add(now, size, active, waiting, wait, std::chrono::seconds(3));
        };
        look(1, 10, 2, 0);
        for (int i = 0; i < 90; ++i)
            look(1, 10, 2, 0);
        for (int i = 0; i < 8; ++i)
            look(1, 10, 7, 0);
        look(2, 10, 10, 3, 1.5);
        watch::PoolUse use = tally.use();
        QCOMPARE(use.seconds, 100.0);
        QCOMPARE(use.peakActive, 10);
        QCOMPARE(use.highActive, 7);
        QCOMPARE(use.peakWaiting, 3);
        QCOMPARE(use.fullSeconds, 2.0);
        look(60, 10, 4, 0); // nobody looked: it counts for nothing
        QCOMPARE(tally.use().seconds, 100.0);
        for (int hour = 0; hour < 30; ++hour) // and nothing is older than a day
            for (int minute = 0; minute < 1800; ++minute)
                look(2, 10, 1, 0);
        use = tally.use();
        QCOMPARE(use.peakActive, 1);
        QVERIFY(use.seconds <= 24 * 3600.0 && use.seconds > 22 * 3600.0);
        look(1, 12, 1, 0); // another size: from the beginning
        look(1, 12, 1, 0);
        QCOMPARE(tally.use().seconds, 1.0);
    }

    void mistakesInTheRulesOfPoolsCostTheirLine()
    {
        QStringList mistakes;
        const auto rules = watch::PoolRules::parse("growth: 0.5\nmost: 30\nnothing: 1\ntiers:\n  web: {least: 50, growth: 3}\n", u"pools.yaml"_s, &mistakes);
        QCOMPARE(rules.of(u"other"_s).growth, 2.0);
        QCOMPARE(rules.of(u"other"_s).most, 30.0);
        QCOMPARE(rules.of(u"web"_s).growth, 3.0);
        QCOMPARE(mistakes.size(), 3);
        QVERIFY(mistakes.first().startsWith(u"pools.yaml:1:"_s));
        mistakes.clear();
        QFile shipped(QStringLiteral(QD_SOURCE_DIR "/resources/metrics/pools.yaml"));
        QVERIFY(shipped.open(QIODevice::ReadOnly));
        (void)watch::PoolRules::parse(shipped.readAll(), u"pools.yaml"_s, &mistakes);
        QCOMPARE(mistakes, QStringList());
    }
};

QTEST_GUILESS_MAIN(TestPoolAdvice)
#include "tst_pooladvice.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
// Every figure of the Redis probe, changed on a real server and seen to change; and every way it can fail.
#include "models/watch/redisprobe.h"
#include "tests/support/hostilepeer.h"
#include "tests/support/probebench.h"
#include "tests/support/redisserver.h"

#include <QTest>

using namespace std::chrono_literals;
using environment::RedisKey;
using environment::RedisSettings;
using environment::TargetKind;
using watch::Condition;
using watch::NoValue;

namespace {

RedisKey key(const char *id, const char *name, RedisKey::Figure figure, const char *extra = "")
{
    RedisKey k;
    k.id = QLatin1String(id);
    k.key = QLatin1String(name);
    k.figure = figure;
    (figure == RedisKey::Figure::StreamPending ? k.group : k.ageField) = QLatin1String(extra);
    return k;
}

environment::Target target(quint16 port, const QList<RedisKey> &keys = {})
{
    RedisSettings s;
    s.host = QStringLiteral("127.0.0.1");
    s.port = port;
    s.keys = keys;
    return targetOf(QStringLiteral("cache"), TargetKind::Redis, s);
}

} // namespace

class TstRedisProbe : public QObject {
    Q_OBJECT
    std::unique_ptr<RedisServer> m_server;

    static void startOn(ProbeBench &bench, quint16 port, const QList<RedisKey> &keys = {})
    {
        bench.add(target(port, keys));
        bench.start<watch::RedisProbe>();
    }

private slots:
    void initTestCase() { m_server = std::make_unique<RedisServer>(); }
    void cleanup() { QVERIFY(flow::liveTasks().empty()); }

    void saysWhatTheServerIs()
    {
        ProbeBench bench;
        startOn(bench, m_server->port());
        QTRY_COMPARE(bench.condition(), Condition::Up);
        QCOMPARE(bench.value("redis.reachable"), 1.0);
        QCOMPARE(bench.value("redis.role"), 0.0);
        QCOMPARE(bench.lastFacts.role, QStringLiteral("master"));
        QVERIFY(bench.lastFacts.version.raw().startsWith(QLatin1Char('7')));
        QVERIFY(bench.lastFacts.startedAt);
        QVERIFY(std::chrono::abs(*bench.lastFacts.startedAt - std::chrono::system_clock::now()) < 60s);
        QCOMPARE(bench.value("redis.loading"), 0.0);
        QCOMPARE(bench.noValue("redis.link.down"), NoValue::NotApplicable);
        QTRY_VERIFY(!std::isnan(bench.value("redis.commands.rate")));
    }

    void seesMemoryAndItsLimit()
    {
        ProbeBench bench;
        startOn(bench, m_server->port());
        QTRY_VERIFY(bench.value("redis.memory.bytes") > 100000);
        QCOMPARE(bench.noValue("redis.memory.used"), NoValue::NotApplicable);
        QVERIFY(bench.value("redis.fragmentation") > 0);
        const double before = bench.value("redis.memory.bytes");
        m_server->run("debug populate 20000 filler 200");
        QTRY_VERIFY(bench.value("redis.memory.bytes") > before + 2e6);
        m_server->run("config set maxmemory 100mb");
        QTRY_VERIFY(bench.value("redis.memory.used") > 1);
        QVERIFY(bench.value("redis.memory.used") < 20);
        m_server->run("config set maxmemory 0");
        m_server->run("flushall");
    }

    void seesEvictions()
    {
        ProbeBench bench;
        startOn(bench, m_server->port());
        QTRY_COMPARE(bench.value("redis.evicted.rate"), 0.0);
        m_server->run("config set maxmemory-policy allkeys-random");
        m_server->run("debug populate 20000 filler 200");
        m_server->run("config set maxmemory 2mb");
        m_server->run("set one more");
        QTRY_VERIFY(bench.value("redis.evicted.rate") > 0);
        m_server->run("config set maxmemory 0");
        m_server->run("flushall");
    }

    void seesClientsBlockedOnesAndRejectedOnes()
    {
        const RedisServer small({QStringLiteral("--maxclients"), QStringLiteral("4")});
        ProbeBench bench;
        startOn(bench, small.port());
        QTRY_COMPARE(bench.value("redis.clients.used"), 25.0);
        QCOMPARE(bench.value("redis.blocked"), 0.0);
        QProcess worker;
        worker.start(QStringLiteral("redis-cli"), {QStringLiteral("-p"), QString::number(small.port()), QStringLiteral("blpop"), QStringLiteral("q"), QStringLiteral("0")});
        QTRY_COMPARE(bench.value("redis.blocked"), 1.0);
        QCOMPARE(bench.value("redis.clients.used"), 50.0);
        QTRY_COMPARE(bench.value("redis.rejected.rate"), 0.0);
        std::vector<int> sockets;
        for (int i = 0; i < 5; ++i) {
            sockets.push_back(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
            const auto a = ServerProcess::loopback(small.port());
            QCOMPARE(::connect(sockets.back(), reinterpret_cast<const sockaddr *>(&a), sizeof a), 0);
        }
        QTRY_VERIFY(bench.value("redis.rejected.rate") >= 1);
        QTRY_COMPARE(bench.value("redis.clients.used"), 100.0);
        ProbeBench late; // finds no slot
        startOn(late, small.port());
        QTRY_COMPARE(late.condition(), Condition::NoSlots);
        for (const int s : sockets)
            ::close(s);
        worker.kill();
        worker.waitForFinished();
    }

    void seesHitsAndMisses()
    {
        ProbeBench bench;
        startOn(bench, m_server->port());
        QTRY_COMPARE(bench.noValue("redis.hit.ratio"), NoValue::NotApplicable);
        QVERIFY(!bench.why("redis.hit.ratio").isEmpty());
        m_server->run("set there 1");
        double lowest = 200, highest = -1;
        const auto look = [&] {
            if (const double v = bench.value("redis.hit.ratio"); !std::isnan(v)) {
                lowest = std::min(lowest, v);
                highest = std::max(highest, v);
            }
        };
        QTRY_VERIFY((m_server->run("get there"), look(), highest == 100));
        QTRY_VERIFY((m_server->run("get missing"), look(), lowest == 0));
    }

    void seesTraffic()
    {
        ProbeBench bench;
        startOn(bench, m_server->port());
        QTRY_VERIFY(!std::isnan(bench.value("redis.commands.rate")));
        QProcess load;
        load.start(QStringLiteral("redis-benchmark"), {QStringLiteral("-p"), QString::number(m_server->port()), QStringLiteral("-n"), QStringLiteral("100000"), QStringLiteral("-q"), QStringLiteral("-t"), QStringLiteral("ping_mbulk")});
        QTRY_VERIFY_WITH_TIMEOUT(bench.value("redis.commands.rate") > 1000, 10000);
        load.kill();
        load.waitForFinished();
    }

    void seesSavesAndTheirFailure()
    {
        RedisServer server;
        ProbeBench bench;
        startOn(bench, server.port());
        QTRY_COMPARE(bench.noValue("redis.save.age"), NoValue::NotApplicable);
        server.run(QStringList{QStringLiteral("config"), QStringLiteral("set"), QStringLiteral("save"), QStringLiteral("3600 1")});
        QTRY_VERIFY(bench.value("redis.save.age") >= 0);
        QTRY_VERIFY(bench.value("redis.save.age") >= 1.5);
        server.run("save");
        QTRY_VERIFY(bench.value("redis.save.age") < 1.5);
        QCOMPARE(bench.value("redis.save.failed"), 0.0);
        server.makeFolder(QStringLiteral("full.rdb")); // a snapshot cannot replace a folder
        server.run("config set dbfilename full.rdb");
        server.run("bgsave");
        QTRY_COMPARE(bench.value("redis.save.failed"), 1.0);
        server.run("config set dbfilename dump.rdb");
        server.run("bgsave");
        QTRY_COMPARE(bench.value("redis.save.failed"), 0.0);
    }

    void seesAReplicaAndItsBrokenLink()
    {
        RedisServer master;
        const RedisServer replica({QStringLiteral("--replicaof"), QStringLiteral("127.0.0.1 %1").arg(master.port())});
        ProbeBench bench;
        startOn(bench, replica.port());
        QTRY_COMPARE(bench.value("redis.role"), 1.0);
        QTRY_COMPARE_WITH_TIMEOUT(bench.value("redis.link.down"), 0.0, 15000);
        QVERIFY(bench.value("redis.link.silent") >= 0);
        QTRY_COMPARE(bench.lastFacts.role, QStringLiteral("replica"));
        master.kill();
        QTRY_COMPARE(bench.value("redis.link.down"), 1.0);
        replica.run("replicaof no one");
        QTRY_COMPARE(bench.value("redis.role"), 0.0);
    }

    void seesLoading()
    {
        RedisServer server({QStringLiteral("--key-load-delay"), QStringLiteral("20000"), QStringLiteral("--loading-process-events-interval-bytes"), QStringLiteral("1024"), QStringLiteral("--rdbcompression"), QStringLiteral("no")});
        server.run("debug populate 100 k 2000");
        server.run("save");
        server.stop();
        ProbeBench bench;
        server.restart();
        startOn(bench, server.port());
        QTRY_COMPARE(bench.value("redis.loading"), 1.0);
        QTRY_COMPARE_WITH_TIMEOUT(bench.value("redis.loading"), 0.0, 15000);
    }

    void seesDeclaredKeys()
    {
        using Figure = RedisKey::Figure;
        m_server->run("flushall");
        ProbeBench bench;
        startOn(bench, m_server->port(),
            {key("q.depth", "queue", Figure::ListLength), key("s.length", "stream", Figure::StreamLength),
                key("s.pending", "stream", Figure::StreamPending, "workers"), key("s.age", "stream", Figure::OldestAge),
                key("q.age", "queue", Figure::OldestAge, "/at"), key("wrong", "text", Figure::ListLength)});
        QTRY_COMPARE(bench.condition(), Condition::Up);
        QCOMPARE(bench.value("q.depth"), 0.0);
        QCOMPARE(bench.noValue("q.age"), NoValue::NotApplicable);
        QCOMPARE(bench.noValue("s.age"), NoValue::NotApplicable);
        QCOMPARE(bench.noValue("s.pending"), NoValue::Error);
        QVERIFY(bench.why("s.pending").contains(QLatin1String("NOGROUP")));
        const auto job = [](qint64 age) { return QStringLiteral("{\"at\":%1}").arg(QDateTime::currentSecsSinceEpoch() - age); };
        m_server->run(QStringList{QStringLiteral("rpush"), QStringLiteral("queue"), job(120), job(60), job(5)});
        m_server->run(QStringList{QStringLiteral("xadd"), QStringLiteral("stream"), QString::number(QDateTime::currentMSecsSinceEpoch() - 30000) + QStringLiteral("-0"), QStringLiteral("a"), QStringLiteral("b")});
        m_server->run("xgroup create stream workers 0");
        m_server->run("xreadgroup group workers me streams stream >");
        m_server->run("set text hello");
        QTRY_COMPARE(bench.value("q.depth"), 3.0);
        QTRY_VERIFY(bench.value("q.age") >= 119 && bench.value("q.age") < 125);
        QTRY_COMPARE(bench.value("s.length"), 1.0);
        QTRY_COMPARE(bench.value("s.pending"), 1.0);
        QVERIFY(bench.value("s.age") >= 29 && bench.value("s.age") < 40);
        QTRY_COMPARE(bench.noValue("wrong"), NoValue::Error);
        QVERIFY(bench.why("wrong").contains(QLatin1String("WRONGTYPE")));
        m_server->run("lpop queue");
        QTRY_COMPARE(bench.value("q.depth"), 2.0);
        QTRY_VERIFY(bench.value("q.age") < 70);
        m_server->run(QStringList{QStringLiteral("rpush"), QStringLiteral("queue"), QStringLiteral("not json")});
        m_server->run("lpop queue 2");
        QTRY_COMPARE(bench.noValue("q.age"), NoValue::Error);
    }

    void aKilledServerIsDownAtOnceAndComesBack()
    {
        RedisServer server;
        ProbeBench bench;
        startOn(bench, server.port());
        QTRY_COMPARE(bench.condition(), Condition::Up);
        QElapsedTimer since;
        since.start();
        ::kill(server.pid(), SIGKILL);
        QTRY_COMPARE(bench.condition(), Condition::Down);
        QVERIFY2(since.elapsed() < 250, QByteArray::number(since.elapsed()).constData());
        QCOMPARE(bench.noValue("redis.reachable"), NoValue::Unreachable);
        QCOMPARE(bench.noValue("redis.memory.bytes"), NoValue::Unreachable);
        QVERIFY(!bench.changes.back().error.action.empty());
        QVERIFY(bench.changes.back().nextTry > base::TimePoint{});
        server.kill();
        server.restart();
        QTRY_COMPARE_WITH_TIMEOUT(bench.condition(), Condition::Up, 15000);
    }

    void aFrozenServerIsNotAnswering()
    {
        const RedisServer server;
        ProbeBench bench;
        startOn(bench, server.port());
        QTRY_COMPARE(bench.condition(), Condition::Up);
        QElapsedTimer since;
        since.start();
        server.freeze();
        QTRY_COMPARE(bench.condition(), Condition::NotAnswering);
        QVERIFY2(since.elapsed() < 500 + 250, QByteArray::number(since.elapsed()).constData());
        QCOMPARE(bench.noValue("redis.reachable"), NoValue::TimedOut);
        server.thaw();
        QTRY_COMPARE_WITH_TIMEOUT(bench.condition(), Condition::Up, 15000);
    }

    void aWrongPasswordIsTriedOnce()
    {
        const RedisServer locked({}, QStringLiteral("open sesame"));
        ProbeBench bench;
        auto t = target(locked.port());
        t.credential.source = environment::Credential::Source::Keyring;
        bench.secrets.table[QStringLiteral("cache")] = "wrong";
        bench.add(t);
        bench.start<watch::RedisProbe>();
        QTRY_COMPARE(bench.condition(), Condition::Refused);
        QVERIFY(bench.says().startsWith(QLatin1String("WRONGPASS")));
        QTest::qWait(1500); // nothing may happen: that is the point
        const auto calls = locked.run("info commandstats");
        QVERIFY2(calls.contains("cmdstat_auth:calls=2,"), calls.constData()); // redis-cli's own and one of ours
        QCOMPARE(bench.changes.size(), 2u);
        bench.stop();
        bench.secrets.table[QStringLiteral("cache")] = "open sesame";
        bench.start<watch::RedisProbe>();
        QTRY_COMPARE(bench.condition(), Condition::Up);
    }

    void aMissingSecretIsNamed()
    {
        ProbeBench bench;
        auto t = target(m_server->port());
        t.credential.source = environment::Credential::Source::Keyring;
        bench.secrets.otherwise = secrets::Availability::Locked;
        bench.add(t);
        bench.start<watch::RedisProbe>();
        QTRY_COMPARE(bench.condition(), Condition::Misconfigured);
        QCOMPARE(bench.says(), QStringLiteral("The keyring that holds its password is locked."));
        QCOMPARE(bench.secrets.asked, 1);
    }

    void anotherProtocolIsMisconfigured()
    {
        const HostilePeer peer([](HostilePeer::Connection &c) {
            c.readUntil("PING");
            c.write("HTTP/1.1 400 Bad Request\r\n\r\n");
            c.waitForTheEnd();
        });
        ProbeBench bench;
        startOn(bench, peer.port());
        QTRY_COMPARE(bench.condition(), Condition::Misconfigured);
    }

    void aServerThatSpeaksNonsenseAfterAGoodStartIsNamed()
    {
        const HostilePeer peer([](HostilePeer::Connection &c) {
            c.readUntil("PING");
            c.write("+OK\r\n+OK\r\n+PONG\r\n");
            c.readUntil("TIME");
            c.write("$4\r\nhaha\r\n:1\r\n:1\r\n:1\r\n:1\r\n");
            c.waitForTheEnd();
        });
        ProbeBench bench;
        startOn(bench, peer.port());
        QTRY_COMPARE(bench.condition(), Condition::Misconfigured);
        QCOMPARE(bench.says(), QStringLiteral("Its answer to INFO is not that of Redis."));
    }

    void oldServersWithoutSomeFieldsAreSaidToBeOld()
    {
        const HostilePeer peer([](HostilePeer::Connection &c) {
            c.readUntil("PING");
            c.write("+OK\r\n+OK\r\n+PONG\r\n");
            c.readUntil("save");
            const std::string info = "# Server\r\nredis_version:2.8.4\r\nused_memory:1000\r\n";
            c.write("$" + std::to_string(info.size()) + "\r\n" + info + "\r\n*2\r\n$1\r\n1\r\n$1\r\n0\r\n"
                "*2\r\n$9\r\nmaxmemory\r\n$4\r\n4000\r\n-NOPERM no\r\n*2\r\n$4\r\nsave\r\n$0\r\n\r\n");
            c.waitForTheEnd();
        });
        ProbeBench bench;
        startOn(bench, peer.port());
        QTRY_COMPARE(bench.condition(), Condition::Up);
        QCOMPARE(bench.value("redis.memory.used"), 25.0);
        QCOMPARE(bench.noValue("redis.clients.used"), NoValue::Version);
        QCOMPARE(bench.noValue("redis.blocked"), NoValue::Version);
        QCOMPARE(bench.lastFacts.version.raw(), QStringLiteral("2.8.4"));
    }
};

QTEST_GUILESS_MAIN(TstRedisProbe)
#include "tst_redisprobe.moc"
